"""Every template on a clear lead, a tie, one article and nothing; the sentences are typed out."""
from __future__ import annotations

import pandas as pd
import pytest

from helpers.errors import ContractError
from helpers.findings import Cell, Finding, first_place, join, nothing_found, plural, rank, rests_on, would_change
from helpers.findings.ranking import LONGEST


def per_text(**counts: list[int]) -> pd.DataFrame:
    """One row a text and label: `Peru=[3, 2]` is three in text a and two in text b."""
    return pd.DataFrame([{"text_id": "abcdefgh"[at], "actor": name.replace("_", " "), "n": n} for name, row in counts.items() for at,
                         n in enumerate(row)],
                        columns=["text_id", "actor", "n"])


def place(articles: int = 3, **counts: list[int]) -> str:
    return str(first_place(per_text(**counts), "actor", "n", "mention", articles))


def test_a_first_place():
    assert place(Peru=[9, 8, 7], Chile=[4, 5, 6]) == "Peru is named most often in these 3 articles: 24 mentions, Chile 15"


def test_a_lead_within_the_counting_error_is_none():
    assert place(Peru=[30, 47], Chile=[29, 46], articles=2) == "Peru is named about as often as Chile in these 2 articles: 77 mentions and 75"


def test_words_have_no_counting_error():
    found = first_place(per_text(flood=[30, 47], storm=[29, 46]), "actor", "n", "word", 2, said="stands", error=0)
    assert str(found) == "flood stands most often in these 2 articles: 77 words, storm 75"


def test_a_lead_of_exactly_the_error_is_none():
    assert place(Peru=[10, 10], Chile=[9, 9], articles=2).startswith("Peru is named about as often as Chile")
    assert place(Peru=[10, 10], Chile=[9, 8], articles=2).startswith("Peru is named most often")


def test_a_lead_that_one_article_makes_is_none():
    assert place(Peru=[40, 2, 2], Chile=[3, 5, 6]) == "Peru is named about as often as Chile in these 3 articles: 44 mentions and 14"


def test_an_exact_tie_is_told_in_the_order_of_names():
    assert place(Peru=[5, 5], Chile=[5, 5], articles=2) == "No first place in these 2 articles: Chile and Peru 10 mentions each"


def test_three_and_more_on_one_height():
    assert place(Peru=[5, 5], Chile=[5, 5], Kenya=[5, 5]) == "No first place in these 3 articles: Chile, Kenya and Peru 10 mentions each"
    assert place(Peru=[5, 5], Chile=[5, 5], Kenya=[5, 5],
                 Fiji=[5, 5]) == "No first place in these 3 articles: Chile, Fiji and others 10 mentions each"


@pytest.mark.parametrize(("counts", "told"), [
    ({"Peru": [1, 1], "Chile": [1, 0], "Kenya": [0, 1]}, "No first place in these 3 articles: Peru 2 mentions, Chile and Kenya 1 each"),
    ({"Peru": [1, 1], "Chile": [1, 1], "Kenya": [0, 1]}, "No first place in these 3 articles: Chile and Peru 2 mentions each, others near"),
    ({"Peru": [1, 1], "Chile": [1, 0], "Kenya": [0, 1], "Fiji": [1, 0]}, "No first place in these 3 articles: Peru 2 mentions, Chile and others 1 each"),
    ({"Peru": [1, 2], "Chile": [1, 1], "Kenya": [1, 0], "Fiji": [1, 0]}, "No first place in these 3 articles: Peru 3 mentions, Chile 2, others near"),
    ({"Peru": [9, 9], "Chile": [2, 2], "Kenya": [2, 2]}, "Peru is named most often in these 3 articles: 18 mentions, Chile and Kenya 4 each"),
    ({"Peru": [3, 0], "Chile": [1, 0], "Kenya": [1, 0]}, "In a single article: Peru 3 mentions, Chile and Kenya 1 each"),
])
def test_what_is_level_is_told_as_level(counts, told):
    assert place(**counts) == told


def test_one_article_ranks_nothing():
    assert place(1, Peru=[9], Chile=[2]) == "In this article: Peru 9 mentions, Chile 2"
    assert place(4, Peru=[9, 0], Chile=[2, 0]) == "In a single article: Peru 9 mentions, Chile 2"


def test_one_name():
    assert place(2, Peru=[1, 0]) == "Only Peru is named in these 2 articles: 1 mention"


def test_nothing():
    assert place() == "No mention was found in these 3 articles"
    assert str(first_place(per_text(), "actor", "n", "mention", 3, none="No state acts")) == "No state acts in these 3 articles"
    assert place(1, Peru=[0]) == "No mention was found in this article"
    assert place(0) == "There is no article in which a mention could stand"


def test_what_is_not_resolved_stands_in_the_sentence_and_can_take_the_lead():
    clear, open_lead = (str(first_place(per_text(Chen_Hai=[20, 20], Ana=[5, 5]), "actor", "n", "mention", 2, pending=pending)) for pending in (3, 30))
    assert clear == "Chen Hai is named most often in these 2 articles: 40 mentions, Ana 10; 3 not resolved"
    assert open_lead == "Chen Hai is named about as often as Ana: 40 mentions and 10; 30 not resolved"


