"""Short articles of our own on nineteen other affairs, the names marked in the text: `<Ann Lee>`, `<Lee=Ann Lee>` where the label differs."""
from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from helpers.actors import actor_kinds, discover, find_mentions, read_registry, total_mentions
from helpers.cleaning import find_zones
from helpers.corpus import read_corpus
from helpers.tokens import split_sentences, split_words

AFFAIRS = Path(__file__).parent / "affairs"
MARK = re.compile(r"<(?P<name>[^<>=]+)(?:=(?P<actor>[^<>]+))?>")
COLUMNS = ["doc_id", "start", "end", "text", "actor", "kind", "level", "role", "settled"]
UNRESOLVED = "unresolved"


def affairs(part: str) -> list[str]:
    """The affairs of a part: `mended` (the rules were mended on them) or `unseen` (no error of theirs was looked at)."""
    return sorted(folder.name for folder in (AFFAIRS / part).iterdir() if folder.is_dir())


def read_marked(written: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """The text without marks, and its marks: start, end, name, actor."""
    text, marks, at = "", [], 0
    for mark in MARK.finditer(written):
        text += written[at:mark.start()] + mark["name"]
        marks.append((len(text) - len(mark["name"]), len(text), mark["name"], mark["actor"] or mark["name"]))
        at = mark.end()
    return text + written[at:], marks


class Affair:
    """One folder: the marks, and what the production pipeline finds in it without any registry."""

    def __init__(self, part: str, name: str, method: str, place: Path) -> None:
        rows = []
        for path in sorted((AFFAIRS / part / name).glob("*.txt")):
            text, marks = read_marked(path.read_text(encoding="utf-8"))
            (place / path.name).write_text(text, encoding="utf-8")
            rows += [(path.stem, *mark, "", "named", "actor", "open" if mark[3] == UNRESOLVED else "both") for mark in marks]
        self.marks = pd.DataFrame(rows, columns=COLUMNS)
        self.documents = read_corpus(place).documents
        zones = find_zones(self.documents)
        sentences = split_sentences(self.documents, zones)
        self.words = split_words(self.documents, sentences)
        self.aliases = read_registry(None, discover(self.documents, zones, sentences, self.words, method=method), self.documents)
        self.mentions = find_mentions(self.documents, zones, sentences, self.aliases)

    def top(self, most: int = 10) -> list[str]:
        """The people and bodies most often named, as the third story ranks them."""
        totals = total_mentions(self.mentions, self.documents, self.words, self.aliases)
        named = set(self.mentions.loc[self.mentions["level"] == "named", "actor"])
        kinds = dict(actor_kinds(self.aliases, self.mentions)[["actor", "kind"]].itertuples(index=False, name=None))
        ranked = [actor for actor, n in zip(totals["actor"], totals["n_actor"], strict=True) if n and actor in named and kinds.get(actor) not in ("state", "place")]
        return ranked[:most]

    def strangers(self, most: int = 10) -> list[str]:
        """Those of the top whose mentions are for the larger part no marked name."""
        marked = set(self.marks[["doc_id", "start", "end"]].itertuples(index=False, name=None))
        named = self.mentions[self.mentions["level"] == "named"]
        found = []
        for actor in self.top(most):
            spans = list(named.loc[named["actor"] == actor, ["doc_id", "start", "end"]].itertuples(index=False, name=None))
            if sum(span in marked for span in spans) * 2 < len(spans) or not spans:
                found.append(actor)
        return found
