"""Terms, totals, groups and their firmness on corpora small enough to recount by hand."""
from __future__ import annotations

import csv
import re
from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import statistics
from helpers.errors import UsageError
from helpers.tables import check_table
from helpers.tokens import split_sentences, split_words, to_term

LINE = re.compile(r"[^\n]+|\n+")


def zones_of(documents, headline=False):
    """Each line a paragraph; the first a headline where asked."""
    rows = []
    for doc_id, text in zip(documents["doc_id"], documents["text"]):
        for number, found in enumerate(LINE.finditer(text)):
            zone = "blank" if found[0].isspace() else "headline" if headline and not number else "paragraph"
            rows.append((doc_id, found.start(), found.end(), zone, "test"))
    return check_table(pd.DataFrame(rows, columns=["doc_id", "start", "end", "zone", "rule"]), "zones")


@pytest.fixture(scope="session")
def measure(make_documents):
    def of(texts, headline=False):
        documents = make_documents(texts)
        zones = zones_of(documents, headline)
        sentences = split_sentences(documents, zones)
        return documents, zones, sentences, split_words(documents, sentences)
    return of


def rows(frame, *columns):
    return [tuple(row) for row in frame[list(columns)].itertuples(index=False)]


# words and phrases

QUAKE = {"a": "Rescue teams reached the quake zone. Rescue teams, however, left.", "b": "The quake zone is closed."}


def test_words_and_phrases_of_two_articles(measure):
    _, _, sentences, words = measure(QUAKE)
    found = statistics.find_terms(words, sentences)
    assert rows(found[found["kind"] == "phrase"], "doc_id", "start", "end", "sentence", "term") == [
        ("a", 0, 12, 1, "rescue teams"), ("a", 25, 35, 1, "quake zone"), ("a", 37, 49, 2, "rescue teams"), ("b", 4, 14, 1, "quake zone")]
    assert rows(statistics.count_terms(words), "doc_id", "kind", "term", "n") == [
        ("a", "phrase", "quake zone", 1), ("a", "phrase", "rescue teams", 2),
        ("a", "word", "however", 1), ("a", "word", "left", 1), ("a", "word", "quake", 1), ("a", "word", "reached", 1), ("a", "word", "rescue", 2),
        ("a", "word", "teams", 2), ("a", "word", "the", 1), ("a", "word", "zone", 1),
        ("b", "phrase", "quake zone", 1), ("b", "word", "closed", 1), ("b", "word", "is", 1), ("b", "word", "quake", 1), ("b", "word", "the", 1),
        ("b", "word", "zone", 1)]


@pytest.mark.parametrize("text",
    ["The vote, count went on. The vote, count ended.", "They vote. Count them. They vote. Count them.",
    "The vote\ncount went.\nThe vote\ncount ended.",
                                  "The vote's count went. The vote's count ended.", "the re-vote count x. the pre-vote count x."])
def test_no_phrase_over_a_mark_a_sentence_a_line_a_possessive_or_into_a_hyphenated_word(measure, text):
    _, _, _, words = measure({"a": text})
    assert "vote count" not in set(statistics.count_terms(words, least=1)["term"])


def test_a_phrase_may_hold_a_stop_word_but_not_begin_or_end_with_one(measure):
    _, _, _, words = measure({"a": "The rule of law. The rule of law."})
    counts = statistics.count_terms(words)
    assert set(counts.loc[counts["kind"] == "phrase", "term"]) == {"rule of law"}


def test_phrases_end_at_the_number_of_words_asked_for(measure):
    _, _, _, words = measure({"a": "red blue green gold grey red blue green gold grey"})
    longest = [max(statistics.count_terms(words, most_words=most)["term"].str.count(" ")) + 1 for most in (1, 2, 3, 4)]
    assert longest == [1, 2, 3, 4]


def test_nothing_comes_of_nothing(measure):
    documents, zones, sentences, words = measure({"a": "…"})
    assert statistics.find_terms(words, sentences).empty and statistics.count_terms(words).empty
    assert statistics.total_terms(statistics.count_terms(words), documents, words).empty
    assert statistics.document_stats(documents, zones, sentences, words)["why_missing"].tolist() == ["no word in a counted zone"]
    assert statistics.propose_concepts(statistics.find_terms(words)).empty
    assert statistics.terms_of_one_article(statistics.count_terms(words), documents).empty


