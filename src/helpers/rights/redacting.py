"""Texts of a redacted copy: each passes the ledger, whatever file it stands in."""
from __future__ import annotations

import html
import re
from copy import deepcopy

import pandas as pd

from helpers.rights.ledger import GONE, LONG, Ledger, words_of
from helpers.rights.names import ID_FIELDS, TAG

MIME = "application/vnd.dateline+html"
SAID = re.compile(r'((?:value|aria-label|title|alt)=")([^"]*)(")')
ID = re.compile(r'((?:id|source|target|label|value)=")([^"]*)(")')
TEXT = re.compile(r"(<text\b[^>]*>)(.*?)(</text>)", re.S)
NUMBER = re.compile(r'(<data value=")[^"]*(" data-n="([^"]+)">)[^<]*')
WITHIN = re.compile(r">([^<>]*)<")
LEFT_OUT = "An output that Dateline did not make is left out of this copy."


class Guard:
    """Lets texts pass as far as the ledger allows: `ledger` is the one that is spent from, `spent` what the page itself had spent before its snippets."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.spent = ledger, ledger
        self.renamed: dict[str, str] = {}
        self.columns: set[tuple[str, str]] = set()
        self.quoted: set[str] = set()

    def leave_out(self, numbers: pd.DataFrame) -> None:
        """Take out the columns that quote four words and more: side by side their cells would give back whole sentences; snippets stand in the evidence."""
        quotes = numbers[numbers["kind"] == "quote"]
        long = quotes[[len(words_of(value).folded) >= LONG for value in quotes["value"]]]
        self.columns = set(long[["item", "column"]].itertuples(index=False, name=None))
        here = [place in self.columns for place in quotes[["item", "column"]].itertuples(index=False, name=None)]
        self.quoted = set(quotes.loc[here, "number_id"])

    def rename(self, name: str, new: str) -> None:
        """An article is called otherwise from here on."""
        self.renamed[name] = new
        for kept in (self.ledger.words, self.ledger.left, self.ledger.spent, self.ledger.held, self.ledger.snippets):
            kept[new] = kept.pop(name)
        self.ledger.index = {words: [(new if doc_id == name else doc_id, at) for doc_id, at in places] for words, places in self.ledger.index.items()}

    def close(self) -> None:
        """All that the page says besides its evidence has passed."""
        self.spent = deepcopy(self.ledger)

    def text(self, text: str) -> str:
        """A plain text."""
        return self.ledger.allow(text)

    def _escaped(self, text: str) -> str:
        plain = html.unescape(text)
        told = self.text(plain)
        return text if told == plain else html.escape(told)

    def _chart_text(self, found: re.Match[str]) -> str:
        """A text of a chart, its lines taken together."""
        lines = WITHIN.findall(">" + found.group(2) + "<")
        whole = html.unescape(" ".join(line.strip() for line in lines if line.strip()))
        told = self.text(whole)
        return found.group() if told == whole else f"{found.group(1)}{html.escape(told)}{found.group(3)}"

    def markup(self, markup: str) -> str:
        """HTML or XML: its texts, and what its attributes say to a reader."""
        markup = NUMBER.sub(lambda found: f"{found.group(1)}{GONE}{found.group(2)}{GONE}" if found.group(3) in self.quoted else found.group(), markup)
        markup = TEXT.sub(self._chart_text, markup)
        return "".join(SAID.sub(lambda found: found.group(1) + self._escaped(found.group(2)) + found.group(3), piece) if piece.startswith("<") else self._escaped(piece)
                       for piece in TAG.split(markup))

    def identifier(self, text: str) -> str:
        """An id, as it is."""
        return text

    def network(self, markup: str) -> str:
        """The XML of a network: the ids of its nodes are texts too."""
        return ID.sub(lambda found: found.group(1) + self._escaped(found.group(2)) + found.group(3), self.markup(markup))

    def inside(self, content: object, is_id: bool = False, fields: tuple[str, ...] = ID_FIELDS) -> object:
        """A JSON value, all strings of it but ids."""
        if isinstance(content, str):
            return self.markup(content) if "</" in content else self.text(content)
        if isinstance(content, list):
            return [self.inside(one, is_id, fields) for one in content]
        if isinstance(content, dict):
            return {name: one if name in fields else self.inside(one, is_id, fields) for name, one in content.items()}
        return content

    def notebook(self, notebook: dict) -> dict:
        """An executed notebook: of its outputs those that the page trusts, in their one form; the others could hold any part of an article."""
        for cell in notebook["cells"]:
            cell["source"] = self.text(cell["source"])
            if "outputs" in cell:
                cell["outputs"] = [self._output(output) for output in cell["outputs"]]
        return notebook

    def _output(self, output: dict) -> dict:
        data = output.get("data", {})
        if MIME not in data:
            return {"output_type": "display_data", "metadata": {}, "data": {"text/plain": LEFT_OUT}}
        section = self.markup(data[MIME])
        return output | {"data": {MIME: section, "text/html": section, "text/plain": "A table or figure of the report."}}
