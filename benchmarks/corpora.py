"""Corpora for the benchmarks, made from the sample's own sentences with a fixed seed, and aliases that stand in them; the answers are known."""
from __future__ import annotations

import random
import re
from pathlib import Path

from helpers import find_zones, read_corpus, split_sentences
from helpers.places import project_root

NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}\b")


def sentences() -> list[str]:
    """The running sentences of the sample, in order."""
    corpus = read_corpus(project_root() / "corpus")
    rows = split_sentences(corpus.documents, find_zones(corpus.documents), counted=("paragraph",))
    texts = dict(zip(corpus.documents["doc_id"], corpus.documents["text"], strict=True))
    return [texts[row.doc_id][row.start:row.end] for row in rows.itertuples()]


def make_aliases(path: Path, most: int = 1500) -> list[str]:
    """Write aliases: the capitalised stretches of the sample, then names that stand nowhere, until there are `most`."""
    found = sorted({name for sentence in sentences() for name in NAME.findall(sentence) if len(name) > 3})[:most]
    drawn = random.Random(2)
    while len(found) < most:
        found.append(" ".join("".join(drawn.choices("abdeilmnorstu", k=drawn.randint(4, 8))).title() for _ in range(2)))
    path.write_text("\n".join(found) + "\n", encoding="utf-8")
    return found


def make_corpus(folder: Path, n_bytes: int, seed: int = 1) -> int:
    """Write articles of eight paragraphs until `n_bytes` are reached, and return how many; sentences are drawn by Zipf's law."""
    drawn, rank = random.Random(seed), sentences()
    weights = [1 / (place + 1) for place in range(len(rank))]
    folder.mkdir(parents=True, exist_ok=True)
    written = count = 0
    while written < n_bytes:
        paragraphs = [" ".join(drawn.choices(rank, weights, k=4)) for _ in range(8)]
        text = f"Report {count} on the affair\n\n" + "\n\n".join(paragraphs) + "\n"
        (folder / f"a{count:06d}.txt").write_text(text, encoding="utf-8")
        written += len(text.encode())
        count += 1
    return count
