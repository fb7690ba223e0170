"""Which terms are keywords, and where each stands: every word belongs to at most one keyword occurrence."""
from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np
import pandas as pd

from helpers import association
from helpers.errors import UsageError, unknown
from helpers.tables import check_table, empty_table, own_spans
from helpers.tables.grouped import aggregate

RULES = ("texts", "tfidf", "keyness")
LEAST_ARTICLES = 20
RANK = {"actor": 0, "concept": 1, "phrase": 2, "word": 3}
SPAN = ["doc_id", "start", "end", "sentence", "kind", "item"]


def least_texts(documents: pd.DataFrame) -> int:
    """In how many independent texts an item must stand to be a keyword: two, or one where the folder holds one text."""
    return min(2, max(1, documents["text_id"].nunique()))


def _names(mentions: pd.DataFrame | None) -> pd.DataFrame:
    """Named mentions as candidate occurrences; what lies inside a longer name (nested) is none."""
    if mentions is None or mentions.empty:
        return pd.DataFrame(columns=SPAN)
    named = mentions[mentions["level"] == "named"]
    return named.rename(columns={"actor": "item"}).assign(kind="actor")[SPAN]


def _is_content(kind: str, term: str, stop: Collection[str]) -> bool:
    """A word that is no stop word and longer than one letter; a phrase that has such words at both its ends."""
    if kind == "concept":
        return True
    words = term.split(" ")
    return all(len(word) > 1 and word not in stop for word in (words[0], words[-1]))


def _content(terms: pd.DataFrame, stop: Collection[str], phrases: Collection[str] | None) -> pd.DataFrame:
    """Occurrences of terms that may be keywords; with `phrases`, of no other phrase than these."""
    seen = terms[["kind", "term"]].drop_duplicates()
    good = [_is_content(kind, term, stop) and (kind != "phrase" or phrases is None or term in phrases)
            for kind, term in zip(seen["kind"], seen["term"])]
    kept = terms.merge(seen[np.array(good, dtype=bool)], on=["kind", "term"])
    return kept.rename(columns={"term": "item"})[SPAN]


def _stand(starts: list[int], ends: list[int], articles: list[int]) -> Iterator[int]:
    """The numbers of the occurrences that find their characters free, taken in the order given, article by article."""
    article, taken = -1, bytearray()
    for at, (start, end) in enumerate(zip(starts, ends)):
        if articles[at] != article:
            article, taken = articles[at], bytearray()
        if taken.find(1, start, end) < 0:
            if end > len(taken):
                taken.extend(bytes(end - len(taken)))
            taken[start:end] = b"\x01" * (end - start)
            yield at


def _part(candidates: pd.DataFrame) -> pd.DataFrame:
    """The candidates that stand: names, concepts, phrases, words; within a kind the longest, then the earliest, first."""
    if candidates.empty:
        return candidates
    order = candidates.assign(rank=candidates["kind"].map(RANK), length=candidates["start"] - candidates["end"], article=pd.factorize(candidates["doc_id"], sort=True)[0])
    order = order.sort_values(["article", "rank", "length", "start", "item"], kind="stable")
    return order.iloc[list(_stand(order["start"].tolist(), order["end"].tolist(), order["article"].tolist()))][SPAN].reset_index(drop=True)


def _tell_apart(items: pd.DataFrame) -> pd.DataFrame:
    """An item that two kinds share keeps its name in the first kind and gets the kind's name behind it in the others."""
    ranked = items.assign(rank=items["kind"].map(RANK)).sort_values(["item", "rank"], kind="stable")
    later = ranked.duplicated("item")
    ranked["label"] = ranked["item"].where(~later, ranked["item"] + " (" + ranked["kind"] + ")")
    return ranked.drop(columns="rank").sort_index()


