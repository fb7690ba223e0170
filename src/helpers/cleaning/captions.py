"""Captions and image credits: a line that ends in a credit, is one, or says that it describes a picture."""
from __future__ import annotations

import re
from functools import lru_cache

from helpers.lines import name_outlet
from helpers.lines.sieve import Sieve, find_from

_PICTURE = (r"(?:Photo|Image|Picture|Pic|Graphic|Infographic|Illustration|Video|Screenshot|Photograph|Cartoon|Map|Foto|FOTO|PHOTO|IMAGE|PICTURE"
            r"|GRAPHIC|VIDEO)s?")
_AGENCY = (r"(?:Xinhua|XINHUA|AFP|AP|Associated Press|Reuters|REUTERS|EPA(?:-EFE)?|Getty(?: Images)?|VCG|CNS ?[Pp]hoto|CNS|IC|ICphoto|Kyodo"
           r"|Yonhap|Bernama|Anadolu|EFE|ANSA|ANTARA|Antara|Alamy|Shutterstock|iStock|Bloomberg|NurPhoto|Sipa|dpa|ANI|PTI"
           r"|TASS|Agencies|China Daily|Global Times|CFP|EyePress|ZUMA|PA(?: Wire| Media)?|Imago|Unsplash|Flickr|Wikimedia(?: Commons)?"
           r"|Pool|Handout|Courtesy)")
# A credit that announces itself, wherever it begins.
STRONG = re.compile(rf"(?:Image|Video|Media) (?:source|caption),\s*|[\[(（]?\s*(?:(?:File|FILE|Handout|Stock|Courtesy"
                    rf"|Archive) )?{_PICTURE}\s*(?:(?:source|credit|courtesy|copyright|by|Source|Credit|Courtesy|Copyright|By|CREDIT)s?\s*)?[:：]\s*"
                    rf"|[\[(（]\s*(?:(?:photo|image|picture)s? (?:credit|source|courtesy|by)s?"
                    rf"|(?:[A-Z][\w.&'’-]* ){{1,2}}(?:[Pp]hoto|[Pp]icture|[Ii]mage)s?)\s*[:：]\s*"
                    rf"|[\[(（]?\s*{_PICTURE} (?:courtesy|provided|supplied) (?:of|by)\s|[\[(（]\s*{_PICTURE}\s*[/|]|[\[(（]\s*(?:[Ff]ile"
                    rf"|FILE)(?: (?:photo|PHOTO|image|picture)|\s*[:：]\s*(?=[A-Z]))|Ph: ?(?=[A-Z])")
# A credit only at the beginning of a line, after a sentence's end, a stroke or an opening bracket.
_SET_OFF = r"(?:^|(?<=[.!?。”\"’)\]|])\s*|\s(?=[\[(（|/©])|\s[—–―]\s(?=(?i:picture|photo|image)s? by ))[\[(（|/]?\s*"
WEAK = re.compile(rf"{_SET_OFF}(?:(?:[Ff]ile |FILE )?(?i:{_PICTURE})\s*(?:[/|©]|(?:by|via|from|credit|courtesy)\s+(?=[A-Z]))|(?:Credit"
                  rf"|CREDIT|Source|SOURCE|Courtesy)\s*(?:[:：]|\.\.\.|…)\s*|[Cc]ourtesy (?:of )?(?=[A-Z])"
                  rf"|©\s*(?=[A-Z])|{_AGENCY}(?: [Pp]hoto)?\s*[/|]\s*(?=[A-Z@])|(?:[A-Z][\w.'’-]+ ?){{0,5}}(?:[|/]|\bvia|\bfor)\s*{_AGENCY}\b"
                  rf"|(?:Getty Images|Shutterstock|Alamy|iStock|(?:[Ff]ile|FILE) (?:[Pp]hoto|PHOTO|image|picture))\b)")
OPENING = re.compile(r"(?:FILE(?: PHOTO| -| –)|File photo|In this (?:[\w.,]+ ){0,6}(?:photo|image|picture|screenshot)(?: (?:taken|provided"
                     r"|released|made|supplied|posted)|,? from)\b"
                     r"|This (?:[\w.,]+ )?(?:undated|handout|file|combination|aerial|satellite) (?:[\w.,]+ ){0,3}(?:photo|image|picture"
                     r"|combination)\b|(?:File )?Photo (?:taken on .{3,40} )?shows\b|(?:A )?[Ss]creenshot (?:of|from)\b"
                     r"|(?:Image|Video|Media) caption,\s*\S|©\s*[A-Z][\w.& -]{1,30}/\s?[A-Z]|Pictured\s*:|(?:Caption|CAPTION)\s*:|Infographic\s*:|Graphic\s*:"
                     r"|\((?:L|R|C|from left|left"
                     r"|right)\)\s|Getty Images (?=[A-Z][a-z]* [a-z])|(?:Reuters|AFP|EPA|PA Media) (?:An?|The|People|Police) )")
