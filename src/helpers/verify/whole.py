"""The totals of all articles of a folder of which a run read some: held against the sums of their parts, the words of some counted again."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from helpers import association
from helpers.cleaning import COUNTED, find_zones
from helpers.corpus.parts import read_part
from helpers.sampling import survey_once
from helpers.sampling.lines import RepeatedLines, hash_line
from helpers.tables import TABLES, sum_rows
from helpers.tokens import split_sentences, split_words
from helpers.verify.again import Again
from helpers.verify.asked import Row
from helpers.verify.formulas import NoFormula
from helpers.verify.tabled.rows import CLOSE

SPREAD = ["n", "n_with_copies", "n_documents", "n_texts"]
PAIR = ["kind", "item_a", "item_b"]
ROLES = ["n_actor", "n_place", "n_modifier", "n_unclear", "n_mentions", "n_with_copies", "n_documents", "n_texts"]
ADDED = {"whole_terms": ("whole_parts", "terms_sum", ["kind", "term"], SPREAD),
         "whole_mentions": ("whole_parts", "mentions_sum", ["actor"], ROLES),
         "whole_acting_pairs": ("whole_parts", "pairs_sum", PAIR, SPREAD),
         "whole_keyword_pairs": ("whole_keyword_parts", "keyword_pairs_sum", PAIR, SPREAD)}
"""Each table of totals: the table of its parts, their sums, what names a row, what is added."""
RECOUNTED, AT_ONCE = 2, 2_000
NAMED_BY = {"whole_facts": "name", "whole_terms": "term", "whole_mentions": "actor", "term_totals": "term", "mention_totals": "actor"}


class WholeColumns:
    """What a run keeps of all articles, by the name of the column; whether it is what the parts add up to is for `Whole`."""

    def __init__(self, again: Again) -> None:
        self.again, self.rows = again, {}
        self.named: dict[str, Callable[[Row], Any]] = {
            f"folder.{name}": lambda _, name=name: getattr(again.corpus.drawn, name) for name in ("n_articles", "n_files")}
        for table in ("whole_terms", "whole_mentions", "whole_acting_pairs", "whole_keyword_pairs", "term_totals", "mention_totals"):
            numbers = [column.name for column in TABLES[table].columns if column.kind in ("integer", "number")]
            self.named |= {f"{table}.{column}": lambda row, table=table, column=column: self._cell(table, self._key(table, row), column)
                           for column in numbers}
        names = ("n_documents", "n_texts", "n_words", "n_words_with_copies", "n_sentences", "n_characters")
        self.named |= {f"whole_facts.{name}": lambda _, name=name: self._cell("whole_facts", (name,), "n") for name in names}

    def _key(self, table: str, row: Row) -> tuple[str, ...]:
        return (row[NAMED_BY[table]],) if table in NAMED_BY else (row["item_a"], row["item_b"])

    def _cell(self, table: str, key: tuple[str, ...], column: str) -> float:
        if table not in self.rows:
            kept = self.again.kept(table)
            if kept is None:
                raise NoFormula(f"the run keeps no table {table}")
            names = [NAMED_BY[table]] if table in NAMED_BY else ["item_a", "item_b"]
            kept = kept[kept["kind"] == "word"] if table.endswith(("_terms", "term_totals")) else kept
            self.rows[table] = kept.set_index(names)[[one for one in kept if one not in names]]
        found = self.rows[table].loc[[key if len(key) > 1 else key[0]], column]
        return float(found.iloc[0])


class Whole:
    """The totals of all articles of a run beside the folder."""

    def __init__(self, again: Again) -> None:
        self.again = again

    @cached_property
    def surveyed(self):
        """The folder looked over again."""
        return survey_once(self.again.corpus.folder)

    def _added(self) -> Iterator[str]:
        """One line a table of totals that its parts do not add up to."""
        for name, (parts, column, key, numbers) in ADDED.items():
            total, lots = self.again.kept(name), self.again.kept(parts)
            if total is None or lots is None:
                continue
            rows = total.assign(kind=total.get("kind", "actor")).astype(dict.fromkeys(numbers, "int64"))
            if sum_rows(rows, key, numbers) != sum(int(one, 16) for one in lots[column]) % 2 ** 64:
                yield f"table {name}: its rows are not what the parts of the folder add up to ({parts}, column {column})."

    def _facts(self) -> Iterator[str]:
        facts, lots = self.again.kept("whole_facts"), self.again.kept("whole_parts")
        for name, told in () if facts is None or lots is None else zip(facts["name"], facts["n"], strict=True):
            known = {"n_parts": len(self.surveyed.parts), "n_skipped": len(self.surveyed.skipped)}
            made = known[name] if name in known else lots[name].astype("int64").sum()
            if int(told) != made:
                yield f"table whole_facts, row {name}: it says {told}, the parts give {made}."

    def _scores(self) -> Iterator[str]:
        """One line a table whose rates or scores are not what its own counts give."""
        for name, make in SCORES.items():
            kept = self.again.kept(name)
            for column, value in () if kept is None or kept.empty else make(kept).items():
                told = pd.to_numeric(kept[column].replace("", "nan")).to_numpy("float64")
                if not np.allclose(told, np.asarray(value, "float64"), rtol=CLOSE, atol=CLOSE, equal_nan=True):
                    yield f"table {name}, column {column}: it is not what the counts beside it give."

    @cached_property
    def chosen(self) -> list[int]:
        """The parts whose words are counted again: drawn by the hash of the folder's files."""
        numbers = range(1, len(self.surveyed.parts) + 1)
        return sorted(sorted(numbers, key=lambda number: hash_line(f"{self.again.corpus.drawn.sha256} {number}"))[:RECOUNTED])

    def _recounted(self) -> Iterator[str]:
        """One line a number of a part that its articles do not give."""
        kept = self.again.kept("whole_parts")
        kept = pd.DataFrame(columns=["part"]) if kept is None else kept
        known = {int(row["part"]): row for row in kept.to_dict("records")}
        for number in self.chosen if known else ():
            made = _count_words(self.surveyed, number, self.again.parameters.get("count_zones", COUNTED))
            told = known.get(number, {name: "nothing" for name in made})
            yield from (f"table whole_parts, row {number}, column {name}: it says {told[name]}, the articles give {value}."
                        for name, value in made.items() if str(value) != told[name])

    def wrong(self) -> list[str]:
        """One line a total that does not hold."""
        return [*self._added(), *self._facts(), *self._scores(), *self._recounted()]

    def told(self) -> str:
        """What of all articles was looked at, and what was not."""
        drawn, parts = self.again.corpus.drawn, len(self.surveyed.parts)
        again = f"part{'s' if len(self.chosen) > 1 else ''} {' and '.join(map(str, self.chosen))}"
        return (f"of all {drawn.n_articles} articles: totals held against the sums of {parts} part{'s' if parts > 1 else ''}, "
                f"the words of {again} counted again; names and pairs of all articles were not recounted")


