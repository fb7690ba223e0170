"""Discovery proposes: who and what a folder of articles names, worked out from the texts alone."""
from __future__ import annotations

from collections import defaultdict

import pandas as pd

from helpers.actors.discovery.article import read_article
from helpers.actors.discovery.seen import Seen
from helpers.actors.joins import join_names
from helpers.errors import unknown
from helpers.tables import empty_table

METHODS = ("auto", "spacy", "rules", "off")


def discover(documents: pd.DataFrame, zones: pd.DataFrame, sentences: pd.DataFrame, words: pd.DataFrame, method: str = "auto") -> pd.DataFrame:
    """One row a way to write an actor that the counted text names; only decisions found and propose, each with its reason.

    `method` is auto, spacy, rules or off; `.attrs["method"]` says what ran. Raises UsageError for another method, and where spaCy is asked
    for and no English model is installed.
    """
    if method not in METHODS:
        raise unknown("discovery method", method, METHODS)
    if method == "off":
        aliases = empty_table("aliases")
        aliases.attrs["method"] = "off"
        return aliases
    aliases = join_names(see_names(documents, zones, sentences), documents, sentences)
    aliases.attrs["method"] = "rules"
    return aliases


def see_names(documents: pd.DataFrame, zones: pd.DataFrame, sentences: pd.DataFrame) -> list[Seen]:
    """All that the rules see, article by article; a pure function of the rows of each article."""
    counted: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for doc_id, number, start, end in zip(*(sentences[name] for name in ("doc_id", "sentence", "start", "end")), strict=True):
        counted[doc_id].append((number, start, end))
    captions: dict[str, list[tuple[int, int]]] = defaultdict(list)
    kept = zones[zones["zone"] == "caption"]
    for doc_id, start, end in zip(kept["doc_id"], kept["start"], kept["end"], strict=True):
        captions[doc_id].append((start, end))
    texts = zip(documents["doc_id"], documents["text"], strict=True)
    return [seen for doc_id, text in texts for seen in read_article(doc_id, text, counted[doc_id], captions[doc_id])]
