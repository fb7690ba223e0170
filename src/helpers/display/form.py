"""How a number is written: commas between thousands, a true minus, digits as asked; and what it is called on the page."""
from __future__ import annotations

import math
import re

from helpers.cleantext import plural, slug
from helpers.errors import ContractError

__all__ = ["MISSING", "check_slug", "is_missing", "plural", "slug", "write_number", "write_value"]
RESERVED = re.compile(r"(?:[alm]\d|e-|top-|story-|part-|page)")
"""How the page's own ids begin."""
MISSING = "–"


def check_slug(item: str) -> str:
    """The item's name if it is one that can stand in an id, else ContractError."""
    if not item or slug(item) != item or item[0].isdigit() or RESERVED.match(item):
        raise ContractError(f"item {item!r}: a name is small letters, numerals and hyphens, and begins with a letter, not with 'e-', 'top-', "
                            "'part-', 'story-' or 'page', such as 'states-by-role'.")
    return item


def is_missing(value: object) -> bool:
    """Whether a cell holds no number."""
    return value is None or str(value) in ("<NA>", "nan", "NaN", "None", "")


def write_number(value: object, digits: int = 0, percent: bool = False) -> str:
    """A number as it is shown.

    >>> write_number(-12345), write_number(0.5, 2), write_number(-0.004, 2), write_number(0.256, percent=True)
    ('−12,345', '0.50', '0.00', '26 %')
    """
    number = float(value) * (100 if percent else 1)  # type: ignore[arg-type]
    if not math.isfinite(number):
        return MISSING
    shown = f"{value:,}" if isinstance(value, int) and not percent and not digits else f"{number:,.{digits}f}"
    if not any(character in "123456789" for character in shown):
        shown = shown.lstrip("-")
    return shown.replace("-", "−") + (" %" if percent else "")


def write_value(value: object) -> str:
    """A number at full precision, as `numbers.value` keeps it.

    >>> write_value(77), write_value(0.1)
    ('77', '0.1')
    """
    if isinstance(value, float) or hasattr(value, "dtype") and "float" in str(value.dtype):
        number = float(value)
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
    return str(value)
