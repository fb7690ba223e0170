"""The corpus beside a list of term counts that the user gives: the list's own counts, and both as the texts of one comparison."""
from __future__ import annotations

from collections import Counter
from functools import cached_property

from helpers.verify.again import Again


class Listed:
    """The list of a run's inputs, by term in lower case; in a comparison it is one text more, the only one outside."""

    def __init__(self, again: Again) -> None:
        self.again = again

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each term stands in the list."""
        sheet, found = self.again.input("reference"), Counter()
        for row in [] if sheet is None else sheet.to_dict("records"):
            found[row["term"].lower()] += int(row["n"])
        return found

    @cached_property
    def texts(self) -> list[str]:
        """The independent texts, by doc_id."""
        documents = self.again.documents
        return sorted(documents.loc[documents["first_carrier"], "doc_id"])

    @property
    def inside(self) -> list[bool]:
        """Which texts of the comparison are the corpus's: all but the last."""
        return [True] * len(self.texts) + [False]

    @property
    def n_words(self) -> list[int]:
        """Words of each text of the comparison."""
        sizes = Counter(self.again.words["doc_id"])
        return [sizes[text] for text in self.texts] + [sum(self.counts.values())]

    def of_terms(self, terms: dict[str, Counter[str]]) -> list[list[int]]:
        """How often each term stands in each text of the comparison; `terms` has its occurrences by text."""
        return [[found[text] for text in self.texts] + [self.counts[term]] for term, found in terms.items()]
