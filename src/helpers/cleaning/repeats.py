"""Lines that come back: within an article, and over the articles of a corpus."""
from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

import pandas as pd

from helpers.cleaning.page import Line, Page, flatten, key_of, title_of

MOST_WORDS, FEWEST_CHARACTERS = 20, 3
SELLING = re.compile(r"\b(?:subscri\w+|newsletter|copyright|click|download|follow us|sign up|permission|cookies?|e-?mail|inbox"
                     r"|rights reserved|our (?:app|site|website|journalism)|advertis\w+|log ?in|terms|republish\w*)\b", re.IGNORECASE)


def _fingerprint(lines: list[str]) -> str:
    """What tells an article from a copy of another: its longest line as compared, however its ends were edited."""
    longest = ""
    for line in sorted(lines, key=len, reverse=True):
        if len(line) * (1 if line.isascii() else 3) >= len(longest):  # a letter has at most three in lower case
            longest = max(longest, key_of(flatten(line)), key=lambda key: (len(key), key))
    return hashlib.sha256(longest.encode("utf-8", "surrogatepass")).hexdigest()[:16] if lines else ""


def count_lines(documents: pd.DataFrame) -> pd.DataFrame:
    """One row a short line and an independent article that holds it: line (as compared), article (fingerprint of its longest line).

    Made of any block of documents; `merge_lines` joins blocks. Copies of one article share a fingerprint,
    so what they repeat of each other is no furniture.
    """
    rows = set()
    for text in documents["text"].tolist():
        lines = [line for raw in text.splitlines() if (line := raw.strip())]
        article = _fingerprint(lines)
        keys = {key_of(flat) for line in lines if (flat := flatten(line)).count(" ") < MOST_WORDS}
        rows.update((key, article) for key in keys if len(key) >= FEWEST_CHARACTERS)
    return pd.DataFrame(sorted(rows), columns=["line", "article"]).astype("str")


def merge_lines(blocks: list[pd.DataFrame]) -> pd.DataFrame:
    """One row a short line and an independent article that holds it, over all blocks."""
    return pd.concat(blocks, ignore_index=True).drop_duplicates().sort_values(["line", "article"]).reset_index(drop=True)


def repeated_lines(counted: pd.DataFrame) -> dict[str, int]:
    """Line -> number of independent articles that hold it, for lines in two or more."""
    sizes = counted.groupby("line", sort=True)["article"].nunique()
    return {line: int(n) for line, n in sizes[sizes >= 2].items()}


def _is_furniture(line: Line, n: int, at_end: bool) -> bool:
    """Whether a line in `n` independent articles is furniture: never a sentence, unless it sells or forbids something."""
    if line.ends_sentence or line.is_item:
        return n >= 3 and bool(SELLING.search(line.text))
    return n >= 3 and line.n_words <= 15 or at_end and line.n_words <= 6


def name_repeats(page: Page, repeats: Mapping[str, int]) -> None:
    """Name the lines that stand in several independent articles."""
    first, last = page.prose_bounds()
    for number, line in enumerate(page.lines):
        n = repeats.get(line.key, 0) if line.n_words <= MOST_WORDS else 0
        if n >= 2 and not line.zone and number > 0 and _is_furniture(line, n, not first <= number <= last):
            line.call("footer", "repeated line in other articles")
        elif n >= 3 and not line.zone and number == 0 and line.n_words <= 4 and _is_furniture(line, n, True):
            line.call("footer", "repeated line in other articles")


def name_duplicates(page: Page) -> None:
    """Name the second copy of a line of body or caption; three words or fifteen characters are the least that is no accident."""
    seen: set[str] = set()
    for line in page.lines:
        key = line.key if line.zone in ("", "caption", "credit") else ""
        if not key or line.n_words < 3 and len(key) < 15 or not line.zone and line.names_speaker:
            continue
        if key in seen:
            line.call("duplicate", "repeated line")
        seen.update((key, title_of(key)))
