"""Discovery proposes: who and what a folder of articles names, worked out from the texts alone."""
from __future__ import annotations

from collections import defaultdict

import pandas as pd

from helpers.actors.discovery.article import read_article
from helpers.actors.discovery.left import RULE
from helpers.actors.discovery.model import MOST_ARTICLES, find_model, model_version, propose, require_model
from helpers.actors.discovery_seen import Seen
from helpers.actors.joins import join_names
from helpers.errors import unknown
from helpers.tables import empty_table

METHODS = ("auto", "spacy", "rules", "off")
# Beyond this many articles names are looked for in a sample, chosen by the articles' hashes, and counted in all.
MOST_READ = 20_000
SAMPLED = ("Names were looked for in {read:,} of {all:,} articles, those with the lowest hashes of their texts, and counted in all; what a short form "
           "of a name stands for is told in those alone.")
Spans = dict[str, list[tuple[int, int, int]]]


def discover(documents: pd.DataFrame, zones: pd.DataFrame, sentences: pd.DataFrame, words: pd.DataFrame, method: str = "auto") -> pd.DataFrame:
    """One row a way to write an actor that the counted text names; only decisions found and propose, each with its reason.

    `method` is auto (spaCy where an English model is installed, rules everywhere), spacy, rules or off; `.attrs["method"]` says what ran and
    `.attrs["joins"]` lists every join looked at, `.attrs["notes"]` says where only a sample of many articles was read (`MOST_READ`). Raises UsageError for another method, and where spaCy is asked for and no model is installed.
    """
    if method not in METHODS:
        raise unknown("discovery method", method, METHODS)
    if method == "off":
        aliases = empty_table("aliases")
        aliases.attrs = {"method": "off", "joins": []}
        return aliases
    model = require_model() if method == "spacy" else find_model() if method == "auto" else ""
    read = _lowest(documents, MOST_READ)
    if len(read) < len(documents):
        zones, sentences = (table[table["doc_id"].isin(read["doc_id"])] for table in (zones, sentences))
    counted = _counted(sentences)
    seen = see_names(read, zones, sentences)
    left = _never_small([one for one in seen if one.rule == RULE], read)
    seen = [one for one in seen if one.rule != RULE]
    if model:
        seen += _whole_only(propose(_sample(read, counted), seen, model), left)
        left = _beside(left, seen)
    seen += left
    aliases = join_names(seen, read, sentences)
    if len(read) < len(documents):
        aliases.attrs["notes"].append(SAMPLED.format(read=len(read), all=len(documents)))
    aliases.attrs["method"] = f"spacy {model_version(model)}" if model else "rules"
    return aliases


def _counted(sentences: pd.DataFrame) -> Spans:
    spans: Spans = defaultdict(list)
    for doc_id, number, start, end in zip(*(sentences[name] for name in ("doc_id", "sentence", "start", "end")), strict=True):
        spans[doc_id].append((number, start, end))
    return spans


def _lowest(documents: pd.DataFrame, most: int) -> pd.DataFrame:
    """All articles where they are no more than `most`, else those with the lowest hashes, by doc_id."""
    return documents.sort_values(["text_sha256", "doc_id"]).head(most).sort_values("doc_id")


def _never_small(left: list[Seen], documents: pd.DataFrame) -> list[Seen]:
    """Those of the names that no rule explains that are no word which some article writes small."""
    words = {one.name.lower() for one in left if " " not in one.name}
    small = {word for text in documents["text"] for word in words.intersection(text.split())} if words else set()
    return [one for one in left if one.name.lower() not in small]


def _whole_only(proposed: list[Seen], left: list[Seen]) -> list[Seen]:
    """Those of the model's names that are no part of a longer name that stands in capitals there."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in (one for one in left if " " in one.name or "-" in one.name):
        spans[one.doc_id].append((one.start, one.end))
    return [one for one in proposed
            if not any(low <= one.start and one.end <= high and high - low > one.end - one.start for low, high in spans[one.doc_id])]


def _beside(left: list[Seen], seen: list[Seen]) -> list[Seen]:
    """Those of the names that no rule explains where the model saw nothing either, here or elsewhere in their article."""
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in seen:
        taken[one.doc_id].append((one.start, one.end))
    words = {(one.doc_id, word) for one in seen for word in (one.name, *one.name.split())}
    return [one for one in left if (one.doc_id, one.name) not in words and not any(low < one.end and one.start < high for low, high in taken[one.doc_id])]


def _sample(documents: pd.DataFrame, counted: Spans) -> list[tuple[str, str, list[tuple[int, int, int]]]]:
    """The articles that the model reads: all of a small folder, else those with the lowest hashes, the same on every machine."""
    kept = _lowest(documents, MOST_ARTICLES)
    return [(doc_id, text, counted[doc_id]) for doc_id, text in zip(kept["doc_id"], kept["text"], strict=True)]


def see_names(documents: pd.DataFrame, zones: pd.DataFrame, sentences: pd.DataFrame) -> list[Seen]:
    """All that the rules see, article by article: a pure function of the rows of each article, so that blocks of articles may be read apart."""
    counted = _counted(sentences)
    captions: dict[str, list[tuple[int, int]]] = defaultdict(list)
    kept = zones[zones["zone"] == "caption"]
    for doc_id, start, end in zip(kept["doc_id"], kept["start"], kept["end"], strict=True):
        captions[doc_id].append((start, end))
    texts = zip(documents["doc_id"], documents["text"], strict=True)
    return [seen for doc_id, text in texts for seen in read_article(doc_id, text, counted[doc_id], captions[doc_id])]
