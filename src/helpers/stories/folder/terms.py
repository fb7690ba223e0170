"""The words: which stand in most articles, how firm that is, when; phrases and concepts; and what the stop list leaves out."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers import charts
from helpers.display import Count, Fact, Label, Score, copies_column, show
from helpers.findings import Finding, first_place, join, quoted, rests_on, tell_widest, would_change
from helpers.statistics import could_be_first, mark_largest, occurrences_of
from helpers.stories.periods import tell_period

OWN = {"first_carrier": True}
RANKS = {
    "rank": Score("rank", "association.rank_of(texts.n, row)", digits=0),
    "rank_best": Score("best rank", "association.ranks_without(texts.n, row)[0]", digits=0),
    "rank_worst": Score("worst rank", "association.ranks_without(texts.n, row)[1]", digits=0)}
RATE = Score("per ten thousand words", "association.rate_per(n, words.n)", digits=1)
WORDS = "of {all_words:word} in independent texts"
RANKED = "the ranks are by occurrences among the rows: of all texts, and the best and the worst when any one text is left out"


def _columns(top: pd.DataFrame, name: str) -> dict[str, object]:
    """The columns that words and phrases share; articles beside texts only where copies make them differ, dispersion only past its gate."""
    columns: dict[str, object] = {"term": Label(name), "n": Count("occurrences", where=OWN)}
    columns |= {"n_documents": Count("articles", of="articles", over="articles")} if (top["n_documents"] != top["n_texts"]).any() else {}
    columns |= {"n_texts": Count("texts", of="texts", where=OWN, over="texts"), "n_largest_article": Count("most in one article", where={"largest": True}),
                "rate_per_10000_words": RATE}
    columns |= {"dispersion_dp": Score("dispersion (DP)", "association.dispersion_dp(text.n, texts.n_words)")} if top["dispersion_dp"].notna().any() else {}
    return columns | RANKS | {"first_date": Label("first dated"), "last_date": Label("last dated")} | copies_column(top)


def _of_words(documents: pd.DataFrame, words: pd.DataFrame) -> dict[str, Fact]:
    """The words that rates are by: those of independent texts."""
    own = documents.loc[documents["doc_id"] == documents["text_id"], "doc_id"]
    return {"all_words": Fact(int(words["doc_id"].isin(own).sum()), "score", None, "word", "len(words.term)", digits=0)}


def _leads(top: pd.DataFrame, counts: pd.DataFrame, documents: pd.DataFrame) -> Finding:
    """Which word stands most often; where a word that is not shown could stand first, in how many texts the first one shown stands."""
    found = first_place(could_be_first(counts, top["term"]), "term", "n", "time", len(documents), said="stands", error=0, prefix=("word",))
    named = {str(found.values[place]) for place in ("first", "second", "third") if place in found.values}
    if named <= set(top["term"]) or top.empty:
        return quoted(found)
    return quoted(tell_widest(top, "term", len(documents), documents["text_id"].nunique(), key=["kind", "term"]))


def terms(top: pd.DataFrame, counts: pd.DataFrame, occurrences: pd.DataFrame, documents: pd.DataFrame, words: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Which content words stand in most articles? A row is a word, by texts, then by occurrences.

    `top` is `statistics.rank_terms` of words, `counts` `statistics.content_counts`, `occurrences` `statistics.find_terms` with their texts.
    """
    own = counts[counts["term"].isin(top["term"])]
    show(
        "terms", top, key=["kind", "term"], spans=mark_largest(occurrences_of(occurrences, top)), facts={**facts, **_of_words(documents, words)}, first_screen="finding", columns=_columns(top, "word"),
        chart=charts.dots(top, "term", "rate_per_10000_words", documents["doc_id"].tolist(), numbers=("n_texts", "n"), hollow="hollow", heads="texts · times"),
        finding=_leads(top, counts, documents),
        how="a small ring is the rate in one article, the large dot that in all; at the right: texts · occurrences",
        counted=join(f"words in lower case without a possessive, {WORDS}, words of the stop list and of names of people with care left out; {RANKED}; an undated article is neither first nor last",
                     rests_on(own, "term", "n", prefix=("word",))),
        change=would_change(could_be_first(counts, top["term"]), "term", "n", error=0))


def phrases(top: pd.DataFrame, occurrences: pd.DataFrame, documents: pd.DataFrame, words: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Which phrases of two to four words, and which concepts of concepts.csv, stand in most articles? A row is one; `top` is `statistics.rank_terms`."""
    alone = top[top["hollow"].astype("bool")]
    rests = "the last of them rest on a single article each" if len(alone) else "none rests on a single article"
    kinds = {"kind": Label("kind")} if top["kind"].nunique() > 1 else {}
    columns = _columns(top, "phrase or concept" if kinds else "phrase")
    show(
        "longer-terms", top, key=["kind", "term"], spans=mark_largest(occurrences_of(occurrences, top)), facts={**facts, **_of_words(documents, words)},
        columns={"term": columns.pop("term"), **kinds, **columns},
        finding=quoted(tell_widest(top, "term", len(documents), documents["text_id"].nunique(), key=["kind", "term"])) if len(top) else "No phrase stands twice in these articles", rows=8,
        how="a row is a phrase of two to four words, or a concept with all its forms, by texts, then by occurrences",
        counted=f"phrases without a stop word at either end, in one sentence, twice at least, {WORDS}; one that stands as often inside a longer one is left out; {RANKED}; {rests}",
        change="concepts.csv joined or parted forms, or stopwords.csv other words")


def stop_list(classes: pd.DataFrame) -> None:
    """Which words are left out of the lists of terms? A row is a class of them, the user's own decisions first; `classes` is `statistics.stop_classes`."""
    yours = (classes["kind"].str.contains("stopwords.csv", regex=False)).any()
    show(
        "stop-list", classes, key=["kind"], columns={"kind": Label("class"), "words": Label("words", most=4_000)}, rows=40, folded="The stop list, by class",
        finding="The words that the lists of terms leave out" + (", with those of stopwords.csv" if yours else ""),
        how="every word is counted; those of the list begin and end no phrase and stand in no list of terms",
        change="stopwords.csv at the top of the corpus added a word (stop) or kept one as a term (keep); the run's registry holds the whole list in that format")


def terms_over_time(rows: pd.DataFrame, occurrences: pd.DataFrame, placed: pd.DataFrame, period: str, facts: Mapping[str, Fact]) -> None:
    """How often do the most frequent words stand in each period? A row is a word in a period.

    `rows` is `statistics.over_time`, `placed` `statistics.add_period` with the same `period`, `occurrences` the words with their texts, copies too.
    """
    told, (said, thin) = rows.assign(hollow=rows["n_texts_with"] == 1), tell_period(placed, period)
    spans = occurrences[occurrences["term"].isin(rows["term"])].merge(placed[["doc_id", "period"]], on="doc_id")
    show("terms-over-time", told, key=["term", "period"], spans=spans, facts={**facts, **thin}, finding="How often the words of most texts stand in each period",
         chart=charts.lines(told, hollow="hollow"), rows=10,
         how="a dot is the rate in a period, the periods joined by a line; a period without a dated text is a gap, parts the line and has no rate; one of too few parts it and is grey",
         columns={"term": Label("word"), "period": Label("period"), "n": Count("occurrences", where=OWN), "rate_per_10000_words": RATE},
         counted=f"articles whose day is known and not in doubt, per ten thousand words of the period; copies left out; {said}",
         change="an undated article were dated")