# A label before a description: `PHOTO: Rescuers search …`, `Main image: …`, `[Caption] Rescuers search …`.
LABELLED = re.compile(rf"[\[(]\s?(?:{_PICTURE}|Caption|CAPTION)\s?[\])]\s*(?=[A-ZÀ-Þ“\"])|\+\d+ photos?: (?=[A-Z])|(?:(?:[A-Z][a-z]+|[A-Z]+) )?(?:{_PICTURE}|Photograph|PHOTOGRAPH|image|photo|picture)\s*[:：]\s*(?=[A-Z“\"])")
# A photographer and his house after the sentence: `R. Vale/Northgate Pictures`, `(Ana Bell/Kestrel)`; or the house in capitals: `HARBOUR MAIL PHOTO`.
_PART = r"[A-ZÀ-Þ][\w.'’&-]*(?: [A-ZÀ-Þ][\w.'’&-]*){0,3}"
HOUSES = re.compile(rf"{_PICTURE}\b|Getty|Shutterstock|Alamy|iStock|EPA|VCG|NurPhoto", re.IGNORECASE)
_PARTS = rf"{_PART}(?: ?/ ?{_PART}){{1,2}}"
_HOUSED = rf"(?:{_PART} for (?:the |The )?{_PART}|{_PART}: {_PART}|[Ff]ile,? {_PART})"
SLASHED = re.compile(rf"(?<=[.!?\"”’)])\s+(?:[—–-]\s*)?(?P<names>\({_PARTS}\)|\[{_PARTS}\]|{_PARTS}|/ {_PART}|[(\[]{_HOUSED}[)\]]"
                     rf"|\| ?{_PARTS}|By {_PART} \([A-Z][\w .&/]{{1,30}}\))\s*$"
                     rf"|(?<=\w)\s+\[{_PARTS}\]\s*$|(?<=\w)\s+[–—-]\s+[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){{1,3}}/[A-ZÀ-Þ][\w.'’-]+\s*$|(?<=[.!?])(?:{_PART}) \([A-Z][A-Z .&/]{{2,30}}\)\s*$"
                     r"|(?<=\w)[.!?]?\s+[(\[](?i:representati(?:ve|onal)|illustrative|file|archive)(?i: image| photo| picture)?[)\]]\s*$")
# A photographer and his agency in brackets: `ANA BELL (REUTERS)`.
NAME_AND_AGENCY = re.compile(rf"{_PART}(?:,? {_PART})? ?\({_AGENCY}\)")
# A house in capitals behind the sentence, with or without a word for the picture: `LUMO MAIL PHOTO`, `LUMO HARBOUR BOARD`.
SHOUTED = re.compile(r"(?<=[.!?\"”’)])(?<![.\s][A-Z]\.)\s+(?:(?:[A-Z][A-Z.&'’-]+ ){1,4}(?:PHOTO|PICTURE|IMAGE|GRAPHIC)S?"
                     r"|[(\[](?:[A-Z][\w.&'’-]* ){1,3}(?:Photo|Picture)s?[)\]]"
                     r"|(?=[A-Z .&'’-]*[A-Z]{5})(?:[A-Z][A-Z.&'’-]{2,} ){1,4}[A-Z]{3,})\s*$")
# A line that is a photographer and his house and nothing else: `KESTREL/ Ana Bell`.
SHOUTED_ALONE = re.compile(r"(?:[A-Z][A-Z.&'’-]+ ){1,4}(?:PHOTO|PICTURE|IMAGE|GRAPHIC)S?")
# An agency alone after the sentence, as captions close inside an article: `Rescuers search a house in Lumo. — AFP`.
AGENCY_LAST = re.compile(rf"(?<=[.!?\"”’)])\s+(?:[—–-]\s*)?{_AGENCY}\s*$")
SIGNED = re.compile(rf"[(\[]?(?:{_PARTS})[)\]]?")
# A line in brackets that says of itself that it is a picture's: `(Picture: The envoy leaves. Photographed by Ana Bell)`.
BRACKETED = re.compile(rf"[(\[（]\s*(?:{_PICTURE}|Caption)(?:\s*[:：|]| (?:by|courtesy of) [^:：.()]{{2,50}}[:：]).+[)\]）]")
# What a house that sells pictures puts behind its credit.
SOLD = re.compile(r"\W*(?:Purchase|Acquire) Licensing Rights(?:,? opens (?:in )?(?:a )?new tab)?\W*$")
SMALL = frozenset(
    "of the and for via by in on at from de la le von van der official website file photo handout"
    " courtesy ministry department agency police office".split())
