"""The page: order of its parts, evidence, safety, sizes; no browser here."""
from __future__ import annotations

import re
from html.parser import HTMLParser
from types import SimpleNamespace

import nbformat
import pandas as pd
import pytest
from page_fixture import Maker, find_spans

from helpers.display import Count, Fact, Label, Quote
from helpers.errors import DatelineError
from helpers.report import build_index, loose_digits, make_page, spell_out
from helpers.report.allow import sanitise
from helpers.report.backs import Backs, find_backs
from helpers.report.layout import ALL
from helpers.report.lean import lean
from helpers.report.prose import to_html
from helpers.report.screen import show_again
from helpers.report.story import _short_code, read_story
from helpers.tables import read_sheet

TEXTS = {
    "quake": ("A strong quake shook the coast on Monday. The coast guard sent ships.\nQuake experts had warned the coast for years.\n", {"title": "Quake shakes coast", "outlet": "Coast Post"}),
    "rates": ("The central bank kept its rate. Markets on the coast did not move.\n", {"title": "Bank holds", "published": "2024-03-02", "published_from": "metadata"}),
}
HOSTILE = [
    "<script>window.fired=1</script>", "<img src=x onerror='window.fired=1'>", "<svg onload='window.fired=1'>", "<iframe srcdoc='<script>parent.fired=1</script>'></iframe>",
    "<style>*{background:red!important}</style>", "[go](javascript:window.fired=1)", "[go](data:text/html,<script>fired=1</script>)", "![pixel](https://example.org/p.png)",
    "<img src='https://example.org/p.png'>", "![](file:///etc/hostname)", "nul\x00bell\x07esc\x1b[31m", "bidi\u202etxt\u2066", "w" * 20_000, "$x_{ y$", "$5 and $10", "</title><p>out", "]]>",
    "<form action='https://example.org'><input name=q autofocus></form>", "<p id='part-content'>x</p>", "<a id=\"e-words-1\" name=content>y</a>", "=1+1", "\"'><b onmouseover=fired=1>",
]


class Ids(HTMLParser):
    """All ids, all links within the page, and the headings of a page."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.ids, self.links, self.headings, self.tags = [], [], [], []
        self.feed(spell_out(markup))

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"])
        if (given.get("href") or "").startswith("#"):
            self.links.append(given["href"][1:])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    handle_startendtag = handle_starttag


def whole(documents):
    return documents.assign(start=0, end=documents["n_characters"])[["doc_id", "text_id", "start", "end"]]


def words_item(documents, words, **changed):
    spans = find_spans(documents, words)
    counted = spans.groupby("term", sort=False)
    table = pd.DataFrame({"n": counted.size(), "n_documents": counted["doc_id"].nunique()}).reset_index().sort_values(["n", "term"], ascending=[False, True])
    given = {
        "item": "words", "table": table, "key": ["term"], "columns": {"term": Label("word"), "n": Count("times"), "n_documents": Count("articles", "articles")}, "spans": spans,
        "finding": "The first word stands in {articles:article}", "facts": {"articles": Fact(len(documents), "articles", whole(documents))}, "counted": "counted: all words"}
    return given | changed


@pytest.fixture
def maker(tmp_path, monkeypatch, make_documents):
    return Maker(tmp_path, make_documents(TEXTS), monkeypatch)


@pytest.fixture
def page(maker):
    documents = maker.documents
    maker.notebook("01_words", "# Words of the coast\n\nA short story.", "## Which words?", words_item(documents, {"coast": "coast", "Quake": "[Qq]uake"}, first_screen="finding"),
                   "## Limits\n\nOnly two words.\n\n$$\\frac{n}{N}$$")
    maker.notebook("02_bank", "# The bank", words_item(documents, {"bank": "bank"}, item="bank-words", first_screen="trust"))
    return maker.build()


def test_the_parts_stand_in_order(page):
    marks = ["<h1>", "What was found", "How far to trust this", "id=story-01_words", "id=words>", "id=story-02_bank", "id=part-left-out", "id=part-methods", "id=part-parameters", "id=part-code",
             "id=part-record", "id=part-evidence", "<dt id=a0", "id=A>"]
    places = [page.index(mark) for mark in marks]
    assert places == sorted(places)


def test_ids_links_and_headings_hold(page):
    seen = Ids(page)
    assert len(seen.ids) == len(set(seen.ids))
    assert set(seen.links) <= set(seen.ids)
    assert seen.headings.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in zip(seen.headings, seen.headings[1:], strict=False))
    assert not [tag for tag, _ in seen.tags if tag in ("script", "iframe", "form", "link", "object")]


def test_no_numeral_stands_loose(page):
    assert loose_digits(page) == []


def test_every_number_on_the_page_is_a_row(page, maker):
    shown = {given["data-n"] for _, given in Ids(page).tags if "data-n" in given}
    numbers = read_sheet(maker.run / "tables" / "numbers.csv")
    assert shown <= set(numbers["number_id"]) and numbers["number_id"].is_unique


LISTS = re.compile(r"<dt id=([a-l][0-9A-Z]+)>(.*?)<dd>(.*?)(?=<dt |</dl>)", re.S)
SENTENCES = re.compile(r"<li id=([A-Z]\d+)[^>]*>(.*?)(?=<li |</ol>)", re.S)
NUMBERED = re.compile(r"href=#([A-Z]\d+|[a-z][0-9A-Z]+)>(\d+)(?:–(\d+))?<")


def opened_list(page, number_id):
    """What the number's link leads to: the name of the list, its title and its entries."""
    name = re.search(rf"<a href=#([a-l][0-9A-Z]+) data-n={number_id}>", spell_out(page)).group(1)
    title, entries = next((title, entries) for other, title, entries in LISTS.findall(page) if other == name)
    return name, (title, entries.partition("<small>")[0])


