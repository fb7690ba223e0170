"""The keywords: which phrases hold together, and which names, concepts, phrases and words stand in most texts."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers import charts
from helpers.cooccurrence import CHANCE_IN_A_THOUSAND, phrase_spans
from helpers.display import Count, Fact, Label, Score, show, with_texts
from helpers.findings import quoted, tell_widest
from helpers.stories.together.shared import OWN

NEIGHBOURS = "association.log_likelihood_ranks(neighbours.n, neighbours.n_first, neighbours.n_second, neighbours.n_words, row)"
PHRASE_RANKS = {"rank_best": Score("best rank", f"{NEIGHBOURS}[0]", digits=0), "rank_worst": Score("worst rank", f"{NEIGHBOURS}[1]", digits=0)}


def phrases(ranked: pd.DataFrame, collocations: pd.DataFrame, words: pd.DataFrame, documents: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Which words stand side by side more often than chance explains? A row is two neighbouring words; those past the gate of a score first.

    `collocations` is `cooccurrence.find_collocations` of `words` (copies left out), `ranked` is `cooccurrence.firm_neighbours` of its `rank_phrases`.
    """
    firm = int((collocations["log_likelihood"] >= CHANCE_IN_A_THOUSAND).sum())
    told = {"neighbours": Fact(len(collocations), "score", None, "pair", "neighbours.n_pairs", digits=0),
            "firm": Fact(firm, "score", None, "pair", "neighbours.n_firm", digits=0),
            "all_words": Fact(len(words), "score", None, "word", "neighbours.n_all", digits=0)}
    alone = "; what rests on one article has no score" if ranked["hollow"].any() else ""
    show(
        "phrases", ranked, key=["phrase"], spans=with_texts(phrase_spans(words, ranked), documents), facts={**facts, **told}, rows=8, most=24,
        columns={"phrase": Label("phrase"), "n": Count("times"), "n_a": Score("the first word", "neighbours.n_a", digits=0),
                 "n_b": Score("the second", "neighbours.n_b", digits=0), "n_texts": Count("texts", of="texts", over="texts"),
                 "log_likelihood_shown": Score("log-likelihood", "association.log_likelihood(n, n_a, n_b, n_words)", digits=1), **PHRASE_RANKS},
        finding="{firm} of {neighbours:pair} of neighbouring words hold together beyond chance",
        how="a row is two words side by side; the higher the log-likelihood, the less chance explains how often they are",
        counted="two words of one sentence with no word between them, at least twice, of {all_words:word} in all, copies left out; not shown: phrases that begin or "
                "end with a function word. A phrase is a keyword where each two neighbours in it pass what chance exceeds once in a thousand, but for "
                "pieces of one clause of eight words or more that is repeated word for word. The ranks are by "
                f"log-likelihood, the best and the worst when any one text is left out{alone}",
        change="another stop list were chosen")


def keywords(chosen: pd.DataFrame, firm: pd.DataFrame, occurrences: pd.DataFrame, documents: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Which names, concepts, phrases and content words stand in most texts? A row is a keyword, by texts, then by occurrences.

    `chosen` is `cooccurrence.rank_keywords` with people of care last, `firm` `statistics.leave_one_text_out` of
    `cooccurrence.keywords_by_text`, `occurrences` is `cooccurrence.find_keywords`.
    """
    ranked = chosen.merge(firm[["item", "rank_best", "rank_worst"]], how="left", on="item")
    show(
        "keywords", ranked, key=["item"], spans=with_texts(occurrences, documents), facts=facts,
        columns={"item": Label("keyword"), "n": Count("occurrences", where=OWN), "n_texts": Count("texts", of="texts", where=OWN, over="texts"), "kind": Label("kind"),
                 "rank_best": Score("best rank", "association.ranks_without(texts.n, row)[0]", digits=0),
                 "rank_worst": Score("worst rank", "association.ranks_without(texts.n, row)[1]", digits=0)},
        chart=charts.bars(ranked[~ranked["cared"]].head(15), "item", "n", hollow="hollow", before="n_texts", heads="texts"),
        finding=quoted(tell_widest(ranked, "item", len(documents), documents["text_id"].nunique())),
        how="a bar is a keyword, as long as its occurrences; sorted by number of texts, then by occurrences",
        counted="names, then concepts, then phrases, then content words, the longest first; what lies inside a longer one is no keyword there; "
                "the ranks by occurrences are the best and the worst when any one text is left out",
        change="a name or concept were joined or parted in actors.csv or concepts.csv")