WORDS = st.lists(st.sampled_from(["bank", "rate", "the", "of", "central", "cut", "bank's", "mid-term", ",", "."]), max_size=30).map(" ".join)


@settings(max_examples=30)
@given(first=WORDS, second=WORDS)
def test_counts_are_additive_and_are_the_occurrences_counted(measure, first, second):
    _, _, _, both = measure({"a": first, "b": second})
    _, _, _, one = measure({"a": first})
    _, _, _, two = measure({"b": second})
    counts = [statistics.count_terms(words, least=1) for words in (one, two, both)]
    assert check_table(pd.concat(counts[:2]), "term_counts").equals(counts[2])
    found = statistics.find_terms(both, least=1)
    recounted = found.groupby(["doc_id", "kind", "term"]).size().rename("n").reset_index() if len(found) else counts[2]
    assert check_table(recounted.assign(n_own=recounted["n"]), "term_counts").equals(counts[2])


@settings(max_examples=30)
@given(text=WORDS)
def test_a_slice_gives_its_term_back(measure, text):
    documents, _, _, words = measure({"a": text})
    found = statistics.find_terms(words, least=1)
    assert [to_term(documents["text"][0][start:end]) for start, end in rows(found, "start", "end")] == found["term"].tolist()


def test_counts_equal_quantedas(measure, reference):
    texts = {row["doc_id"]: row["text"] for row in csv.DictReader((reference / "texts.csv").open(encoding="utf-8"))}
    documents, _, _, words = measure(texts)
    counts = statistics.count_terms(words, most_words=1)
    theirs = {(row["document"], row["feature"]): int(row["frequency"]) for row in csv.DictReader((reference / "quanteda" / "term_counts.csv").open())}
    assert {(doc_id, term): n for doc_id, term, n in rows(counts, "doc_id", "term", "n")} == theirs
    totals = statistics.total_terms(counts, documents, words).set_index("term")
    for row in csv.DictReader((reference / "quanteda" / "term_totals.csv").open()):
        assert (totals.at[row["feature"], "n"], totals.at[row["feature"], "rank"],
            totals.at[row["feature"], "n_documents"]) == (int(row["frequency"]), int(row["rank"]), int(row["docfreq"]))
    weights = statistics.weigh_terms(counts, documents).set_index(["doc_id", "term"])["tf_idf"]
    for row in csv.DictReader((reference / "quanteda" / "tfidf.csv").open()):
        assert weights[row["document"], row["feature"]] == pytest.approx(float(row["frequency"]), abs=1e-9)


# totals

BANKS = {
    "a": ("Rates rise. Rates fall.", {"outlet": "Post"}), "b": ("Rates hold.", {"outlet": "Mail"}),
    "c": ("Rates hold.", {"outlet": "Post", "text_id": "b"}), "d": ("Banks hold.", {}),
}


def test_totals_leave_copies_out_and_say_how_many_they_are(measure):
    documents, _, _, words = measure(BANKS)
    totals = statistics.total_terms(statistics.count_terms(words, most_words=1), documents, words)
    assert rows(totals, "group", "term", "n", "n_with_copies", "n_documents", "n_texts", "rank") == [
        ("corpus", "rates", 3, 4, 3, 2, 1), ("corpus", "hold", 2, 3, 3, 2, 2), ("corpus", "banks", 1, 1, 1, 1, 3),
        ("corpus", "fall", 1, 1, 1, 1, 3), ("corpus", "rise", 1, 1, 1, 1, 3)]
    first = totals.iloc[0]
    assert (first["rate_per_10000_words"], first["largest_article_share"], np.isnan(first["dispersion_dp"])) == (3 / 8 * 10_000, 2 / 3, True)


def test_totals_by_outlet_keep_the_articles_without_one_apart(measure):
    documents, _, _, words = measure(BANKS)
    totals = statistics.total_terms(statistics.count_terms(words), documents, words, by="outlet")
    assert rows(totals[totals["term"].isin(["rates", "hold"])], "group", "term", "n", "n_with_copies", "rank") == [
        ("", "hold", 1, 1, 1), ("Mail", "hold", 1, 1, 1), ("Mail", "rates", 1, 1, 1), ("Post", "rates", 2, 3, 1), ("Post", "hold", 0, 1, 4)]


