"""The questions as functions: each asks the corpus opened last, or the one given."""
from __future__ import annotations

from helpers.questions.answers import Answer
from helpers.questions.opened import OpenCorpus, opened_last

Asked = OpenCorpus | str | None


def concordance(query: str = "", sort: str = "left", outlet: str = "", since: str = "", until: str = "", corpus: Asked = None) -> Answer:
    """Every place where a word or phrase stands: `concordance("wire fraud")`; see `OpenCorpus.concordance`."""
    return opened_last(corpus).concordance(query, sort, outlet, since, until)


def actor(name: str = "", corpus: Asked = None) -> Answer:
    """Everything about one actor: `actor("Chen Hai")`; see `OpenCorpus.actor`."""
    return opened_last(corpus).actor(name)


def pair(first: str = "", second: str = "", corpus: Asked = None) -> Answer:
    """The sentences in which two things stand together: `pair("Myanmar", "telecom fraud")`; see `OpenCorpus.pair`."""
    return opened_last(corpus).pair(first, second)


def article(doc_id: str = "", corpus: Asked = None) -> Answer:
    """One article with its zones coloured: `article("003…")`; see `OpenCorpus.article`."""
    return opened_last(corpus).article(doc_id)


def registry(corpus: Asked = None) -> Answer:
    """The registry of names with what is proposed: `registry()`; see `OpenCorpus.registry`."""
    return opened_last(corpus).registry()


def controls(corpus: Asked = None) -> object:
    """Fields to ask without writing code: `controls()`; see `OpenCorpus.controls`."""
    return opened_last(corpus).controls()
