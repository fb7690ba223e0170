"""The second notebook from articles to items and network files: its own cells, run here on folders that can be counted by hand."""
from __future__ import annotations

import json
import random
import re

import networkx
import pandas as pd
import pytest

from helpers import association, cooccurrence
from helpers.places import project_root
from helpers.tables import read_sheet

NOTEBOOK = "02_keyword_cooccurrence"
HARBOUR = {"a.txt": "The harbour saw a strike. The strike ended. The harbour opened.\n", "b.txt": "A strike closed the harbour.\n"}


def code_cells() -> list[str]:
    notebook = json.loads((project_root() / "notebooks" / f"{NOTEBOOK}.ipynb").read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]


class Story:
    """What a run of the notebook's cells left: items, networks."""

    def __init__(self, run, names):
        self.run, self.names = run, names

    def folder(self, item):
        found = [path for path in (self.run / "items").iterdir() if path.name.split("-", 2)[2] == item]
        return found[0] if found else None

    def table(self, item):
        return read_sheet(self.folder(item) / "table.csv")

    def numbers(self, item):
        return read_sheet(self.folder(item) / "numbers.csv").set_index("number_id")

    def told(self, item, line):
        return re.sub(r"<[^>]*>", "", json.loads((self.folder(item) / "item.json").read_text(encoding="utf-8"))[line]).replace("\u00a0", " ")

    def met(self):
        rows = self.table("pairs")
        return {(a, b): int(n) for a, b, n in zip(rows["item_a"], rows["item_b"], rows["n"])}


@pytest.fixture
def tell(make_corpus, tmp_path, monkeypatch):
    """Run the notebook's cells on a folder of files, with parameters that differ from its own."""
    def run(files, name="one", **parameters):
        folder = tmp_path / f"run-{name}"
        (folder / "items").mkdir(parents=True)
        monkeypatch.setenv("DATELINE_RUN", str(folder))
        monkeypatch.setenv("DATELINE_NOTEBOOK", NOTEBOOK)
        first, *rest = code_cells()
        names = {}
        exec(first, names)
        names |= {"corpus_dir": str(make_corpus(files, name)), "discovery": "off", "shuffles": 99, **parameters}
        for cell in rest:
            exec(cell, names)
        return Story(folder, names)
    return run


WAYS = [
    ({"context": "sentence"}, 2, "sentences that hold both, each once"),
    ({"context": "sentence", "per": "occurrence"}, 2, "meetings of two occurrences in one sentence, every one"),
    ({"context": "paragraph"}, 2, "paragraphs that hold both, each once"),
    ({"context": "paragraph", "per": "occurrence"}, 5, "meetings of two occurrences in one paragraph, every one"),
    ({"context": "article"}, 2, "articles that hold both, each once"),
    ({"context": "article", "per": "occurrence"}, 5, "meetings of two occurrences in one article, every one"),
    ({"context": "window"}, 2, "sentences in which both stand at most 5 words apart in one sentence, each once"),
    ({"context": "window", "window": 2}, 0, ""),
    ({"context": "window", "per": "occurrence"}, 2, "meetings of two occurrences at most 5 words apart in one sentence, every one"),
    ({"context": "window", "across": True}, 3, "sentences in which both stand at most 5 words apart in one article, also over the end of a sentence, each once"),
    ({"context": "window", "across": True, "per": "occurrence"}, 5,
     "meetings of two occurrences at most 5 words apart in one article, also over the end of a sentence, every one"),
    ({"context": "window", "across": True, "window": 3, "per": "occurrence"}, 3,
     "meetings of two occurrences at most 3 words apart in one article, also over the end of a sentence, every one"),
]


QUICK = ("sentence", "paragraph-occurrence", "window-True-3-occurrence")
"""Ways that every run of the tests tries; the others are tried with the slow ones."""


def name_of(way: dict) -> str:
    return "-".join(map(str, way.values()))


