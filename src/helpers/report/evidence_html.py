"""The evidence as HTML: each row's list of passages, and each passage once, under its article."""
from __future__ import annotations

from helpers.display.clean import clip, escape, escape_exact
from helpers.display.form import write_number
from helpers.evidence import MANY_ARTICLES, MOST_PASSAGES, WHOLE
from helpers.report.backs import Backs, find_backs
from helpers.report.layout import ALL, LETTERS, EvidencePage, List, runs


ARROW = "↑"
"""What leads from a sentence to the number that it alone stands behind."""


def list_title(together: list[tuple[str, str, str]]) -> str:
    """The titles of lists that are one, each once whatever its case and whatever concept it is a form of."""
    different = {title.casefold(): title for _, title, _ in reversed(together)}
    for title in [title for title in different if " + " in title]:
        whole, form = title.split(" + ", 1)
        if form in different and whole in form:  # a form of a concept stands as a row of its own too
            del different[title]
    return clip(" · ".join(reversed(different.values())), 120)


def _item_link(item: str) -> str:
    return f'<a href="#{item}">{escape(item.replace("-", " "))}</a>'


def _group_html(page: EvidencePage, one: List, doc_id: str) -> str:
    """What a list holds of one article: its letter, then the sentences by their place, those that follow each other together."""
    letter, units, part = page.letters[doc_id], one.places[doc_id], one.parts.get(doc_id, "")
    mark = f' id="{part}"' if part else ""
    whole = f'<a{mark} href="#{letter}">{letter}</a>'
    if units == [WHOLE]:
        return whole
    links = "".join(f'<a href="#{page.target(one, doc_id, first)}">{_run(first, last)}</a>' for first, last in runs(units))
    named = f"<b{mark}>{letter}</b>" if part else letter
    return (named if letter in LETTERS else f"<b>{whole}</b>") + links


def _run(first: int, last: int) -> str:
    return f"{first}–{last}" if last > first else str(first)


def list_html(page: EvidencePage, one: List, backs: Backs) -> str:
    """One list: what it is the evidence of, a link to each of its passages, then to the lists that share its sentences."""
    note = _selection(page, one)
    links = "".join(("" if units == [WHOLE] else "\n") + _group_html(page, one, doc_id) for doc_id, units in one.places.items()).lstrip("\n")
    title = page.numbers.text(f"{one.name} title", list_title(one.together), "key of the row")
    beside = _numbers(page, backs.beside.get(one.name, []))
    return f'<dt id="{one.name}">{title}</dt><dd>' + (f"<i>{note}:</i> " if note else "") + links + (f"<small>{beside}</small></dd>" if beside
                                                                                                     else "</dd>")


def _selection(page: EvidencePage, one: List) -> str:
    shown = sum(map(len, one.places.values()))
    if shown == one.total:
        return ""
    return page.numbers.text(one.name, f"{write_number(shown)} of {write_number(one.total)}", "passages of the list on the page, and in all")


def _lists_html(page: EvidencePage, backs: Backs) -> str:
    """All lists, under the item that shows their numbers first."""
    by_item: dict[str, list[str]] = {}
    for one in page.lists:
        by_item.setdefault(one.together[0][2], []).append(list_html(page, one, backs))
    return "\n".join(f"<h4>{_item_link(item)}</h4><dl>" + "".join(lists) + "</dl>" for item, lists in by_item.items())


def passage_html(page: EvidencePage, doc_id: str, unit: int, backs: Backs) -> str:
    """One passage: its text with the counted words marked, each leading back to the list that arrives at it, and the lists that count it whole."""
    start, end, counted = page.passages.units[doc_id, unit]
    text, at, pieces, label = page.texts[doc_id], start, [], page.label(doc_id, unit)
    for place, (first, last) in enumerate(page.passages.marks.get((doc_id, unit), []), 1):
        mark, words = (doc_id, unit, place), escape_exact(text[first:last])
        name = page.arrived[mark][0] if mark in page.arrived else label
        pieces += [escape_exact(text[at:first]), _mark_html("" if name == label else name, backs.led[mark], words) if mark in backs.led
                   else f"<u>{words}</u>"]
        at = last
    pieces.append(escape_exact(text[at:end]))
    kind = "" if counted else ' class="aside"'
    return f'<li id="{label}"{kind}><q>{"".join(pieces)}</q>{_numbers(page, backs.behind[doc_id, unit])}</li>'


def _mark_html(name: str, home: str, words: str) -> str:
    """Marked words with an id of their own, or none where they stand out when their passage is arrived at."""
    own = f' id="{name}"' if name else ""
    return f'<a{own} href="#{home}">{words}</a>'


def _numbers(page: EvidencePage, names: list[str]) -> str:
    """Lists by their numbers, those that follow each other together; single numbers of the page by an arrow."""
    listed = {page.order[name]: name for name in names if name in page.order}
    links = [f'<a href="#{listed[first]}">{_run(first, last)}</a>' for first, last in runs(sorted(listed))]
    links += [f'<a href="#{name}">{ARROW}</a>' for name in names if name in page.direct]
    return "".join(links)


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
    shown = [unit for unit in page.units.get(doc_id, ()) if unit]
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