def test_an_unknown_grouping_column_is_named_with_the_nearest(measure):
    documents, _, _, words = measure(BANKS)
    with pytest.raises(UsageError, match="did you mean 'outlet'"):
        statistics.total_terms(statistics.count_terms(words), documents, words, by="outlets")


def test_dispersion_stands_from_ten_occurrences_in_ten_texts_on(measure):
    texts = {f"{i:02}": "vote count" if i else "vote count ballot ballot" for i in range(10)}
    documents, _, _, words = measure(texts)
    totals = statistics.total_terms(statistics.count_terms(words), documents, words).set_index("term")["dispersion_dp"]
    # 22 words, 4 of them in the first article: vote is a tenth each, against shares 4/22 and nine times 2/22
    assert totals["vote"] == pytest.approx((abs(0.1 - 4 / 22) + 9 * abs(0.1 - 2 / 22)) / 2)
    assert np.isnan(totals["ballot"])
    documents, _, _, words = measure({doc_id: text + " vote" for doc_id, text in list(texts.items())[:9]})
    assert statistics.total_terms(statistics.count_terms(words), documents, words)["dispersion_dp"].isna().all()


DATES = {
    "a": ("Vote.", {"published": "2024-03", "published_precision": "month"}),
    "b": ("Vote.", {"published": "2024-03-09", "published_precision": "day"}),
    "c": ("Vote.", {"published": "2024-01-02", "published_precision": "day", "published_doubt": "told as past"}), "d": ("Vote.", {}),
    "e": ("Vote.", {"published": "2024-05-31", "published_precision": "day"}),
    "f": ("Poll.", {"published": "2019", "published_precision": "year"}),
}


def test_first_and_last_date_leave_out_the_undated_and_the_doubtful(measure):
    documents, _, _, words = measure(DATES)
    dates = statistics.date_terms(statistics.count_terms(words), documents)
    assert rows(dates, "term", "first", "last", "first_doc_id", "n_dated", "n_undated") == [("poll", "", "", "", 0, 1),
        ("vote", "2024-03", "2024-05-31", "a", 3, 2)]


def test_periods_show_gaps_as_gaps(measure):
    documents, _, _, _ = measure(DATES)
    assert rows(statistics.find_periods(documents, "month"), "period", "n_texts") == [("2024-03", 2), ("2024-04", 0), ("2024-05", 1)]
    assert statistics.add_period(documents, "week")["period"].tolist() == ["", "2024-03-04", "", "", "2024-05-27", ""]
    assert len(statistics.find_periods(documents, "day")) == 84
    assert statistics.find_periods(documents.iloc[3:4]).empty
    with pytest.raises(UsageError, match="unknown period"):
        statistics.find_periods(documents, "year")


# groups

def test_keyness_leaves_out_copies_and_what_has_no_group(measure):
    documents, _, _, words = measure(BANKS)
    table = statistics.keyness(statistics.count_terms(words, most_words=1), documents, "outlet")
    assert rows(table[table["group"] == "Post"], "term", "n", "n_reference", "n_texts") == [("fall", 1, 0, 1), ("rise", 1, 0, 1),
        ("rates", 2, 1, 1), ("hold", 0, 1, 0)]
    assert "banks" not in set(table["term"]) and table["p_texts"].isna().all()
    assert table.set_index(["group", "term"]).loc[("Post", "hold"), "log_likelihood"] < 0


def test_keyness_equals_quantedas_counts_and_signs(measure, reference):
    texts = {row["doc_id"]: (row["text"], {"outlet": row["outlet"]}) for row in csv.DictReader((reference / "texts.csv").open(encoding="utf-8"))}
    documents, _, _, words = measure(texts)
    ours = statistics.keyness(statistics.count_terms(words, most_words=1), documents, "outlet").set_index(["group", "term"])
    for row in csv.DictReader((reference / "quanteda" / "keyness_east_lr.csv").open()):
        own = ours.loc[("east", row["feature"])]
        assert (own["n"], own["n_reference"]) == (int(row["n_target"]), int(row["n_reference"]))
        assert own["log_likelihood"] == pytest.approx(float(row["G2"]), abs=1e-6)  # quanteda's guard: see test_association


