"""What stands behind the last sentence of an article: sentences of the house, and short lines that are furniture by their shape or by what they touch."""
from __future__ import annotations

import re

from helpers.cleaning.furniture import name_line
from helpers.cleaning.margins import RUNNING, SPEAKS, is_about_writer, named_beside, writers_of
from helpers.cleaning.page import UNFINISHED, Line, Page
from helpers.lines import is_name_alone, looks_like_headline, match_byline
from helpers.lines.sieve import Sieve

# A line right behind the last paragraph may be its end without a full stop.
MOST_AFTER_PROSE, MOST_TAIL_WORDS, MOST_SHAPED_WORDS, MOST_PART_WORDS, MOST_HOUSE_WORDS, FEWEST_PROSE = 5, 12, 30, 7, 45, 3
# Somebody else's words: a sentence that ends in who said it.
TOLD = re.compile(r", (?:[^,]{0,40}? )?\w+(?:ed|ote|old|aid|ays|ells)\b[^,]{0,40}\.?$|[“”\"]")
# The reader or the house itself is spoken of, invited, and shown where: the three together make a house's word to its reader.
HERE = re.compile(r"\b(?:you|your|our|us|this (?:article|story|report|piece|page|site|website|newspaper))\b", re.IGNORECASE)
INVITED = re.compile(r"(?:^|[.!?:] |\bplease |^(?:If|For|To|While|Want) [^.]*, )(?:get|receive|read|sign|subscribe|join|follow|download|click|visit|send|share|support|write|call|contact"
                     r"|tell|help|become|find|listen|donate|try|buy|tip|whatsapp|e-?mail|report|enjoy)\b", re.IGNORECASE)
CHANNEL = re.compile(r"\b(?:newsletters?|our [\w -]{0,20}letter|subscri\w+|whatsapp|telegram|viber|facebook|instagram|twitter|youtube|tiktok|linkedin|inbox|app"
                     r"|channel|podcast|newsroom|journalism|coverage|reporting|e-?mail|website|print edition|e-?paper|news tips?|hotline)\b|\S@\S|\bwww\.|\bhttps?:", re.IGNORECASE)
# The words of an imprint: a line of names that has none but these in small letters tells who owns, prints or makes a paper. None is a verb that tells.
_IMPRINT = ("solution website site web online edition issue number no nr vol reproduction rights all legal owner publisher editor chief director responsible"
            " copyright office registration licence license deposit tel fax phone email contact advertising advertise privacy policy terms data protection"
            " imprint notice notices cookies conditions member group newspaper daily weekly agency news part whole content contents material trademark"
            " trademarks affiliated companies company subsidiaries behalf since year or any an a on by to in of at for the and with from without"
            " permission under de del la le les el und der die das et y e da do dos des van s r o i")
IMPRINT = frozenset(_IMPRINT.split())
_BY, _ENDS = "published printed produced edited designed developed powered hosted distributed".split(), "prohibited permitted forbidden reserved".split()
PARTICIPLES = frozenset([*_BY, *_ENDS, "strictly"])
MADE = re.compile(rf"\b(?:{'|'.join(_BY)})(?= (?:and|by|for|at)\b)|\b(?:strictly )?(?:{'|'.join(_ENDS)})(?=[.,;)]|$| without )", re.IGNORECASE)
OWNS = re.compile(r"©|\b(?:publisher|edition|issue|copyright|rights|reproduction|imprint|legal|owner|editor|registration|licen[cs]e|solution|website|powered by"
                  r"|(?:published|printed|designed|hosted|developed) (?:and|by)|edita|impressum|redacción|rédaction|redaktion|issn"
                  r"|(?-i:Ltd|Limited|Pvt|PLC|Plc|LLC|GmbH|S\.?A\.?(?:U\.?|S\.?)?|S\.L|S\.?[rR]\.?[lL]|Lda|Kft|Zrt|E?OOD|B\.V|N\.V|A/S|Oyj?))(?!\w)", re.IGNORECASE)
