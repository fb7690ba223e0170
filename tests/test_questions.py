"""Questions of an analyst: one call each, with an answer that can be read, in HTML that nothing in an article can break."""
from __future__ import annotations

import inspect
import json
import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest
from readme import README
from run_fixture import HARBOUR, environment, make_home, write_corpus

import helpers
from helpers import questions as ask
from helpers.questions.opened import LAST, opened_last

HOSTILE = "<script>fired=1</script><img src=x onerror=fired=1>\" onmouseover=fired=1 x=\"</style></u><b>"
QUESTIONS = ("concordance", "actor", "pair", "article", "registry", "controls")
ALLOWED = {"div", "style", "section", "h3", "p", "table", "caption", "thead", "tbody", "tr", "th", "td", "mark", "details", "summary", "ol", "li", "q",
           "span", "small", "u"}


@pytest.fixture(scope="module")
def harbour(tmp_path_factory):
    """The three articles on a strike, opened by rules."""
    return ask.open_corpus(write_corpus(tmp_path_factory.mktemp("asked") / "harbour", HARBOUR), discovery="rules")


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    """Articles whose text, title, outlet and registry attack the page that shows them."""
    files = {f"{at} x.txt": f"Strike {HOSTILE}\n\nNorway said that the strike {HOSTILE} goes on. Anna Berg {HOSTILE} said no.\n\nPhoto: {HOSTILE}\n" for at in (1, 2)}
    quoted = HOSTILE.replace('"', '""')
    files["metadata.csv"] = f'doc_id,title,outlet,published,language\n1 x,"{quoted}","{quoted}",2024-03-04,en\n2 x,"two {quoted}","{quoted}",2024-03-05,en\n'
    files["actors.csv"] = f'alias,actor,kind,country,decision,reason\nAnna Berg,"{quoted}",person,Norway,accept,"{quoted}"\n'
    return ask.open_corpus(write_corpus(tmp_path_factory.mktemp("attacked") / "folder", files), discovery="rules")