def test_a_p_value_needs_eight_texts_on_each_side(measure):
    texts = {f"{side}{i}": ("goal " * (6 if side == "x" else 1) + "match report", {"outlet": side}) for side in "xy" for i in range(8)}
    documents, _, _, words = measure(texts)
    counts = statistics.count_terms(words, most_words=1)
    table = statistics.keyness(counts, documents, "outlet").set_index(["group", "term"])
    assert table.loc[("x", "goal"), "p_texts"] == pytest.approx(1 / 1000)
    assert table.loc[("x", "match"), "p_texts"] == table.loc[("y", "match"), "p_texts"] <= 0.01
    fewer = statistics.keyness(counts[counts["doc_id"] != "x0"], documents[documents["doc_id"] != "x0"], "outlet")
    assert fewer["p_texts"].isna().all()


def test_one_group_is_compared_with_nothing(measure):
    documents, _, _, words = measure({"a": ("Vote.", {"outlet": "Post"})})
    assert statistics.keyness(statistics.count_terms(words), documents, "outlet").empty


def test_keyness_against_a_list_of_counts(measure):
    documents, _, _, words = measure({"a": "Goal goal match."})
    table = statistics.keyness_against(statistics.count_terms(words), documents,
        pd.DataFrame({"term": ["Match", "match", "referee"], "n": [3, 2, 5]}))
    assert rows(table, "by", "term", "n", "n_reference") == [("reference list", "goal", 2, 0), ("reference list", "match", 1, 5)]


def test_group_sizes_and_their_gate(measure):
    documents, _, _, words = measure(BANKS)
    sizes = statistics.size_groups(statistics.count_terms(words), documents, "outlet")
    assert rows(sizes, "group", "n_documents", "n_texts", "n_words", "n_texts_reference", "n_words_reference", "open") == [
        ("Mail", 1, 1, 2, 1, 4, False), ("Post", 2, 1, 4, 1, 2, False)]


def test_what_one_article_has_that_the_others_lack(measure):
    documents, _, _, words = measure({"a": "Oil price. Oil price. Gas and gas.", "b": "Gas now. Rain, rain.",
        "c": ("Oil price. Oil price. Gas and gas.", {"text_id": "a"})})
    found = statistics.terms_of_one_article(statistics.count_terms(words), documents)
    assert rows(found, "doc_id", "term", "n", "n_elsewhere", "n_texts_elsewhere") == [("a", "oil price", 2, 0, 0), ("a", "gas", 2, 1, 1),
        ("b", "rain", 2, 0, 0)]


def test_the_words_elsewhere_are_those_of_all_other_texts_whoever_said_them_first(measure):
    documents, _, _, words = measure({"a": "Oil price. Oil price.", "b": "Rain, rain.", "c": "Snow and snow."})
    counts = statistics.count_terms(words).assign(n_own=lambda table: table["n"].where(table["doc_id"] != "c", 0))
    found = statistics.terms_of_one_article(counts, documents)
    assert rows(found, "doc_id", "term", "n_words", "n_words_elsewhere") == [("a", "oil price", 4, 5), ("b", "rain", 2, 7)]


# articles

def test_document_stats_by_hand(measure):
    documents, zones, sentences, words = measure({"a": "Storm hits town\nThe storm hit. The town was dark for nine days.", "b": "Storm"},
        headline=True)
    stats = statistics.document_stats(documents, zones, sentences, words).set_index("doc_id")
    a = stats.loc["a"]
    assert (a["n_words"], a["n_types"], a["n_sentences"], a["n_running_sentences"]) == (13, 10, 3, 2)
    assert (a["words_per_sentence_median"], a["longest_sentence"], a["longest_sentence_words"]) == (5.0, 3, 7)
    # running words: ten, one syllable each
    assert a["flesch_reading_ease"] == pytest.approx(206.835 - 1.015 * 5 - 84.6) and a["gunning_fog"] == pytest.approx(2.0)
    assert a["ttr"] == 10 / 13 and np.isnan(a["mattr_50"]) and np.isnan(a["mtld"]) and "no MATTR" in a["why_missing"]
    assert pd.isna(stats.loc["b", "longest_sentence"]) and "no running sentence" in stats.loc["b", "why_missing"]