def _tally(placed: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row an item: in how many independent texts it stands, and how often, copies left out."""
    known = placed.assign(text_id=placed["doc_id"].map(documents.set_index("doc_id")["text_id"]))
    known = known[known["text_id"].notna()]
    own = own_spans(known, documents)
    groups = known.assign(first=own.astype("int64"), text=known["text_id"].where(own)).groupby(["kind", "item"], sort=True)
    return aggregate(groups, n_texts=("text", "nunique"), n=("first", "sum")).reset_index()


def _by_text(placed: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row an item in an independent text with its count there."""
    original = placed[own_spans(placed, documents)]
    return original.groupby(["kind", "item", "doc_id"], sort=True).size().rename("n").reset_index()


def _scores(rule: str, placed: pd.DataFrame, terms: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row an item with the score that ranks it under `rule`, copies left out."""
    rows, text_of = _by_text(placed, documents), documents.set_index("doc_id")["text_id"]
    if rule == "tfidf":
        found = rows.groupby(["kind", "item"])["n"].transform("size")
        rows["score"] = rows["n"] * np.log10(text_of.nunique() / found)
        return rows.groupby(["kind", "item"])["score"].sum().reset_index()
    words = terms[(terms["kind"] == "word") & (terms["doc_id"].map(text_of) == terms["doc_id"])].groupby("doc_id").size()
    everywhere = rows.groupby(["kind", "item"])["n"].transform("sum")
    rows["score"] = association.log_likelihood(rows["n"], everywhere, rows["doc_id"].map(words).fillna(0), words.sum())
    return rows.groupby(["kind", "item"])["score"].max().reset_index()


def _check_rule(rule: str, documents: pd.DataFrame) -> None:
    if rule not in RULES:
        raise unknown("rule for keywords", rule, RULES)
    if rule != "texts" and len(documents) < LEAST_ARTICLES:
        raise UsageError(
            f"rule {rule!r} for keywords needs {LEAST_ARTICLES} articles and there are {len(documents)}: in fewer, "
            "a word's rarity says which articles happen to be in the folder, not what they are about. Use rule 'texts'.")


def _enough(tally: pd.DataFrame, least: int) -> pd.DataFrame:
    """The items in enough texts; where one text is all there is, those that stand there twice, or else all."""
    found = tally[tally["n_texts"] >= least]
    twice = found[found["n"] >= 2]
    return twice if least == 1 and len(twice) else found


def choose_keywords(terms: pd.DataFrame, documents: pd.DataFrame, mentions: pd.DataFrame | None = None, rule: str = "texts", most: int = 40,
                    stop: Collection[str] = frozenset(), phrases: Collection[str] | None = None) -> pd.DataFrame:
    """One row a keyword, in order of rank: kind, item, label (the item, told apart where two kinds share it), n_texts, n.

    Candidates are registry names, concepts, phrases and content words (no stop word, more than one letter; a phrase
    has such words at both ends) that stand in two independent texts or more; where the folder holds a single text,
    those that stand in it twice, and if there are none, all. They are laid over the text first (`find_keywords`), so
    that a word counts where it stands by itself, and once chosen laid again without the others: n_texts and n are
    those of the occurrences that `find_keywords` gives. Rank by rule `texts`: number of texts, then n (copies left
    out), then code point; `tfidf`: the sum over texts of n · log10(texts / texts that hold it); `keyness`: the
    largest G² of the item in one text against the rest. Raises UsageError for the last two where there are fewer than
    20 articles, and for an unknown rule.
    """
    _check_rule(rule, documents)
    least = least_texts(documents)
    stop, phrases = frozenset(stop), None if phrases is None else frozenset(phrases)
    candidates = pd.concat([_names(mentions), _content(terms, stop, phrases)], ignore_index=True)
    placed = _part(_keep(candidates, _enough(_tally(candidates, documents), least)))
    tally = _enough(_tally(placed, documents), least)
    scores = tally[["kind", "item"]].assign(score=0.0) if rule == "texts" else _scores(rule, placed, terms, documents)
    tally = tally.merge(scores, how="left", on=["kind", "item"])
    chosen = _rank(tally).head(most)[["kind", "item", "score"]]
    laid = _part(_keep(candidates, chosen))
    return _tell_apart(_rank(_tally(laid, documents).merge(chosen, on=["kind", "item"])))[["kind", "item", "label", "n_texts", "n"]]


def _rank(tally: pd.DataFrame) -> pd.DataFrame:
    order = tally.sort_values(["score", "n_texts", "n", "item", "kind"], ascending=[False, False, False, True, True], kind="stable")
    return order.reset_index(drop=True)


def _keep(candidates: pd.DataFrame, chosen: pd.DataFrame) -> pd.DataFrame:
    """The candidates that are chosen, and every name: a name keeps its words even where it is no keyword."""
    wanted = candidates.merge(chosen[["kind", "item"]].assign(wanted=True), how="left", on=["kind", "item"])["wanted"].notna()
    return candidates[wanted.to_numpy() | (candidates["kind"] == "actor").to_numpy()]


def place_keywords(terms: pd.DataFrame, chosen: pd.DataFrame, mentions: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row an occurrence of a keyword (table `keywords`), for the keywords of `choose_keywords`; local to each article.

    Names keep their words to themselves even where the name is no keyword: "China" inside "China Daily" is neither.
    """
    names = _names(mentions)
    words = terms.rename(columns={"term": "item"})[SPAN].merge(chosen[["kind", "item"]], on=["kind", "item"])
    placed = _part(pd.concat([names, words], ignore_index=True)).merge(chosen[["kind", "item", "label"]], on=["kind", "item"])
    placed = placed.drop(columns="item").rename(columns={"label": "item"})
    return check_table(placed, "keywords") if len(placed) else empty_table("keywords")


def find_keywords(terms: pd.DataFrame, sentences: pd.DataFrame, documents: pd.DataFrame, mentions: pd.DataFrame | None = None, rule: str = "texts",
                  most: int = 40, stop: Collection[str] = frozenset(), phrases: Collection[str] | None = None) -> pd.DataFrame:
    """One row an occurrence of a keyword: doc_id, start, end, sentence, kind (actor, concept, phrase, word), item.

    `terms` holds every occurrence of a word, phrase or concept (doc_id, start, end, sentence, kind, term); `mentions`
    adds the registry's names (level named) under the actor's label; `stop` are the words that carry no content;
    `phrases` limits phrases to those given. Every word belongs to at most one occurrence: names first, then concepts,
    phrases, words, the longest first; what lies inside a longer one is no keyword there. Which items are keywords,
    and what a folder with one text gives, says `choose_keywords`. Only occurrences in `sentences` count. Source:
    method §6.
    """
    inside = sentences[["doc_id", "sentence"]].drop_duplicates()
    terms = terms.merge(inside, on=["doc_id", "sentence"])
    if mentions is not None and not mentions.empty:
        mentions = mentions.merge(inside, on=["doc_id", "sentence"])
    return place_keywords(terms, choose_keywords(terms, documents, mentions, rule, most, stop, phrases), mentions)


def rank_keywords(keywords: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row a keyword as it is shown: item, kind, n, n_with_copies, n_texts, hollow (one text alone holds it); by n_texts, n, name."""
    rows = keywords.merge(documents[["doc_id", "text_id"]], on="doc_id")
    own = own_spans(rows, documents)
    groups = rows.assign(own=own, text=rows["text_id"].where(own)).groupby(["item", "kind"])
    ranked = aggregate(groups, n=("own", "sum"), n_with_copies=("start", "size"), n_texts=("text", "nunique"), n_documents=("doc_id", "nunique"))
    ranked = ranked.reset_index().assign(hollow=lambda table: table["n_texts"] == 1)
    return ranked.sort_values(["n_texts", "n", "item"], ascending=[False, False, True]).reset_index(drop=True)
