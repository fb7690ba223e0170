"""`benchmarks/results.md`: a section for each size that was measured; a run replaces its own and leaves the others as they are."""
from __future__ import annotations

import re
from pathlib import Path

TITLE = """# Results

A section for each size of corpus: `python -m benchmarks SIZE` (in MB) writes its own again and leaves the others as they are. A ratio is of
medians of rounds in which the ways took turns; a bar that names a size is judged in the section of that size.
"""


def split_sections(text: str) -> dict[float, str]:
    """Size in MB -> its section, from the heading `## SIZE MB` to the next."""
    sections = re.split(r"^(?=## [\d.e+]+ MB$)", text, flags=re.MULTILINE)[1:]
    return {float(section.split(maxsplit=2)[1]): section.strip() + "\n" for section in sections}


def put_section(path: Path, megabytes: float, told: str) -> None:
    """Put the section of a size into the file, in order of size, in place of an earlier one."""
    sections = split_sections(path.read_text(encoding="utf-8")) if path.exists() else {}
    sections[megabytes] = f"## {megabytes:g} MB\n\n{told.strip()}\n"
    path.write_text("\n".join([TITLE, *(sections[size] for size in sorted(sections))]), encoding="utf-8")
