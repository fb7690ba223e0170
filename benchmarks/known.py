"""What was put into a corpus must come out: made names, the pairs of them, made words."""
from __future__ import annotations

from collections import Counter
from pathlib import Path

from benchmarks.corpora import NAMES, Made, made_name
from benchmarks.ways import registry
from helpers import measure_corpus

ACTORS = {made_name(number): made_name(number - number % 3) for number in range(NAMES)}


def _expected(made: Made) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    """The mentions of each actor and the sentences of each pair of actors, three names of one together."""
    names, pairs = Counter(), Counter()
    for name, n in made.names.items():
        names[ACTORS[name]] += n
    for (one, other), n in made.pairs.items():
        low, high = sorted((ACTORS[one], ACTORS[other]))
        if low != high:
            pairs[low, high] += n
    return dict(names), dict(pairs)


def check_known(folder: Path, made: Made) -> str:
    """The line that says what was put in and came out. Raises SystemExit where any number differs."""
    measured = measure_corpus(folder, registry(folder))
    names, pairs = _expected(made)
    mentions = measured.mentions.set_index("actor")["n_mentions"].to_dict()
    met = measured.pairs.set_index(["item_a", "item_b"])["n_with_copies"].to_dict()
    terms = measured.terms.set_index("term")["n"].to_dict()
    for told, expected, found in (("names", names, mentions), ("pairs", pairs, met), ("words", made.words, terms)):
        wrong = {key: (n, found.get(key, 0)) for key, n in expected.items() if found.get(key, 0) != n}
        if wrong:
            key, (n, other) = min(wrong.items(), key=str)
            raise SystemExit(f"benchmarks: {len(wrong)} of {len(expected)} {told} that were put in came out otherwise: {key} {n} times, counted {other}")
    if measured.facts["n_documents"] != made.n_articles:
        raise SystemExit(f"benchmarks: {made.n_articles} articles were written, {measured.facts['n_documents']} read")
    return (f"- put in and counted: {sum(names.values()):,} mentions of {len(names)} actors, {sum(pairs.values()):,} meetings of {len(pairs):,} pairs, "
            f"{sum(made.words.values()):,} occurrences of {len(made.words):,} rare words, {made.n_articles:,} articles")