# Who has the rights, and the labels of an imprint, which stand in no sentence.
RIGHTS = re.compile(r"(?:©|\([cC]\)) ?(?:(?:19|20)\d\d|[A-ZÀ-Þ])|^Copyright (?:19|20)\d\d [–—|-] ")
LABELS = re.compile(r"\b(?:editor-in-chief|founder|publisher|legal owner|(?:certificate|licen[cs]e|registration) no\.?|issn)\s?(?:[:№]|\d)", re.IGNORECASE)
OF_HOUSE = Sieve((RIGHTS, LABELS, CHANNEL))
PHONE = re.compile(r"(?<!\w)\+?\d[\d()]{1,5}[ -]\d[\d -]{4,}\d\b")
SMALL = re.compile(r"(?<![\w@./’'-])[a-zà-þ][\w-]*")
# Short parts between strokes or bullets, and between slashes, dashes or wide blanks; initials, agencies and thanks to them.
PARTS, LOOSE_PARTS = re.compile(r"\s*[|•·▸►›»→■◆]\s*|\s/\s"), re.compile(r"\s[—–]\s|\s{2,}")
SIGNS = re.compile(r"(?:[A-ZÀ-Þ]\. ?-?){1,3}[A-ZÀ-Þ]\.?|[A-ZÀ-Þ]{2,7}(?: ?/ ?[A-ZÀ-Þ][\w.&-]*(?: [A-ZÀ-Þ][\w.&-]*){0,3}){1,3}"
                   r"|[(\[—–-]?\s*(?:(?i:with|via|source:?|avec|con|com|mit|fonte:?|fuente:?|quelle:?|d['’]après|nach|med)) (?:(?i:inputs? from|reports? from) )?"
                   r"(?:[A-ZÀ-Þ][\w.&’'-]*|(?:news )?agencies)(?:(?:,| and|/| &| y| et| und| e) ?(?:[A-ZÀ-Þ][\w.&’'-]*|(?:news )?agencies)){0,3}[)\]]?"
                   r"|\([A-Z]{2,6}\W[^()]{1,30}\)|[—–-]{1,2} ?(?:[A-ZÀ-Þ][\w.&’'-]* ){1,4}(?i:correspondent|reporter|staff|bureau|desk)|[A-Z]{2,3} with [A-Z]{2,7}(?:(?:,| and) ?[A-Z]{2,7}){0,3}"
                   r"|[A-ZÀ-Þ][\w.&’'-]*(?: [A-ZÀ-Þ][\w.&’'-]*){0,4} / (?:own reporting|staff|(?:news )?agenc(?:y|ies)|wire(?: services?)?|archive)")


def is_of_house(text: str, n_words: int) -> bool:
    """Whether a sentence is the house's own word: to its reader, or about itself in an imprint's words; nobody's speech.

    >>> is_of_house("Like this article? Get our Friday letter from Lumo.", 9), is_of_house("Donate blood to help us, the clinic pleaded.", 8)
    (True, False)
    >>> is_of_house("Solution by Lumo Web Works. Velden Publications (Izola) PLC.", 9), is_of_house("Lumo Ltd. owns Velden Press.", 5)
    (True, False)
    """
    if n_words > MOST_HOUSE_WORDS or text.isupper() or SPEAKS.search(text):
        return False
    if all(word[0] in IMPRINT or word[0] in PARTICIPLES for word in SMALL.finditer(text)):
        made = MADE.sub("", text)
        if OWNS.search(text) and not TOLD.search(made) and IMPRINT.issuperset(SMALL.findall(made)):
            return True
    fitting = OF_HOUSE.fitting(text)
    if any(form.search(text) for form in (RIGHTS, LABELS) if form in fitting):
        return True
    invited = CHANNEL in fitting and CHANNEL.search(text) and INVITED.search(text) and not TOLD.search(text)
    return bool(invited) and bool(HERE.search(text) or PHONE.search(text) or "://" in text)


def name_tail_sentences(page: Page) -> None:
    """Name the sentences of furniture that come last, one after another from the end; the body keeps its first."""
    sentences = [line for line in page.open if line.is_prose][1:]
    writers = writers_of(page) if sentences else frozenset()
    for line in reversed(sentences):
        named = _name_tail_sentence(line, writers)
        if not named:
            break
        line.call(*named)


def _name_tail_sentence(line: Line, writers: frozenset[str]) -> tuple[str, str] | None:
    if is_about_writer(line, writers):
        return "byline", "about the author"
    named = name_line(line.text, line.bare, line.n_words, line.ends_sentence, "tail")
    if not named and line.text[0] in "([" and line.text[-1] in ")]":
        named = name_line(line.text[1:-1], line.text[1:-1], line.n_words, line.ends_sentence, "tail")
    if named or line.n_words > 60:
        return named
    return ("byline", "byline") if match_byline(line.text) else ("footer", "word of the house") if is_of_house(line.text, line.n_words) else None


