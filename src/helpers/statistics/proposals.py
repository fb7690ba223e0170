"""What stands before a shared head word: forms that may name one thing, proposed and never joined (method section 5)."""
from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
import pandas as pd

from helpers.statistics.concepts import COLUMNS
from helpers.statistics.stops import stop_words
from helpers.statistics.terms import CodedWords, code_words
from helpers.tables.grouped import aggregate

JOINING = ("and", "or")
# A noun stands directly after one of these somewhere; a verb of saying does not.
BEFORE_NOUNS = frozenset(
    "the a an this that these those its their his her our your such any some no all other more many several each every"
    " of in on at by for from with against about over between through into under during".split()
)
MOST_FORM_WORDS = 4
MOSTLY = 0.75  # a word that stands before one head at least this often may carry its meaning before another
SPANS = ["doc_id", "start", "end", "sentence", "concept", "term", "reason"]
SHARED, ONCE, TWO, OTHER = (
    "a phrase that stands more than once before the shared head word", "stands once before the shared head word",
    "two words that each stand before the shared head word, joined", "the first word stands mostly before the shared head word, here before another",
)

Forms = dict[tuple[str, ...], list[int]]  # a form -> the positions of its first word


class _Text:
    """The words as plain lists, with whether a word is one character from the next."""

    def __init__(self, coded: CodedWords) -> None:
        self.terms = coded.terms[coded.codes].tolist() if len(coded.codes) else []
        self.joined = (coded.gaps == 1).tolist()
        self.stop = stop_words()

    def pairs(self) -> Forms:
        """Two words side by side, neither a stop word."""
        found: Forms = defaultdict(list)
        for place, near in enumerate(self.joined):
            if near and self.terms[place] not in self.stop and self.terms[place + 1] not in self.stop:
                found[self.terms[place], self.terms[place + 1]].append(place)
        return found

    def before(self, place: int) -> list[tuple[str, ...]]:
        """The forms of two to four words that end at a position and hold no function word but and, or between two others."""
        forms, first = [], place
        while first > 0 and self.joined[first - 1] and place - first < MOST_FORM_WORDS - 1:
            first -= 1
            word = self.terms[first]
            if word in self.stop and (word not in JOINING or first == place - 1):
                break
            if word not in self.stop:
                forms.append(tuple(self.terms[first:place + 1]))
        return forms


def _nouns(text: _Text) -> set[str]:
    """Words that stand somewhere directly after a determiner or preposition, and mostly end what they stand in."""
    after, ends, total = set(), Counter(), Counter(text.terms)
    for place, near in enumerate(text.joined):
        following = text.terms[place + 1] if near else ""
        ends[text.terms[place]] += not near or following in text.stop
        if near and text.terms[place] in BEFORE_NOUNS:
            after.add(following)
    return {word for word in after if ends[word] * 2 >= total[word]}


def _heads(text: _Text, pairs: Forms, most: int) -> list[str]:
    """Nouns before which two different words stand more than once, the most frequent first."""
    forms, total = Counter(), Counter()
    for (_, head), places in pairs.items():
        forms[head] += len(places) >= 2
        total[head] += len(places) * (len(places) >= 2)
    nouns = _nouns(text)
    heads = [head for head in forms if forms[head] >= 2 and head in nouns]
    return sorted(heads, key=lambda head: (-total[head], head))[:most]


def _forms_of(text: _Text, head: str, pairs: Forms) -> Forms:
    """Every form that ends in the head, but those always inside a longer one and those with a chance word before a shorter one."""
    found: Forms = defaultdict(list)
    for place, term in enumerate(text.terms):
        if term == head:
            for form in text.before(place):
                found[form].append(place - len(form) + 1)
    kept = {form: places for form, places in found.items() if _is_own(form, found)}
    return {form: places for form, places in kept.items() if not _always_inside(form, kept)}


def _is_own(form: tuple[str, ...], found: Forms) -> bool:
    """Whether a form is a name and not a shorter one with a chance word before it."""
    if len(form) == 2:
        return True
    known = all((word, form[-1]) in found for word in form[:-1] if word not in JOINING)
    if any(word in JOINING for word in form):
        return known and form[1] in JOINING and len(form) == 4
    return len(found[form]) >= 2 and (known or len(found[form]) == len(found[form[1:]]))