def test_share_set_aside_leaves_blanks_apart(make_documents):
    documents = make_documents({"a": "Body\n\nCaption!"})
    zones = check_table(pd.DataFrame([("a", 0, 4, "paragraph", ""), ("a", 4, 6, "blank", ""), ("a", 6, 14, "caption", "")],
        columns=["doc_id", "start", "end", "zone", "rule"]), "zones")
    sentences = split_sentences(documents, zones)
    stats = statistics.document_stats(documents, zones, sentences, split_words(documents, sentences))
    assert stats["share_set_aside"].tolist() == [8 / 12]


def test_interval_of_mattr(measure):
    _, _, _, words = measure({"a": "red blue red red blue red", "b": "red"})
    ends = statistics.interval_of_mattr(words, window=3).set_index("doc_id")
    both = ["mattr_low", "mattr_high"]
    assert ends.loc["a", both].between(0, 1).all() and ends.loc["b", both].isna().all()
    # windows red blue red | blue red red | red red blue | red blue red: two types each
    assert ends.loc["a", ["n_windows", "n_window_types", "mattr_spread", "n_windows_apart"]].tolist() == [4, 8, 0.0, 2]


# firmness

def ranking(**counts):
    return pd.DataFrame([(doc_id, term, n) for doc_id, terms in counts.items() for term, n in Counter(terms).items()],
        columns=["doc_id", "term", "n"])


def test_leaving_one_text_out_by_hand(make_documents):
    documents = make_documents({"a": "", "b": "", "c": ("", {"text_id": "a"})})
    firm = statistics.leave_one_text_out(ranking(a="xxxxyy", b="xyyzzz", c="xxxxyy"), documents)
    # whole: x 5, y 4, z 3; without a: x 1, y 2, z 3; without b: x 4, y 2, z 0
    assert rows(firm, "item", "n", "n_texts", "rank", "rank_best", "rank_worst", "n_least", "least_without", "first_always", "one_text") == [
        ("x", 5, 2, 1, 1, 3, 1, "a", False, False), ("y", 4, 2, 2, 2, 2, 2, "a", False, False), ("z", 3, 1, 3, 1, 3, 0, "b", False, True)]


def test_a_tie_is_no_first_place(make_documents):
    documents = make_documents({"a": "", "b": ""})
    firm = statistics.leave_one_text_out(ranking(a="xxxyy", b="xxxyyy"), documents)
    assert firm["rank"].tolist() == [1, 2] and firm["first_always"].tolist() == [False, False]
    assert statistics.leave_one_text_out(ranking(a="xxy", b="xx"), documents)["first_always"].tolist() == [True, False]


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("uvwxyz"), st.integers(1, 9)), min_size=1, max_size=20,
    unique_by=lambda row: row[:2]), st.integers(1, 4))
def test_ranks_without_a_text_equal_ranking_anew(make_documents, table, most):
    counts, documents = pd.DataFrame(table, columns=["doc_id", "term", "n"]), make_documents({"a": "", "b": "", "c": ""})
    firm = statistics.leave_one_text_out(counts, documents, most=most)
    runs = [counts, *(counts[counts["doc_id"] != doc_id] for doc_id in set(counts["doc_id"]))]
    for item, best, worst in rows(firm, "item", "rank_best", "rank_worst"):
        totals = [run.groupby("term")["n"].sum() for run in runs]
        ranks = [1 + int((total > total.get(item, 0)).sum()) for total in totals]
        assert (best, worst) == (min(ranks), max(ranks))


def mention(doc_id, start, alias, actor="Peru", level="named", zone="paragraph"):
    return {"doc_id": doc_id, "start": start, "end": start + len(alias), "sentence": 1, "zone": zone, "actor": actor, "alias": alias, "level": level,
            "role": "actor", "cue": "", "lead": False, "quoted": False, "copy_of": ""}