@pytest.mark.parametrize(("way", "n", "told"), [pytest.param(*one, id=name_of(one[0]), marks=[] if name_of(one[0]) in QUICK else pytest.mark.slow) for one in WAYS])
def test_each_way_of_standing_together_is_counted_by_hand_and_named(tell, way, n, told):
    """harbour 2, strike 5, strike 7, harbour 10 in the first article, strike 2, harbour 5 in the second; numbers are places of words."""
    story = tell(HARBOUR, **way)
    assert story.met() == ({("harbour", "strike"): n} if n else {})
    assert story.told("pairs", "counted").startswith(told) and story.told("pair-matrix", "counted").startswith(told)


@pytest.mark.slow
@pytest.mark.parametrize("window", [2, 5, 12, 50])
@pytest.mark.parametrize("across", [False, True])
@pytest.mark.parametrize("per", ["context", "occurrence"])
def test_a_pair_that_meets_once_has_count_1_whatever_the_window(tell, window, across, per):
    once = {"a.txt": "Rain fell on the harbour.\n", "b.txt": "The harbour was dry. Nobody missed the rain at all, said the old pilot of the tug.\n"}
    met = tell(once, context="window", window=window, across=across, per=per).met()
    near = {("harbour", "rain"): 1 + (across and window >= 6)} if window >= 4 or across and window >= 6 else {}
    assert met == near


def test_no_item_meets_itself_however_it_is_counted(tell):
    again = {"a.txt": "Rain and rain and more rain on the harbour, harbour rain.\n", "b.txt": "Rain, rain, rain at the harbour.\n"}
    for at, way in enumerate([{"context": "article"}, {"context": "window", "across": True}, {"context": "article", "per": "occurrence"}]):
        assert set(tell(again, f"again{at}", **way).met()) == {("harbour", "rain")}


TALKS = {
    "a.txt": "The prime minister closed the harbour. The prime minister met the union. Dock workers left the harbour.\n",
    "b.txt": "Dock workers met the prime minister at the harbour. The union thanked the dock workers.\n",
    "c.txt": "The prime minister thanked the union. The harbour saw dock workers and the union.\n",
    "metadata.csv": "doc_id,published\na,2024-03-02\nb,2024-03-01\n",
}


def test_phrases_are_found_by_nltks_likelihood_ratio_and_become_keywords(tell):
    from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder

    story = tell(TALKS)
    words = story.names["words"]
    said = [group["term"].tolist() for _, group in words.sort_values(["doc_id", "start"]).groupby(["doc_id", "sentence"])]
    finder = BigramCollocationFinder.from_documents(said)
    # from_documents puts a gap between two sentences: it is no word of ours.
    finder.N = len(words)
    scored = {" ".join(pair): score for pair, score in finder.score_ngrams(BigramAssocMeasures.likelihood_ratio) if None not in pair}
    shown = story.table("phrases").set_index("phrase")
    assert shown["n"].to_dict() == {"dock workers": "4", "prime minister": "4"}
    assert {phrase: float(score) for phrase, score in shown["log_likelihood"].items()} == pytest.approx({phrase: scored[phrase] for phrase in shown.index})
    kinds = story.table("keywords").set_index("item")["kind"]
    assert kinds["dock workers"] == kinds["prime minister"] == "phrase" and "workers" not in kinds


def test_words_that_stand_side_by_side_by_chance_are_no_phrase(tell):
    rows = [f"{first} {second}" for first in ("red", "blue", "green") for second in ("boat", "car", "train")]
    texts = {"a.txt": " ".join(f"The {row} came." for row in rows) + "\n", "b.txt": " ".join(f"The {row} went." for row in rows) + "\n"}
    story = tell(texts)
    shown = story.table("phrases").set_index("phrase")
    assert shown.loc[" ".join(rows[0].split()), "n"] == "2" and float(shown.loc["red boat", "log_likelihood"]) < cooccurrence.CHANCE_IN_A_THOUSAND
    assert set(story.table("keywords")["kind"]) == {"word"}


