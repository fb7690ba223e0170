"""The evidence as HTML: each row's list of passages, and each passage once, under its article."""
from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from helpers.display.clean import clip, escape, escape_exact
from helpers.display.form import write_number
from helpers.evidence import WHOLE
from helpers.report.copied import Copied
from helpers.report.labels import PageNumbers
from helpers.report.passages import Passages

ALL = 1_000_000
"""Passages of a list that stand on the page, unless it grows too large: all."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _numeral(number: int) -> str:
    """A number to the base of thirty-six, in capitals: short, and no item's name holds one.

    >>> _numeral(35), _numeral(36)
    ('Z', '10')
    """
    digits = "0123456789" + LETTERS
    return (_numeral(number // 36) if number >= 36 else "") + digits[number % 36]


class List(NamedTuple):
    """A list on the page: its id, what it is the evidence of as (list id, title, item), its passages by article, passages in all; ids of its parts in one article."""

    name: str
    together: list[tuple[str, str, str]]
    places: dict[str, list[int]]
    total: int
    parts: dict[str, str]


class EvidencePage:
    """Lists and articles of one choice of passages, and the short addresses that they have on the page."""

    def __init__(self, passages: Passages, documents: pd.DataFrame, numbers: PageNumbers, copied: Copied | None = None) -> None:
        self.passages, self.numbers, self.copied = passages, numbers, copied
        self.documents = documents.to_dict("records")
        self.texts = {one["doc_id"]: one["text"] for one in self.documents}
        names = LETTERS if len(self.documents) <= len(LETTERS) else [str(place) for place in range(1, len(self.documents) + 1)]
        self.letters = {one["doc_id"]: name for name, one in zip(names, self.documents, strict=False)}
        self.shares: dict[str, float] = {}
        self.arrived: dict[tuple[str, int, int], tuple[str, str]] = {}
        self.lists: list[List] = []
        self.order: dict[str, int] = {}
        self.named: dict[str, List] = {}
        self.ids: dict[str, str] = {}
        self._lay_out()

    def _places(self, list_id: str) -> dict[str, list[int]]:
        """The chosen passages of a list, by article."""
        found: dict[str, list[int]] = {}
        for doc_id, unit in self.passages.chosen[list_id]:
            found.setdefault(doc_id, []).append(unit)
        return found

    def _lay_out(self) -> None:
        """Number the lists. Those that lead to the same words become one; one that is what another holds of an article becomes a part of it."""
        same: dict[tuple, List] = {}
        waiting = []
        for list_id, together in self.passages.lists.items():
            places, total = self._places(list_id), self.passages.totals[list_id]
            if self._is_part(list_id, places, total):
                waiting.append(list_id)
                continue
            key = (str(places), list_id if self.copied and self.copied.choose else total)
            found = same.setdefault(key, List(f"l{_numeral(len(self.lists) + 1)}", [], places, total, {}))
            if not found.together:
                self.lists.append(found)
                self.order[found.name] = len(self.lists)
            found.together.extend(together)
            self._name(together, found, found.name)
        for number, list_id in enumerate(waiting, len(self.lists) + 1):
            larger, doc_id = self.passages.inside[list_id]
            found = self.named[larger]
            self._name(self.passages.lists[list_id], found, found.parts.setdefault(doc_id, f"l{_numeral(number)}"))

    def _name(self, together: list[tuple[str, str, str]], one: List, name: str) -> None:
        self.named |= {list_id: one for list_id, _, _ in together}
        self.ids |= {list_id: name for list_id, _, _ in together}

    def _is_part(self, list_id: str, places: dict[str, list[int]], total: int) -> bool:
        """Whether all of the list stands as a part of another on the page."""
        larger, doc_id = self.passages.inside.get(list_id, ("", ""))
        return bool(larger) and sum(map(len, places.values())) == total and self._places(larger).get(doc_id) == places.get(doc_id)

    def target(self, one: List, doc_id: str, unit: int) -> str:
        """The id that an entry of a list leads to: the marked words that the list counts first in the passage, else the passage."""
        for place, (first, last) in enumerate(self.passages.marks.get((doc_id, unit), []), 1):
            start, end = self.passages.firsts[one.together[0][0], doc_id, unit]
            if first <= start and end <= last:
                return self.arrived.setdefault((doc_id, unit, place), (f"m{_numeral(len(self.arrived) + 1)}", one.name))[0]
        return self.label(doc_id, unit)

    def label(self, doc_id: str, unit: int) -> str:
        """What a passage is called and addressed as: `A7`, or `31.7` where there are more articles than letters; of a whole article `A`."""
        letter = self.letters[doc_id]
        return letter if unit == WHOLE else f"{letter}{unit}" if letter in LETTERS else f"{letter}.{unit}"

    def addresses(self) -> dict[str, str]:
        """The id on the page of every list, by the id that items link to."""
        return self.ids


def list_title(together: list[tuple[str, str, str]]) -> str:
    """The titles of lists that are one, each once whatever its case."""
    different = {title.casefold(): title for _, title, _ in reversed(together)}
    return clip(" · ".join(reversed(different.values())), 120)


def _item_link(item: str) -> str:
    return f'<a href="#{item}">{escape(item.replace("-", " "))}</a>'


def _runs(units: list[int]) -> list[tuple[int, int]]:
    """Passages that follow each other as one: first and last.

    >>> _runs([1, 2, 3, 7])
    [(1, 3), (7, 7)]
    """
    found: list[tuple[int, int]] = []
    for unit in units:
        if found and unit == found[-1][1] + 1 and WHOLE not in (unit, found[-1][1]):
            found[-1] = (found[-1][0], unit)
        else:
            found.append((unit, unit))
    return found


def _group_html(page: EvidencePage, one: List, doc_id: str) -> str:
    """What a list holds of one article: its letter, then the sentences by their place, those that follow each other together."""
    letter, units, part = page.letters[doc_id], one.places[doc_id], one.parts.get(doc_id, "")
    mark = f' id="{part}"' if part else ""
    whole = f'<a{mark} href="#{letter}">{letter}</a>'
    if units == [WHOLE]:
        return whole
    links = "".join(f'<a href="#{page.target(one, doc_id, first)}">{first}{f"–{last}" if last > first else ""}</a>' for first, last in _runs(units))
    return (f"<b{mark}>{letter}</b>" if letter in LETTERS else f"<b>{whole}</b>") + links


def list_html(page: EvidencePage, one: List) -> str:
    """One list: what it is the evidence of, then a link to each of its passages."""
    note = _selection(page, one)
    links = "".join(_group_html(page, one, doc_id) for doc_id in one.places)
    title = page.numbers.text(f"{one.name} title", list_title(one.together), "key of the row")
    return f'<dt id="{one.name}">{title}</dt><dd>' + (f"<i>{note}:</i> " if note else "") + f"{links}</dd>"


def _selection(page: EvidencePage, one: List) -> str:
    shown = sum(map(len, one.places.values()))
    if shown == one.total:
        return ""
    return page.numbers.text(one.name, f"{write_number(shown)} of {write_number(one.total)}", "passages of the list on the page, and in all")


def _lists_html(page: EvidencePage) -> str:
    """All lists, under the item that shows their numbers first."""
    by_item: dict[str, list[str]] = {}
    for one in page.lists:
        by_item.setdefault(one.together[0][2], []).append(list_html(page, one))
    return "\n".join(f"<h4>{_item_link(item)}</h4><dl>" + "\n".join(lists) + "</dl>" for item, lists in by_item.items())


def passage_html(page: EvidencePage, doc_id: str, unit: int) -> str:
    """One passage: its text with the counted words marked, each leading back to the list that arrives at it, and the lists that count it whole."""
    start, end, counted = page.passages.units[doc_id, unit]
    text, at, pieces = page.texts[doc_id], start, []
    for place, (first, last) in enumerate(page.passages.marks.get((doc_id, unit), []), 1):
        name, home = page.arrived.get((doc_id, unit, place), ("", ""))
        words = escape_exact(text[first:last])
        pieces += [escape_exact(text[at:first]), f'<a id="{name}" href="#{home}">{words}</a>' if name else f"<u>{words}</u>"]
        at = last
    pieces.append(escape_exact(text[at:end]))
    kind = "" if counted else ' class="aside"'
    return f'<li id="{page.label(doc_id, unit)}"{kind}><q>{"".join(pieces)}</q>{_backs(page, doc_id, unit)}</li>'


def _backs(page: EvidencePage, doc_id: str, unit: int) -> str:
    """The lists that count something of the passage and to which none of its marked words leads, by number.

    Where the page is too large for all evidence they stand only behind a sentence without a marked word.
    """
    homes = {page.arrived[doc_id, unit, place][1] for place in range(1, len(page.passages.marks.get((doc_id, unit), ())) + 1) if (doc_id, unit, place) in page.arrived}
    found = dict.fromkeys(page.named[list_id].name for list_id in page.passages.counted_in[doc_id, unit])
    links = " ".join(f'<a href="#{name}">{page.order[name]}</a>' for name in sorted(found, key=page.order.__getitem__) if name not in homes)
    if page.passages.limit not in (0, ALL) and page.passages.marks.get((doc_id, unit)):
        return ""
    return f" <small>{links}</small>" if links else ""


def _date(one: dict) -> str:
    if not one["published"]:
        return "date not stated"
    how = f" ({one['published_from']})" if one["published_from"] else ""
    return f"{one['published']}{how}" + (", in doubt" if one["published_doubt"] else "")


def _held(page: EvidencePage, one: dict) -> tuple[int, int]:
    """How many words of an article the page holds, and how many it has."""
    from helpers.tokens import find_words

    doc_id, text = one["doc_id"], one["text"]
    if page.copied and page.copied.held:
        return page.copied.held()[doc_id]
    shown = [unit for doc, unit in page.passages.counted_in if doc == doc_id and unit]
    return sum(len(find_words(text[slice(*page.passages.units[doc_id, unit][:2])])) for unit in shown), len(find_words(text))


def _reproduced(page: EvidencePage, place: int, one: dict) -> str:
    """The share of an article's words that this page holds."""
    words, total = _held(page, one)
    page.shares[one["doc_id"]] = min(words / total, 1.0) if total else 0.0
    if total < 20:
        held = page.numbers.number(f"words shown of article {place}", words, "words in the passages on the page")
        return f"{held} of its {page.numbers.number(f'words of article {place}', total, 'words of the article')} words"
    rule = "words in the passages on the page by words of the article"
    return f"{page.numbers.number(f'share of article {place}', page.shares[one['doc_id']], rule, 'score', 0, True)} of its words"