def test_words_and_mentions_are_reconciled(measure):
    text = "Peru met the Bank of Peru on Peru-Chile trade and peru balsam."
    _, _, _, words = measure({"a": text})
    mentions = check_table([mention("a", 0, "Peru"), mention("a", 13, "Bank of Peru", actor="Bank"), mention("a", 29, "Peru"),
        mention("a", 900, "Peru", zone="caption")], "mentions")
    line = statistics.reconcile(words, mentions, "Peru").iloc[0]
    assert line.to_dict() == {"actor": "Peru", "word": "peru", "n_words": 3, "n_hyphenated": 1, "n_mentions": 2, "n_nested": 1, "n_other": 1,
        "n_set_aside": 1, "holds": True}
    nested = check_table([*mentions.to_dict("records"), mention("a", 21, "Peru", level="nested")], "mentions")
    assert statistics.reconcile(words, nested, "Peru").iloc[0].to_dict() == line.to_dict()


def test_set_aside_places_are_counted_from_the_words_set_aside(measure):
    _, _, _, words = measure({"a": "Peru met Chile."})
    _, _, _, aside = measure({"a": "Photo: Peru and the Chile-Peru border"})
    mentions = check_table([mention("a", 0, "Peru")], "mentions")
    assert statistics.reconcile(words, mentions, "Peru", words_set_aside=aside)["n_set_aside"].tolist() == [2]


def test_the_line_on_myanmar_holds_on_the_seeds(make_documents, seeds):
    from helpers import actors
    from helpers.cleaning import find_zones
    from helpers.tables.zone_names import SET_ASIDE
    documents = make_documents({path.stem: path.read_text(encoding="utf-8-sig").replace("\r\n", "\n") for path in sorted(seeds.glob("*.txt"))})
    zones = find_zones(documents)
    sentences = split_sentences(documents, zones)
    words = split_words(documents, sentences)
    aside = split_words(documents, split_sentences(documents, zones, counted=SET_ASIDE))
    aliases = actors.read_registry(None, actors.discover(documents, zones, sentences, words, method="rules"), documents)
    mentions = actors.find_mentions(documents, zones, sentences, aliases)
    lines = [statistics.reconcile(words, mentions, actor, aside) for actor in sorted(set(mentions["actor"]))]
    assert all(line["holds"].all() for line in lines)
    line = statistics.reconcile(words, mentions, "Myanmar", aside).set_index("word").loc["myanmar"]
    assert [line[name] for name in ("n_words", "n_hyphenated", "n_mentions", "n_nested", "n_other", "n_set_aside")] == [82, 4, 77, 9, 0, 6]


def test_a_mention_where_no_word_stands_breaks_the_equation(measure):
    _, _, _, words = measure({"a": "Peru met Chile."})
    line = statistics.reconcile(words, check_table([mention("a", 0, "Peru"), mention("a", 9, "Peru")], "mentions"), "Peru").iloc[0]
    assert (line["n_words"], line["n_mentions"], line["holds"]) == (1, 2, False)


# where terms stand

def test_concordance_sorts_by_the_words_beside(measure):
    documents, _, sentences, words = measure({"a": "A late vote failed. The vote was late.",
        "b": ("An early vote passed.", {"published": "2024-01-01"})})
    left = statistics.concordance(documents, sentences, words, "Vote")
    assert rows(left, "doc_id", "left", "match", "right") == [("b", "An early ", "vote", " passed."), ("a", "A late ", "vote", " failed."),
        ("a", "The ", "vote", " was late.")]
    assert statistics.concordance(documents, sentences, words, "vote", sort="right")["right"].tolist() == [" failed.", " passed.", " was late."]
    assert statistics.concordance(documents, sentences, words, "vote", sort="date")["doc_id"].tolist() == ["b", "a", "a"]
    assert statistics.concordance(documents, sentences, words, "late vote")["text"].tolist() == ["A late vote failed."]
    assert statistics.concordance(documents, sentences, words, "referendum").empty
    with pytest.raises(UsageError, match="holds no word"):
        statistics.concordance(documents, sentences, words, "2024")
    with pytest.raises(UsageError, match="unknown order"):
        statistics.concordance(documents, sentences, words, "vote", sort="lefft")


def test_the_stop_list_holds_words_without_matter_and_no_news(measure):
    stop = statistics.stop_words()
    assert {"the", "of", "and", "doesn't", "it's", "whereas", "said", "told", "according", "including", "pending", "relevant", "respective"} <= stop
    assert not stop & {"million", "year", "people", "new", "first", "government", "two", "percent", "president", "week", "urged", "warned", "denied", "vowed", "announced"}
    assert "goal" in statistics.stop_words(extra=["Goal"]) and "the" not in statistics.stop_words(fewer=["the"])


