"""The bars: which two ways are compared, what the ratio must be, and which answers must be equal before anything is timed."""
from __future__ import annotations

from typing import NamedTuple

from benchmarks.ways import Run


class Bar(NamedTuple):
    """A bar: the value of `way` by that of `base` is at most (`<=`) or `base` by `way` at least (`>=`) `limit`; `megabytes` is the size it is meant for."""

    told: str
    way: str
    base: str
    sign: str
    limit: float
    memory: bool = False
    megabytes: int = 0


EVERYDAY = [
    Bar("report, cold, kernels forked, against papermill × 3 and nbconvert", "cold", "usual", "<=", 0.28),
    Bar("report, cold, plain kernels, against the same", "cold_plain", "usual", "<=", 0.45),
    Bar("report, cold, kernels forked, against one plain script", "cold", "script", "<=", 1.7),
    Bar("report, cold, plain kernels, against the same", "cold_plain", "script", "<=", 2.5),
    Bar("unchanged rerun against its own cold run", "unchanged", "cold", "<=", 0.05),
    Bar("one changed notebook of three against the cold run", "changed", "cold", "<=", 0.6),
]
LARGE = [
    Bar("the whole measuring pass in one process against `wc -w`", "measure", "wc", "<=", 38, megabytes=100),
    Bar("the same, as fast as scikit-learn's CountVectorizer alone, times", "measure", "sklearn", ">=", 0.5, megabytes=100),
    Bar("the same, as fast as quanteda's tokens, counts, co-occurrences and look-up, times", "measure", "quanteda", ">=", 4, megabytes=100),
    Bar("the same, as fast as NLTK's tokens and collocations, times", "measure", "nltk", ">=", 15, megabytes=100),
    Bar("actors with offsets, as fast as spaCy's PhraseMatcher, times", "actors", "spacy_matcher", ">=", 25, megabytes=100),
    Bar("actors with offsets, as fast as flashtext, times", "actors", "flashtext", ">=", 4, megabytes=100),
    Bar("engine chosen by itself against one process", "measure_auto", "measure", "<=", 1.1, megabytes=10),
    Bar("a pool of processes, as fast as one process, times (no bar)", "measure_pool", "measure", ">=", 0, megabytes=1000),
    Bar("two Dask workers, as fast as one process, times", "measure_dask", "measure", ">=", 1.4, megabytes=1000),
    Bar("memory of the pass against that of a tenth of the corpus (of 10 MB, where it is 1,000)", "measure", "measure_small", "<=", 1.6, memory=True,
        megabytes=1000),
]
MOST_MEMORY = 800
EQUAL = [("plain", "sklearn", "words by one expression: re and scikit-learn"),
         ("measure", "measure_pool", "tables of one process and of a pool, byte for byte (a number made of them)"),
         ("measure", "measure_dask", "tables of one process and of two Dask workers, byte for byte")]
NEAR = [("actors", "one_expression", "aliases: ours and one regular expression (which also finds a name behind a hyphen: East China in South-East China)", 1e-4),
        ("actors", "spacy_matcher", "aliases: ours and spaCy's PhraseMatcher (its tokens part hyphens otherwise)", 0.05),
        ("words", "plain", "words: ours and one expression (ours counts no initials and no web addresses)", 0.01)]


def check_agreement(answers: dict[str, float]) -> list[str]:
    """A line for each pair of answers compared. Raises SystemExit where two differ that must not: the timing would compare different work."""
    told = []
    for one, other, what in EQUAL:
        if one in answers and other in answers:
            if answers[one] != answers[other]:
                raise SystemExit(f"benchmarks: {what}: {answers[one]:g} and {answers[other]:g}")
            told.append(f"- {what}: {answers[one]:,.0f}, equal")
    for one, other, what, share in NEAR:
        if one not in answers or other not in answers:
            continue
        if abs(answers[one] - answers[other]) > share * answers[other]:
            raise SystemExit(f"benchmarks: {what}: {answers[one]:g} and {answers[other]:g}")
        told.append(f"- {what}: {answers[one]:,.0f} and {answers[other]:,.0f}")
    return told


def row(bar: Bar, measured: dict[str, Run], megabytes: float = 0) -> str:
    """The bar's row of the results; one that was not measured says so, and one measured at another size than it is meant for is no verdict."""
    wanted = ("≤" if bar.sign == "<=" else "≥") + f" {bar.limit:g}" if bar.limit else "–"
    if bar.way not in measured or bar.base not in measured:
        return f"| {bar.told} | {wanted} | not measured | – | – | – |"
    way, base = (getattr(measured[name], "megabytes" if bar.memory else "seconds") for name in (bar.way, bar.base))
    ratio = way / base if bar.sign == "<=" else base / way
    reached = ratio <= bar.limit if bar.sign == "<=" else ratio >= bar.limit
    verdict = "–" if not bar.limit else ("yes" if reached else "NO") + (f" (its size is {bar.megabytes:,} MB)" if bar.megabytes not in (0, megabytes) else "")
    memory = f"{measured[bar.way].megabytes:.0f}" if measured[bar.way].megabytes else "–"
    return f"| {bar.told} | {wanted} | {ratio:.2f} | {verdict} | {measured[bar.way].seconds:.2f} | {memory} |"


def memory_row(measured: dict[str, Run]) -> str:
    """The row for the memory of the pass itself."""
    used = measured["measure"].megabytes
    return f"| memory of the pass, MB | ≤ {MOST_MEMORY} | {used:.0f} | {'yes' if used <= MOST_MEMORY else 'NO'} | {measured['measure'].seconds:.2f} | {used:.0f} |"
