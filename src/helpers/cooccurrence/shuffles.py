"""Seeded shuffles of the items of an article over its places, and the text that keeps their counts."""
from __future__ import annotations

import re
import string

import numpy as np

from helpers.errors import ContractError

GOLDEN, MIX_1, MIX_2 = (np.uint64(number) for number in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))
ITEM_BITS, HASH_BITS = 16, 36
MOST_DOCUMENTS = 1 << (64 - ITEM_BITS - HASH_BITS)
MANY_ARTICLES = 20_000
ZEROS = {letter: "0" * (at + 2) for at, letter in enumerate(string.ascii_letters)}
EXPAND = str.maketrans(ZEROS)
LETTER = np.frombuffer(("00" + string.ascii_letters).encode("ascii"), "uint8")    # of a run of so many zeros


def shuffles_for(n_documents: int) -> int:
    """How many shuffles a corpus of so many articles gets: 999, above 20,000 articles 99."""
    return 999 if n_documents <= MANY_ARTICLES else 99


def seed_of(text_sha256: str) -> int:
    """The seed of an article's shuffles: the first 64 bits of the hash of its text."""
    return int(text_sha256[:16], 16)


def random_bits(seeds: np.ndarray, shuffles: np.ndarray, places: np.ndarray) -> np.ndarray:
    """64 random bits for each shuffle (row) and place (column): SplitMix64's value number shuffle · 2³² + place + 1.

    `seeds` holds the seed of each place's article, `places` its number in the article from 0, `shuffles` count from
    1. Written out here (Steele, Lea and Flood 2014), so that the bytes do not depend on a library's version.

    >>> hex(random_bits(np.array([0], "uint64"), np.array([0]), np.array([0]))[0, 0])
    '0xe220a8397b1dcdaf'
    """
    index = (shuffles.astype("uint64") << np.uint64(32))[:, None] + places.astype("uint64")[None, :] + np.uint64(1)
    mixed = seeds.astype("uint64")[None, :] + GOLDEN * index
    mixed = (mixed ^ (mixed >> np.uint64(30))) * MIX_1
    mixed = (mixed ^ (mixed >> np.uint64(27))) * MIX_2
    return mixed ^ (mixed >> np.uint64(31))


def shuffle_items(items: np.ndarray, documents: np.ndarray, seeds: np.ndarray, places: np.ndarray, shuffles: np.ndarray) -> np.ndarray:
    """The items at each place (column) in each shuffle (row); an item never leaves its document.

    Arrays run over places, sorted by `documents` (numbers from 0, below 4,096); `items` are numbers from 0, below
    65,536. Each item gets random bits as its key, and the items are read in the order of the keys: a shuffle where
    every order is as likely as any other, and what stands at how many places, in which sentence, does not change.
    """
    keys = random_bits(seeds, shuffles, places) >> np.uint64(64 - HASH_BITS)
    keys = (documents.astype("uint64") << np.uint64(HASH_BITS + ITEM_BITS)) | (keys << np.uint64(ITEM_BITS)) | items.astype("uint64")
    keys.sort(axis=1)
    return (keys & np.uint64((1 << ITEM_BITS) - 1)).astype("int64")


def _spell_all(rows: np.ndarray) -> list[str]:
    """Each row's counts as digits, runs of zeros as letters; a count of ten or more is a colon."""
    digits = (np.minimum(rows, 10) + 48).astype("uint8")
    cells = np.hstack([digits, np.full((len(rows), 1), 10, "uint8")]).ravel()
    zero = cells == 48
    begins = np.flatnonzero(~(zero & np.concatenate([[False], zero[:-1]])))
    length = np.diff(np.append(begins, len(cells)))
    full, rest = np.divmod(np.where(zero[begins], length, 0), len(LETTER) - 1)
    written = np.where(zero[begins], full + (rest > 0), 1)
    text = np.repeat(np.where(zero[begins], LETTER[-1], cells[begins]), written)
    ends = np.cumsum(written) - 1
    text[ends[rest > 0]] = LETTER[rest[rest > 0]]
    return text.astype("uint8").tobytes().decode("ascii").splitlines()


def _bracket(line: str, row: np.ndarray) -> str:
    """The line with each colon replaced by its count in brackets."""
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
    return [f"{row[0]}*" if same else next(written) for row, same in zip(rows, constant)]


def _read(text: str) -> np.ndarray:
    spelled = text.translate(EXPAND)
    if "(" not in spelled:
        return np.frombuffer(spelled.encode("ascii"), "uint8").astype("int64") - 48
    return np.array([int(found.strip("()")) for found in re.findall(r"\(\d+\)|\d", spelled)], "int64")


def read_counts(texts: list[str], shuffles: int) -> np.ndarray:
    """The counts in `pair_counts.n_shuffled`: one row a text, one column a shuffle.

    Raises ContractError where a text holds another number of shuffles.

    >>> read_counts(["b1(12)0", "2*"], 6).tolist()
    [[0, 0, 0, 1, 12, 0], [2, 2, 2, 2, 2, 2]]
    """
    rows = np.empty((len(texts), shuffles), "int64")
    for at, text in enumerate(texts):
        counts = np.int64(text[:-1]) if text.endswith("*") else _read(text)
        if np.ndim(counts) and len(counts) != shuffles:
            raise ContractError(f"table pair_counts: n_shuffled holds {len(counts)} shuffles in one row and {shuffles} in another.")
        rows[at] = counts
    return rows


def count_shuffles(texts: list[str]) -> int:
    """How many shuffles the texts of `n_shuffled` hold; 1 stands for any number where each is the same in all of them, 0 for none."""
    spelled = [text for text in texts if text and not text.endswith("*")]
    return len(_read(spelled[0])) if spelled else int(any(texts))