class Tags(HTMLParser):
    """The elements and attributes that a browser would see."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.names, self.attributes = set(), set()
        self.feed(markup)

    def handle_starttag(self, tag, attributes):
        self.names.add(tag)
        self.attributes |= {name for name, _ in attributes}


def test_a_concordance_has_a_line_for_each_place(harbour):
    answer = harbour.concordance("Strike", sort="article")
    lines = answer["lines"]
    assert answer.title == "“Strike”: 6 times in 3 articles"
    assert lines[["doc_id", "match"]].values.tolist()[:2] == [["01_strike", "Strike"], ["01_strike", "strike"]]
    assert all(harbour.texts[row.doc_id][row.start:row.end].lower() == "strike" for row in lines.itertuples())
    assert answer.html.count("<mark>") == 6 and "Sorted by article." in answer.text


def test_a_concordance_of_one_outlet_and_of_days(tmp_path):
    files = {**HARBOUR, "metadata.csv": "doc_id,outlet,published\n01_strike,Herald,2024-03-04\n02_talks,Gazette,2024-03-06\n"}
    corpus = ask.OpenCorpus(helpers.read_corpus(write_corpus(tmp_path / "h", files)), "rules")
    assert set(corpus.concordance("strike", outlet="Gazette")["lines"]["doc_id"]) == {"02_talks"}
    assert set(corpus.concordance("strike", since="2024-03-05")["lines"]["doc_id"]) == {"02_talks"}
    assert set(corpus.concordance("strike", until="2024-03-04")["lines"]["doc_id"]) == {"01_strike"}
    with pytest.raises(helpers.UsageError, match="did you mean 'Gazette'"):
        corpus.concordance("strike", outlet="Gazete")


def test_a_word_that_stands_nowhere_is_told_with_what_is_near(harbour):
    assert harbour.concordance("harbor").text == "“harbor” stands nowhere here. Near it: harbour."
    assert len(harbour.concordance("zebra")["lines"]) == 0


def test_a_query_is_words(harbour):
    assert harbour.concordance(" “dock workers”! ").title == harbour.concordance("dock workers").title == "“dock workers”: 3 times in 3 articles"
    with pytest.raises(helpers.UsageError, match="'240 dock workers' is no word or phrase: numerals and marks are no words"):
        harbour.concordance("240 dock workers")


def test_everything_about_one_actor(harbour):
    answer = harbour.actor("anna berg")
    assert answer.title == "Anna Berg: 3 mentions in 2 articles"
    assert answer["spellings"][["alias", "n"]].values.tolist() == [["Anna Berg", 2], ["Berg", 1]]
    assert answer["articles"]["doc_id"].tolist() == ["01_strike", "02_talks"] and "First in a dated article: 2024-03-04." in answer.text
    assert answer.html.count("<mark>Anna Berg</mark>") == 2 and answer.html.count("<mark>Berg</mark>") == 1
    assert harbour.actor("Berg").title == answer.title


def test_a_wrong_name_gets_one_line_with_the_nearest(harbour):
    with pytest.raises(helpers.UsageError) as told:
        harbour.actor("Ana Berg")
    assert str(told.value) == "no actor is called 'Ana Berg' in this corpus. Nearest: Anna Berg, Berg. The registry lists all: registry()."
    assert told.value._render_traceback_() == [f"UsageError: {told.value}"]


def test_a_pair_is_the_sentences_that_hold_both(harbour):
    answer = harbour.pair("Norway", "harbour")
    assert answer.title == "Norway and harbour: 2 sentences in 2 articles"
    assert answer["sentences"]["text"].tolist() == ["Norway and Denmark closed the harbour on Monday, Norway said.", "Norway and Denmark opened the harbour."]
    assert answer["sides"][["name", "what", "n"]].values.tolist() == [["Norway", "actor", 4], ["harbour", "words", 4]]
    assert "The two meet 2 times in 2 texts" in answer.text and "nearness, not contact" in answer.text
    with pytest.raises(helpers.UsageError, match="are both 'Norway'"):
        harbour.pair("Norway", "norway")


def test_a_pair_with_a_concept_of_the_corpus(tmp_path):
    files = {**HARBOUR, "concepts.csv": "term,concept,group,decision,reason\nstrike,walkout,,accept,\n"}
    corpus = ask.OpenCorpus(helpers.read_corpus(write_corpus(tmp_path / "h", files)), "rules")
    assert corpus.pair("walkout", "Denmark")["sides"]["what"].tolist() == ["concept", "actor"]


def test_an_article_is_shown_whole_with_its_zones(harbour):
    answer = harbour.article("01…")
    text = re.sub(r"<small>.*?</small>|<[^>]*>", "", answer.html.split('class="zones">')[1].split("</div>")[0]).replace("&quot;", '"').replace("&#x27;", "'")
    assert text == harbour.texts["01_strike"]
    assert '<span class="z-headline"' in answer.html and "<small>caption</small>" in answer.html.replace("<small>credit</small>", "<small>caption</small>")
    assert '<u title="Anna Berg">Berg</u>' in answer.html
    with pytest.raises(helpers.UsageError, match="fits 3 articles"):
        harbour.article("0")
    with pytest.raises(helpers.UsageError, match="no article is called 'nowhere'"):
        harbour.article("nowhere")


def test_the_registry_tells_what_waits(tmp_path):
    files = {**HARBOUR, "actors.csv": "alias,actor,kind,country,decision,reason\nBerg,Berta Berg,person,Norway,propose,a guess\n"}
    corpus = ask.OpenCorpus(helpers.read_corpus(write_corpus(tmp_path / "h", files)), "rules")
    answer = corpus.registry()
    assert ["Berg", "Berta Berg"] in answer["waiting"][["name_a", "name_b"]].values.tolist()
    assert "actors.csv" in answer.text and len(answer["rows"]) == len(corpus.aliases)


@pytest.mark.parametrize("question", QUESTIONS)
def test_asked_for_nothing_it_tells_of_what_is_usual(harbour, question):
    answer = getattr(harbour, question)()
    html = answer._repr_mimebundle_()["text/html"] if question == "controls" else answer.html
    assert len(html) > 1000 and "</section>" in html


def test_a_folder_in_which_nobody_is_named_has_answers_too(tmp_path):
    corpus = ask.OpenCorpus(helpers.read_corpus(write_corpus(tmp_path / "h", {"a.txt": "It rained.\n\nIt rained all day, and then it rained again.\n"})), "rules")
    assert corpus.actor().title == "No name was found in these articles"
    assert corpus.concordance().title.startswith("“rained") and "to decide" in corpus.registry().title
    with pytest.raises(helpers.UsageError, match="fewer than two actors"):
        corpus.pair()


@pytest.mark.parametrize("asked", [
    lambda corpus: corpus.concordance("strike"), lambda corpus: corpus.actor("Anna Berg"), lambda corpus: corpus.pair("Norway", "strike"),
    lambda corpus: corpus.article("1 x"), lambda corpus: corpus.registry(), lambda corpus: corpus.concordance(HOSTILE.replace("1", "one")), lambda corpus: corpus,
], ids=["concordance", "actor", "pair", "article", "registry", "query", "glance"])
def test_nothing_in_an_article_becomes_an_element_or_an_attribute(attacked, asked):
    seen = Tags(asked(attacked)._repr_html_())
    assert seen.names <= ALLOWED and not [name for name in seen.attributes if name.startswith("on") or name in ("src", "href", "x")]


def test_a_function_asks_the_corpus_opened_last_or_the_one_given(harbour, attacked):
    assert opened_last() is attacked
    assert ask.actor("Anna Berg", corpus=harbour).title == harbour.actor("Anna Berg").title
    kept = LAST[:]
    LAST.clear()
    with pytest.raises(helpers.UsageError, match=r"open one first: corpus = helpers.open_corpus"):
        ask.concordance("strike")
    LAST[:] = kept


def test_tables_are_made_once(harbour):
    assert harbour.words is harbour.words and harbour.mentions is harbour.mentions


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_says_how_to_ask_and_what_types_it_takes(question):
    method, function = getattr(ask.OpenCorpus, question), getattr(ask, question)
    for one in (method, function):
        named = [part for part in inspect.signature(one).parameters.values() if part.name != "self"]
        assert len(one.__doc__) > 60 and all(part.annotation is not inspect.Parameter.empty for part in named)
        assert inspect.signature(one).return_annotation not in (inspect.Signature.empty, "")


def test_completion_shows_questions_and_tables_and_nothing_private(harbour):
    names = [name for name in dir(harbour) if not name.startswith("__")]
    assert {*QUESTIONS, "documents", "mentions"} <= set(names) and not [name for name in names if name.startswith("_")]
    assert harbour.actor("Norway")._ipython_key_completions_() == ["spellings", "roles", "companions", "articles", "sentences"]
    with pytest.raises(helpers.UsageError, match="did you mean 'sentences'"):
        harbour.actor("Norway")["sentence"]


def test_the_readme_lists_every_question_and_each_call_answers_on_the_sample():
    calls = re.findall(r"`(ask\.(\w+)\([^`]*\)(?:\[[^`]*\])?)`", README.read_text(encoding="utf-8"))
    assert {name for _, name in calls} == set(QUESTIONS)
    kept = LAST[:]
    ask.open_corpus("corpus", discovery="rules")
    answers = {call: eval(call, {"ask": ask}) for call, _ in calls}
    LAST[:] = kept
    assert all(len(answer) if hasattr(answer, "columns") else "</section>" in getattr(answer, "html", "</section>") for answer in answers.values())
    assert not [call for call, answer in answers.items() if "nowhere" in getattr(answer, "title", "")]


@pytest.mark.slow
def test_the_start_page_run_by_papermill_answers_without_fields(tmp_path):
    home = make_home(tmp_path / "home")
    folder = write_corpus(tmp_path / "harbour", HARBOUR)
    command = [sys.executable, "-m", "papermill", str(home / "notebooks" / "00_start_here.ipynb"), "out.ipynb", "-p", "corpus_dir", str(folder), "-p", "name", "berg"]
    subprocess.run(command, cwd=tmp_path, env=environment(home), check=True, capture_output=True, timeout=240)
    cells = {cell["id"]: cell for cell in json.loads((tmp_path / "out.ipynb").read_text(encoding="utf-8"))["cells"]}
    shown = {name: "".join(cells[f"00-{name}"]["outputs"][0]["data"]["text/html"]) for name in ("fields", "concordance", "actor", "pair", "article", "registry")}
    assert "Anna Berg: 3 mentions in 2 articles" in shown["actor"]
    assert shown["concordance"] in shown["fields"] and 'class="zones"' in shown["article"]
