"""The stop list: function words, and words of news that do their work, which no table of terms begins with."""
from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from helpers.places import DATA
from helpers.tokens import find_words


@cache
def _shipped() -> frozenset[str]:
    lines = (DATA / "stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.partition(":")[2].split())


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
