"""The evidence as HTML: each row's list of passages, and each passage once, under its article."""
from __future__ import annotations

import pandas as pd

from helpers.display.clean import clip, escape, escape_exact
from helpers.evidence import WHOLE
from helpers.report.labels import PageNumbers
from helpers.report.passages import Passages

PASSAGES = 20
"""Passages of a list that stand on the page, unless it grows too large."""
AROUND = 13
"""Characters of the passage on each side of a counted word that name it in a list."""


class EvidencePage:
    """Writes lists and articles of one choice of passages."""

    def __init__(self, passages: Passages, documents: pd.DataFrame, numbers: PageNumbers) -> None:
        self.passages, self.numbers = passages, numbers
        self.documents = documents.to_dict("records")
        self.texts = {one["doc_id"]: one["text"] for one in self.documents}
        self.short = {list_id: f"l{place}" for place, list_id in enumerate(passages.lists, 1)}
        self.outlets = [one["outlet"] for one in self.documents]
        self.arrived: dict[tuple[str, int, int], str] = {}
        self.shares: dict[str, float] = {}
        self.places = {one["doc_id"]: place for place, one in enumerate(self.documents, 1)}

    def address(self, doc_id: str, unit: int) -> str:
        """The id of a passage, or of the article where the whole of it is meant."""
        return f"a{self.places[doc_id]}-{unit}" if unit else f"a{self.places[doc_id]}"

    def target(self, list_id: str, doc_id: str, unit: int) -> str:
        """The id that an entry of a list leads to: the marked words that the list counts first in the passage, else the passage."""
        for place, (first, last) in enumerate(self.passages.marks.get((doc_id, unit), []), 1):
            start, end = self.passages.firsts[list_id, doc_id, unit]
            if first <= start and end <= last:
                return self.arrived.setdefault((doc_id, unit, place), f"m{len(self.arrived) + 1}")
        return self.address(doc_id, unit)

    def name(self, doc_id: str) -> str:
        """What an article is called in a list: its outlet if it is the only one of it, else the beginning of its title or text."""
        one = self.documents[self.places[doc_id] - 1]
        alone = one["outlet"] and self.outlets.count(one["outlet"]) == 1
        return clip(one["outlet"] if alone else one["title"] or one["text"].strip()[:80] or doc_id, 28)

    def snippet(self, list_id: str, doc_id: str, unit: int) -> str:
        """The counted words with a little of what stands around them, or the beginning of the passage."""
        if not unit:
            return ""
        start, end, _ = self.passages.units[doc_id, unit]
        first, last = self.passages.firsts[list_id, doc_id, unit]
        if first <= start and last >= end:
            first = last = start
        return clip(_words_around(self.texts[doc_id], start, end, max(first, start), min(last, end)), 64)


def _words_around(text: str, start: int, end: int, first: int, last: int) -> str:
    left, right = max(start, first - AROUND), min(end, last + AROUND * (1 if last > first else 2))
    left = first if left > start and " " not in text[left:first] else left + text[left:first].find(" ") + 1 if left > start else left
    right = right if right == end else max(text.rfind(" ", last, right), last)
    return ("…" if left > start else "") + text[left:right] + ("…" if right < end else "")


def list_html(page: EvidencePage, list_id: str, spans: dict) -> str:
    """One list: what it is the evidence of, then its passages by article."""
    together = page.passages.lists[list_id]
    anchors = "".join(f'<span id="{other}"></span>' for other, _, _ in together[1:])
    title = list_title(together)
    others = list(dict.fromkeys(item for _, _, item in together if item != together[0][2]))
    also = "also in " + ", ".join(map(_item_link, others)) if others else ""
    groups: dict[str, list[int]] = {}
    for doc_id, unit in page.passages.chosen[list_id]:
        groups.setdefault(doc_id, []).append(unit)
    rows = "".join(_group(page, spans, list_id, doc_id, units) for doc_id, units in groups.items())
    return f'<div class="list" id="{list_id}">{anchors}<h5 id="{page.short[list_id]}">{_labelled(page, list_id, title)}</h5>{_note(also, _selection(page, list_id))}<ul>{rows}</ul></div>'


def _item_link(item: str) -> str:
    return f'<a href="#{item}">{escape(item.replace("-", " "))}</a>'


def _note(*parts: str) -> str:
    told = "; ".join(part for part in parts if part)
    return f'<p class="back">{told}</p>' if told else ""


def _lists_html(page: EvidencePage, snippets: dict) -> str:
    """All lists, under the item that shows their numbers first."""
    pieces, last = [], ""
    for list_id, together in page.passages.lists.items():
        if together[0][2] != last:
            last = together[0][2]
            pieces.append(f"<h4>{_item_link(last)}</h4>")
        pieces.append(list_html(page, list_id, snippets))
    return "\n".join(pieces)


def _group(page: EvidencePage, spans: dict, list_id: str, doc_id: str, units: list[int]) -> str:
    """The entries of one article, after a link to the article itself."""
    entries = " ".join(_entry(page, spans, list_id, doc_id, unit) for unit in units if unit != WHOLE)
    return f'<li><a href="#{page.address(doc_id, WHOLE)}">{escape_exact(page.name(doc_id))}</a> {entries}</li>'


def list_title(together: list[tuple[str, str, str]]) -> str:
    """The titles of lists with the same spans, each once whatever its case."""
    different = {title.casefold(): title for _, title, _ in reversed(together)}
    return clip(" · ".join(reversed(different.values())), 80)


