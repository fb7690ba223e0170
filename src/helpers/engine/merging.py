"""Results put together two by two, neighbours first, as soon as two are there: few wait at a time, and their order stays."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any


def merge_known(merge: Callable[[list], Any], results: list) -> Any:
    """The results put together, those left out that are None; None where all are."""
    known = [result for result in results if result is not None]
    return merge(known) if known else None


def merge_tree(merge: Callable[[list], Any], results: Iterable) -> Any:
    """All results as one.

    >>> merge_tree(lambda pair: "(" + "".join(pair) + ")", "abcde")
    '(((ab)(cd))e)'
    """
    waiting: list[tuple[int, Any]] = []
    for result in results:
        size = 1
        while waiting and waiting[-1][0] == size:
            result, size = merge_known(merge, [waiting.pop()[1], result]), 2 * size
        waiting.append((size, result))
    while len(waiting) > 1:
        size, last = waiting.pop()
        waiting[-1] = waiting[-1][0], merge_known(merge, [waiting[-1][1], last])
    return waiting[0][1] if waiting else None
