"""Run the benchmarks and write `benchmarks/results.md`: `python -m benchmarks [megabytes] [rounds]`."""
from __future__ import annotations

import platform
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks import ways
from benchmarks.bars import EVERYDAY, LARGE, Bar, check_agreement, row
from benchmarks.corpora import make_aliases, make_corpus
from benchmarks.everyday import Everyday

RESULTS = Path(__file__).parent / "results.md"
HEAD = ["| bar | wanted | measured | reached | seconds | peak MB |", "|---|---|---|---|---|---|"]


def interleaved(run: Callable[[str], ways.Run], names: list[str], rounds: int) -> dict[str, ways.Run]:
    """The median seconds and the largest memory of each way, the ways taking turns."""
    runs: dict[str, list[ways.Run]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            runs[name].append(run(name))
    return {name: ways.Run(median(one.seconds for one in told), max(one.megabytes for one in told), told[0].answer) for name, told in runs.items()}


def _timed(everyday: Everyday, name: str, folder: Path) -> ways.Run:
    began = time.perf_counter()
    getattr(everyday, name)(folder)
    return ways.Run(time.perf_counter() - began, 0.0, 0.0)


def _lines(bars: list[Bar], measured: dict[str, ways.Run]) -> list[str]:
    return [*HEAD, *(row(bar, measured) for bar in bars), ""]


def main(megabytes: float, rounds: int) -> None:
    """Make the corpora, check that the answers agree, time side by side, write the results."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_aliases(folder / "aliases.txt")
        count = make_corpus(folder / "corpus", int(megabytes * 1e6))
        make_corpus(folder / "small", int(megabytes * 1e5))
        here = [name for name in ways.WAYS if ways.is_here(name)]
        agreed = check_agreement({name: ways.run(name, folder / "small").answer for name in here})
        large = interleaved(lambda name: ways.run(name, folder / "corpus"), [name for name in here if name != "one_expression"], rounds)
        large["measure_small"] = ways.run("measure", folder / "small")
        everyday = Everyday(folder)
        daily = interleaved(lambda name: _timed(everyday, name, folder), ["usual", "script", "cold_plain", "cold", "unchanged", "changed"], rounds)
    missing = [name for name in ways.WAYS if not ways.is_here(name)]
    left_out = [f"Not installed here, so not measured: {', '.join(missing)} (`pip install -e '.[bench]'` in an environment of its own).\n"] if missing else []
    text = "\n".join([
        f"# Results\n\nRatios of medians of {rounds} interleaved rounds, {platform.machine()}, Python {platform.python_version()}; {count} articles, {megabytes:g} MB.\n",
        *left_out, "## Answers that agree\n", *agreed, "\n## The everyday run: the sample corpus\n", *_lines(EVERYDAY, daily),
        "## The measuring pass\n", *_lines(LARGE, large)])
    RESULTS.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10, int(sys.argv[2]) if len(sys.argv) > 2 else 5)