def name_last_headlines(page: Page) -> None:
    """Name two or more headlines that stand after the last of at least three paragraphs: links without a heading."""
    _, last = page.prose_bounds()
    prose = sum(not line.zone and line.is_prose for line in page.lines)
    tail = [line for line in page.lines[last + 1:] if not line.zone]
    introduced = last < len(page.lines) and page.lines[last].text.endswith((":", "："))
    titles = [line for line in tail if looks_like_headline(line.text, "x") and not line.is_item and line.n_words >= 4]
    if prose >= FEWEST_PROSE and not introduced and len(titles) == len(tail) >= 2:
        for line in tail:
            line.call("related", "headlines after the last paragraph")


def _are_short(parts: list[str]) -> bool:
    return len(parts) > 2 and all(len(part.split()) <= MOST_PART_WORDS and any(map(str.isalpha, part)) and not RUNNING.search(part) for part in parts)


def has_shape(line: Line) -> bool:
    """Whether a line behind the text is furniture by its shape: short parts between strokes, initials, agencies; where dashes or blanks part them, with one known."""
    text = line.text
    if line.n_words > MOST_SHAPED_WORDS or text[-1] in ":,;" or line.is_item or SPEAKS.search(text):
        return False
    if line.n_words <= MOST_TAIL_WORDS and SIGNS.fullmatch(text) or _are_short([part for part in PARTS.split(text) if part]):
        return True
    if "|" in text and line.n_words <= MOST_TAIL_WORDS and text.count("|") == 1 and text[-1] != "?" and not any(map(str.isdigit, text)):
        return not RUNNING.search(text.replace(". |", " |"))
    parts = LOOSE_PARTS.split(text)
    return _are_short(parts) and any(OWNS.search(part) or name_line(part, part, len(part.split()), False, "ends", "anywhere") for part in parts)


def _may_be_tail(text: str) -> bool:
    return text[-1] not in ":," and text[0] not in "([“\"‘" and not UNFINISHED.search(text) and not RUNNING.search(text)


def name_tail(page: Page) -> None:
    """Name the short lines behind the last paragraph that have a furniture's shape or touch it: no sub-heading stands there, and no sentence is one of them."""
    _, last = page.prose_bounds()
    if sum(not line.zone and line.is_prose for line in page.lines) < 2 or page.lines[last].text.endswith((":", "：")):
        return
    writers = writers_of(page) if any(not line.zone for line in page.lines[last + 1:]) else frozenset()
    for line in page.lines[last + 1:]:
        if not line.zone and (has_shape(line) or is_of_house(line.text, line.n_words)):
            line.call("footer", "shape of furniture after the last paragraph")
        elif not line.zone and is_about_writer(line, writers):
            line.call("byline", "about the author")
    for step in (1, -1):
        for number in range(last + 1, len(page.lines))[::step]:
            line = page.lines[number]
            most = MOST_AFTER_PROSE if number == last + 1 else MOST_TAIL_WORDS
            listed = line.is_item and page.lines[number - 1].zone not in ("related", "footer")
            plain = not line.zone and not line.ends_sentence and not listed and not line.is_spoken and line.n_words <= most
            if plain and not SPEAKS.search(line.text) and _may_be_tail(line.text) and named_beside(page, number):
                line.call("footer", "beside furniture after the last paragraph")


def name_last_name(page: Page) -> None:
    """Name the writer's name right behind the last paragraph, where no other short line stands: nothing follows that it could be a title of."""
    if page.lines and page.lines[-1].is_prose:
        return
    _, last = page.prose_bounds()
    behind = [line for line in page.lines[last + 1:] if not line.zone]
    told = sum(not line.zone and line.is_prose for line in page.lines) >= FEWEST_PROSE and not page.lines[last].text.endswith((":", "："))
    if not told or not behind or behind[0] is not page.lines[last + 1]:
        return
    line = behind[0]
    named = 1 < line.n_words < 5 and is_name_alone(line.text) and page.text.count(line.text) == 1
    if named and page.small_words.isdisjoint(word.lower() for word in line.text.split()) and not any(is_name_alone(one.text) for one in behind[1:]):
        line.call("byline", "names beside a byline")
