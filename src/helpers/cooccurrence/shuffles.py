"""How many shuffles there are, and the text that keeps their counts; the shuffles themselves stand in `association`."""
from __future__ import annotations

import re
import string

import numpy as np

from helpers.errors import ContractError

MANY_ARTICLES = 20_000
LETTER = np.frombuffer(("00" + string.ascii_letters).encode("ascii"), "uint8")    # of a run of so many zeros
COUNT, REPEATS = np.zeros(128, "int32"), np.zeros(128, "int64")    # of a character: the count it stands for, and how often
COUNT[48:58], REPEATS[48:58] = range(10), 1
REPEATS[LETTER[2:]] = range(2, len(LETTER))


def shuffles_for(n_documents: int) -> int:
    """How many shuffles a corpus of so many articles gets: 999, above 20,000 articles 99."""
    return 999 if n_documents <= MANY_ARTICLES else 99


def _spell_all(rows: np.ndarray) -> list[str]:
    """Each row's counts as digits, runs of zeros as letters; a count of ten or more is a colon."""
    cells = np.full((len(rows), rows.shape[1] + 1), 10, "uint8")
    np.minimum(rows, 10, out=cells[:, :-1], casting="unsafe")
    cells[:, :-1] += 48
    cells = cells.ravel()
    told = np.flatnonzero(cells != 48)
    full, rest = np.divmod(np.diff(told, prepend=-1) - 1, len(LETTER) - 1)
    ends = np.cumsum(full + (rest > 0) + 1) - 1
    text = np.full(int(ends[-1]) + 1 if len(ends) else 0, LETTER[-1], "uint8")
    text[ends] = cells[told]
    before = np.flatnonzero(rest)
    text[ends[before] - 1] = LETTER[rest[before]]
    return text.tobytes().decode("ascii").splitlines()


def _bracket(line: str, row: np.ndarray) -> str:
    """The line with each colon replaced by its count in brackets."""
    if ":" not in line:
        return line
    parts = line.split(":")
    return parts[0] + "".join(f"({count}){part}" for count, part in zip(row[row > 9].tolist(), parts[1:]))


def write_counts(rows: np.ndarray) -> list[str]:
    """Each row of counts (a column a shuffle) as one text, in the order of the shuffles.

    A digit is a count, `(12)` one of ten or more, a letter a run of zeros: a two, b three … z 27, A 28 … Z 53. `3*`
    says that every shuffle gives 3.

    >>> write_counts(np.array([[0, 0, 0, 1, 12, 0], [2, 2, 2, 2, 2, 2]]))
    ['b1(12)0', '2*']
    """
    rows = np.asarray(rows)
    if rows.ndim != 2 or rows.shape[1] == 0:
        return [""] * len(rows)
    constant = (rows == rows[:, :1]).all(axis=1)
    varied = rows[~constant]
    written = iter([_bracket(line, row) for line, row in zip(_spell_all(varied), varied)])
    return [f"{first}*" if same else next(written) for first, same in zip(rows[:, 0].tolist(), constant.tolist())]


def _read(text: str) -> np.ndarray:
    """The counts of one text, brackets and all."""
    counts: list[int] = []
    for found in re.findall(r"\(\d+\)|.", text):
        counts += [int(found.strip("()"))] if not found.isalpha() else [0] * int(REPEATS[ord(found)])
    return np.array(counts, "int64")


def _read_plain(texts: list[str], shuffles: int) -> np.ndarray:
    """The counts of texts of digits and letters alone, all at once."""
    sizes = np.fromiter(map(len, texts), "int64", len(texts))
    characters = np.frombuffer("".join(texts).encode("ascii"), "uint8")
    repeats = REPEATS[characters]
    if len(texts):
        _refuse_lengths(np.add.reduceat(repeats, np.cumsum(sizes) - sizes), shuffles)
    return np.repeat(COUNT[characters], repeats).reshape(len(texts), shuffles)


def _refuse_lengths(lengths: np.ndarray, shuffles: int) -> None:
    wrong = lengths[lengths != shuffles]
    if len(wrong):
        raise ContractError(f"table pair_counts: n_shuffled holds {wrong[0]} shuffles in one row and {shuffles} in another.")


def read_counts(texts: list[str], shuffles: int) -> np.ndarray:
    """The counts in `pair_counts.n_shuffled`: one row a text, one column a shuffle.

    Raises ContractError where a text holds another number of shuffles.

    >>> read_counts(["b1(12)0", "2*"], 6).tolist()
    [[0, 0, 0, 1, 12, 0], [2, 2, 2, 2, 2, 2]]
    """
    rows, plain = np.empty((len(texts), shuffles), "int32"), []
    for at, text in enumerate(texts):
        if text.endswith("*"):
            rows[at] = int(text[:-1])
        elif "(" in text:
            counts = _read(text)
            _refuse_lengths(np.array([len(counts)]), shuffles)
            rows[at] = counts
        else:
            plain.append(at)
    if plain:
        rows[plain] = _read_plain([texts[at] for at in plain], shuffles)
    return rows


def count_shuffles(texts: list[str]) -> int:
    """How many shuffles the texts of `n_shuffled` hold; 1 stands for any number where each is the same in all of them, 0 for none."""
    spelled = [text for text in texts if text and not text.endswith("*")]
    return len(_read(spelled[0])) if spelled else int(any(texts))
