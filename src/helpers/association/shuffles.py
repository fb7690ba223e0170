"""Seeded shuffles of the items of an article over its places: numbers in, numbers out, the same on every machine."""
from __future__ import annotations

import numpy as np

GOLDEN, MIX_1, MIX_2 = (np.uint64(number) for number in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))
ITEM_BITS, HASH_BITS = 16, 36
MOST_DOCUMENTS = 1 << (64 - ITEM_BITS - HASH_BITS)


def seed_of(text_sha256: str) -> int:
    """The seed of an article's shuffles: the first 64 bits of the hash of its text.

    >>> seed_of("00000000000000ff" + "0" * 48)
    255
    """
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

    >>> zeros = np.zeros(3, "int64")
    >>> shuffle_items(np.array([0, 1, 2]), zeros, zeros, np.arange(3), np.array([1, 2])).tolist()
    [[0, 2, 1], [1, 2, 0]]
    """
    keys = random_bits(seeds, shuffles, places) >> np.uint64(64 - HASH_BITS)
    keys = (documents.astype("uint64") << np.uint64(HASH_BITS + ITEM_BITS)) | (keys << np.uint64(ITEM_BITS)) | items.astype("uint64")
    keys.sort(axis=1)
    return (keys & np.uint64((1 << ITEM_BITS) - 1)).astype("int64")
