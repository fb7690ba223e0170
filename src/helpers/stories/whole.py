"""All articles of a folder of which the notebooks read a part: how many were drawn of how many, and the totals of all beside those of the drawn.

The numbers of all articles open no sentences: they were added up part by part, and stand in the tables whole_… of the run.
"""
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from helpers.actors import cared_last, people_and_bodies, rank_acting_pairs, states_by_role
from helpers.corpus import Corpus
from helpers.display import Fact, Label, Score, article_facts, show
from helpers.findings import Finding, tell_widest

if TYPE_CHECKING:
    from helpers.stories.named.shared import Shared

WIDEST = ["n_texts", "n"]
MOST = 24
OF_ALL = "of all articles of the folder, added up part by part: these numbers open no sentences, the run's table {table} has every row"
CHANGE = "articles came to the folder or left it, or names were joined or parted"


def drawn(corpus: Corpus) -> None:
    """Of which folder are the articles below a part? Shown only where they are one."""
    if corpus.drawn:
        facts = {**article_facts(corpus.documents),
                 "all_articles": Fact(corpus.drawn.n_articles, "score", None, "article", "folder.n_articles", digits=0),
                 "files": Fact(corpus.drawn.n_files, "score", None, "file", "folder.n_files", digits=0),
                 "seed": Fact(corpus.drawn.seed, "label", None, "", "the seed of the draw")}
        show("drawn", pd.DataFrame(), key=[], columns={}, facts=facts, first_screen="corpus",
             finding=Finding("Drawn from {all_articles:article}: what follows is of {articles:article}, totals are of all", {}, {
                 "all_articles": corpus.drawn.n_articles, "articles": len(corpus.documents)}),
             how="the lists, quotes and charts below are of the articles drawn; beside them stand the totals of all articles of {files:file}",
             counted="which articles are drawn hangs on the seed {seed} and on their names alone, not on the others. Names and keywords are found in "
                     "the articles drawn and counted in all; a short form that stands for a name in one article alone counts only where that was "
                     "drawn. In the totals an article with the very text of an earlier one is a copy; copies that differ a little and shared "
                     "passages are looked for among the articles drawn alone",
             change="the parameter most_articles were larger")


def _facts(whole: Mapping[str, pd.DataFrame]) -> dict[str, Fact]:
    """Articles, independent texts and words of the whole folder."""
    found = whole["whole_facts"].set_index("name")["n"]
    units = {"articles": ("n_documents", "article"), "texts": ("n_texts", "text"), "words": ("n_words", "word")}
    return {name: Fact(int(found[column]), "score", None, unit, f"whole_facts.{column}", digits=0) for name, (column, unit) in units.items()}


def _show(item: str, table: pd.DataFrame, whole: Mapping[str, pd.DataFrame], name: str, label: str, key: list[str],
          columns: Mapping[str, object]) -> None:
    """An item of totals; `name` is the table that they stand in, `label` the column that names a row in the title."""
    facts = _facts(whole)
    told = tell_widest(table, label, int(facts["articles"].value), int(facts["texts"].value), key=key)
    show(item, table, key=key, columns=columns, facts=facts, finding=Finding(f"Of all: {told.text}", told.refs, told.values), rows=12, most=MOST,
         how="a row is as in the list above, in most texts first", change=CHANGE,
         counted=f"{OF_ALL.format(table=name)}. They hold {{articles:article}} with {{words:word}}")


def whole_terms(whole: Mapping[str, pd.DataFrame], totals: pd.DataFrame, stop: frozenset[str] | set[str], most: int = 12) -> None:
    """Which content words stand in most of all articles? A row is a word; `totals` are the totals of the articles drawn."""
    if not whole:
        return
    found = whole["whole_terms"]
    found = found[~found["term"].isin(list(stop)) & (found["term"].str.len() > 1)].sort_values([*WIDEST, "term"], ascending=[False, False, True])
    rates = totals.loc[totals["kind"] == "word", ["term", "rate_per_10000_words"]].rename(columns={"rate_per_10000_words": "rate_drawn"})
    table = found.head(2 * most).merge(rates, how="left", on="term")
    _show("whole-terms", table, whole, "whole_terms", "term", ["kind", "term"], {
        "term": Label("word"), "n_texts": Score("texts", "whole_terms.n_texts", digits=0), "n": Score("occurrences", "whole_terms.n", digits=0),
        "rate_per_10000_words": Score("per ten thousand words", "association.rate_per(whole_terms.n, whole_facts.n_words)", digits=1),
        "rate_drawn": Score("of the articles drawn", "term_totals.rate_per_10000_words", digits=1)})


