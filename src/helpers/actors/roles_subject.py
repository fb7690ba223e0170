"""What stands right after a name: a verb of which it is the subject, or a noun that it describes."""
from __future__ import annotations

import re
from functools import cache

from helpers.actors.roles_words import (
    ADVERBS, AFTER_AMBIGUOUS, AUXILIARIES, CALENDAR, DETERMINERS, FUNCTION_WORDS, NO_ADVERBS, noun_class, plain_bases, verb_forms,
)

WORD = re.compile(r"[^\W\d_](?:[\w.]*\w)?(?:['’-]\w+)*")
NEXT = re.compile(r"[ \u00a0]+[\"“‘']?([^\W\d_](?:\w|['’-]\w)*)")
MONTH_OR_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
ASIDE = re.compile(
    rf"[ \u00a0]*,?[ \u00a0]+(?:on (?:the )?(?:{MONTH_OR_DAY}|\d+)(?:[ \w]{{0,12}}?\d+)?|(?:{MONTH_OR_DAY})|(?:last|this|next) (?:week|"
    rf"month|year|night|\w+day|spring|summer|autumn|fall|winter)"
    rf"|earlier(?: this \w+)?|later(?: this \w+)?|in (?:\d{{4}}|turn|particular|recent \w+|the past|response|{MONTH_OR_DAY})|for (?:its|"
    rf"their) part|as well|yesterday|today|tonight|meanwhile|however|too|instead"
    r"|though|itself|themselves),?(?=[ \u00a0])"
)
RELATIVE = re.compile(r"[ \u00a0]*,[ \u00a0]+(?:which|who|whose)\b")
BRACKET = re.compile(r"[ \u00a0]*\([^()]{1,40}\)")
OTHERS = re.compile(r"[ \u00a0]*,?[ \u00a0]+(?:and|or|as well as|along with|together with)[ \u00a0]+(?:its|their|other|several|some|many|"
                    r"most|the|all|two|three|four|five|six|\d+)"
                    r"[ \u00a0]+(?:[\w-]+[ \u00a0]+){0,4}?(?:countries|nations|states|neighbou?rs|allies|partners|members|governments|"
                    r"parties|sides|powers|economies|supporters|backers)(?![\w-]),?")
APPOSITION = re.compile(r",[ \u00a0]+(?:[a-z]|\d)[^,;:.!?\"“”]{2,110}(?:,[^,;:.!?\"“”]{2,60})?,(?=[ \u00a0])")
OTHER_NAME = re.compile(r"[ \u00a0]+(?:and|or|as well as)[ \u00a0]+(?:the[ \u00a0]+)?(?:[A-Z][\w.'’-]*[ \u00a0]+){0,3}[A-Z][\w'’-]*(?=[ "
                        r"\u00a0]+[a-z])")
SKIPPED = re.compile("|".join(f"(?:{part.pattern})" for part in (BRACKET, ASIDE, OTHERS, OTHER_NAME)))
AND_ANOTHER = re.compile(r",[ \u00a0]+[A-Z][\w.'’-]*(?:[ \u00a0]+[A-Z][\w'’-]*)*(?=[ \u00a0]+[a-z])")
ING_NOUNS = frozenset("ruling hearing building meeting training briefing spending funding shipping bombing shelling filing warning offering "
                      "gathering wedding housing banking farming mining "
                      "manufacturing policing lending borrowing opening sitting".split())
NOT_ADJECTIVES = ("related", "based", "backed", "led", "made", "born", "owned", "controlled", "linked", "sponsored", "funded")


def skip_asides(right: str) -> str:
    """What follows a name without brackets, dates, companions and interjections: ` on Tuesday urged` becomes ` urged`."""
    while found := SKIPPED.match(right):
        right = right[found.end():]
    return right


def _words_after(right: str, most: int = 8) -> list[str]:
    """The words right after a name up to the first mark that parts phrases."""
    found = _next_words(most).match(right)
    return NEXT.findall(found[0]) if found else []


@cache
def _next_words(most: int) -> re.Pattern:
    return re.compile(rf"(?:{NEXT.pattern.replace('(', '(?:', 1)}){{1,{most}}}")