def test_a_mention_that_is_not_resolved_counts_against_those_alone_that_it_may_be():
    rows = per_text(Chen_Hai=[20, 20], Ana=[5, 5], Bo=[1, 1])
    found = [str(first_place(rows, "actor", "n", "mention", 2, pending=30, pending_for=could)) for could in ({"Ana": 30}, {"Bo": 30, "Chen Hai": 30}, {"Cy": 30})]
    assert found == ["Chen Hai is named about as often as Ana: 40 mentions and 10; 30 not resolved",
                     "Chen Hai is named most often in these 2 articles: 40 mentions, Ana 10; 30 not resolved",
                     "Chen Hai is named most often in these 2 articles: 40 mentions, Ana 10"]
    assert rank(rows, "actor", "n", pending={"Bo": 38}).rivals == ["Bo"]


def test_the_numbers_are_references():
    found = first_place(per_text(Peru=[9, 8], Chile=[4, 5]), "actor", "n", "mention", 2, column="n_actor", prefix=("corpus", "corpus"))
    assert found.text == "{first} is named most often in these {articles:article}: {n_first:mention}, {second} {n_second}"
    assert found.refs == {
        "first": Cell(("corpus", "corpus", "Peru"), "actor"), "articles": "articles", "n_first": Cell(("corpus", "corpus", "Peru"), "n_actor"),
        "second": Cell(("corpus", "corpus", "Chile"), "actor"), "n_second": Cell(("corpus", "corpus", "Chile"), "n_actor")}


def test_long_names_shorten_the_sentence_not_the_names():
    long = {"Ministry_of_Agriculture_and_Irrigation": [9, 8], "Ministry_of_Finance_and_Planning": [1, 1]}
    assert place(2, **long) == "Ministry of Agriculture and Irrigation is named most often: 17 mentions"
    assert len(place(2, **long)) <= LONGEST


def test_a_label_with_numerals_and_braces_is_a_reference():
    found = first_place(pd.DataFrame({"text_id": ["a", "b"], "actor": ["Group {of} 77"] * 2, "n": [2, 2]}), "actor", "n", "mention", 2)
    assert found.text == "Only {first} is named in these {articles:article}: {n_first:mention}"


def test_a_numeral_in_a_template_is_refused():
    with pytest.raises(ContractError, match="numeral"):
        Finding("in these 5 articles")


def test_the_rank_says_who_could_be_first():
    ranked = rank(per_text(Peru=[40, 2, 2], Chile=[3, 5, 6], Fiji=[0, 1, 0]), "actor", "n")
    assert (ranked.order, ranked.n_texts, ranked.rivals) == (["Peru", "Chile", "Fiji"], 3, ["Chile"])


def test_nothing_found_in_one_article():
    assert str(nothing_found("country|countries", 1)) == "No country was found in this article"


def test_what_rests_on_one_article():
    assert str(rests_on(per_text(Peru=[3, 0], Chile=[1, 1]), "actor", "n")) == "Peru rests on a single article"
    assert str(rests_on(per_text(Peru=[3, 0], Chile=[0, 4], Fiji=[1, 1]), "actor", "n")) == "Chile and Peru rest on a single article each"
    many = per_text(Peru=[3, 0], Chile=[0, 4], Fiji=[2, 0], Kenya=[1, 0], Oman=[1, 1])
    assert str(rests_on(many, "actor", "n")) == "Chile, Peru, Fiji and further rows (hollow) rest on a single article each"
    assert str(rests_on(many, "actor", "n", shown=["Fiji", "Oman"])) == "Fiji rests on a single article"
    assert str(rests_on(per_text(Peru=[3, 1]), "actor", "n")) == "no row rests on a single article"
    assert str(rests_on(per_text(Peru=[3], Chile=[1]), "actor", "n")) == "every row rests on the same article"
    assert str(rests_on(per_text(), "actor", "n")) == "rests on nothing: there is no row"


def test_what_would_change_it():
    def said(also: str = "", **counts: list[int]) -> str:
        return str(would_change(per_text(**counts), "actor", "n", also=also))
    assert said(Peru=[9, 9], Chile=[1, 1]) == "other articles were added; no single article left out changes it"
    assert said(also="the undated article were early", Peru=[9, 9], Chile=[1, 1]) == (
        "other articles were added, or if the undated article were early; no single article left out changes it")
    assert said(Peru=[9, 0], Chile=[0, 5]) == "a single article were left out"
    assert said(Peru=[20, 20], Chile=[19, 19]) == "the count were off by its expected error; no single article left out changes it"
    assert said(Peru=[9], Chile=[5]) == "its only article were left out"
    assert said(Peru=[9]) == said() == "another article were added"


def test_joined_findings_keep_their_references_apart():
    one, other = (rests_on(per_text(**{name: [3, 0], "Oman": [1, 1]}), "actor", "n") for name in ("Peru", "Chile"))
    joined = join("counted: {articles:article}", one, other)
    assert joined.text == "counted: {articles:article}; {first} rests on a single article; {first_2} rests on a single article"
    assert joined.refs == {"first": Cell(("Peru",), "actor"), "first_2": Cell(("Chile",), "actor")}
    assert str(join(one, other, between=". ")) == "Peru rests on a single article. Chile rests on a single article"


def test_units():
    assert [plural("person|people", n) for n in (0, 1, 2)] == ["people", "person", "people"]
