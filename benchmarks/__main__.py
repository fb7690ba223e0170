"""Run the benchmarks and write their section of `benchmarks/results.md`: `python -m benchmarks [megabytes] [rounds]`."""
from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks import ways
from benchmarks.bars import EVERYDAY, LARGE, check_agreement, memory_row, row
from benchmarks.cluster import two_workers
from benchmarks.corpora import Made, make_aliases, make_corpus
from benchmarks.everyday import Everyday
from benchmarks.known import check_known
from benchmarks.results import put_section

RESULTS = Path(__file__).parent / "results.md"
HEAD = ["| bar | wanted | measured | reached | seconds | peak MB of its largest process |", "|---|---|---|---|---|---|"]
DAILY = ["usual", "script", "cold_plain", "cold", "unchanged", "changed"]
TIMED = [name for name in ways.WAYS if name not in ("one_expression", "words")]


def interleaved(run: Callable[[str], ways.Run], names: list[str], rounds: int) -> dict[str, ways.Run]:
    """The median seconds and the largest memory of each way, the ways taking turns."""
    runs: dict[str, list[ways.Run]] = {name: [] for name in names}
    for turn in range(rounds):
        for name in names:
            runs[name].append(run(name))
            print(f"benchmarks: round {turn + 1} of {rounds}, {name} {runs[name][-1].seconds:.2f} s", file=sys.stderr, flush=True)
    return {name: ways.Run(median(one.seconds for one in told), max(one.megabytes for one in told), told[0].answer) for name, told in runs.items()}


def _timed(everyday: Everyday, name: str, folder: Path) -> ways.Run:
    began = time.perf_counter()
    used = getattr(everyday, name)(folder)
    return ways.Run(time.perf_counter() - began, used, 0.0)


def _make(folder: Path, megabytes: float) -> tuple[Made, Made]:
    """The corpus that is timed and the one on which answers must agree, small because one expression of all aliases takes minutes for 10 MB."""
    make_aliases(folder / "aliases.txt")
    made, agreed, _ = (make_corpus(folder / name, int(size * 1e6), "jsonl")
                       for name, size in (("corpus", megabytes), ("agreed", min(megabytes / 10, 1)), ("small", min(megabytes / 10, 10))))
    return made, agreed


def measure_large(folder: Path, megabytes: float, rounds: int) -> tuple[list[str], dict[str, ways.Run]]:
    """What agreed on a small corpus, and the ways timed on the large one."""
    made, compared = _make(folder, megabytes)
    with two_workers():
        here = [name for name in ways.WAYS if ways.is_here(name)]
        agreed = [check_known(folder / "agreed", compared), *check_agreement({name: ways.run(name, folder / "agreed").answer for name in here})]
        timed = [name for name in TIMED if name in here and (megabytes <= ways.MOST_MEGABYTES or name not in ways.SMALL_ONLY)]
        large = interleaved(lambda name: ways.run(name, folder / "corpus"), timed, rounds)
        agreed += check_agreement({name: told.answer for name, told in large.items()} if megabytes > ways.MOST_MEGABYTES else {})
    if large["wc"].answer != made.n_words:
        raise SystemExit(f"benchmarks: {made.n_words} words were written, wc counts {large['wc'].answer:g}")
    large["measure_small"] = ways.run("measure", folder / "small")
    return [*agreed, f"- {made.n_words:,} words in {made.n_articles:,} articles"], large


def _left_out(megabytes: float) -> list[str]:
    """What was not measured, and why."""
    missing = [name for name in ways.WAYS if not ways.is_here(name)]
    told = [f"Not measured, because it is not installed here: {', '.join(missing)}."] if missing else []
    if megabytes > ways.MOST_MEGABYTES:
        told.append(f"Not measured above {ways.MOST_MEGABYTES} MB, because they hold every text or token at once or their bar is at 10 MB: "
                    f"{', '.join(ways.SMALL_ONLY)}.")
    return [line + "\n" for line in told]


def main(megabytes: float, rounds: int) -> None:
    """Make the corpora, check that the answers agree, time side by side, write the section of this size."""
    with tempfile.TemporaryDirectory() as place:
        agreed, large = measure_large(Path(place), megabytes, rounds)
        everyday = Everyday(Path(place))
        daily = interleaved(lambda name: _timed(everyday, name, Path(place)), DAILY, rounds) if megabytes <= ways.MOST_MEGABYTES else {}
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    head = (f"{rounds} interleaved round{'s' if rounds > 1 else ''}; {platform.machine()}, {os.cpu_count()} cores{load}, Python {platform.python_version()}; "
            f"`wc -w` {large['wc'].answer / large['wc'].seconds / 1e6:.0f} M words/s, the pass {large['wc'].answer / large['measure'].seconds / 1e6:.2f} M.\n")
    text = "\n".join([
        head, *_left_out(megabytes), "### Answers that agree\n", *agreed,
        "\n### The measuring pass\n", *HEAD, *(row(bar, large, megabytes) for bar in LARGE), memory_row(large),
        *(["\n### The everyday run: the sample corpus\n", *HEAD, *(row(bar, daily) for bar in EVERYDAY)] if daily else []), ""])
    put_section(RESULTS, megabytes, text)
    print(text)


if __name__ == "__main__":
    size = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    main(size, int(sys.argv[2]) if len(sys.argv) > 2 else 5 if size <= ways.MOST_MEGABYTES else 1)
