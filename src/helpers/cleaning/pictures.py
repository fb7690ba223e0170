"""Captions that name no giver: a sentence before the text that tells in the present tense what was to be seen on a day that is past."""
from __future__ import annotations

import re

from helpers.cleaning.page import Page
from helpers.lines.dates import MONTH, WEEKDAY

FEWEST_WORDS, MOST_WORDS, HEAD_PROSE = 5, 45, 2
SPEAKS = re.compile(r"\b(?:said|says|told|tells|according to|added|announced|reported|will|would|next|tomorrow|due|expected|scheduled)\b"
                    r"|[“\"][^”\"]+[,.!?][”\"]")
# It begins with a set of characters, which are sought faster than what must not stand before them.
INNER_END = re.compile(r"[.!?](?<!\b[A-Z].)(?<!\b(?:Mr|Dr|St|Lt).)(?<!\b(?:Gen|Col|Gov|Mrs|Sen|Rep|Sgt).)[\"”’)]* +(?=[A-Z\"“])")
# Who stands where: `(left)`, `(second from right)`, `(in white shirt)`, `(C)`.
POINTS = re.compile(r"\((?:(?:far|front|top|bottom|second|third|fourth|\d\w\w) )?(?:(?:from )?(?:left|right)|cent(?:re|er)|middle|front|back|top"
                    r"|bottom|pictured|[LRC])"
                    r"(?: (?:to right|row|and (?:right|left)))?\)"
                    r"|\(in (?:an? )?(?:\w+ )?(?:shirt|suit|dress|cap|hat|jacket|coat|uniform|red|white|black|blue|green|yellow|glasses|mask)\)"
                    r"|\b(?:is|are) (?:seen|pictured|shown) (?:here|in|on|at|near|from|outside|inside|during|after|before|over|along"
                    r"|leaving|arriving|speaking|walking|standing|sitting|being)\b")
_ACTS = ("walk|stand|wait|gather|carry|hold|look|wave|listen|protest|march|ride|cross|clear|clean|search|shake|pose|greet|embrace|react|gesture|queue"
         "|burn|rise|unload|load|buy|sell|pray|mourn|lay|patrol|secure|watch|keep|sort|wade|inspect|cook"
         "|chant|shout|applaud|escort|examine|repair|survey|sift|smile|weep|climb|harvest|collect|receive|block")
_ACTS_TOO = "arrive|leave|speak|address|attend|visit|meet|take|enter|board|vote|plant|play|sit|talk|sign|deliver|join|use|work|appear|perform"
# Who does it: several (`people`, `Ana Bell and Bo Ray`) or one (`a woman`); no article or preposition stands before a verb (`a wave`, `in protest`).
_MANY = r"(?i:\w+s|people|police|men|women|children|fishermen|crowds?|youth|family|staff|and (?-i:[A-Z])\w+|\))"
_NONE = "the|a|an|of|in|on|by|for|with|to|from|its|his|her|their|no|new|more"
_ANY = rf"(?!(?:{_NONE}|\w+ed)\b)\w+"
_ONE = rf"(?!(?:{_NONE}|two|three|four|some|many|several|all|\w+ed)\b)[\w.'’)-]*[\w)]"


def _acting(verbs: str, many: str = _MANY) -> re.Pattern:
    """One or several who do something, in the present tense (`people carry`, `a woman carries`), and no past tense right behind."""
    single = [f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeou" else f"{verb}e?s" for verb in verbs.split("|")]
    return re.compile(rf"(?:\b{many} (?:{verbs})|(?<!\w){_ONE} (?:{'|'.join(single)}))\b(?! (?:was|were|had|has|have|is|are|\w+ed)\b)")


ACTS, ACTS_TOO = _acting(_ACTS), _acting(f"{_ACTS}|{_ACTS_TOO}", _ANY)
DATE = rf"(?:{MONTH}\.? \d{{1,2}},? (?:19|20)\d\d|\d{{1,2}} {MONTH},? (?:19|20)\d\d)"
DATED, DIGIT = re.compile(rf"\b{DATE}\b", re.IGNORECASE), re.compile(r"\d")
PAST_DAY = re.compile(rf"\b(?:{WEEKDAY}|yesterday|last (?:week|month|year|night)|(?:on|in|late|early) {MONTH})\b"
                      rf"|\b{MONTH} (?:19|20)\d\d\b", re.IGNORECASE)
# A name and what he or she was at, without a verb of its own: `Governor Ana Bell when she inspected the dam on Monday.`
NAMED_WHEN = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*,? (?:(?:of|the|and|for|de) ){0,2}){2,10}(?:\([^)]*\) )?(?:when|while|as) (?:s?he|they) [^,]+$")
PAST = re.compile(r"\b(?:was|were|had|did|has|have|went|came|took|fell|rose|left|made|won|lost|\w+[^e\W]ed)\b(?! (?:by|in|from|with)\b)")
# A bare name behind the sentence is who took the picture: `… on May 29. Ana Bell`.
TAKEN_BY = re.compile(r"(?:\b[a-z]\w{2,}|\d\d?)[.!?][\"”]?(?P<name> (?:[A-ZÀ-Þ][a-zà-þ'’-]+ ){1,2}[A-ZÀ-Þ][\w'’-]+)$")


def shows_picture(text: str) -> bool:
    """Whether a sentence tells what a picture shows: what people do, in the present tense, on a day that is past.

    >>> shows_picture("People buy bread at a market in Lumo on Monday as the storm nears."), shows_picture("People bought bread in Lumo on Monday.")
    (True, False)
    """
    taken, end = None if text.endswith((".", "!", "?")) else TAKEN_BY.search(text), INNER_END.search(text)
    first = text[:end.start()] if end else text
    if taken or DIGIT.search(first) and DATED.search(first):
        text, end = (text[:taken.start("name")], INNER_END.search(text, 0, taken.start("name"))) if taken else (first, None)
    if end or not FEWEST_WORDS <= len(text.split()) <= MOST_WORDS or SPEAKS.search(text):
        return False
    if POINTS.search(text):
        return True
    if NAMED_WHEN.fullmatch(text):
        return bool(PAST_DAY.search(text))
    dated = taken or DATED.search(text)
    acts = (ACTS_TOO if dated else ACTS).search(text) if dated or PAST_DAY.search(text) else None
    return bool(acts) and len(text[:acts.start()].split()) <= 12 and not PAST.search(text[:acts.start()])


def name_pictures(page: Page) -> None:
    """Name the captions before the text: among its first lines, before the second of prose, where two of prose follow."""
    prose = [number for number, line in enumerate(page.lines) if line.is_prose and not line.zone]
    for line in page.lines[1:prose[HEAD_PROSE - 1] + 1] if len(prose) > HEAD_PROSE else []:
        if not line.zone and (line.is_prose or TAKEN_BY.search(line.text)) and shows_picture(line.text):
            line.call("caption", "describes a picture")
