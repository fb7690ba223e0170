"""Facts counted from their spans, so that the number and what it was counted from cannot part."""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from helpers.display.specs import Count, Fact
from helpers.evidence import recount, select_spans
from helpers.tables import dated, own_spans



def count(spans: pd.DataFrame, of: str = "spans", unit: str = "", where: Mapping[str, object] | None = None) -> Fact:
    """A Fact: how many different spans, articles, texts, sentences or paragraphs `spans` hold, of those that `where` chooses."""
    chosen = select_spans(spans, where)
    return Fact(recount(chosen, of) if len(chosen) else 0, of, spans, unit, where=where)


def whole_articles(documents: pd.DataFrame) -> pd.DataFrame:
    """One row an article as a span: the documents with start 0 and end at their length."""
    return documents.drop(columns="text").assign(start=0, end=documents["n_characters"])


def article_facts(documents: pd.DataFrame) -> dict[str, Fact]:
    """The denominators of most items: `articles` and `texts` (independent ones)."""
    whole = whole_articles(documents)
    return {"articles": count(whole, "articles", "article"), "texts": count(whole, "texts", "independent text")}


def corpus_facts(documents: pd.DataFrame, words: pd.DataFrame) -> dict[str, Fact]:
    """What the first line of the page says: articles, texts, words, outlets, earliest and latest known date, undated.

    A date in doubt, or of which only the year is known, is no known date. Where no date is known, `earliest` and `latest` are not there.
    """
    whole = whole_articles(documents).assign(placed=dated(documents))
    days = sorted(whole.loc[whole["placed"], "published"])
    named = documents.loc[documents["outlet"] != "", "outlet"].nunique()
    facts = article_facts(documents) | {
        "words": count(words, "spans", "word"), "undated": count(whole, "articles", "article", {"placed": False}),
        "outlets": Fact(int(named), "score", None, "outlet", "different(documents.outlet)", digits=0),
    }
    if days:
        facts |= {"earliest": Fact(days[0], "label", rule="documents: published, the earliest that is known and not in doubt"),
                  "latest": Fact(days[-1], "label", rule="documents: published, the latest that is known and not in doubt")}
    return facts


def chance_facts(pairs: pd.DataFrame, shuffles: int) -> dict[str, Fact]:
    """What the caption of pairs says of chance: pairs tested, how many are beyond all shuffles, how many chance alone would put there, shuffles."""
    tested, by_chance = (pairs.iloc[0]["n_pairs_tested"], pairs.iloc[0]["by_chance"]) if len(pairs) else (0, 0.0)
    beyond = int(pairs["beyond_chance"].sum()) if len(pairs) else 0
    return {"beyond": Fact(beyond, "score", None, "pair", "pairs.n_beyond", digits=0),
            "tested": Fact(int(tested), "score", None, "pair", "pairs.tested", digits=0),
            "by_chance": Fact(float(by_chance), "score", None, "pair", "pairs.tested / (shuffles + 1)"),
            "shuffles": Fact(shuffles, "label", None, "shuffle", "parameter shuffles")}


def with_texts(spans: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """The spans with `text_id` of their article and `first_carrier`: whether it counts in an n without copies.

    It does where its article is no copy, and no passage that stood in an earlier article holds it (`tables.own_spans`).
    """
    joined = spans.drop(columns=["text_id", "first_carrier"], errors="ignore").merge(documents[["doc_id", "text_id"]], on="doc_id", how="left")
    return joined.assign(first_carrier=own_spans(joined, documents))


def copies_column(table: pd.DataFrame, of: str = "spans") -> dict[str, Count]:
    """The column `n_with_copies` for a shown table, as both numbers stand on the page where they differ; nothing where copies change no row."""
    n = "n" if "n" in table else "n_mentions"
    return {"n_with_copies": Count("with copies", of=of)} if (table["n_with_copies"] != table[n]).any() else {}
