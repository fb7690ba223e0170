"""Run the benchmarks and write `benchmarks/results.md`: `python -m benchmarks [megabytes]`."""
from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.corpora import make_corpus
from benchmarks.everyday import papermill_thrice, report
from benchmarks.measuring import interleaved, ours, plain, wc

RESULTS = Path(__file__).parent / "results.md"


def _lines(seconds: dict[str, list[float]], base: str) -> list[str]:
    middle = {name: median(times) for name, times in seconds.items()}
    return [f"| {name} | {value:.2f} | {value / middle[base]:.2f} |" for name, value in middle.items()]


def _check_agreement(folder: Path) -> None:
    """Ours counts a few words less than the plain expression (web addresses, initials); more than one in a hundred would be a fault."""
    counted, expected = ours(folder), plain(folder)
    if abs(counted - expected) > expected / 100:
        raise SystemExit(f"benchmarks: {counted} words counted, a plain expression gives {expected}; the timing would compare different work.")


def main(megabytes: float) -> None:
    """Make the corpora, check that the answers agree, time side by side, write the results."""
    head = ["| way | seconds (median) | ratio |", "|---|---|---|"]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        count = make_corpus(folder, int(megabytes * 1e6))
        _check_agreement(folder)
        measuring = _lines(interleaved({"wc -w": wc, "one regular expression": plain, "read, clean, split, count": ours}, folder), "wc -w")
        everyday = _lines(interleaved({"papermill, three times": papermill_thrice, "dateline report": report}, folder, rounds=3), "papermill, three times")
    text = "\n".join([f"# Results\n\nRatios of one interleaved run; {count} articles, {megabytes:g} MB.\n\n## The measuring pass\n", *head, *measuring,
                      "\n## The everyday run: the sample corpus\n", *head, *everyday, ""])
    RESULTS.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10)