def plain_entries(entries: str) -> str:
    """A list's entries as they are read: the article's letter, then the places of its sentences."""
    return " ".join(re.sub(r"<[^>]*>", " ", entries).split())


def test_evidence_counted_by_hand(page):
    # "coast" stands four times in four passages of two articles; the two quakes in two of the first.
    name, (title, entries) = opened_list(page, "words-1-n")
    assert title == "coast" and plain_entries(entries) == "A 1–3 B 2"
    quakes, (_, others) = opened_list(page, "words-2-n")
    assert plain_entries(others) == "A 1 3"
    first = re.findall(r"href=#([m-z][0-9A-Z]+)", entries)[0], re.findall(r"href=#(A1)>", others)[0]
    assert f"<li id={first[1]}><q>A strong <a href=#{quakes}>quake</a> shook the <a id={first[0]} href=#{name}>coast</a> on Monday.</q>" in page


def test_lists_that_lead_to_the_same_places_are_one(page):
    assert opened_list(page, "words-articles")[0] == opened_list(page, "bank-words-articles")[0]


def ways_back(page: str) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Which sentence each list and each single number leads to, as (name, sentence); and which of them each sentence leads back to in one step or, over the list of
    a marked word, in two."""
    lists, sentences = {name: entries for name, _, entries in LISTS.findall(page)}, dict(SENTENCES.findall(page))
    order = list(lists)
    inside = {name: sentence for sentence, markup in sentences.items() for name in [sentence, *re.findall(r"<[au] id=([m-z][0-9A-Z]+)", markup)]}
    alone = {name: inside[target] for name, target in re.findall(r"<a id=([a-l][0-9A-Z]+) href=#([A-Za-z0-9]+)", page) if target in inside}

    def named(markup: str) -> set[str]:
        numbered = {name for first, start, last in NUMBERED.findall(markup) if first in lists for name in order[order.index(first):order.index(first) + int(last or start) - int(start) + 1]}
        return numbered | set(re.findall(r"href=#([a-l][0-9A-Z]+)>", markup))
    led, back = set(alone.items()), set()
    for name, entries in lists.items():
        for target, first, last in NUMBERED.findall(entries.partition("<small>")[0]):
            led |= {(name, f"{inside[target][0]}{place}") for place in range(int(first), int(last or first) + 1)}
    beside = {name: named(entries.partition("<small>")[2]) for name, entries in lists.items()}
    for sentence, markup in sentences.items():
        homes = set(re.findall(r"href=#([a-l][0-9A-Z]+)>", markup.partition("</q>")[0]))
        back |= {(name, sentence) for name in named(markup).union(*(beside.get(home, set()) for home in homes))}
    return led, back


def test_a_sentence_leads_back_to_every_list_that_counts_it(page):
    """By a marked word, by the number of the list, or by that number behind the list of a marked word."""
    seen = Ids(page)
    led, back = ways_back(page)
    assert len(led) > 6 and led - back == set()
    assert set(seen.links) <= set(seen.ids)


def test_a_list_that_shares_its_sentences_with_another_is_named_there_once():
    """Three lists over four sentences: of "all", two stand behind the list of the marked word that they share, the third behind its own sentence."""
    marks = {("d", 1): [(0, 4)], ("d", 2): [(0, 4)], ("d", 3): [(0, 4)], ("d", 4): []}
    counted = {("d", 1): ["word", "all"], ("d", 2): ["word", "all"], ("d", 3): ["other", "all"], ("d", 4): ["all"]}
    named = {name: SimpleNamespace(name=name) for name in ("word", "other", "all")}
    arrived = {("d", 1, 1): ("m0", "word"), ("d", 2, 1): ("n0", "word"), ("d", 3, 1): ("o0", "other")}
    firsts = {(name, *passage): marks[passage][0] if name != "all" else (0, 40) for passage, names in counted.items() for name in names if marks[passage] or name == "all"}
    page = backs_page(marks, counted, firsts, named, arrived)
    assert find_backs(page) == Backs({("d", 1): [], ("d", 2): [], ("d", 3): ["all"], ("d", 4): ["all"]}, {"word": ["all"]}, {mark: home for mark, (_, home) in arrived.items()})


def backs_page(marks, counted, firsts, named, arrived):
    passages = SimpleNamespace(marks=marks, counted_in=counted, firsts=firsts, limit=ALL)
    return SimpleNamespace(passages=passages, arrived=arrived, direct={}, named=named, order={name: at for at, name in enumerate(named, 1)}, label=lambda doc_id, unit: f"A{unit}")


def test_words_that_no_list_arrives_at_lead_to_one_that_counts_them_where_that_spares_a_number():
    """In the first sentence the words behind those that stand out there; in the second there are none such, and a number stands behind it."""
    marks = {("d", 1): [(0, 4), (6, 9)], ("d", 2): [(0, 4)]}
    counted = {("d", 1): ["word", "other"], ("d", 2): ["other"]}
    firsts = {("word", "d", 1): (0, 4), ("other", "d", 1): (6, 9), ("other", "d", 2): (0, 4)}
    page = backs_page(marks, counted, firsts, {name: SimpleNamespace(name=name) for name in ("word", "other")}, {("d", 1, 1): ("A1", "word")})
    assert find_backs(page) == Backs({("d", 1): [], ("d", 2): ["other"]}, {}, {("d", 1, 1): "word", ("d", 1, 2): "other"})


def test_an_article_whose_every_sentence_is_counted_stands_as_a_whole(tmp_path, monkeypatch, make_documents):
    texts = {"one": "The coast is long. The coast is wide. The coast is old. The coast is here.\n", "two": "The coast is long. Nothing else. Nothing at all. Not one word.\n"}
    maker = Maker(tmp_path, make_documents(texts), monkeypatch)
    maker.notebook("01_words", "# Words", words_item(maker.documents, {"coast": "coast"}))
    _, (_, entries) = opened_list(maker.build(), "words-1-n")
    assert plain_entries(entries) == "A B 1"


def test_how_much_of_an_article_is_reproduced(page):
    # Twenty-one words in the first article, all in passages shown; the second has thirteen, too few for a percentage, all shown.
    assert "Coast Post · date not stated. This page holds <bdi data-n=page-share-of-article-1>100 %</bdi> of its words" in page
    assert "This page holds <bdi data-n=page-words-shown-of-article-2>13</bdi> of its <bdi data-n=page-words-of-article-2>13</bdi> words" in page


def test_evidence_is_halved_until_the_page_fits(tmp_path, monkeypatch, make_documents):
    texts = {f"d{at:02d}": " ".join(f"The coast is long and story number {at} goes on for a good while here {line}." for line in range(30)) + " And so on." for at in range(12)}
    maker = Maker(tmp_path, make_documents(texts), monkeypatch)
    maker.notebook("01_words", "# Words", words_item(maker.documents, {"coast": "coast"}))
    maker.build()
    large = make_page(maker.run, maker.notebooks, maker.documents, {"run": "x"})
    small = make_page(maker.run, maker.notebooks, maker.documents, {"run": "x"}, most_bytes=len(large.html.encode()) - 1)
    assert int(large.evidence["on_page"].sum()) > int(small.evidence["on_page"].sum()) > 0
    assert len(small.evidence) == len(large.evidence)
    assert set(large.evidence["on_page"]) == {True} and "Every sentence of every list stands here." in large.html
    assert re.search(r"<i><bdi data-n=page-[a-l][0-9a-z]+>32 of 360</bdi>:</i>", small.html)
    assert "at most <bdi data-n=page-passages-a-list>32</bdi> passages" in small.html


def test_a_failed_cell_makes_no_page(maker):
    maker.notebook("01_words", "# Words", [nbformat.v4.new_output("error", ename="ValueError", evalue="no\x1b[0m", traceback=[])])
    with pytest.raises(DatelineError, match=r"01_words.ipynb, cell 01-1: ValueError: no\[0m; a notebook that failed makes no page"):
        maker.build()


def test_foreign_outputs_are_kept_but_harmless(maker):
    outputs = [
        nbformat.v4.new_output("display_data", data={"text/html": "<table><tr><td>kept</td></tr></table><script>fired=1</script><p id='words' onclick='x()'>para</p>"}),
        nbformat.v4.new_output("execute_result", data={"text/plain": "plain <b>7"}), nbformat.v4.new_output("stream", name="stdout", text="said <i>"),
        nbformat.v4.new_output("stream", name="stderr", text="/home/me/warning"), nbformat.v4.new_output("display_data", data={"image/png": "aGVsbG8=\n", "text/plain": "a figure"}),
        nbformat.v4.new_output("display_data", data={"text/markdown": "*told*"})]
    maker.notebook("01_words", "# Words", outputs)
    page = maker.build()
    for kept in ("<td>kept", "<p>para</div>", "plain &lt;b&gt;7", "said &lt;i&gt;", '<img alt="a figure" src="data:image/png;base64,aGVsbG8=', "<em>told</em>"):
        assert kept in page
    assert "fired" not in page and "/home/me" not in page and "onclick" not in page


@pytest.mark.parametrize("text", HOSTILE)
def test_the_allow_list_lets_nothing_through(text):
    for markup in (sanitise(text), to_html(f"# {text}\n\n{text}")[0]):
        seen = Ids(markup)
        assert not [tag for tag, _ in seen.tags if tag in ("script", "style", "iframe", "svg", "form", "input")]
        for _, given in seen.tags:
            assert not [name for name in given if name.startswith("on") or name in ("id", "class", "style", "name")]
            assert (given.get("href") or "#").startswith(("#", "https://", "mailto:"))
            assert (given.get("src") or "data:image/").startswith("data:image/")


def test_markdown():
    markup, level = to_html("# A\n\n### C\n\nIt cost $5 and $10.\n\n$$\\frac{a}{b}$$\n\n| x |\n|---|\n| y |\n", 2)
    assert "<h2>A</h2>" in markup and "<h3>C</h3>" in markup and level == 3
    assert "$5 and $10" in markup and "<mfrac>" in markup and "<td>y</td>" in markup


def test_a_title_is_needed(tmp_path):
    path = tmp_path / "01_none.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("text", id="a")]), path)
    with pytest.raises(DatelineError, match="has no title"):
        read_story(path)


def test_loose_digits_are_found_and_the_others_are_not():
    assert loose_digits("<p>in 2024 <data data-n=x>5</data> <q>7 dead</q></p><pre>8</pre><style>9</style><text data-n=y>3</text><p>4 of them") == ["in 2024", "4 of them"]


def test_a_leaner_page_says_the_same():
    head = "<html><head><meta content=\"a\"><style>p{}</style></head>"
    cells = '<table><thead><tr><th scope="col">word</th><th scope="col">kind</th><th scope="col" class="n">n</th><th scope="col" class="n">share</th></tr></thead><tbody>'
    row = ('<tr><th scope="row">a</th><td>b</td><td class="n"><a href="#e-x-1"><data value="1" data-n="x-1-n">1</data></a></td>'
           '<td class="n"><a href="#e-x-1"><data value="0.5" data-n="x-1-s">50 %</data></a></td></tr></tbody></table>')
    lean_row = '<tr><th scope=row>a<td>b<td><a href=#a7>1</a><td>50 %</table>'
    page = lean(head + f'<section class="item" id="x">{cells}{row}</section><p><data value="2" data-n="y">2</data> "x"="y"</p>', {"e-x-1": "a7"})
    assert page.endswith(f'<section class=item id=x><table class=t2 data-n=,,n,s><thead><tr><th scope=col>word<th scope=col>kind<th scope=col>n<th scope=col>share<tbody>{lean_row}</section>'
                         '<p><bdi data-n=y>2</bdi> "x"="y"</p>')
    assert '<td><a href=#a7 data-n=x-1-n>1</a><td data-n=x-1-s>50 %</table>' in spell_out(page)


def test_the_looks_of_a_chart_become_classes():
    svg = ('<svg xmlns="http://www.w3.org/2000/svg" class="chart" id="x-chart" viewBox="0 0 9 9" width="100%"><a href="#a1"><g><title>t</title><path d="M0 0h9" fill="#0f5499" class="c-accent m"/>'
           '<text x="1.6" y="2" font-weight="bold">3</text></g></a><path d="M0 1h9" class="c-accent" fill="#0f5499"/></svg>')
    page = lean(f"<html><head><style>.c-accent{{fill:red}}</style></head>{svg}")
    assert '<svg class=chart viewBox=0,0,9,9><a href=#a1><title>t</title><path d=M0,0h9 /><text x=2 y=2 class=A>3</text></a><path d=M0,1h9 /></svg>' in page
    assert ":where(.chart) path{fill:var(--A)}.A{font-weight:bold}" in page and ".c-accent" not in page


def test_boxes_of_one_size_say_it_once_and_a_label_names_its_link():
    def bar(at: int) -> str:
        y, name = 30 * at, "Anna Berg" if at < 5 else "Anna"
        return (f'<a href="#a{at}"><g><title>Anna Berg: {at}</title><path d="M0 {y}h300v30h-300z" fill="none" pointer-events="all"/>'
                f'<path d="M0 {y}h{10 + at}v9h-{10 + at}z" class="c-accent" fill="#0f5499"/><text x="9" y="{y}" data-n="x-{at}-n">{at}</text></g></a><text y="{y}">{name}</text>')
    bars = "".join(map(bar, range(1, 6)))
    page = lean(f'<html><head><style></style></head><svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 9 9">{bars}</svg>')
    assert "<a href=#a1><text y=30>Anna Berg</text><rect y=30 class=A /><path d=M0,30h11v9H0z /><text x=9 y=30 data-n=x-1-n>1</text></a>" in page
    assert "<title>Anna Berg: 5</title>" in page and page.count("<title>") == 1
    assert ".A{fill:none;height:30px;pointer-events:all;width:300px}" in page and ":not(.A)" in page


def test_a_figure_shown_again_is_drawn_from_its_first_place():
    again = show_again('<svg class="chart" viewBox="0 0 3 4"><path/></svg>', "states")
    assert 'viewBox="0 0 3 4"' in again and '<use href="#states-chart"/>' in again and 'aria-labelledby="states-chart"' in again


def test_where_a_page_is_too_large_its_folded_rows_go_first(tmp_path, monkeypatch, make_documents):
    maker = Maker(tmp_path, make_documents(TEXTS), monkeypatch)
    maker.notebook("01_words", "# Words", words_item(maker.documents, {"coast": "coast", "Quake": "[Qq]uake", "the": "the", "bank": "bank"}, rows=2))
    folded = maker.build()
    assert "<details class=m>" in folded and folded.count("<th scope=row>") == 4 + len({"language", "n_terms"})
    short = make_page(maker.run, maker.notebooks, maker.documents, {"run": "x"}, most_bytes=len(folded.encode()) - 400).html
    told = re.search(r"<p class=m>(.*?</code>)", short).group(1)
    assert re.sub("<[^>]*>", "", told) == "The first 2 of 4 rows; all stand in tables/item_words.csv"
    assert "data-n=words-3-n" not in spell_out(short) and "data-n=words-2-n" in spell_out(short)


def test_a_page_too_large_to_open_is_written_short(maker, monkeypatch):
    from helpers import charts

    item = words_item(maker.documents, {"coast": "coast", "Quake": "[Qq]uake"}, first_screen="chart")
    maker.notebook("01_words", "# Words of the coast", item | {"chart": charts.bars(item["table"], "term", "n")}, [nbformat.v4.new_output("stream", name="stdout", text="long " * 20_000)])
    assert len(maker.build()) > 90_000
    monkeypatch.setattr("helpers.report.fitting.MOST", 60_000)
    monkeypatch.setattr("helpers.report.fitting.LARGE", 50_000)
    short = maker.build()
    seen = Ids(short)
    assert len(short) < 30_000 and "This page is short." in short and "long long" not in short and "<svg" not in short
    assert "<code>tables/item_words.csv</code>" in short and re.search(r"The first word stands in <bdi data-n=words-articles>2</bdi>", spell_out(short))
    assert set(seen.links) <= set(seen.ids) and len(seen.ids) == len(set(seen.ids)) and loose_digits(short) == []
    assert len(read_sheet(maker.run / "tables" / "evidence.csv")) > 5 and set(read_sheet(maker.run / "tables" / "evidence.csv")["on_page"]) == {"False"}


def test_the_same_run_gives_the_same_bytes(page, maker):
    assert maker.build() == page


def test_the_index_lists_the_runs(tmp_path):
    (tmp_path / "b <i>").mkdir()
    (tmp_path / "b <i>" / "report.html").write_text("x")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "report.html").write_text("x")
    (tmp_path / "a" / "run.json").write_text('{"corpus": {"name": "quake", "sha256": "' + "0" * 64 + '", "articles": {"x.txt": "1"}}}')
    text = build_index(tmp_path).read_text()
    assert text.index('href="a/report.html"') < text.index('href="b%20%3Ci%3E/report.html"') and "b &lt;i&gt;" in text and "<td>quake" in text


def test_a_quote_in_the_table_leads_to_its_sentence(tmp_path, monkeypatch, make_documents):
    maker = Maker(tmp_path, make_documents(TEXTS), monkeypatch)
    table = pd.DataFrame({"doc_id": ["rates"], "start": [0], "end": [31], "said": ["The central bank kept its rate."]})
    maker.notebook("01_said", "# Said", {"item": "said", "table": table, "key": ["doc_id", "start"], "columns": {"said": Quote("sentence")}, "finding": "One sentence"})
    page = maker.build()
    # One sentence: the quote opens it, and it leads back to the quote; its marked words need no id of their own.
    name = re.search(r"<a id=([a-l][0-9A-Z]+) href=#B1 data-n=said-1-said>", spell_out(page)).group(1)
    assert f"<li id=B1><q><a href=#{name}>The central bank kept its rate.</a></q>" in page and "<dt id" not in page


def test_what_introduces_parameters_is_not_on_the_page(tmp_path):
    markdown, code = nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell
    cells = [markdown("# Title\n\nStandfirst."), markdown("**Which folder?** Machinery."), code("n: int = 1", metadata={"tags": ["parameters"]}), code("n = 2", metadata={"tags": ["injected-parameters"]}),
             markdown("**Valid?** Machinery."), code("helpers.check_parameters(1)"), markdown("**Kept**"), code("helpers.show()")]
    path = tmp_path / "01_x.ipynb"
    for at, cell in enumerate(cells):
        cell.id = f"c{at}"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    story = read_story(path)
    assert "Machinery" not in story.body and "Kept" in story.body and "Standfirst." in story.standfirst
    assert story.code == ["helpers.check_parameters(1)", "helpers.show(…)"]


def test_the_code_of_a_call_that_only_displays_is_its_first_line():
    cell = "table = helpers.top(1)\nhelpers.show(\n    'terms', table.head(3), key=['term'],\n    finding='x')\nhelpers.keep(a=table)"
    assert _short_code(cell) == "table = helpers.top(1)\nhelpers.show('terms', table.head(3), …)\nhelpers.keep(a=table)"
    assert _short_code("%matplotlib inline") == "%matplotlib inline"