def _labelled(page: EvidencePage, list_id: str, title: str) -> str:
    return page.numbers.text(f"{page.short[list_id]} title", title, "key of the row")


def _selection(page: EvidencePage, list_id: str) -> str:
    shown, total = len(page.passages.chosen[list_id]), page.passages.totals[list_id]
    if shown == total:
        return ""
    return (f"{page.numbers.number(f'{page.short[list_id]} shown', shown, 'passages of the list on the page')} of "
            f"{page.numbers.number(f'{page.short[list_id]} of', total, 'passages of the list')} passages")


def _entry(page: EvidencePage, spans: dict, list_id: str, doc_id: str, unit: int) -> str:
    return f'<a href="#{page.target(list_id, doc_id, unit)}">{escape_exact(spans[list_id, doc_id, unit])}</a>'


def passage_html(page: EvidencePage, doc_id: str, unit: int) -> str:
    """One passage: its text with the counted words marked, and the lists it is counted in."""
    start, end, counted = page.passages.units[doc_id, unit]
    text, at, pieces = page.texts[doc_id], start, []
    for place, (first, last) in enumerate(page.passages.marks.get((doc_id, unit), []), 1):
        name = page.arrived.get((doc_id, unit, place), "")
        own = f' id="{name}"' if name else ""
        pieces += [escape_exact(text[at:first]), f"<mark{own}>{escape_exact(text[first:last])}</mark>"]
        at = last
    pieces.append(escape_exact(text[at:end]))
    kind = "" if counted else ' class="aside"'
    return f'<li id="{page.address(doc_id, unit)}"{kind}><q>{"".join(pieces)}</q>{_backs(page, doc_id, unit)}</li>'


def _backs(page: EvidencePage, doc_id: str, unit: int) -> str:
    items: dict[str, list[str]] = {}
    for list_id in page.passages.counted_in[doc_id, unit]:
        item, title = page.passages.lists[list_id][0][2], list_title(page.passages.lists[list_id])
        items.setdefault(item, []).append(f'<a href="#{page.short[list_id]}">{escape_exact(clip(title, 40))}</a>')
    groups = "".join(f"<p>{escape(item.replace('-', ' '))}: {' '.join(links)}</p>" for item, links in items.items())
    return f"<details><summary>counted in</summary>{groups}</details>"


def _date(one: dict) -> str:
    if not one["published"]:
        return "date not stated"
    how = f" ({one['published_from']})" if one["published_from"] else ""
    return f"{one['published']}{how}" + (", in doubt" if one["published_doubt"] else "")


def _reproduced(page: EvidencePage, one: dict) -> str:
    """The share of an article's words that this page holds."""
    from helpers.tokens import find_words

    doc_id, text = one["doc_id"], one["text"]
    shown = [unit for doc, unit in page.passages.counted_in if doc == doc_id and unit]
    total = len(find_words(text))
    words = sum(len(find_words(text[slice(*page.passages.units[doc_id, unit][:2])])) for unit in shown)
    page.shares[doc_id] = min(words / total, 1.0) if total else 0.0
    if total < 20:
        return f"{page.numbers.number(f'words shown {doc_id}', words, 'words in the passages on the page')} of its {page.numbers.number(f'words {doc_id}', total, 'words of the article')} words"
    return f"{page.numbers.number(f'share {doc_id}', page.shares[doc_id], 'words in the passages on the page by words of the article', 'score', 0, True)} of its words"


def article_html(page: EvidencePage, one: dict) -> str:
    """One article: what is known of it, and those of its passages that something was counted in."""
    place, doc_id = page.places[one["doc_id"]], one["doc_id"]
    title = page.numbers.text(f"article {place}", clip(one["title"] or doc_id, 160), "documents.title")
    known = page.numbers.text(f"known {place}", f"{clip(one['outlet'] or 'outlet not stated', 80)} · {clip(_date(one), 80)}", "documents.outlet, published, published_from")
    units = sorted(unit for doc, unit in page.passages.counted_in if doc == doc_id and unit)
    body = "".join(passage_html(page, doc_id, unit) for unit in units)
    return (f'<article id="a{place}"><h4>{title}</h4><p class="known">{known}. This page holds {_reproduced(page, one)}.</p>'
            + (f"<ol>{body}</ol>" if body else "") + "</article>")


def evidence_html(page: EvidencePage) -> str:
    """All lists, then all articles."""
    snippets = {(list_id, doc_id, unit): page.snippet(list_id, doc_id, unit) for list_id, passages in page.passages.chosen.items() for doc_id, unit in passages}
    lists = _lists_html(page, snippets)
    articles = "\n".join(article_html(page, one) for one in page.documents)
    limit = page.numbers.number("passages a list", page.passages.limit, "most passages of a list on the page")
    halved = "" if page.passages.limit == PASSAGES else " More would make the page too large to send, so the number was halved until it fitted."
    return (f'<p>A number on this page opens the list of its row; the list leads to the sentences, which stand once each under their article, the counted words marked. '
            f"Of each list at most {limit} passages stand here, taken in turn from the articles: the first of each, then the second of each.{halved} "
            f"All of them are in <code>tables/evidence.csv</code>.</p>"
            f'<h3 id="part-lists">Lists</h3>\n<div class="lists">{lists}</div>\n<h3 id="part-articles">Sentences, by article</h3>\n{articles}')