def test_ranks_are_the_best_and_the_worst_without_any_one_text(tell):
    story = tell(TALKS)
    for item, by_text, name in (("keywords", cooccurrence.keywords_by_text(story.names["keywords"], story.names["documents"]), "item"),
                                ("pairs", cooccurrence.pairs_by_text(story.names["pair_counts"], story.names["documents"]), "pair")):
        grid = by_text.pivot_table(index=name, columns="doc_id", values="n", aggfunc="sum", fill_value=0)
        shown = story.table(item).set_index(name)
        expected = {row: association.ranks_without(grid.to_numpy().tolist(), at) for at, row in enumerate(grid.index)}
        assert {row: (int(best), int(worst)) for row, best, worst in zip(shown.index, shown["rank_best"], shown["rank_worst"])} == expected
        assert {row.rpartition("-")[2] for row in story.numbers(item).index} >= {"best", "worst"}


def test_a_phrases_ranks_are_those_of_a_list_made_again_without_each_text(tell):
    things, drawn = ("prime minister", "dock workers", "fishing boats", "minister", "workers"), random.Random(4)
    story = tell({f"{name}.txt": " ".join(f"The {drawn.choice(things)} {thing(drawn)} the {thing(drawn)}." for _ in range(14)) + "\n" for name in "abcd"})
    words, shown = story.names["own_words"], story.table("phrases")
    scored = shown.loc[shown["log_likelihood_shown"] != "", "phrase"].tolist()
    ranks = {phrase: set() for phrase in scored}
    for without in ["", *sorted(set(words["doc_id"]))]:
        left = cooccurrence.find_collocations(words[words["doc_id"] != without], least=1).set_index("phrase")["log_likelihood"].reindex(scored).fillna(-1e9)
        # Where a word is left in no text the pair has no score, and is last.
        for phrase in scored:
            ranks[phrase].add(1 + int((left.round(9) > round(left[phrase], 9)).sum()))
    told = {row.phrase: (row.rank_best, row.rank_worst) for row in shown.itertuples() if row.phrase in ranks}
    assert len(scored) > 2 and told == {phrase: (str(min(found)), str(max(found))) for phrase, found in ranks.items()}


RULE = re.compile(r"association\.(\w+)\(([\w, ]+)\)")


def test_every_score_with_a_function_is_that_function_of_its_tables_own_columns(tell):
    story, seen = tell(TALKS | {f"d{at}.txt": meet("harbour", "storm", random.Random(at)) + " The prime minister came.\n" for at in range(6)}), set()
    for item in ("phrases", "pairs", "backbone"):
        table = story.table(item)
        for row in story.numbers(item).query("kind == 'score'").itertuples():
            found = RULE.fullmatch(row.rule.partition(" of table")[0])
            if found:
                cells = [float(table[column].iloc[int(row.Index.removeprefix(f"{item}-").split("-")[0]) - 1]) for column in found[2].split(", ")]
                assert float(row.value) == pytest.approx(getattr(association, found[1])(*cells), abs=1e-12)
                seen.add(found[1])
    assert seen == {"log_likelihood", "npmi", "log_dice", "disparity"}


def test_the_caption_of_pairs_says_how_many_are_beyond_chance_and_how_many_chance_would_put_there(tell):
    story = tell(TALKS)
    numbers, pairs = story.numbers("pairs"), story.table("pairs")
    assert numbers.loc["pairs-beyond", "value"] == str((pairs["beyond_chance"] == "True").sum())
    assert float(numbers.loc["pairs-by-chance", "value"]) == pytest.approx(int(numbers.loc["pairs-tested", "value"]) / 100)
    assert "meet more often than in each of 99 shuffles; chance alone would put" in story.told("pairs", "counted")


