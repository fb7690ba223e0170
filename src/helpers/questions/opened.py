"""A corpus opened for questions: what is worked out of it is worked out when it is first asked for, once."""
from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import pandas as pd

from helpers.actors import actor_kinds, cared_last, discover, find_mentions, people_and_bodies, read_registry, total_mentions
from helpers.cleaning import COUNTED, find_zones
from helpers.corpus import Corpus, read_corpus
from helpers.display import article_facts
from helpers.errors import UsageError, unknown
from helpers.questions.answers import Answer, counted, heading, table_html, text_of, wrapped
from helpers.statistics import find_terms, name_articles, read_concepts, stop_words
from helpers.tables import dated
from helpers.tokens import split_sentences, split_words

METHODS = ("auto", "spacy", "rules", "off")
LAST: list[OpenCorpus] = []
"""The corpus opened last in this process."""


class OpenCorpus:
    """A folder of articles, ready for questions; `open_corpus` makes one.

    Its tables (documents, zones, sentences, words, aliases, mentions, terms …) are made when they are first asked for and then kept. Its
    questions: `concordance`, `actor`, `pair`, `article`, `registry`, and `controls` to ask them without writing.
    """

    def __init__(self, corpus: Corpus, discovery: str = "auto", count_zones: Sequence[str] = COUNTED) -> None:
        if discovery not in METHODS:
            raise unknown("way to find names", discovery, METHODS)
        self.corpus, self.discovery, self.count_zones = corpus, discovery, tuple(count_zones)

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.corpus.name

    @property
    def documents(self) -> pd.DataFrame:
        """One row an article."""
        return self.corpus.documents

    @cached_property
    def zones(self) -> pd.DataFrame:
        """One row a stretch of an article: what is counted, what was set aside, by which rule."""
        return find_zones(self.documents)

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """One row a sentence of a counted zone."""
        return split_sentences(self.documents, self.zones, counted=list(self.count_zones))

    @cached_property
    def words(self) -> pd.DataFrame:
        """One row a word."""
        return split_words(self.documents, self.sentences)

    @cached_property
    def aliases(self) -> pd.DataFrame:
        """One row a way to write an actor: the corpus's actors.csv and what was found."""
        found = discover(self.documents, self.zones, self.sentences, self.words, method=self.discovery)
        return read_registry(self.corpus.inputs.get("actors"), found, self.documents)

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row a match of an alias in the text."""
        return find_mentions(self.documents, self.zones, self.sentences, self.aliases)

    @cached_property
    def kinds(self) -> pd.DataFrame:
        """One row an actor: kind, country, care, described."""
        return actor_kinds(self.aliases, self.mentions)

    @cached_property
    def totals(self) -> pd.DataFrame:
        """One row an actor: mentions by role, articles, texts."""
        return total_mentions(self.mentions, self.documents, self.words, self.aliases)

    @cached_property
    def terms(self) -> pd.DataFrame:
        """One row an occurrence of a word, phrase or concept."""
        return find_terms(self.words, self.sentences, read_concepts(self.corpus.inputs.get("concepts"), self.documents))

    @cached_property
    def names(self) -> pd.Series:
        """A name to show for each doc_id."""
        return name_articles(self.documents)

    @cached_property
    def actors(self) -> list[str]:
        """Every actor that is named or described, the most often named first; people with care last."""
        named = self.totals[self.totals["n_mentions"] > 0].sort_values(["n_mentions", "actor"], ascending=[False, True])
        return cared_last(named, self.kinds, ["actor"])["actor"].tolist()

    @cached_property
    def usual_actor(self) -> str:
        """Whom `actor()` tells of where nobody is named: the first of the people and bodies, else of all actors, else nobody."""
        people = people_and_bodies(self.totals, self.kinds)
        return next(iter([*people.loc[~people["cared"], "actor"], *self.actors]), "")

    @cached_property
    def usual_term(self) -> str:
        """What `concordance()` looks up where nothing is asked: the phrase of two words, else the content word, in most texts."""
        rows = self.terms[self.terms["kind"].isin(["word", "phrase"])]
        totals = rows.groupby(["kind", "term"]).agg(n_texts=("doc_id", "nunique"), n=("start", "size")).reset_index()
        stop = stop_words()
        parts = totals["term"].str.split()
        content = [not any(word in stop or len(word) < 4 for word in words) and len(words) < 3 for words in parts]
        order = totals[content].sort_values(["n_texts", "n", "kind", "term"], ascending=[False, False, True, True])
        return next(iter([*order.loc[order["kind"] == "phrase", "term"], *order["term"]]), "")

    def where(self, doc_id: str) -> str:
        """An article in a few words: its outlet or name, and its date."""
        row = self._heads.loc[doc_id]
        return " · ".join(part for part in (row["outlet"] or self.names[doc_id], row["published"]) if part)

    @cached_property
    def _heads(self) -> pd.DataFrame:
        return self.documents.set_index("doc_id")[["outlet", "published"]]

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each article by doc_id."""
        return dict(zip(self.documents["doc_id"], self.documents["text"], strict=True))

    def concordance(self, query: str = "", sort: str = "left", outlet: str = "", since: str = "", until: str = "") -> Answer:
        """Every place where a word or phrase stands, with what stands before and after it.

        `sort` is left, right, article or date; `outlet` keeps one outlet's articles, `since` and `until` (such as "2023-08-01") those of known
        date from and to then. Without `query` the most widespread phrase. `answer["lines"]` has all lines.
        """
        from helpers.questions.lines import concordance

        return concordance(self, query, sort, outlet, since, until)

    def actor(self, name: str = "") -> Answer:
        """Everything about one actor: spellings, roles, companions, articles with dates, sentences.

        `name` is its label or any spelling of it, in any case. Without one: who is named in most texts. Raises UsageError with the nearest names.
        """
        from helpers.questions.people import actor

        return actor(self, name)

    def pair(self, first: str = "", second: str = "") -> Answer:
        """The sentences in which two names, concepts or phrases stand together, with how often each stands.

        Each is an actor (any spelling), a concept of concepts.csv, or else words. Nearness is not contact. Without names: the two most named.
        """
        from helpers.questions.pairs import pair

        return pair(self, first, second)

    def article(self, doc_id: str = "") -> Answer:
        """One article with its zones coloured: what is counted, and what was set aside by which rule; names are underlined.

        `doc_id` may be its beginning ("003…") or a part of its title. Without one: the first. Raises UsageError with the nearest.
        """
        from helpers.questions.articles import article

        return article(self, doc_id)

    def registry(self) -> Answer:
        """The registry of names: what waits for a decision first, then what was joined and found, with reasons."""
        from helpers.questions.registries import registry

        return registry(self)

    def controls(self) -> object:
        """Fields to ask for a term, an actor, an outlet and dates without writing code; where no fields can be shown, the answers themselves."""
        from helpers.questions.fields import controls

        return controls(self)

    def _glance(self) -> tuple[str, str, pd.DataFrame]:
        facts = {name: fact.value for name, fact in article_facts(self.documents).items()}
        days = sorted(self.documents.loc[dated(self.documents), "published"])
        title = f"{self.name}: {counted(facts['articles'], 'article')}, {counted(len(self.words), 'word')} counted"
        dates = f"dated {days[0]} to {days[-1]}, {len(self.documents) - len(days)} undated or in doubt" if days else "no article with a known date"
        words = self.words.groupby("doc_id").size()
        table = self.documents[["doc_id", "outlet", "published"]].assign(article=self.documents["doc_id"].map(self.names),
                                                                           n_words=self.documents["doc_id"].map(words).fillna(0).astype("int64"))
        return title, f"{counted(facts['texts'], 'independent text')}; {dates}.", table

    def _repr_html_(self) -> str:
        title, note, table = self._glance()
        ask = "Ask with .concordance(…), .actor(…), .pair(…, …), .article(…), .registry() or .controls()."
        return wrapped(heading(title, note, ask) + table_html(table, GLANCE, "The articles"))

    def __repr__(self) -> str:
        title, note, table = self._glance()
        return text_of(title, [note], {"The articles": (table, GLANCE)})

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if not name.startswith("_") or name.startswith("__")]


