"""Parts of a paragraph's line that are no body: a dateline or a glued tag before it, an end mark, a masthead or a credit after it."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache

from helpers.cleaning.captions import find_caption
from helpers.cleaning.heads import shouted_place
from helpers.cleaning.page import Line
from helpers.lines import match_dateline, match_masthead, name_outlet, read_outlets

Part = tuple[int, int, str, str]
END_MARK = re.compile(r"\s*(?:[\[(（【<]\s*(?:end|ends|end of (?:text|story|item)|完)\s*[\])）】>]|\s#{2,}|\s[-–—=]{1,3}\s?(?:ends?"
                      r"|30)\s?[-–—=]{1,3}|\s?[■◼∎]|\s(?-i:ENDS|Enditem))\s*$", re.IGNORECASE)
_HYPHEN_APART = re.compile(r"\s-")
MARK_ENDS = "])）】>#-–—=■◼∎Sm"
_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){1,3}"
# A credit that closes the last paragraph: `– With Ann Lee`, `- Agencies`.
CLOSING_CREDIT = re.compile(rf"(?<=[.!?”\"’)])\s+[–—-]{{1,2}}\s?(?:With (?:reports? (?:from|by) )?{_NAME}(?:(?:, | and |, and ){_NAME}){{0,4}}"
                            r"|(?:News )?[Aa]gencies|With (?:reports? from )?[Aa]gencies"
                            r"|(?i:with (?:a )?(?:reports?|inputs?) from) [A-Z][\w.' -]{2,60}"
                            r"|[A-Z]\w+\.(?:com|net|org)|@\w{2,30})\.?\s*$"
                            r"|(?<=[.!?”\"])\s+[(\[](?i:with (?:a |additional )?(?:inputs?|reports?|reporting|files?|contributions?) (?:from|by)) "
                            r"[^()\[\]]{2,80}[)\]]\.?\s*$"
                            r"|(?<=[.”\"])\s+(?:PTI|ANI|IANS|UNI|NNN|AFP|ANTARA)(?: [A-Z]{2,4}){1,5}\s*$")
# The house's own acronym or name behind the last sentence: `… sent teams. KNA`, `… sent teams. – KESTREL MAIL`; no abbreviation ends that (`the U.S. FBI`).
SIGNED_OFF = re.compile(r"(?<=[.!?”\"])(?<![.\s][A-Za-z]\.)(?<!\b(?:Mr|Dr|St|Lt|No|vs)\.)(?<!\b(?:Gen|Col|Gov|Mrs|Sen|Rep|Sgt|Adm|Maj|Ltd|Inc)\.)\s+(?:[A-Z]{2,6}(?:/[A-Z]{2,6})?|\((?:[A-Z]{2,6}(?:/[A-Z]{2,6})*)\)"
                        r"|[—–―-]{1,2} ?[A-Z][A-Z.&-]+(?:[ /][A-Z][A-Z.&-]+){0,4})\s*$")
LONGEST_MARK, LONGEST_OUTLET, LONGEST_CREDIT = 40, 60, 160
_BEGINS = (8, 5, 4, 3)  # by so many letters names are looked up
GLUED_AD = re.compile(r"(?:ADVERTISEMENT|Advertisement)(?=[A-Z“\"])(?!S\b)"
                      r"|(?:Article|Story) continues (?:after|below)(?: this)? advertisement(?=[A-Z“\"])|(?:ADVERTISEMENT|Advertisement)\s*[:|]\s*(?=\S)")
ENTRY_TIME = re.compile(r"(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)(?:\s?\(?(?:GMT|UTC|BST|CES?T|E[SD]?T|P[SD]?T"
                        r"|IST|JST|HKT|SGT|local time)\)?)?")
# What stands between the last sentence and an outlet's name.
_SENTENCE_END = re.compile(r"(?<![.\s][A-Z])[.!?”\"](?P<gap>\s*[-–—]*\s*)")
_ENTRY_PREFIX = re.compile(rf"{ENTRY_TIME.pattern}\s*(?:[-–—:|]|\.\s)\s*(?=[A-Z“\"])")
_GLUED_ON = re.compile(r"[)\]]?(?=[“\"]?[A-Z][a-z’']|A [a-z]|[“\"][A-Z])")


@cache
def _tags() -> dict[str, list[str]]:
    """The outlets' names that may be glued to a word by their first letters, the longest first; one short word is too little to go by."""
    tags = defaultdict(list)
    for name in sorted(read_outlets(), key=len, reverse=True):
        if len(name) > 4 or name.isupper() and len(name) > 2:
            tags[name[:next(n for n in _BEGINS if n <= len(name))]].append(name)
    return dict(tags)


def _glued_tag(text: str, at: int) -> int:
    """Where a known outlet's name ends to which the next word is glued (`Global TimesChinese police`), 0 where none stands."""
    start, tags = at + (text[at:at + 1] in ("(", "[")), _tags()
    for n in _BEGINS:
        for name in tags.get(text[start:start + n], ()):
            found = _GLUED_ON.match(text, start + len(name)) if text.startswith(name, start) else None
            if found:
                return found.end()
    return 0