def test_network_files_round_trip_and_each_weight_leads_to_its_evidence(tell):
    story = tell(TALKS)
    folder = story.run / "networks"
    graphs = [networkx.read_graphml(folder / "keywords.graphml"), networkx.read_gexf(folder / "keywords.gexf")]
    evidence = {item: read_sheet(story.folder(item) / "evidence.csv").groupby("number_id").size() for item in ("pairs", "keywords")}
    for graph in graphs:
        label = dict(graph.nodes(data="label"))
        for a, b, data in graph.edges(data=True):
            row = story.numbers("pairs").loc[data["evidence_id"]]
            assert row["row"] == "|".join(sorted((label[a], label[b]))) and int(row["value"]) == data["weight"]
            assert evidence["pairs"][data["evidence_id"]] >= data["weight"]
        for node, data in graph.nodes(data=True):
            row = story.numbers("keywords").loc[data["evidence_id"]]
            assert row["row"] == data["label"] and evidence["keywords"][data["evidence_id"]] == int(row["value"])
            assert set(data) >= set(cooccurrence.NODE_ATTRIBUTES) and data["kind"] in ("phrase", "word") and data["community"] >= 1
    nodes = {data["label"]: data for _, data in graphs[0].nodes(data=True)}
    assert (nodes["harbour"]["n"], nodes["harbour"]["texts"], nodes["harbour"]["first_date"]) == (4, 3, "2024-03-01")
    network = json.loads((folder / "keywords.vosviewer.json").read_text(encoding="utf-8"))["network"]
    assert {item["label"] for item in network["items"]} == set(nodes) and len(network["links"]) == graphs[0].number_of_edges()
    assert all(f"evidence_id: {nodes[item['label']]['evidence_id']}" in item["description"] for item in network["items"])


def test_a_suspect_stands_in_the_tables_and_in_no_chart_network_or_finding(tell):
    texts = {name: f"Rolf Unger waited at the harbour. The harbour was {word}. Rolf Unger left the harbour.\n"
             for name, word in (("a.txt", "dark"), ("b.txt", "cold"), ("c.txt", "shut"))}
    registry = "alias,actor,kind,country,decision,reason,only_in,from,to,near,care,note\nRolf Unger,Rolf Unger,person,,accept,,,,,,suspect,\n"
    story = tell(texts | {"actors.csv": registry})
    assert ("Rolf Unger", "harbour") in story.met()
    for path in [*(story.run / "networks").iterdir(), *(story.run / "items").glob("*/figure.svg")]:
        assert "Unger" not in path.read_text(encoding="utf-8")
    assert "Unger" not in story.told("pairs", "finding") + story.told("keywords", "finding")


def thing(drawn: random.Random) -> str:
    """A made-up word."""
    return "".join(drawn.choice("bdfgklmnprstvz") + drawn.choice("aeiou") for _ in range(4))


def meet(first: str, second: str, drawn: random.Random) -> str:
    """A sentence that holds two words, and no phrase that another one holds."""
    return f"Here the {first} of the {thing(drawn)} was with the {second} of the {thing(drawn)}."