def _is_adverb(word: str) -> bool:
    return word in ADVERBS or (len(word) > 4 and word.endswith("ly") and word not in NO_ADVERBS)


def is_verb(words: list[str], many: bool, headline: bool) -> bool:
    """Whether the first word is a verb with the name before it as subject; `many` names or a headline also take a base form.

    >>> is_verb(["reports", "the"], False, False), is_verb(["reports", "from"], False, False), is_verb(["vow", "to"], True, False)
    (True, False, True)
    """
    finite, doubtful, bases = verb_forms()
    word = words[0].lower() if headline else words[0]
    if word in AUXILIARIES or word in finite:
        return True
    after = words[1] if len(words) > 1 else ""
    if word == "to":
        return after.lower() in bases
    if headline and word in doubtful and after and after.lower() not in finite | bases | FUNCTION_WORDS:
        return True
    if word in doubtful or ((many or headline) and word in bases):
        return after.lower() in AFTER_AMBIGUOUS or after[:1].isupper() or (many and word in bases and word not in doubtful)
    if word in bases and after.lower() in DETERMINERS:
        return True
    return len(word) > 4 and word.endswith("ed") and word not in NOT_ADJECTIVES


def is_subject(right: str, many: bool = False, headline: bool = False) -> bool:
    """Whether the text after a name begins with a verb, past adverbs and dates.

    >>> is_subject(" on Tuesday also urged calm"), is_subject(" officials said")
    (True, False)
    """
    if RELATIVE.match(right):
        return True
    if found := APPOSITION.match(skip_asides(right)):
        right = skip_asides(right)[found.end():]
    if headline and (found := AND_ANOTHER.match(right)):
        right = right[found.end():]
    words = _words_after(skip_asides(right))
    while len(words) > 1 and _is_adverb(words[0].lower()):
        words = words[1:]
    return bool(words) and is_verb(words, many, headline)


def _is_noun(word: str) -> bool:
    lowered = word.lower()
    if lowered in FUNCTION_WORDS or lowered in CALENDAR or _is_adverb(lowered):
        return False
    return word[0].isupper() or lowered in ING_NOUNS or not (lowered.endswith("ing") and len(lowered) > 5)


def describes(right: str, many: bool = False, headline: bool = False) -> bool:
    """Whether the text after a name begins with a noun that the name describes: `Myanmar officials`.

    >>> describes(" officials said"), describes(" have said"), describes(", which")
    (True, False, False)
    """
    words = _words_after(right, 3)
    return bool(words) and _is_noun(words[0]) and not is_verb(words, many, headline)


def follows_as_verb(right: str) -> bool:
    """Whether the next word reads as the verb of what stands before the name: `scientists in Britain say`."""
    words = _words_after(right, 2)
    if not words:
        return False
    finite, doubtful, bases = verb_forms()
    return words[0] in finite or words[0] in doubtful or words[0] in plain_bases() or (words[0] in bases and len(words) > 1
        and words[1].lower() in AFTER_AMBIGUOUS)


def begins_with_base(right: str) -> bool:
    """Whether a verb in its base form follows, as after `help`: `battle the fires`."""
    words = _words_after(right, 1)
    return bool(words) and words[0] in verb_forms()[2]


def head_noun(right: str) -> str:
    """The last word of the noun phrase after a possessive: `'s role in` gives `role`; empty where none.

    >>> head_noun(" Sichuan and Guizhou provinces, and"), head_noun(" military faces challenges")
    ('provinces', 'military')
    """
    words, place = _words_after(right, 7), noun_class("place")
    finite, _, _ = verb_forms()
    head = ""
    for number, word in enumerate(words):
        lowered = word.lower()
        named = lowered == "and" and head[:1].isupper() and number + 1 < len(words) and words[number + 1][0].isupper()
        if not named and (lowered in FUNCTION_WORDS - {"own", "first", "last", "next", "further", "two", "three", "most"}
                          or (head and lowered in finite and lowered not in place)):
            break
        head = head if named else word
    return head.lower() if head.lower() in place else head