@cache
def _trailing_names() -> frozenset[str]:
    return frozenset(name for name in read_outlets() if len(name) > 2)


def _dateline_end(text: str, position: int) -> int:
    found = match_dateline(text)
    if not found or (position > 1 and not (found.date or found.agency)):
        return 0
    if text[found.end:found.end + 1].islower():
        return 0
    return found.end


def _end_of(pattern: re.Pattern) -> Callable[[str, int], int]:
    return lambda text, at: found.end() if (found := pattern.match(text, at)) else 0


_PREFIXES = (("advertisement", "advertisement glued to a paragraph", _end_of(GLUED_AD)), ("dateline", "time of an entry", _end_of(_ENTRY_PREFIX)),
             ("agency_tag", "agency tag glued to a word", _glued_tag))


def before_body(line: Line, position: int, lively: bool, whole: str = "") -> list[Part]:
    """What stands before the first word of a paragraph; `position` counts paragraphs from 0, `lively` says that entries carry times."""
    text, at, parts = line.text, 0, []
    for zone, rule, find in _PREFIXES:
        end = find(text, at) if lively or zone != "dateline" else 0
        if end and (zone != "agency_tag" or position < 2 or " " in text[at:end]):
            parts.append((at, end, zone, rule))
            at = end
    end = _dateline_end(text[at:], position) or (shouted_place(text[at:], whole) if position == 0 else 0)
    return [*parts, (at, at + end, "dateline", "dateline")] if end else parts


def after_body(line: Line, low: int, near_end: bool) -> list[Part]:
    """What stands after the last word of a paragraph, in order of offset; `low` is where its body begins."""
    text, parts = line.text, []
    mark = END_MARK.search(text, max(0, len(text) - LONGEST_MARK)) if text[-1] in MARK_ENDS else None
    if mark and mark.start() > low:
        parts.append((mark.start(), len(text), "end_mark", "end mark"))
        text = text[:mark.start()]
    closing = CLOSING_CREDIT.search(text, max(low, len(text) - LONGEST_CREDIT)) if near_end and _may_close(text[-LONGEST_CREDIT:]) else None
    if closing:
        parts.append((closing.start(), len(text), "byline", "credit after the last sentence"))
        text = text[:closing.start()]
    tag = _masthead_start(text) if near_end else -1
    signed = SIGNED_OFF.search(text, max(0, len(text) - LONGEST_MARK)) if near_end and tag < 0 else None
    tag = signed.start() if signed else tag
    if tag > low:
        parts.append((tag, len(text), "agency_tag", "masthead after the last sentence"))
        text = text[:tag]
    credit = find_caption(text[low:])
    if credit and credit[0] > 0:
        parts.append((low + credit[0], len(text), credit[1], credit[2]))
    return parts[::-1]


def _may_close(tail: str) -> bool:
    """Whether a line's end has a mark that parts a closing credit from the sentence before it, or its capitals."""
    return tail[-1:].isupper() or any(mark in tail for mark in "–—)]") or "-" in tail and bool(_HYPHEN_APART.search(tail))


def _masthead_start(text: str) -> int:
    found = match_masthead(text)
    if found and found.bracketed and found.start > 0:
        return found.start
    ends = _SENTENCE_END.finditer(text, max(0, len(text) - LONGEST_OUTLET - 1))
    return next((found.start("gap") for found in ends if text[found.end():] in _trailing_names()), -1)


OUTLET_AFTER = re.compile(r"\s+[|–—-]\s+(?P<name>[^|–—]{2,40})$")


def outlet_after(text: str) -> int:
    """Where an outlet's name begins that a page's title carries after a headline (`Bank holds rates | The Daily Ledger`), or -1."""
    found = OUTLET_AFTER.search(text)
    return found.start() if found and name_outlet(found["name"]) else -1


def cut_headline(line: Line) -> list[Part]:
    """A headline's line as (start, end, zone, rule), an outlet's name after it apart."""
    at = outlet_after(line.text)
    if at <= 0:
        return [(0, len(line.text), line.zone, line.rule)]
    return [(0, at, line.zone, line.rule), (at, len(line.text), "agency_tag", "outlet after the headline")]


def cut_paragraph(line: Line, position: int, near_end: bool, lively: bool, whole: str = "") -> list[Part]:
    """A paragraph's line as (start, end, zone, rule) in the line's own offsets, whole and without gap."""
    before = before_body(line, position, lively, whole)
    low = before[-1][1] if before else 0
    after = after_body(line, low, near_end)
    high = after[0][0] if after else len(line.text)
    if not line.text[low:high].strip():
        return [(0, len(line.text), line.zone, line.rule)]
    return [*before, (low, high, line.zone, line.rule), *after]
