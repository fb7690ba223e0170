"""Tables of terms, counted again from the words: in each article, in the corpus, weighed, and of a group against the others."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

import numpy as np
import pandas as pd

from helpers import association, gates
from helpers.verify.again import cells
from helpers.verify.places import Places
from helpers.verify.tabled.rows import Made

TERM = ["kind", "term"]
EXCHANGES = 999


class Terms:
    """The occurrences of the terms that a run lists, by article."""

    def __init__(self, places: Places) -> None:
        self.places, self.again = places, places.again

    @cached_property
    def _phrases(self) -> set[str]:
        kept = self.again.kept("term_counts")
        return set() if kept is None else set(kept.loc[kept["kind"] == "phrase", "term"])

    def _found(self) -> Iterator[tuple[str, str, str, int, int]]:
        """Every occurrence: article, kind, term, start, end. Of phrases those that the run lists."""
        longest = max((phrase.count(" ") + 1 for phrase in self._phrases), default=1)
        for doc_id, words in self.places.terms.articles.items():
            for at, word in enumerate(words):
                yield doc_id, "word", word.term, word.start, word.end
                phrase, gap = word.term, word.gap
                for later in words[at + 1:at + longest]:
                    if gap != 1:
                        break
                    phrase, gap = f"{phrase} {later.term}", later.gap
                    if phrase in self._phrases:
                        yield doc_id, "phrase", phrase, word.start, later.end
        yield from ((found.doc_id, "concept", found.term, found.start, found.end) for found in self.places.terms.concepts)

    @cached_property
    def counts(self) -> pd.DataFrame:
        """One row a term in an article: n, and n_own without passages that stood in an earlier article."""
        n, own = Counter(), Counter()
        for doc_id, kind, term, start, end in self._found():
            n[doc_id, kind, term] += 1
            own[doc_id, kind, term] += self.again.is_own_passage(doc_id, start, end)
        return pd.DataFrame([(*key, count, own[key]) for key, count in n.items()], columns=["doc_id", *TERM, "n", "n_own"])

    def term_counts(self) -> Made:
        """One row a term in an article."""
        return Made(self.counts, ["doc_id", *TERM])

    @cached_property
    def _sizes(self) -> pd.Series:
        return self.again.words.groupby("doc_id").size().reindex(list(self.again.texts), fill_value=0)

    @cached_property
    def _known(self) -> pd.DataFrame:
        """The counts with what is known of the article; `own` is 0 in a copy."""
        heads = self.again.documents[["doc_id", "text_id", "first_carrier", "published", "dated"]]
        rows = self.counts.merge(heads, on="doc_id")
        rows = rows.assign(own=rows["n_own"].where(rows["first_carrier"], 0), day=rows["published"].where(rows["dated"]))
        return rows.assign(text=rows["text_id"].where(rows["own"] > 0))

    def term_totals(self) -> Made:
        """One row a term in the whole corpus."""
        rows = self._known
        found = rows.groupby(TERM, as_index=False).agg(n=("own", "sum"), n_with_copies=("n", "sum"), n_documents=("doc_id", "nunique"),
                                                       n_texts=("text", "nunique"),
                                                       n_largest_article=("own", "max"), first_date=("day", "min"), last_date=("day", "max"))
        size = int(self._sizes[sorted(self.again.own)].sum())
        share = (found["n_largest_article"] / found["n"]).where(found["n"] > 0, 0.0)
        return Made(found.assign(by="corpus", group="corpus", n_words_in_group=size,
                                 rate_per_10000_words=association.rate_per(found["n"].to_numpy(), size),
                                 largest_article_share=share, rank=found.groupby("kind")["n"].rank(method="min", ascending=False),
                                 dispersion_dp=self._spread(found, size)), ["by", "group", *TERM])

    def _spread(self, found: pd.DataFrame, size: int) -> np.ndarray:
        """DP of each term past its gate."""
        scores = np.full(len(found), np.nan)
        own, codes = self._known[self._known["own"] > 0], {term: at for at, term in enumerate(cells(found, *TERM))}
        numbers = np.array([codes[term] for term in cells(own, *TERM)], "int64")
        often = (found["n"] >= gates.DISPERSION_COUNT).to_numpy()
        if len(self.again.own) >= gates.DISPERSION_TEXTS and often.any():
            kept = often[numbers]
            order, coded = np.unique(numbers[kept], return_inverse=True)
            scores[order] = association.dispersion_dp_by(coded, own["own"].to_numpy()[kept], own["doc_id"].map(self._sizes).to_numpy()[kept], size)
        return scores

    def term_weights(self) -> Made:
        """One row a term in an independent text."""
        rows = self._known[self._known["own"] > 0].reset_index(drop=True)
        n_documents = rows.groupby(TERM)["doc_id"].transform("size")
        return Made(rows[["doc_id", *TERM]].assign(n=rows["own"], n_documents=n_documents, n_all_documents=len(self.again.own),
                                                   tf_idf=association.tf_idf(rows["own"].to_numpy(), n_documents.to_numpy(), len(self.again.own))),
                    ["doc_id", *TERM])

    def keyness(self) -> Made:
        """One row a term in a group against all others, within the dates that both cover."""
        groups = sorted(set(self.places.sides.own["group"]))
        parts = [self._against_rest(group) for group in groups] if len(groups) > 1 else []
        empty = pd.DataFrame(columns=["by", "group", *TERM], dtype="str")
        return Made(pd.concat(parts, ignore_index=True) if parts else empty, ["by", "group", *TERM])

    def _against_rest(self, group: str) -> pd.DataFrame:
        texts = self.places.sides.against_rest(group)
        inside = dict(zip(texts["doc_id"], texts["inside"].astype("bool"), strict=True))
        rows = self._known[self._known["doc_id"].isin(inside) & (self._known["own"] > 0)]
        here = rows["doc_id"].map(inside).astype("bool")
        rows = rows.assign(mine=rows["own"].where(here, 0), other=rows["own"].where(~here, 0), text=rows["doc_id"].where(here))
        found = rows.groupby(TERM, as_index=False).agg(n=("mine", "sum"), n_reference=("other", "sum"), n_documents=("text", "nunique"),
                                                       n_texts=("text", "nunique"),
                                                       largest=("mine", "max"))
        sizes = [int(texts.loc[texts["inside"] == side, "n_words"].sum()) for side in (True, False)]
        four = found["n"].to_numpy(), found["n_reference"].to_numpy(), *sizes
        return found.drop(columns="largest").assign(p_texts=self._by_exchange(group, texts, rows, found), by="group", group=group,
                                                    log_likelihood=association.keyness(*four), log_ratio=association.log_ratio(*four),
                                                    largest_article_share=(found["largest"] / found["n"]).where(found["n"] > 0, 0.0))

    def _by_exchange(self, group: str, texts: pd.DataFrame, rows: pd.DataFrame, found: pd.DataFrame) -> np.ndarray:
        """The p of the terms of which the run tells one; missing for the others, and below its gate."""
        p, inside = np.full(len(found), np.nan), texts["inside"].to_numpy("bool")
        kept = self.again.kept("keyness")
        told = set() if kept is None else set(cells(kept[(kept["group"] == group) & (kept["p_texts"] != "")], *TERM))
        chosen = np.array([at for at, term in enumerate(cells(found, *TERM)) if term in told], "int64")
        if len(chosen) and gates.p_value(int(inside.sum()), int((~inside).sum())).open:
            own = rows.merge(found.iloc[chosen][TERM], on=TERM)  # of all terms it would be a table of gigabytes
            counts = own.pivot_table(index=TERM, columns="doc_id", values="own", fill_value=0).reindex(columns=texts["doc_id"], fill_value=0)
            n = counts.loc[list(cells(found.iloc[chosen], *TERM))].to_numpy("float64")
            p[chosen] = association.exchange_p(n.T, texts["n_words"].to_numpy("float64"), inside, EXCHANGES, seed=1)
        return p
