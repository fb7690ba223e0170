"""What may stand on the page depends on how much there is: one function a gate, and the sentence a closed one leaves.

A reason is a template: its {names} are keys of `facts`, so that each number in it can be shown with its evidence; it holds
no digit itself. An open gate has no reason. The tables of a run hold everything, whatever a gate says.
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

GROUP_TEXTS, GROUP_WORDS = 3, 2_000
P_TEXTS = 8
TREND_PERIODS, TREND_TEXTS = 4, 3
PAIR_CONTEXTS, PAIR_TEXTS, PAIR_ITEM = 3, 2, 5
COMMUNITY_CONTEXTS, COMMUNITY_PERCENT = 300, 90
DISPERSION_COUNT, DISPERSION_TEXTS = 10, 10
READABILITY_SENTENCES = 30
PERCENT_DENOMINATOR = 20


class Gate(NamedTuple):
    """Whether something may be shown, the sentence that stands in its place where not, and the numbers in that sentence."""

    open: bool
    reason: str
    facts: dict[str, int]


def _gate(is_open: bool, reason: str, **facts: int) -> Gate:
    return Gate(bool(is_open), "" if is_open else reason, {name: int(value) for name, value in facts.items()})


def compare_groups(n_texts: int, n_texts_reference: int, n_words: int, n_words_reference: int) -> Gate:
    """Whether two groups may be compared by a score: at least 3 independent texts and 2,000 words on each side.

    >>> gate = compare_groups(2, 3, 900, 4000)
    >>> gate.open, gate.reason.format(**gate.facts).split(";")[0]
    (False, 'The groups have 2 and 3 independent texts and 900 and 4000 words')
    """
    enough = min(n_texts, n_texts_reference) >= GROUP_TEXTS and min(n_words, n_words_reference) >= GROUP_WORDS
    reason = ("The groups have {texts} and {texts_reference} independent texts and {words} and {words_reference} words; a comparison by score needs "
              "{needed_texts} texts and {needed_words} words on each side, so the articles stand side by side as counts and rates.")
    return _gate(enough, reason, texts=n_texts, texts_reference=n_texts_reference, words=n_words, words_reference=n_words_reference,
                 needed_texts=GROUP_TEXTS, needed_words=GROUP_WORDS)


def p_value(n_texts: int, n_texts_reference: int) -> Gate:
    """Whether an exchange of texts may give a p value: at least 8 independent texts on each side.

    >>> p_value(8, 8).open, p_value(8, 7).open
    (True, False)
    """
    reason = ("The groups have {texts} and {texts_reference} independent texts; a p value by exchanging texts needs {needed_texts} on each side, "
              "so size of the difference, counts and number of texts are shown.")
    return _gate(min(n_texts, n_texts_reference) >= P_TEXTS, reason, texts=n_texts, texts_reference=n_texts_reference, needed_texts=P_TEXTS)


def trend_line(texts_in_periods: Sequence[int]) -> Gate:
    """Whether periods may be joined by a line: at least 4 periods that have at least 3 dated texts each.

    >>> trend_line([3, 5, 0, 4, 3]).open, trend_line([3, 5, 2, 4]).open
    (True, False)
    """
    full = sum(n >= TREND_TEXTS for n in texts_in_periods)
    reason = ("Of the periods {periods} have {needed_texts} dated texts or more; a line over time needs {needed_periods}, "
              "so each dated article is one mark and the undated stand apart.")
    return _gate(full >= TREND_PERIODS, reason, periods=full, needed_texts=TREND_TEXTS, needed_periods=TREND_PERIODS)


def pair_score(n: int, n_texts: int, n_a: int, n_b: int) -> Gate:
    """Whether a pair may have a score: at least 3 contexts in at least 2 texts, and both items in at least 5 contexts.

    >>> pair_score(3, 2, 5, 9).open, pair_score(3, 1, 5, 9).open
    (True, False)
    """
    enough = n >= PAIR_CONTEXTS and n_texts >= PAIR_TEXTS and min(n_a, n_b) >= PAIR_ITEM
    reason = ("The two meet {together} times in {texts} texts and stand in {first} and {second} contexts; a score needs {needed_together} times, "
              "{needed_texts} texts and {needed_each} contexts for each, so the count stands alone.")
    return _gate(enough, reason, together=n, texts=n_texts, first=n_a, second=n_b, needed_together=PAIR_CONTEXTS, needed_texts=PAIR_TEXTS,
        needed_each=PAIR_ITEM)


def communities(n_contexts: int, n_runs_same: int, n_runs: int) -> Gate:
    """Whether groups in a network may be shown: at least 300 contexts, and the same groups in 90 % of the runs that leave one text out.

    `n_runs_same` of `n_runs` such runs gave the same groups.

    >>> communities(300, 9, 10).open, communities(300, 8, 10).open, communities(300, 0, 0).open
    (True, False, False)
    """
    enough = n_contexts >= COMMUNITY_CONTEXTS and n_runs > 0 and n_runs_same * 100 >= COMMUNITY_PERCENT * n_runs
    reason = ("There are {contexts} contexts, and {runs_same} of {runs} runs that leave one text out give the same groups; "
              "groups need {needed_contexts} contexts and {needed_percent} in a hundred runs, so the strongest links are drawn in one colour.")
    return _gate(enough, reason, contexts=n_contexts, runs_same=n_runs_same, runs=n_runs, needed_contexts=COMMUNITY_CONTEXTS,
        needed_percent=COMMUNITY_PERCENT)


def nothing_meets(n_contexts: int) -> Gate:
    """The closed gate of a network without a link: nothing met in any of the contexts.

    >>> gate = nothing_meets(7)
    >>> gate.open, gate.reason.format(**gate.facts)
    (False, 'Contexts in which two keywords could meet: 7. None holds two of them, so there is no link to draw and no group to find.')
    """
    reason = "Contexts in which two keywords could meet: {contexts}. None holds two of them, so there is no link to draw and no group to find."
    return _gate(False, reason, contexts=n_contexts)


def dispersion(n: int, n_texts: int) -> Gate:
    """Whether a term may have a dispersion score: it occurs at least 10 times, in a group of at least 10 independent texts.

    >>> dispersion(10, 10).open, dispersion(40, 5).open
    (True, False)
    """
    reason = ("The term occurs {occurrences} times in a group of {texts} texts; a dispersion score needs "
              "{needed_occurrences} occurrences and {needed_texts} texts, so the articles that hold it are counted.")
    enough = n >= DISPERSION_COUNT and n_texts >= DISPERSION_TEXTS
    return _gate(enough, reason, occurrences=n, texts=n_texts, needed_occurrences=DISPERSION_COUNT, needed_texts=DISPERSION_TEXTS)


def readability(n_running_sentences: int, translated: bool = False) -> Gate:
    """Whether a readability score may be shown: at least 30 running sentences, in a text not marked as translated.

    >>> readability(30).open, readability(29).open, readability(90, translated=True).open
    (True, False, False)
    """
    if translated:
        return _gate(False,
            "The article is marked as translated; a readability score would measure the translation, so words per sentence are shown.")
    reason = "The article has {sentences} running sentences; a readability score needs {needed_sentences}, so words per sentence are shown."
    return _gate(n_running_sentences >= READABILITY_SENTENCES, reason, sentences=n_running_sentences, needed_sentences=READABILITY_SENTENCES)


def percentage(denominator: int) -> Gate:
    """Whether a share may be written as a percentage: its denominator is at least 20.

    >>> percentage(20).open, percentage(5).open
    (True, False)
    """
    reason = "The share is of {denominator}; a percentage needs {needed_denominator}, so both numbers are written."
    return _gate(denominator >= PERCENT_DENOMINATOR, reason, denominator=denominator, needed_denominator=PERCENT_DENOMINATOR)
