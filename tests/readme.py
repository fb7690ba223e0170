"""Write the data dictionary into the README: `python -m tests.readme` from the project's root."""
from __future__ import annotations

from pathlib import Path

from helpers.tables import markdown_dictionary

README = Path(__file__).resolve().parents[1] / "README.md"
BEGIN, END = "<!-- dictionary -->", "<!-- end of dictionary -->"


def with_dictionary(text: str) -> str:
    """The README's text with the dictionary as the contracts have it now."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n{markdown_dictionary()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    README.write_text(with_dictionary(README.read_text(encoding="utf-8")), encoding="utf-8")