SPEAKS = re.compile(r"\b(?:said|told|according to|added|announced)\b")
MOST_CAPTION_WORDS, MOST_CREDIT_WORDS, CREDIT_CHARACTERS = 60, 14, 220
# What every credit holds one of: asked first, because it is asked of every paragraph.
HINTS = re.compile("photo|foto|pic|image|graphic|illustration|video|media|screenshot|cartoon|map|credit|courtesy|source|©|/|[|]|getty|shutterstock|alamy"
                   "|istock| via|file|ph: ")
HINTED, CREDITS = Sieve((HINTS,)), Sieve((STRONG, WEAK))
# What a strong credit begins with.
_CAPITAL = re.compile(r"[A-Z\[(（]")
_STROKED = re.compile(r"/ ?[A-ZÀ-Þ]")
_INNER_END = re.compile(r"(?<!\b[A-Z])[.!?][\"”’)]* +(?=[A-Z\"“])")


def _is_credit(rest: str, named: bool) -> bool:
    """Whether what follows a credit's first words is a name and no sentence; `named` asks for capitals throughout."""
    rest = SOLD.sub("", rest)
    words = rest.strip(" ()[].（）").split()
    sentence = len(words) > 4 and words[0][0].islower() and rest.rstrip().endswith((".", "!", "?"))
    if sentence or len(words) > MOST_CREDIT_WORDS or _INNER_END.search(rest) or SPEAKS.search(rest):
        return False
    return not named or all(not word[0].islower() or word.strip(",;/)") in SMALL for word in words)


def _credit_start(text: str) -> int:
    """Where the credit at the end of a line begins, or -1."""
    best, window, tail = -1, max(0, len(text) - CREDIT_CHARACTERS), text[-CREDIT_CHARACTERS:]
    for pattern in CREDITS.fitting(tail) if HINTED.fitting(tail) else ():
        for found in find_from(_CAPITAL, pattern, text, window, len(text)) if pattern is STRONG else pattern.finditer(text, window):
            if _is_credit(text[found.end():], pattern is WEAK):
                begins = found.start() + len(found[0]) - len(found[0].lstrip())
                best = begins if best < 0 else min(best, begins)
                break
    return best if best >= 0 else _signature_start(text, window)


def _are_outlets(names: str) -> bool:
    """Whether names parted by strokes are outlets only: `(AP/Reuters)`."""
    parts = names.strip(" ()[]").split("/")
    return len(parts) > 1 and all(re.fullmatch(r"[A-Z]\S*", part.strip()) or name_outlet(part) for part in parts)


def _signature_start(text: str, window: int) -> int:
    """Where the names of a photographer and his house begin that close a line, or -1; outlets alone (`(AP/Reuters)`) sign a text, no picture."""
    found = SHOUTED.search(text, window) if text[-1:].isupper() or text[-1:] in ")]" else None
    found = found or (SLASHED.search(text, window) if text[-1:] in ")]" or "/" in text and _STROKED.search(text, window) else None)
    if not found or _are_outlets(found.groupdict().get("names") or ""):
        return -1
    return found.start() + len(found[0]) - len(found[0].lstrip())


@lru_cache(maxsize=256)
def find_caption(text: str) -> tuple[int, str, str] | None:
    """Where the part that is no body begins in a line, its zone and rule: the whole line for a caption or credit, only the credit after a paragraph.

    >>> find_caption("Rescuers search a house in Lumo on Monday. Photo: Ana Bell/AFP")
    (0, 'caption', 'photo credit')
    >>> find_caption("Photo: Ana Bell")
    (0, 'credit', 'photo credit')
    >>> find_caption("The photo was taken by Bell, police said.") is None
    True
    """
    if text[:1] in "[(（" and BRACKETED.fullmatch(text) and len(text.split()) <= MOST_CAPTION_WORDS:
        return 0, "caption", "describes a picture"
    if len(text.split(None, 8)) <= 8 and (SHOUTED_ALONE.fullmatch(text) or NAME_AND_AGENCY.fullmatch(text) or "/" in text and SIGNED.fullmatch(text) and not _are_outlets(text)):
        return 0, "credit", "photo credit"
    at = _credit_start(text)
    if at < 0:
        opens = (OPENING.match(text) or LABELLED.match(text)) and len(text.split()) <= MOST_CAPTION_WORDS and not SPEAKS.search(text)
        return (0, "caption", "describes a picture") if opens else None
    before = text[:at].strip(" -–—|")
    if before and text[at] == "(" and not HOUSES.search(text[at:]) and _are_outlets(text[at:]):
        return at, "credit", "agencies after a paragraph"
    if not before:
        described = len(text.split()) > 9 or bool(OPENING.match(text))
        return 0, "caption" if described else "credit", "photo credit"
    if len(before.split()) <= MOST_CAPTION_WORDS and len(_INNER_END.findall(before)) <= 2 and not SPEAKS.search(before):
        return 0, "caption", "photo credit"
    return at, "credit", "photo credit after a paragraph"
