"""The stop list: function words, and words of news that do their work, which no table of terms begins with; the user's own decisions win."""
from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pandas as pd

from helpers.errors import UsageError, unknown
from helpers.places import DATA
from helpers.tables.grouped import aggregate
from helpers.tokens import find_words

DECISIONS = ("stop", "keep")
YOURS = "your own"
COLUMNS = ["word", "decision", "reason", "yours"]


@cache
def _classes() -> dict[str, str]:
    """The class of each shipped word: the first line that names it."""
    lines = (line.partition(":") for line in (DATA / "stopwords.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    found: dict[str, str] = {}
    for name, _, words in lines:
        for word in words.split():
            found.setdefault(word, name)
    return found


@cache
def _shipped() -> frozenset[str]:
    return frozenset(_classes())


def _terms(words: Iterable[str]) -> set[str]:
    return {term for word in words for _, _, term in find_words(word)}


def stop_words(extra: Iterable[str] = (), fewer: Iterable[str] = ()) -> frozenset[str]:
    """The stop list as terms: the shipped words of English that carry no matter, those in `extra` added, those in `fewer` taken out.

    Stop words are counted like all words; they begin and end no phrase and are left out of lists of terms shown. Besides
    function words the list has what in news does their work: say, tell and according (who speaks), marginal prepositions
    (including, pending) and pointing adjectives (relevant, respective). Verbs that tell how something was said are content.

    >>> "the" in stop_words(), "said" in stop_words(), "urged" in stop_words(), "urged" in stop_words(extra=["Urged"])
    (True, True, False, True)
    >>> "said" in stop_words(fewer=["said"])
    False
    """
    return frozenset((_shipped() | _terms(extra)) - _terms(fewer))


def _read_row(row: object) -> tuple[str, str, str]:
    """Term, decision and reason of a line of `stopwords.csv`; raises UsageError with the line."""
    found, decision = find_words(str(row.word)), str(row.decision).lower() or "stop"
    if len(found) != 1:
        raise UsageError(f"stopwords.csv line {row.line}: {row.word!r} is not one word; the list holds words alone.")
    if decision not in DECISIONS:
        raise UsageError(f"stopwords.csv line {row.line}: {unknown('decision', row.decision, DECISIONS)}")
    return found[0][2], decision, str(row.reason)


def read_stop_words(sheet: pd.DataFrame | None) -> pd.DataFrame:
    """One row a word of the stop list, by class and word: word, decision (stop, or keep where the user takes it out), reason (its class), yours.

    `sheet` is `stopwords.csv` at the top of the corpus as `tables.read_sheet` gives it, or None: then the list is the shipped
    one. Its columns are word, decision and reason; an empty decision means stop. A row of it wins over the shipped list, whose
    other words stay; `yours` is true for it. Words are read as the articles are (lower case). Raises UsageError, with the line, for
    a cell that is not one word, another decision, a missing column, or two decisions on one word.

    >>> table = read_stop_words(pd.DataFrame({"word": ["Said", "minister"], "decision": ["keep", ""], "line": [2, 3]}))
    >>> table.loc[table["yours"], ["word", "decision"]].values.tolist()
    [['said', 'keep'], ['minister', 'stop']]
    """
    own: dict[str, tuple[str, str]] = {}
    if sheet is not None and len(sheet):
        if "word" not in sheet.columns:
            raise UsageError("stopwords.csv has no column 'word'; its head is word,decision,reason.")
        for row in sheet.reindex(columns=["word", "decision", "reason", "line"], fill_value="").fillna("").itertuples(index=False):
            word, decision, reason = _read_row(row)
            if own.get(word, (decision, ""))[0] != decision:
                raise UsageError(f"stopwords.csv line {row.line}: {row.word!r} has two decisions; keep one row.")
            own[word] = decision, reason
    rows = [(word, *own.get(word, ("stop", "")), word in own) for word in {**_classes(), **own}]
    named = [(word, decision, reason or _classes().get(word, YOURS), yours) for word, decision, reason, yours in rows]
    table = pd.DataFrame(sorted(named, key=lambda one: (not one[3], one[2], one[0])), columns=COLUMNS)
    return table.astype({"word": "str", "decision": "str", "reason": "str"})


def stopped(stop_list: pd.DataFrame) -> frozenset[str]:
    """The words of `read_stop_words` that are left out of lists of terms, as the other functions take them."""
    return frozenset(stop_list.loc[stop_list["decision"] == "stop", "word"])


def stop_classes(stop_list: pd.DataFrame) -> pd.DataFrame:
    """One row a class of the stop list, the user's own decisions first, then the words of attribution: kind, words (joined by blanks), n_words."""
    yours = stop_list["yours"].astype("bool")
    kind = stop_list["reason"].where(~yours, stop_list["decision"].map({"stop": "added in stopwords.csv", "keep": "kept as terms by stopwords.csv"}))
    place = (~yours).astype("int64") + (~yours & (stop_list["reason"] != "attribution")).astype("int64")
    rows = stop_list.assign(kind=kind, place=place)
    table = aggregate(rows.groupby(["place", "kind"]), words=("word", " ".join), n_words=("word", "size")).reset_index()
    return table.drop(columns="place").astype({"kind": "str", "words": "str"})