GLANCE = {"article": "article", "outlet": "outlet", "published": "published", "n_words": "words", "doc_id": "doc_id"}


def open_corpus(folder: str | Path | Corpus = "corpus", discovery: str = "auto", count_zones: Sequence[str] = COUNTED) -> OpenCorpus:
    """A folder of articles (or a corpus that was read), open for questions; the functions of `helpers.questions` ask the one opened last.

    A relative folder is taken from the project's root. `discovery` says how names are found: auto, spacy, rules, off. Raises UsageError.
    """
    opened = OpenCorpus(folder if isinstance(folder, Corpus) else read_corpus(folder), discovery, count_zones)
    LAST[:] = [opened]
    return opened


def opened_last(corpus: OpenCorpus | Corpus | str | Path | None = None) -> OpenCorpus:
    """The corpus given, opened if need be; else the one opened last; else the notebook's own `corpus`. Raises UsageError where there is none."""
    if corpus is not None:
        return corpus if isinstance(corpus, OpenCorpus) else open_corpus(corpus)
    if LAST:
        return LAST[0]
    own = _of_notebook()
    if own is None:
        raise UsageError('no corpus is open; open one first: corpus = helpers.open_corpus("corpus").')
    return open_corpus(own)


def _of_notebook() -> Corpus | None:
    """What the running notebook calls `corpus`, where that is a corpus that was read."""
    import sys

    shell = sys.modules.get("IPython")
    running = shell.get_ipython() if shell else None
    found = running.user_ns.get("corpus") if running else None
    return found if isinstance(found, Corpus) else None
