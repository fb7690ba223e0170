"""Corpora for the benchmarks, made from the sample's own sentences with a fixed seed, and aliases that stand in them; the answers are known."""
from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from datetime import date, timedelta
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


def _chain() -> dict[str, list[str]]:
    """Which words follow a word in the sample's sentences; those that begin one follow the empty word, which stands at each end."""
    follow: dict[str, list[str]] = defaultdict(list)
    for sentence in sentences():
        words = sentence.split()
        for word, after in zip(["", *words], [*words, ""]):
            follow[word].append(after)
    return follow


def _say(drawn: random.Random, follow: dict[str, list[str]]) -> str:
    """A sentence of at most forty words, each of which stands behind the one before it somewhere in the sample."""
    words = [drawn.choice(follow[""])]
    while len(words) < 40 and (word := drawn.choice(follow[words[-1]])):
        words.append(word)
    return " ".join(words).rstrip(".!?") + "."


def make_short_articles(path: Path, count: int, seed: int = 3) -> None:
    """Write `count` dated articles of two to four short paragraphs, some sixty words, as JSON lines: words and names as frequent as in the sample, few
    stretches of twelve words twice, so that a corpus of any size is not a heap of copies."""
    drawn, follow = random.Random(seed), _chain()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as lines:
        for number in range(count):
            paragraphs: list[str] = []
            while sum(len(paragraph.split()) for paragraph in paragraphs) < 50:
                paragraphs.append(" ".join(_say(drawn, follow) for _ in range(2)))
            day = date(2024, 1, 1) + timedelta(days=drawn.randrange(365))
            record = {"id": f"{number:07d}", "title": " ".join(_say(drawn, follow).split()[:8]), "text": "\n\n".join(paragraphs),
                      "outlet": drawn.choices(["Daily Ledger", "Coast Herald", "Evening Star"], [5, 3, 2])[0], "published": day.isoformat()}
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