def sheet(*lines):
    return pd.DataFrame([dict(zip(("word", "decision", "reason"), line)) | {"line": at} for at, line in enumerate(lines, 2)])


def test_the_users_stop_list_wins_over_the_shipped_one():
    listed = statistics.read_stop_words(sheet(("Minister", "stop", "in every text"), ("said", "keep", ""), ("officials", "", "")))
    stop = statistics.stopped(listed)
    assert {"minister", "officials", "the", "told"} <= stop and "said" not in stop
    assert len(stop) == len(statistics.stop_words()) + 1 and statistics.stopped(statistics.read_stop_words(None)) == statistics.stop_words()
    classes = statistics.stop_classes(listed)
    assert rows(classes.head(3), "kind", "words", "n_words")[:2] == [("added in stopwords.csv", "minister officials", 2), ("kept as terms by stopwords.csv", "said", 1)]
    assert classes["kind"][2] == "attribution" and classes["n_words"].sum() == len(listed) and classes["kind"].is_unique


@pytest.mark.parametrize(("lines", "told"), [
    ([("prime minister", "stop", "")], "stopwords.csv line 2: 'prime minister' is not one word"), ([("12", "", "")], "stopwords.csv line 2: '12' is not one word"),
    ([("said", "kept", "")], "stopwords.csv line 2: unknown decision 'kept': did you mean 'keep'?"),
    ([("said", "keep", ""), ("Said", "stop", "")], "stopwords.csv line 3: 'Said' has two decisions"),
])
def test_a_wrong_line_of_the_stop_list_is_named(lines, told):
    with pytest.raises(UsageError, match=re.escape(told)):
        statistics.read_stop_words(sheet(*lines))
    with pytest.raises(UsageError, match="no column 'word'"):
        statistics.read_stop_words(pd.DataFrame({"term": ["a"]}))


BANK = "The central bank raised its key rate by 25 basis points. Inflation hit 4.5 percent, the bank said. "
ODD = {
    "one article": {"a": BANK}, "two identical": {"a": BANK, "b": (BANK, {"text_id": "a"})},
    "forty of one sentence": {f"{i:02}": "The bank raised its rate." for i in range(40)},
    "capitals": {"a": BANK.upper(), "b": BANK}, "empty": {"a": "", "b": "  \n"}, "numerals only": {"a": "12 34. 78%"},
    "another script": {"a": "ธนาคารกลาง 中国警方", "b": BANK},
}


@pytest.mark.parametrize("name", ODD)
def test_every_table_can_be_made_of_an_odd_corpus(measure, name):
    texts = {doc_id: given if isinstance(given, tuple) else (given, {}) for doc_id, given in ODD[name].items()}
    texts = {doc_id: (text, {**more, "outlet": "xy"[place % 2]}) for place, (doc_id, (text, more)) in enumerate(texts.items())}
    documents, zones, sentences, words = measure(texts)
    found, counts = statistics.find_terms(words, sentences), statistics.count_terms(words)
    for by in ("corpus", "outlet"):
        totals = statistics.total_terms(counts, documents, words, by)
        assert totals["n_with_copies"].sum() == len(found) and (totals["n"] <= totals["n_with_copies"]).all()
    stats = statistics.document_stats(documents, zones, sentences, words)
    assert stats["n_words"].sum() == len(words) and stats["doc_id"].tolist() == documents["doc_id"].tolist()
    compared = statistics.keyness(counts, documents, "outlet")
    by_term = compared.groupby(["kind", "term"])
    assert (by_term["n"].sum() == by_term[["n", "n_reference"]].first().sum(axis=1)).all()
    proposed = statistics.propose_concepts(found)
    assert len(statistics.find_proposed(found)) == proposed["n"].sum()
    assert statistics.find_quantities(documents, sentences)["sentence"].isin(sentences["sentence"]).all()
    assert len(statistics.leave_one_text_out(counts[counts["kind"] == "word"], documents)) == min(40, words.loc[words["doc_id"].isin(
        documents.loc[documents["doc_id"] == documents["text_id"], "doc_id"]), "term"].nunique())
