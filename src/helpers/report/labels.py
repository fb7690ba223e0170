"""Numbers that the page itself says (sizes of lists, parameters, hashes): each with an id and a rule, like all others."""
from __future__ import annotations

import pandas as pd

from helpers.display.clean import clean_text, escape
from helpers.display.form import slug, write_number, write_value
from helpers.tables import check_table


class PageNumbers:
    """Collects what the page says in numerals, and writes it as HTML."""

    def __init__(self) -> None:
        self.rows: dict[str, dict] = {}

    def copy(self) -> PageNumbers:
        """The same numbers, to be added to apart."""
        other = PageNumbers()
        other.rows = dict(self.rows)
        return other

    def _add(self, name: str, kind: str, value: str, shown: str, rule: str) -> str:
        number_id = f"page-{slug(name)}"
        place, known = 1, number_id
        while known in self.rows and self.rows[known]["value"] != value:
            place += 1
            known = f"{number_id}-{place}"
        self.rows[known] = {
            "number_id": known, "notebook": "", "item": "page", "row": name, "column": "", "kind": kind, "value": value, "shown": shown,
            "rule": rule, "denominator_id": ""}
        return f'<data value="{escape(value[:80])}" data-n="{known}">{escape(shown)}</data>'

    def number(self, name: str, value: float, rule: str, kind: str = "label", digits: int = 0, percent: bool = False) -> str:
        """A number as HTML."""
        return self._add(name, kind, write_value(value), write_number(value, digits, percent), rule)

    def text(self, name: str, text: object, rule: str) -> str:
        """A text as HTML, with an id where it holds a numeral."""
        clean = clean_text(text)
        return self._add(name, "label", clean, clean, rule) if any(character.isdigit() for character in clean) else escape(clean)

    def table(self) -> pd.DataFrame:
        """The numbers of the page itself, as the contract table."""
        return check_table(list(self.rows.values()), "numbers", sort=False)