def _count_words(surveyed, number: int, count_zones: list[str]) -> dict[str, object]:
    """The columns of `whole_parts` that words give, counted one by one."""
    lines, facts, sums = RepeatedLines(surveyed.lines), Counter(), 0
    for documents in _articles(surveyed, number):
        own = dict(zip(documents["doc_id"], documents["doc_id"] == documents["text_id"], strict=True))
        sentences = split_sentences(documents, find_zones(documents, lines), count_zones)
        words = split_words(documents, sentences)
        facts.update(n_documents=len(documents), n_texts=sum(own.values()), n_sentences=len(sentences), n_characters=sum(map(len, documents["text"])),
                     n_words=sum(map(own.get, words["doc_id"])), n_words_with_copies=len(words))
        rows = words.groupby(["doc_id", "term"], sort=False).size().reset_index(name="n_with_copies")
        once = rows["doc_id"].map(own).astype("int64")
        sums += sum_rows(rows.assign(kind="word", n=rows["n_with_copies"] * once, n_documents=1, n_texts=once), ["kind", "term"], SPREAD)
    return {**facts, "terms_sum": f"{sums % 2 ** 64:016x}"}


def _articles(surveyed, number: int) -> Iterator[pd.DataFrame]:
    """The articles of a part that count, some at a time."""
    part, (low, high) = surveyed.parts[number - 1], surveyed.bounds()[number - 1]
    heads = surveyed.articles.iloc[low:high]
    flags, rows = iter(zip(heads["refused"].tolist(), heads["copy"].tolist(), strict=True)), []
    for piece in read_part(part):
        for doc_id, article in zip(piece.doc_ids, piece.articles, strict=True):
            refused, copy = next(flags)
            rows += [] if refused else [(doc_id, "" if copy else doc_id, article.text)]
        if len(rows) >= AT_ONCE:
            yield _documents(rows)
            rows = []
    if rows:
        yield _documents(rows)


def _documents(rows: list[tuple[str, str, str]]) -> pd.DataFrame:
    documents = pd.DataFrame(rows, columns=["doc_id", "text_id", "text"], dtype="str")
    return documents.assign(copied="", n_characters=list(map(len, documents["text"])))


def _numbers(kept: pd.DataFrame, *names: str) -> list[np.ndarray]:
    return [kept[name].astype("int64").to_numpy() for name in names]


def _term_scores(kept: pd.DataFrame) -> dict[str, Any]:
    n, largest, words = _numbers(kept, "n", "n_largest_article", "n_words_in_group")
    return {"rate_per_10000_words": association.rate_per(n, words), "largest_article_share": np.where(n > 0, largest / np.maximum(n, 1), 0.0),
            "rank": pd.Series(n).groupby(kept["kind"].to_numpy()).rank(method="min", ascending=False)}


def _mention_scores(kept: pd.DataFrame) -> dict[str, Any]:
    n, words = _numbers(kept, "n_mentions", "n_words_in_group")
    return {"rate_per_1000_words": association.rate_per(n, words, per=1000)}


def _pair_scores(kept: pd.DataFrame) -> dict[str, Any]:
    cells = _numbers(kept, "n", "n_a", "n_b", "n_contexts")
    return {"npmi": association.npmi(*cells), "log_likelihood": association.log_likelihood(*cells), "log_dice": association.log_dice(*cells[:3])}


SCORES = {"whole_terms": _term_scores, "whole_mentions": _mention_scores, "whole_acting_pairs": _pair_scores, "whole_keyword_pairs": _pair_scores}
"""How the rates and scores of each table follow from its counts."""