def article_html(page: EvidencePage, place: int, one: dict) -> str:
    """One article: what is known of it, and those of its passages that something was counted in."""
    doc_id = one["doc_id"]
    title = page.numbers.text(f"article {place}", clip(one["title"] or doc_id, 160), "documents.title")
    known = page.numbers.text(f"known {place}", f"{clip(one['outlet'] or 'outlet not stated', 80)} · {clip(_date(one), 80)}", "documents.outlet, published, published_from")
    units = sorted(unit for doc, unit in page.passages.counted_in if doc == doc_id and unit)
    body = "\n".join(passage_html(page, doc_id, unit) for unit in units)
    return (f'<article id="{page.letters[doc_id]}"><h4>{title}</h4><p class="known">{known}. This page holds {_reproduced(page, place, one)}.</p>'
            + (f"<ol>{body}</ol>" if body else "") + "</article>")


def evidence_html(page: EvidencePage) -> str:
    """All lists, then all articles."""
    lists = _lists_html(page)
    articles = "\n".join(article_html(page, place, one) for place, one in enumerate(page.documents, 1))
    return (f"<p>{_told(page)}</p>"
            f'<h3 id="part-lists">Lists</h3>\n<div class="lists">{lists}</div>\n<h3 id="part-articles">Sentences, by article</h3>\n{articles}')


HOW = ("A number on this page opens the list of its row. A list leads to its sentences: a letter or number in front names the article, the numbers after it the sentences of that "
       "article, those that follow each other taken together; an article alone stands for all its sentences. Each sentence stands once, under its article, the counted words marked: "
       "a marked word leads back to a list that counts it")
OTHERS = ", a number behind a sentence to each other list that counts something in it."


def _told(page: EvidencePage) -> str:
    """How the evidence is to be read, and which of it stands here."""
    if page.copied and page.copied.rule:
        return f"{HOW}{OTHERS} {escape(page.copied.rule)}"
    if page.passages.limit >= ALL:
        return f"{HOW}{OTHERS} Every sentence of every list stands here."
    limit = page.numbers.number("passages a list", page.passages.limit, "most passages of a list on the page")
    return (f"{HOW}. Of each list at most {limit} passages stand here, taken in turn from the articles: the first of each, then the second of each. More would make "
            f"the page too large to send, so the number was halved until it fitted. All of them are in <code>tables/evidence.csv</code>.")