def filler(seed: int, n_words: int) -> str:
    """Sentences of fifteen words about made-up things, so that no article is like another."""
    drawn = random.Random(seed)
    return " ".join(meet(thing(drawn), thing(drawn), drawn) for _ in range(n_words // 13))


def two_sides(days):
    """Twelve articles of two outlets: the harbour meets a strike in the east, a storm in the west."""
    files, rows = {}, ["doc_id,outlet,published"]
    for at, (outlet, day) in enumerate(days):
        name, met = f"{outlet.lower()}{day:02d}", {"East": "strike", "West": "storm"}[outlet]
        pair = " ".join(meet("harbour", met, random.Random(f"{at} {turn}")) for turn in range(2))
        files[f"{name}.txt"] = f"{pair} {filler(at, 560)}\n"
        rows.append(f"{name},{outlet} Daily,2024-05-{day:02d}")
    return files | {"metadata.csv": "\n".join(rows) + "\n"}


def test_two_groups_are_put_side_by_side_within_the_dates_that_both_cover(tell):
    story = tell(two_sides([("East", day) for day in range(1, 7)] + [("West", day) for day in range(3, 9)]))
    assert set(story.table("contrast-left-out")["doc_id"]) == {"east01", "east02", "west07", "west08"}
    assert story.told("contrast-left-out", "finding").startswith("4 articles lie outside")
    rows = story.table("contrast").set_index(["item_a", "item_b"])
    assert rows.loc[("harbour", "strike"), ["n", "n_texts", "n_reference"]].tolist() == ["8", "4", "0"]
    assert rows.loc[("harbour", "storm"), ["n", "n_reference", "n_texts_reference"]].tolist() == ["0", "8", "4"]
    n = [int(rows.loc[("harbour", "strike"), name]) for name in ("n", "n_reference", "n_contexts", "n_contexts_reference")]
    assert float(rows.loc[("harbour", "strike"), "log_likelihood"]) == pytest.approx(association.keyness(*n))
    assert rows.loc[[("harbour", "strike"), ("harbour", "storm")], ["rank_best", "rank_worst"]].values.tolist() == [["1", "2"]] * 2
    evidence = read_sheet(story.folder("contrast") / "evidence.csv")
    of_pairs = evidence[evidence["number_id"].str.fullmatch(r"contrast-\d+-.*")]
    assert set(of_pairs["doc_id"]) == {f"east{day:02d}" for day in range(3, 7)} | {f"west{day:02d}" for day in range(3, 7)}


def test_too_few_articles_within_shared_dates_close_the_gate_and_are_told(tell):
    story = tell(two_sides([("East", day) for day in (1, 2, 3, 4)] + [("West", day) for day in (4, 5, 6, 7)]))
    assert story.folder("contrast") is None
    assert "Articles that lie outside the dates that both cover: 6." in story.told("contrast-gate", "finding")


def test_groups_of_keywords_are_drawn_and_listed_past_their_gate(tell):
    pairs = [("team", "coach"), ("coach", "goal"), ("goal", "team"), ("mayor", "vote"), ("vote", "party"), ("party", "mayor")]
    story = tell({f"d{at:03d}.txt": " ".join(meet(*pair, random.Random(f"{at} {pair}")) for pair in pairs) + "\n" for at in range(52)}, n_keywords=6)
    shown = story.table("communities-found")
    assert {letter: set(part["item"]) for letter, part in shown.groupby("letter")} == {"A": {"coach", "goal", "team"}, "B": {"mayor", "party", "vote"}}
    letters = set(re.findall(r"<text[^>]*>([A-Z])</text>", (story.folder("backbone") / "figure.svg").read_text(encoding="utf-8")))
    assert letters == set(shown["letter"]) and "letter and shade are its group" in story.told("backbone", "how")


def test_the_page_names_how_the_network_was_thinned(tell):
    assert tell(TALKS, "few").told("backbone", "counted").startswith("the most frequent pairs, since the disparity filter keeps hardly any")
    hub = [("hub", f"spoke{letter}") for letter in "abcdefghijkl"]
    texts = {f"{name}.txt": " ".join(meet(*pair, random.Random(f"{name} {pair} {turn}")) for at, pair in enumerate(hub) for turn in range(9 if at < 3 else 1)) + "\n"
             for name in "ab"}
    story = tell(texts, "hub")
    assert story.told("backbone", "counted").startswith("the lines that the disparity filter keeps")
    assert set(story.table("backbone")["item_b"]) == {"spokea", "spokeb", "spokec"}


def test_where_no_two_keywords_meet_every_item_says_so(tell):
    story = tell({"a.txt": "Rain.\n", "b.txt": "Rain.\n\nWind blew.\n"})
    assert story.told("pairs", "finding") == "No two keywords meet"
    assert story.told("communities", "finding").startswith("Contexts in which two keywords could meet: 3. None holds two of them")
    assert story.told("backbone", "counted").startswith("nothing: no two keywords meet")
    assert pd.isna(story.table("pairs").get("item_a", pd.Series(dtype="str"))).sum() == 0