def _names(ranked: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """The rows in most texts first, those of care last, with the rate in the articles drawn."""
    rate = totals[["actor", "rate_per_1000_words"]].rename(columns={"rate_per_1000_words": "rate_drawn"})
    order = [name for name in ("cared", "n_texts", "n_mentions", "actor") if name in ranked]
    table = ranked.sort_values(order, ascending=[name in ("cared", "actor") for name in order], kind="stable")
    return table.merge(rate, how="left", on="actor").rename(columns={"n_mentions": "n"})


NAMED = {"n_texts": Score("texts", "whole_mentions.n_texts", digits=0), "n": Score("mentions", "whole_mentions.n_mentions", digits=0),
         "n_actor": Score("acting", "whole_mentions.n_actor", digits=0),
         "rate_per_1000_words": Score("per thousand words", "association.rate_per(whole_mentions.n_mentions, whole_facts.n_words, per=1000)", digits=2),
         "rate_drawn": Score("of the articles drawn", "mention_totals.rate_per_1000_words", digits=2)}


def _known(whole: Mapping[str, pd.DataFrame], shared: Shared) -> pd.DataFrame:
    """The names of all articles whose kind the articles drawn tell."""
    return whole["whole_mentions"][whole["whole_mentions"]["actor"].isin(shared.kinds["actor"])]


def whole_states(whole: Mapping[str, pd.DataFrame], totals: pd.DataFrame, shared: Shared) -> None:
    """Which states are named in most of all articles? A row is a state; `totals` are the totals of the articles drawn."""
    if whole:
        _show("whole-states", _names(states_by_role(_known(whole, shared), shared.kinds), totals), whole, "whole_mentions", "actor", ["actor"],
              {"actor": Label("state"), **NAMED})


def whole_people(whole: Mapping[str, pd.DataFrame], totals: pd.DataFrame, shared: Shared) -> None:
    """Who is named in most of all articles? A row is a person or body; `totals` are the totals of the articles drawn."""
    if whole:
        _show("whole-people", _names(people_and_bodies(_known(whole, shared), shared.kinds), totals), whole, "whole_mentions", "actor", ["actor"],
              {"actor": Label("name"), **NAMED})


def _meetings(name: str) -> dict[str, object]:
    cells = ", ".join(f"{name}.{column}" for column in ("n", "n_a", "n_b", "n_contexts"))
    return {"item_a": Label("one"), "item_b": Label("with"),
            "n_texts": Score("texts", f"{name}.n_texts", digits=0), "n": Score("together", f"{name}.n", digits=0),
            "n_a": Score("the first in", f"{name}.n_a", digits=0), "n_b": Score("the second in", f"{name}.n_b", digits=0),
            "npmi": Score("NPMI", f"association.npmi({cells})"),
            "log_likelihood": Score("log-likelihood", f"association.log_likelihood({cells})", digits=1),
            "log_dice": Score("logDice", f"association.log_dice({name}.n, {name}.n_a, {name}.n_b)", digits=1)}


def _widest(pairs: pd.DataFrame) -> pd.DataFrame:
    return pairs.sort_values(["cared", *WIDEST, "item_a", "item_b"], ascending=[True, False, False, True, True], kind="stable").head(10 * MOST)


def whole_acting_pairs(whole: Mapping[str, pd.DataFrame], shared: Shared) -> None:
    """Who acts in one sentence with whom in most of all articles? A row is a pair."""
    if whole:
        table = _widest(rank_acting_pairs(whole["whole_acting_pairs"], shared.kinds))
        _show("whole-acting-pairs", table, whole, "whole_acting_pairs", "pair", ["item_a", "item_b"], _meetings("whole_acting_pairs"))


def whole_pairs(whole: Mapping[str, pd.DataFrame], kinds: pd.DataFrame) -> None:
    """Which keywords stand together in most of all articles? A row is a pair of keywords."""
    if whole:
        pairs = cared_last(whole["whole_keyword_pairs"], kinds, ["item_a", "item_b"])
        table = _widest(pairs.assign(pair=pairs["item_a"] + " + " + pairs["item_b"]))
        _show("whole-pairs", table, whole, "whole_keyword_pairs", "pair", ["kind", "item_a", "item_b"], _meetings("whole_keyword_pairs"))
