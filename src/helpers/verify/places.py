"""The spans that a rule chooses, looked up afresh: one function a source, each giving rows (doc_id, start, end and what conditions ask for)."""
from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import pandas as pd

from helpers.tables.zone_names import SET_ASIDE
from helpers.verify.again import Again, cells
from helpers.verify.meetings import Meetings
from helpers.verify.names import checked_places, mark_mentions, name_places
from helpers.verify.sides import Sides
from helpers.verify.terms import Terms

SPAN = ["doc_id", "start", "end"]
BY_TABLE = ("terms", "forms", "pairs", "names", "phrases")
"""Sources that are looked up for the rows of an item's table; the others are the same for every item."""


class Unknown(Exception):
    """A source or a condition that cannot be looked up again."""


class Places:
    """The sources of a run's counts; `rows` gives those of one source for the rows of an item."""

    def __init__(self, again: Again, spans: dict[str, set] | None = None) -> None:
        self.again, self.terms, self.sides, self.spans = again, Terms(again), Sides(again), spans or {}
        self.made: dict[tuple[str, frozenset[str], tuple[str, ...]], pd.DataFrame] = {}
        self.chosen: dict[tuple, dict[tuple[str, ...], set]] = {}
        self.sources: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
            "documents": self._documents, "words": self._words, "sentences": lambda _: again.sentences, "zones": self._zones,
            "mentions": lambda _: self.mentions, "keywords": lambda _: again.keywords, "quantities": lambda _: again.placed("quantities"),
            "terms": self._terms, "forms": self._forms, "pairs": self._pairs, "names": lambda table: name_places(again, table),
            "check": lambda _: checked_places(again), "phrases": self._phrases,
            "copied": self._copied,
        }

    @cached_property
    def labels(self) -> dict[str, str]:
        """The labels that the run's items say, by number_id."""
        named = self.again.kept("numbers")
        rows = [] if named is None else named[named["kind"] == "label"].to_dict("records")
        return {row["number_id"]: row["value"] for row in rows}

    def left_out(self, item: str) -> set[str]:
        """The articles that an item says it leaves out, by the spans of that number."""
        if item == "keyness":
            return self.sides.left_out_of_own()
        return {doc_id for name in (f"{item}-left-out", f"{item}-left-out-left-out") for doc_id, _, _ in self.spans.get(name, ())}

    def rows(self, source: str, table: pd.DataFrame, item: str = "") -> pd.DataFrame:
        """The rows of a source for an item, with what is known of their article. Raises Unknown for a source that is none."""
        if source not in self.sources:
            raise Unknown(f"the source {source!r} is none that can be looked up again" if source
                          else "its rule names no table to look its spans up in")
        left_out = frozenset(self.left_out(item)) if source != "documents" else frozenset()
        key = (source, left_out, (item, *table) if source in BY_TABLE else ())  # facts of an item have no table
        if key not in self.made:
            self.made[key] = self._known(self.sources[source](table), left_out)
        return self.made[key]

    def _known(self, rows: pd.DataFrame, left_out: frozenset[str]) -> pd.DataFrame:
        """The rows with text, date and group of their article, without those of articles that are left out."""
        known = self.again.documents[["doc_id", "text_id", "first_carrier", "dated", "group"]].assign(placed=self.again.documents["dated"])
        known = known[~known["doc_id"].isin(left_out)]
        rows = rows.drop(columns=[name for name in known if name != "doc_id" and name in rows]).merge(known, on="doc_id", how="inner")
        once = rows["own"] if "own" in rows else self.again.once(rows)
        return rows.assign(first_carrier=pd.Series(once, index=rows.index, dtype="bool"))

    def with_period(self, rows: pd.DataFrame, periods: set[str]) -> pd.DataFrame:
        """The rows with the period of their article, as long as those that the item shows."""
        days = sorted(period for period in periods if len(period) > 7)
        steps = {(pd.Timestamp(later) - pd.Timestamp(earlier)).days for earlier, later in zip(days, days[1:], strict=False)}
        length = "month" if not days else "week" if steps and all(step % 7 == 0 for step in steps) else "day"
        return rows.assign(period=rows["doc_id"].map(self.again.period_of(length)))

    def _documents(self, _: pd.DataFrame) -> pd.DataFrame:
        documents = self.again.corpus.documents
        return documents[["doc_id"]].assign(start=0, end=documents["text"].str.len())

    def _words(self, _: pd.DataFrame) -> pd.DataFrame:
        words, longest = self.again.words, self._longest
        lies = [place in longest for place in cells(words, "doc_id", "sentence")]
        marked = words.assign(set_aside=False, first=~words.duplicated(["doc_id", "term"]), longest=lies)
        return pd.concat([marked, self.again.words_set_aside.assign(set_aside=True, first=False, longest=False)], ignore_index=True)

    def _copied(self, table: pd.DataFrame) -> pd.DataFrame:
        """The words of each article of the item that lie in a passage which stood in another article first."""
        words, passages = self.again.words, self.again.corpus.passages
        pairs = words[["doc_id", "start", "end"]].merge(passages[passages["doc_id"].isin(table["doc_id"])], on="doc_id", suffixes=("", "_passage"))
        inside = (pairs["start_passage"] <= pairs["start"]) & (pairs["end"] <= pairs["end_passage"])
        return pairs.loc[inside, [*SPAN, "copy_of"]]

    @cached_property
    def _longest(self) -> set[tuple[str, int]]:
        """The longest running sentence of each article, the first of several."""
        words, sentences = self.again.words, self.again.sentences
        running = sentences[sentences["zone"] == "paragraph"].merge(words.groupby(["doc_id", "sentence"]).size().rename("n_words").reset_index())
        ordered = running.sort_values(["doc_id", "n_words", "sentence"], ascending=[True, False, True], kind="stable").drop_duplicates("doc_id")
        return set(cells(ordered, "doc_id", "sentence"))

    def _zones(self, _: pd.DataFrame) -> pd.DataFrame:
        zones = self.again.zones
        return zones[zones["zone"].isin(SET_ASIDE)]

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """The mentions, with whether totals count them and what the items mark of them."""
        return mark_mentions(self.again)

    def _terms(self, table: pd.DataFrame) -> pd.DataFrame:
        kinds = table["kind"] if "kind" in table else pd.Series("word", index=table.index)
        wanted = sorted(set(zip(kinds.tolist(), table["term"].tolist(), strict=True))) if "term" in table else []
        self.terms.look_for(term for kind, term in wanted if kind == "phrase")
        found = [place for kind, term in wanted for place in self.terms.places(kind, term)]
        frame = pd.DataFrame(found, columns=["doc_id", "start", "end", "kind", "term", "form"])
        return frame.assign(sentence=[self._sentence_of.get(place) for place in cells(frame, "doc_id", "start")])

    @cached_property
    def _sentence_of(self) -> dict[tuple[str, int], int]:
        """The sentence of the word that begins at a place."""
        return {(doc_id, start): sentence for doc_id, start, sentence in cells(self.again.words, "doc_id", "start", "sentence")}

    def _phrases(self, table: pd.DataFrame) -> pd.DataFrame:
        wanted = {(a, b): phrase for a, b, phrase in cells(table, "term_a", "term_b", "phrase")} if len(table) else {}
        rows, words = [], list(cells(self.again.own_words, "doc_id", "sentence", "term", "start", "end"))
        for one, other in zip(words, words[1:], strict=False):
            if one[:2] == other[:2] and (one[2], other[2]) in wanted:
                rows.append((wanted[one[2], other[2]], one[0], one[3], other[4]))
        return pd.DataFrame(rows, columns=["phrase", *SPAN])

    def _forms(self, table: pd.DataFrame) -> pd.DataFrame:
        whole = self.again.item("forms")
        ranked = table if whole is None else whole.table
        self.terms.look_for(ranked["form"].tolist() if len(ranked) else ())
        accepted = [(found.term, found.form, *found[:3]) for found in self.terms.concepts]
        rows = accepted or [row for concept, own in ranked.groupby("concept", sort=True) for row in self._proposed(concept, own["form"].tolist())]
        frame = pd.DataFrame(rows, columns=["concept", "form", *SPAN])
        return frame if "concept" in table or not len(ranked) else frame[frame["concept"] == ranked["concept"].iloc[0]]

    def _proposed(self, head: str, forms: list[str]) -> list[tuple]:
        """The places of forms that were proposed; a form that does not end in the head counts where none that does holds its first word."""
        places = {form: [place[:3] for place in self.terms.places("phrase" if " " in form else "word", form)] for form in forms}
        taken: dict[str, list[tuple[int, int]]] = {}
        for doc_id, start, end in (place for form in forms if form.split(" ")[-1] == head for place in places[form]):
            taken.setdefault(doc_id, []).append((start, end))
        return [(head, form, *place) for form, found in places.items() for place in found
                if form.split(" ")[-1] == head or not any(low <= place[1] < high for low, high in taken.get(place[0], ()))]

    @cached_property
    def keyword_meetings(self) -> Meetings:
        """The contexts of the run's keywords."""
        return Meetings(self.again)

    @cached_property
    def name_meetings(self) -> Meetings:
        """The sentences in which names act."""
        return Meetings(self.again, of_names=True)

    def meetings(self, table: pd.DataFrame) -> Meetings:
        """The contexts in which the pairs of an item were counted; the kind of the first row tells."""
        return self.name_meetings if "kind" in table and len(table) and table["kind"].iloc[0] == "actor" else self.keyword_meetings

    def _pairs(self, table: pd.DataFrame) -> pd.DataFrame:
        meetings, rows = self.meetings(table), []
        for item_a, item_b in cells(table, "item_a", "item_b") if len(table) else ():
            rows += _pair_rows(meetings, item_a, item_b)
        frame = pd.DataFrame(rows, columns=["item_a", "item_b", *SPAN, "own"])
        groups = self.again.documents.set_index("doc_id")["group"]
        of = {self.labels.get("contrast-first"): "n", self.labels.get("contrast-second"): "n_reference"}
        return frame.assign(side=frame["doc_id"].map(groups).map(of).fillna(""))


def _pair_rows(meetings: Meetings, item_a: str, item_b: str) -> list[tuple]:
    """The occurrences of a pair in the contexts that hold both; one stretch a context where a context is no passage of the text."""
    shared = meetings.shared(item_a, item_b)
    if not meetings.one_stretch:
        found = {(meeting.doc_id, place.start, place.end, meetings.counts_once(meeting)) for meeting in shared for place in meeting.places
                 if place.item in (item_a, item_b)}
        return [(item_a, item_b, *place) for place in sorted(found)]
    stretches: dict[tuple, list] = {}
    own = {(meeting.doc_id, meeting.context) for meeting in shared if meetings.counts_once(meeting)}
    for meeting in shared:
        stretches.setdefault((meeting.doc_id, meeting.context), []).extend(place for place in meeting.places if place.item in (item_a, item_b))
    return [(item_a, item_b, doc_id, min(place.start for place in places), max(place.end for place in places), (doc_id, context) in own)
            for (doc_id, context), places in stretches.items()]