def article_html(page: EvidencePage, place: int, one: dict, backs: Backs) -> str:
    """One article: what is known of it, and those of its passages that something was counted in."""
    doc_id = one["doc_id"]
    title = page.numbers.text(f"article {place}", clip(one["title"] or doc_id, 160), "documents.title")
    known = page.numbers.text(f"known {place}", f"{clip(one['outlet'] or 'outlet not stated', 80)} · {clip(_date(one), 80)}",
                              "documents.outlet, published, published_from")
    units = [unit for unit in page.units.get(doc_id, ()) if unit]
    body = "\n".join(passage_html(page, doc_id, unit, backs) for unit in units)
    return (f'<article id="{page.letters[doc_id]}"><h4>{title}</h4><p class="known">{known}. This page holds {_reproduced(page, place, one)}.</p>'
            + (f"<ol>{body}</ol>" if body else "") + "</article>")


def evidence_html(page: EvidencePage) -> str:
    """All lists, then all articles."""
    page.arrive()
    backs = find_backs(page)
    lists = _lists_html(page, backs)
    articles = "\n".join(article_html(page, place, one, backs) for place, one in enumerate(page.documents, 1) if _stands(page, one["doc_id"]))
    return (f"<p>{_told(page)}</p>{_key_html(page)}"
            f'<h3 id="part-lists">Lists</h3>\n<div class="lists">{lists}</div>\n<h3 id="part-articles">Sentences, by article</h3>\n'
            f'{_listed(page)}{articles}')


MANY = 500
"""Articles above which a page that cannot hold all evidence names only those that a list leads to: else their names alone make it too large."""


def _stands(page: EvidencePage, doc_id: str) -> bool:
    """Whether an article stands on the page; the page holds nothing of one that does not."""
    stands = len(page.documents) <= MANY or page.passages.limit >= ALL or bool(page.copied) or doc_id in page.units
    if not stands:
        page.shares[doc_id] = 0.0
    return stands


def _listed(page: EvidencePage) -> str:
    """How many of the articles stand on the page, where not all do."""
    listed = sum(_stands(page, one["doc_id"]) for one in page.documents)
    if listed == len(page.documents):
        return ""
    shown = page.numbers.number("articles on the page", listed, "articles that a list on the page leads to")
    every = page.numbers.number("articles in all", len(page.documents), "rows of documents")
    return f"<p>Here stand the {shown} of {every} articles that a list on this page leads to; all are in <code>tables/documents.csv</code>.</p>\n"


def _key_html(page: EvidencePage) -> str:
    """Which letter stands for which article, where letters do."""
    if len(page.documents) > len(LETTERS):
        return ""
    names = [(page.letters[one["doc_id"]], page.numbers.text(f"key {place}", clip(one["title"] or one["doc_id"], 60), "documents.title"))
             for place, one in enumerate(page.documents, 1)]
    return '<ul class="key">' + "".join(f'<li><a href="#{letter}">{letter}</a> {name}</li>' for letter, name in names) + "</ul>"


HOW = ("A number on this page opens the list of its row, or the one sentence that it rests on. A list leads to its sentences: a letter or number in "
       "front names the article, the numbers after it the sentences of that article, those that follow each other taken together; an article alone "
       "stands for all its sentences. Each sentence stands once, under its article, the counted words marked: a marked word leads back to what "
       "counts it")
OTHERS = (", a number behind a sentence to another list that counts something in it, an arrow to a number in text or table that rests on it alone. "
          "A list that counts something in several sentences of one of these lists is named under that list once you arrive there, and not behind "
          "each sentence.")


def _told(page: EvidencePage) -> str:
    """How the evidence is to be read, and which of it stands here."""
    if page.copied and page.copied.rule:
        return f"{HOW}{OTHERS} {escape(page.copied.rule)}"
    if page.passages.limit >= ALL:
        return f"{HOW}{OTHERS} Every sentence of every list stands here."
    limit = page.numbers.number("passages a list", page.passages.limit, "most passages of a list on the page")
    return (f"{HOW}. Of each list at most {limit} passages stand here, taken in turn from the articles: the first of each, then the second of each. "
            f"More would make the page too large to send, so the number was halved until it fitted. {_rest(page)}")


def _rest(page: EvidencePage) -> str:
    """Where the passages are that do not stand on the page."""
    if len(page.documents) <= MANY_ARTICLES:
        return "All of them are in <code>tables/evidence.csv</code>."
    many = page.numbers.number("articles of a large folder", MANY_ARTICLES, "articles above which a run keeps the evidence of its page alone")
    most = page.numbers.number("passages kept of a list", MOST_PASSAGES, "most passages of a list in evidence")
    return (f"Of more than {many} articles a run keeps the evidence of the rows on its page alone, at most {most} passages a list in "
            "<code>tables/evidence.csv</code>; every number is counted from all of them, and <code>dateline verify</code> counts it again from the "
            "articles.")