def _always_inside(form: tuple[str, ...], kept: Forms) -> bool:
    return any(len(other) == len(form) + 1 and other[1:] == form and len(kept[other]) == len(kept[form]) for other in kept)


def _reason(form: tuple[str, ...], places: list[int]) -> str:
    if any(word in JOINING for word in form):
        return TWO
    return SHARED if len(places) > 1 else ONCE


def _other_heads(text: _Text, head: str, pairs: Forms, forms: Forms) -> Forms:
    """Pairs whose first word stands mostly before the head, here before another word, where no form of the head holds them."""
    taken = {place + step for form, places in forms.items() for place in places for step in range(len(form))}
    starts = Counter()
    for (first, _), places in pairs.items():
        starts[first] += len(places)
    mostly = {first for (first, second), places in pairs.items() if second == head and len(places) >= 3 and len(places) >= MOSTLY * starts[first]}
    others = {pair: [place for place in places if place not in taken] for pair, places in pairs.items() if pair[0] in mostly and pair[1] != head}
    return {pair: places for pair, places in others.items() if places}


def find_proposed(occurrences: pd.DataFrame, most_heads: int = 12) -> pd.DataFrame:
    """One row an occurrence of a proposed form: doc_id, start, end, sentence, concept (the head word), term (the form), reason.

    From the word rows of `find_terms`. A head is a word before which at least two different words stand at least twice and
    that stands like a noun (after a determiner or preposition somewhere, mostly not before another word); the `most_heads`
    most frequent are taken. Its forms: phrases of two to four words without a function word (a joining and/or apart) that end
    in it, those of two words even where they stand once; two forms joined ("telecom and internet fraud"); a pair whose first
    word stands mostly before this head and here before another.
    """
    words = occurrences[occurrences["kind"] == "word"]
    text = _Text(code_words(words))
    pairs = text.pairs()
    rows = []
    for head in _heads(text, pairs, most_heads):
        forms = _forms_of(text, head, pairs)
        rows += [(head, " ".join(form), _reason(form, places), place, place + len(form) - 1) for form, places in forms.items() for place in places]
        others = _other_heads(text, head, pairs, forms)
        rows += [(head, " ".join(form), OTHER, place, place + 1) for form, places in others.items() for place in places]
    return _spans(words, rows)


def _spans(words: pd.DataFrame, rows: list[tuple]) -> pd.DataFrame:
    concept, term, reason, first, last = zip(*rows, strict=True) if rows else ((),) * 5
    begin = words.iloc[np.array(first, dtype="int64")]
    spans = pd.DataFrame({
        "doc_id": begin["doc_id"].array, "start": begin["start"].array, "end": words["end"].to_numpy()[np.array(last, dtype="int64")],
        "sentence": begin["sentence"].array, "concept": pd.array(concept, dtype="str"), "term": pd.array(term, dtype="str"),
        "reason": pd.array(reason, dtype="str"),
    })
    return spans.sort_values(["concept", "doc_id", "start", "end", "term"], kind="stable").reset_index(drop=True)[SPANS]


def propose_concepts(occurrences: pd.DataFrame, most_heads: int = 12) -> pd.DataFrame:
    """One row a proposed form of a concept: term, concept (the head word), group (what stands before it), decision (propose), reason, n, n_documents.

    The spans of n are the rows of `find_proposed` with the same concept and term. The first five columns are those of
    `concepts.csv`. Concepts by their total, forms by n, then by name. Nothing is joined: a proposed row counts for no concept.
    """
    spans = find_proposed(occurrences, most_heads)
    forms = aggregate(spans.groupby(["concept", "term", "reason"]), n=("start", "size"), n_documents=("doc_id", "nunique")).reset_index()
    forms = forms.assign(decision="propose", group=[_group(term, head) for term, head in zip(forms["term"], forms["concept"])])
    total = forms.groupby("concept")["n"].transform("sum")
    order = forms.assign(total=total).sort_values(["total", "concept", "n", "term"], ascending=[False, True, False, True], kind="stable")
    return order[[*COLUMNS, "n", "n_documents"]].reset_index(drop=True).astype({name: "str" for name in COLUMNS})


def _group(term: str, head: str) -> str:
    return term.removesuffix(" " + head)
