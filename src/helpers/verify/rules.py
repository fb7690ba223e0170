"""The rules of `numbers`, read back: what a count counts, in which table, for which row, on which conditions."""
from __future__ import annotations

import re
from typing import NamedTuple

COUNT = re.compile(r"different (?P<unit>\w+)(?: in (?P<source>\w+)(?: by (?P<key>[^ ]+(?:, [^ ]+)*))?)?(?: where (?P<where>.*))?", re.S)
CONDITION = re.compile(r"(?:^| and )([^\s=]+) =(?: |$)")


class CountRule(NamedTuple):
    """What is counted (`unit`), the table it stands in, the columns that name the row, and for each condition the values that it lets through."""

    unit: str
    source: str
    key: tuple[str, ...]
    where: tuple[tuple[str, tuple[str, ...]], ...]


def read_count(rule: str) -> CountRule | None:
    """The rule of a count, or None where it says no way to count.

    >>> read_count("different spans in mentions by actor where copy_of =  and role = actor")
    CountRule(unit='spans', source='mentions', key=('actor',), where=(('copy_of', ('',)), ('role', ('actor',))))
    >>> read_count("different spans in mentions where copy_of =").where
    (('copy_of', ('',)),)
    >>> read_count("by feeling") is None
    True
    """
    found = COUNT.fullmatch(rule)
    if found is None:
        return None
    pieces = CONDITION.split(found["where"] or "")[1:]
    where = tuple((column, tuple(values.split(" or "))) for column, values in zip(pieces[0::2], pieces[1::2], strict=True))
    return CountRule(found["unit"], found["source"] or "", tuple((found["key"] or "").split(", ")) if found["key"] else (), where)
