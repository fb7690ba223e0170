"""Ten thousand aliases beside a hundred, over the same articles and in turns: `python -m benchmarks.aliases [megabytes]` prints the ratio."""
from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.corpora import make_aliases, make_corpus
from helpers import read_corpus
from helpers.actors.automaton import Automaton

FEW, MANY, ROUNDS = 100, 10_000, 5


def matchers(folder: Path) -> dict[int, Callable[[], int]]:
    """Number of aliases -> a function that finds all of them in all articles, bounded, and says how many; the many hold the few, and names that stand nowhere."""
    texts = read_corpus(folder).documents["text"].tolist()
    standing = make_aliases(folder.parent / "aliases.txt", FEW)[:FEW]
    machines = {FEW: Automaton(standing), MANY: Automaton([*standing, *(f"Vanor{number:05d} Sel{number * 7919 % 99_991:05d}" for number in range(MANY - FEW))])}
    return {n: (lambda machine=machine: sum(len(machine.find(text)) for text in texts)) for n, machine in machines.items()}


def main(megabytes: float) -> None:
    """Check that both find the same, time them in turns, print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as place:
        make_corpus(Path(place) / "corpus", int(megabytes * 1e6))
        ways = matchers(Path(place) / "corpus")
        found = {n: way() for n, way in ways.items()}
        if found[FEW] != found[MANY]:
            raise SystemExit(f"benchmarks: {found[FEW]} and {found[MANY]} matches; the timing would compare different work.")
        seconds: dict[int, list[float]] = {n: [] for n in ways}
        for _ in range(ROUNDS):
            for n, way in ways.items():
                began = time.process_time()
                way()
                seconds[n].append(time.process_time() - began)
    few, many = median(seconds[FEW]), median(seconds[MANY])
    print(f"{FEW} aliases {few:.2f} s, {MANY} aliases {many:.2f} s, ratio {many / few:.2f}; {found[FEW]} matches")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 5)
