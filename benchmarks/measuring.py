"""The measuring pass in one process, side by side with `wc -w` and with a plain regular expression over the same articles."""
from __future__ import annotations

import re
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from helpers import count_terms, find_zones, read_corpus, split_sentences, split_words

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def ours(folder: Path) -> int:
    """Read, clean, split and count; returns the number of words counted."""
    documents = read_corpus(folder).documents
    words = split_words(documents, split_sentences(documents, find_zones(documents)))
    count_terms(words, most_words=1, least=1)
    return len(words)


def plain(folder: Path) -> int:
    """One regular expression and a Counter over every file; returns the number of words."""
    counter: Counter[str] = Counter()
    for path in sorted(folder.glob("*.txt")):
        counter.update(WORD.findall(path.read_text(encoding="utf-8").lower()))
    return counter.total()


def wc(folder: Path) -> int:
    """`wc -w` over every file; returns the number of words."""
    done = subprocess.run(f"cat {folder}/*.txt | wc -w", shell=True, capture_output=True, text=True, check=True)
    return int(done.stdout)


def interleaved(ways: dict[str, Callable[[Path], int]], folder: Path, rounds: int = 5) -> dict[str, list[float]]:
    """Seconds of each way in each round, the ways taking turns."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            began = time.perf_counter()
            way(folder)
            seconds[name].append(time.perf_counter() - began)
    return seconds
