"""Corpora for the benchmarks, said word by word after the sample's own sentences with a fixed seed, and aliases that stand in them.

Words follow one another as they do in the sample, so that they are as frequent as there (Zipf's law) and no article is another's copy. In every paragraph
stands one sentence made for its answer: who is named in it, with whom, and which rare word, all drawn by Zipf's law, so that names and vocabulary grow
with the corpus and `Made` knows what must be counted.
"""
from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from helpers import find_zones, read_corpus, split_sentences
from helpers.places import project_root

NAME = re.compile(r"(?<![\w-])[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?![\w-])")
PARAGRAPHS, NAMES, FILE_BYTES = 8, 501, 64_000_000
ONSETS, VOWELS = ("b", "d", "k", "l", "m", "n", "r", "t", "v", "z"), ("a", "e", "i", "o", "u")
OUTLETS = ["Daily Ledger", "Coast Herald", "Evening Star"]


class Made(NamedTuple):
    """A corpus that was made: how many articles and words (parted by blanks), and what must be counted of the made names and words."""

    n_articles: int
    n_words: int
    names: Counter[str]
    pairs: Counter[tuple[str, str]]
    words: Counter[str]


def sentences() -> list[str]:
    """The running sentences of the sample, in order."""
    corpus = read_corpus(project_root() / "corpus")
    rows = split_sentences(corpus.documents, find_zones(corpus.documents), counted=("paragraph",))
    texts = dict(zip(corpus.documents["doc_id"], corpus.documents["text"], strict=True))
    return [texts[row.doc_id][row.start:row.end] for row in rows.itertuples()]


@cache
def rare_word(number: int) -> str:
    """An invented word, another for each number.

    >>> rare_word(0), rare_word(1), rare_word(70)
    ('babaz', 'bebaz', 'balaz')
    """
    syllables = []
    for _ in range(2 if number < 2500 else 4):
        number, vowel = divmod(number, len(VOWELS))
        number, onset = divmod(number, len(ONSETS))
        syllables.append(ONSETS[onset] + VOWELS[vowel])
    return "".join(syllables) + "z"


@cache
def made_name(number: int) -> str:
    """The invented name of a person, another for each number."""
    return f"{rare_word(7 * number + 3).title()} {rare_word(2499 - number).title()}"


def make_aliases(path: Path, most: int = 1500) -> list[str]:
    """Write aliases: the capitalised stretches of the sample and the made names, then names that stand nowhere, until there are `most`."""
    standing = sorted({name for sentence in sentences() for name in NAME.findall(sentence) if " " in name})
    found = [*(made_name(number) for number in range(NAMES)), *standing][:most]
    drawn = random.Random(2)
    while len(found) < most:
        found.append(" ".join("".join(drawn.choices("abdeilmnorstu", k=drawn.randint(4, 8))).title() for _ in range(2)))
    path.write_text("\n".join(found) + "\n", encoding="utf-8")
    return found


@cache
def _chain() -> dict[str, list[str]]:
    """Which words follow a word in the sample's sentences; those that begin one follow the empty word, which stands at each end."""
    follow: dict[str, list[str]] = defaultdict(list)
    for sentence in sentences():
        words = sentence.split()
        for word, after in zip(["", *words], [*words, ""]):
            follow[word].append(after)
    return follow


@cache
def _every_word() -> list[str]:
    return [word for sentence in sentences() for word in sentence.split()]


def _say(drawn: random.Random, follow: dict[str, list[str]]) -> str:
    """A sentence of at most forty words, each of which stands behind the one before it somewhere in the sample; one in four behind none: rare
    words have few followers, and would draw the same stretch behind them each time."""
    words, every, dice = [""], _every_word(), drawn.random
    while len(words) < 41:
        after = every if len(words) % 4 == 3 else follow[words[-1]]
        word = after[int(dice() * len(after))]
        if not word:
            break
        words.append(word)
    return " ".join(words[1:]).rstrip(".!?") + "."


def _zipf(drawn: random.Random, most: int) -> int:
    """A number below `most`, a small one more often than a large one by Zipf's law."""
    return int(most ** drawn.random()) - 1


def _made_sentence(drawn: random.Random, made: Made) -> str:
    """A sentence of which the answer is known, entered there."""
    one, other, word = made_name(_zipf(drawn, NAMES)), made_name(_zipf(drawn, NAMES)), rare_word(5000 + _zipf(drawn, 1_000_000))
    made.names.update((one, other))
    made.words[word] += 1
    if one != other:
        made.pairs[min(one, other), max(one, other)] += 1
    return f"On that day {one} met {other} about the {word}."


def _articles(drawn: random.Random, made: Made) -> Iterator[dict[str, str]]:
    """Articles without end, each with its id, title, text, outlet and date."""
    follow, number = _chain(), 0
    while True:
        paragraphs = [" ".join([*(_say(drawn, follow) for _ in range(3)), _made_sentence(drawn, made)]) for _ in range(PARAGRAPHS)]
        day = date(2024, 1, 1) + timedelta(days=int(drawn.random() * 365))
        yield {"id": f"a{number:07d}", "title": f"Report {number} on the affair", "text": "\n\n".join(paragraphs),
               "outlet": OUTLETS[_zipf(drawn, 3)], "published": day.isoformat()}
        number += 1


def whole_text(article: dict[str, str]) -> str:
    """The text of an article as it is counted: the title is its first line."""
    return f"{article['title']}\n\n{article['text']}\n"


def make_corpus(folder: Path, n_bytes: int, form: str = "files", seed: int = 1) -> Made:
    """Write articles of eight paragraphs until their texts have `n_bytes`: as `files` (one an article), or as `jsonl` in files of 64 MB.

    Beside the folder a file of its name with `.txt` holds all texts in one, for tools that count a stream.
    """
    made, written, part = Made(0, 0, Counter(), Counter(), Counter()), 0, 0
    folder.mkdir(parents=True)
    with (folder.parent / f"{folder.name}.txt").open("w", encoding="utf-8") as stream:
        for article in _articles(random.Random(seed), made):
            text = whole_text(article)
            stream.write(text)
            if form == "files":
                (folder / f"{article['id']}.txt").write_text(text, encoding="utf-8")
            else:
                part = written // FILE_BYTES
                with (folder / f"part{part:03d}.jsonl").open("a", encoding="utf-8") as lines:
                    lines.write(json.dumps(article, ensure_ascii=False) + "\n")
            written += len(text.encode())
            made = made._replace(n_articles=made.n_articles + 1, n_words=made.n_words + len(text.split()))
            if written >= n_bytes:
                return made


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
                      "outlet": drawn.choices(OUTLETS, [5, 3, 2])[0], "published": day.isoformat()}
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
