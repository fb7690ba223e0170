"""The top of a page: a newspaper's name above the headline, and the lines of place, day and section between the two, of outlets that no table knows."""
from __future__ import annotations

import re
from itertools import pairwise

from helpers.cleaning.furniture import name_line
from helpers.cleaning.heads import NUMERIC_DATE, is_data_line
from helpers.cleaning.page import Line, Page
from helpers.lines import is_name_alone, is_role_alone, match_byline, match_publication_line, name_outlet
from helpers.lines.datelines import known_cities, known_states
from helpers.lines.dates import MONTH, WEEKDAY

HEAD_LINES, MOST_WORDS, MOST_PART_WORDS, TITLE_WORDS = 9, 6, 6, 5
TAIL_LINES, MOST_LABEL_WORDS, MOST_PLACE_WORDS, SURE, MOST_ABOVE = 8, 3, 10, 2, 3
HOUSE = re.compile(r"©|\bcopyright\b|\ball rights reserved\b|\bpublished by\b|\bis a member of\b", re.IGNORECASE)
STROKES, SURE_STROKES, TRAIL = re.compile(r"\s(?:[|•·›»>/]|[–—-])\s|\s{3,}"), re.compile(r"\s*[|•·›»]\s*|\s>\s|\s{3,}"), re.compile(r"\s[›»>]\s")
DAY = re.compile(rf"(?:{WEEKDAY},? )?(?:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}})\b.*—", re.IGNORECASE)
VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|says?|said|to|after|over|as)\b")
ENDS_LIKE_VERB = re.compile(r"[a-z](?:s|ed|en|ing)$|[A-Z](?:ED|EN|ING)$|[A-RT-Z]S$")
# What a paper adds to its name: ` – Morning edition`, ` | International desk`, ` (Lumo)`.
OF_PAGE = re.compile(r"\b(?:editions?|version|english|online|desk|service|summary|digital|translat\w+|supplement|ed(?=\.)|edici[oó]n|edição|édition|ausgabe|wydanie)\b", re.IGNORECASE)
EDITION = re.compile(r"\b(?:english|print|online|international|web|digital|\w+ (?:to|into) english) (?:edition|version|translation)\b", re.IGNORECASE)
ADDED = re.compile(r"\s[–—|-]\s(?P<part>[^|–—]{2,40})$|\s?[(\[](?P<town>[A-ZÀ-Þ][^()\[\]]{1,40})[)\]]$")
WIDE = re.compile(r"\s{3,}")
BRACKETED = re.compile(r"\[[^\[\]]{2,100}\]|\(.{2,100}\)")
_JOINTS = "of the with and for in at de del della di da do dos das du des la le les el al y e et und der die das von van d' & for a o i w na"
JOINTS = frozenset(_JOINTS.split())
# What a house's name ends in, where it stands alone between headline and text.
HOUSES = frozenset("agency service network group media bureau desk press news wire newsroom correspondent television radio".split())
# A word that makes a newspaper, a station or a site, in the languages of outlets that news is translated from.
PAPER = re.compile(
    r"(?:times|daily|post|herald|gazette|tribune|chronicle|telegraph|courier|observer|examiner|journal|sentinel|inquirer|bulletin|mercury|monitor|argus"
    r"|mail|express|leader|standard|star|sun|news|newswire|press|reporter|dispatch|register|record|echo|independent|guardian|citizen|nation|voice"
    r"|messenger|review|today|wire|media|radio|tv|fm|portal|beacon|ledger|advertiser|weekly|outlook|advocate|enquirer|banner|clarion|argosy|brief"
    r"|diari[oe]?|diário|correo|correio|jornal|tribuna|gaceta|gaz[ez]ta|gazzetta|quotidien|quotidiano|giornale|corriere|courrier|dépêche|matin|presse"
    r"|prensa|imprensa|stampa|voz|voix|nouvelles?|noticias|notícias|notizie|actualité|hebdo|écho|progrès|éclair|monde|nación|mundo|folha"
    r"|\w*(?:zeitung|nachrichten|anzeiger|kurier|blatt|bladet?|posten|tidning(?:en)?|tidende|avisen?|krant|nieuws|lehti|sanomat|leht|postimees|hírlap)"
    r"|újság|lapja|napló|vijesti|vesti|vestnik|viesti|novosti|novine|dnevnik|kurir|pravda|izvesti[ay]a?|glas|delo|slovo|wiadomości|kurjer|gazeta|noviny|listy"
    r"|deník|dienas?|ziņas|žinios|rytas|gazetesi|haber(?:leri|i)?|berita|harian|suara|kompas|youm|yaum|ahram|akhbar|khabar|watan|jarida|sabah|hayat|nahar"
    r"|samachar|patrika|dainik|dinamalar|shimbun|ilbo|ribao|\w+\.\w{2,6}|\w*[a-z]24)", re.IGNORECASE)
# Of these words many a headline is made: they tell less. English ones stand last (`Lumo Mail`, no `Mail Strike`) or before `of`.
COMMON = frozenset("times daily post mail express leader standard star sun news press reporter record echo independent citizen nation voice messenger review"
                   " today wire media radio brief portal banner outlook register dispatch advocate mercury beacon presse monde".split())
ENGLISH = COMMON | set("herald gazette tribune chronicle telegraph courier observer examiner journal sentinel inquirer bulletin monitor argus newswire guardian"
                       " ledger advertiser weekly enquirer clarion argosy tv fm".split())


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_][\w'’.-]*", text)


def _is_named(text: str) -> bool:
    """Whether every word is capitalised but the joints of a name."""
    words = re.findall(r"[^\s|•·›»>/–—-][^\s/]*", text)
    return bool(words) and all(not word[0].islower() or word in JOINTS or word[:2] in ("d'", "d’", "l'", "l’") for word in words)


def _shows_itself(page: Page, name: str) -> bool:
    """Whether a name comes back as the page's house: in its last lines, as initials beside a stroke, in an address."""
    ours = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    if len(name.split()) > 1 and any(HOUSE.search(below.text) and ours.search(below.text) for below in page.lines[-TAIL_LINES:]):
        return True
    initials = "".join((re.split("['’]", word)[-1] or word)[0] for word in _words(name) if not word[0].islower() or "'" in word or "’" in word).upper()
    if len(initials) > 2 and re.search(rf"[/|] ?{initials}\b|\b{initials} ?/", page.text):
        return True
    site = "".join(filter(str.isalnum, re.sub("^the ", "", name.casefold())))
    addresses = (word.casefold() for word in page.text.split() if "@" in word or "." in word[:-2])
    return len(site) > 6 and any(site in re.sub(r"\W", "", address) for address in addresses)


def _without_addition(text: str) -> tuple[str, int]:
    """A paper's name without what it adds to it, and how much the addition tells that it is one."""
    found = ADDED.search(text)
    if not found or not found.start():
        return text, 0
    told = 2 if "|" in found[0] or OF_PAGE.search(found[0]) else found["town"] is not None
    return (text[:found.start()], int(told)) if told else (text, 0)


def _makes_paper(word: str) -> bool:
    return any(PAPER.fullmatch(part) for part in (word, *word.split("-")))


def _is_paper(page: Page, line: Line, between: list[Line]) -> bool:
    """Whether the first line is a newspaper's name: two things tell it, of its words, its addition, its coming back and what stands below it."""
    name, evidence = _without_addition(line.text)
    if not 0 < len(name.split()) <= MOST_WORDS or line.ends_sentence or name[-1] in ":?," or not _is_named(name):
        return False
    if name_outlet(name.title() if name.isupper() else name):
        return True
    words = [word.casefold().rstrip(".") for word in _words(name)]
    papers = {word for word, behind in pairwise([*words, "of"]) if _makes_paper(word) and (behind == "of" or word not in ENGLISH)}
    sure = not papers <= COMMON | page.small_words
    others = [word for word in words if word not in papers and len(word) > 3 and word not in JOINTS]
    body = page.text[line.stop:].casefold()
    evidence += bool(papers) - (2 * sum(word in page.small_words for word in others) > len(others))
    evidence += sure and len(words) > 1 and not any(word in body for word in (*others, *papers))
    stacked = [one for one in between if one.zone == "footer" or _is_top_line(page, one)]
    evidence += any(sure or not _is_day(one) for one in stacked)
    evidence += SURE * (page.small_words.isdisjoint(words) and any(TRAIL.search(one.text) or _is_section(one.text) for one in stacked))
    return evidence >= SURE and bool(papers or evidence > SURE) or _shows_itself(page, name)


def _is_set_apart(line: Line, strokes: re.Pattern) -> bool:
    """Whether a line tells place, section or edition by its shape: short parts between strokes, or square brackets around it."""
    text = line.text
    if text[0] == "[" and BRACKETED.fullmatch(text):
        return True
    parts = strokes.split(text)
    if len(parts) == 1 and "  " in text and text.count("  ") >= MOST_LABEL_WORDS:
        parts = text.split("  ")
    if line.ends_sentence or VERB.search(text) or any(len(part.split()) > MOST_PART_WORDS for part in parts):
        return False
    told = _is_named(text) or OF_PAGE.search(text) or TRAIL.search(text) or len(parts) > MOST_LABEL_WORDS
    return len(parts) > 1 and bool(told) or bool(EDITION.search(text)) and _is_named(EDITION.sub("", text))


def _is_day(line: Line) -> bool:
    text = line.text
    dated = bool(DAY.match(text)) and line.n_words <= MOST_PLACE_WORDS or bool(match_publication_line(text))
    return dated or bool(NUMERIC_DATE.search(text)) and is_data_line(text)


def _is_place_line(page: Page, line: Line) -> bool:
    """Whether a line above the headline is set apart by its shape, a day, or a place and what it lies in, none of whose words the text has small."""
    text = line.text
    if match_byline(text):
        return False
    if _is_set_apart(line, STROKES) or _is_day(line) or BRACKETED.fullmatch(text):
        return True
    placed = "," in text and line.n_words <= MOST_PLACE_WORDS and not (line.ends_sentence or VERB.search(text)) and _is_named(text)
    return placed and page.small_words.isdisjoint(word.casefold() for word in _words(text) if word not in JOINTS)


def _is_section(text: str) -> bool:
    name = text.upper()
    return name in known_states() or name in known_cities() or all(name_line(word, word, 1, False, "head") for word in re.split(r"[\s/&]+", text))


def _is_top_line(page: Page, line: Line) -> bool:
    """Whether a line between masthead and headline is neither: a line of place and day, or a section's few words that the text has nowhere small."""
    if _is_place_line(page, line):
        return True
    if line.n_words > MOST_LABEL_WORDS or line.ends_sentence or line.text[-1] in ":?!" or match_byline(line.text):
        return False
    words = [word.casefold() for word in _words(line.text) if word not in JOINTS]
    named = _is_named(line.text) and not ENDS_LIKE_VERB.search(line.text) and page.small_words.isdisjoint(words)
    return _is_section(line.text) or named or bool(OF_PAGE.search(line.text))


def _may_stand_above(line: Line) -> bool:
    """Whether a first line is short, or longer and made of parts; the line of publication is left to those who read it."""
    short = line.n_words <= MOST_WORDS or line.text[0] == "(" or line.n_words <= 2 * MOST_WORDS and bool(STROKES.search(line.text))
    return short and not match_publication_line(line.text)


def _title(page: Page, head: list[Line]) -> int:
    """Position of the first line below the first that may be the headline, 0 where there is none."""
    return next((number for number, line in enumerate(head) if number and not line.zone and line.n_words >= TITLE_WORDS and not _is_place_line(page, line)), 0)


def _is_label(page: Page, line: Line, title: Line) -> bool:
    """Whether the first line is a label over the headline: a trail of sections, a bar, or one word in capitals that the text has nowhere small."""
    if line.n_words == 1:
        return line.text.isupper() and not title.text.isupper() and title.n_words > TITLE_WORDS and line.text.isalpha() and line.text.casefold() not in page.small_words
    return line.text[0] == "(" and line.text[-1] == ")" or line.n_words <= 2 * MOST_WORDS and (_is_set_apart(line, SURE_STROKES) or bool(WIDE.search(line.text)) and _is_day(line))


def name_mastheads(page: Page) -> None:
    """Name a newspaper's name or a label among the first lines, where a headline follows it before the text, and the lines of place, day and section between."""
    head = page.lines[:min(HEAD_LINES, page.prose_bounds()[0])]
    for number, line in enumerate(head[:-1][:MOST_ABOVE]):
        if not line.zone and _name_masthead(page, head[number:]):
            return
        if line.n_words >= TITLE_WORDS and not line.zone:
            return


def _name_masthead(page: Page, head: list[Line]) -> bool:
    """Name the first of some lines if it is a masthead or a label over a headline, and what stands between the two; whether it is."""
    title = _title(page, head) if _may_stand_above(head[0]) else 0
    if title and _is_paper(page, head[0], head[1:title]):
        head[0].call("agency_tag", "masthead")
    elif title and _is_label(page, head[0], head[title]):
        head[0].call("footer", "section label")
    else:
        return False
    for line in head[1:title]:
        if not line.zone and _is_top_line(page, line):
            line.call(*(("dateline", "below the masthead") if _is_place_line(page, line) else ("footer", "section label")))
    for line in head[title:]:
        if not line.zone and not line.ends_sentence and line.text.lower().startswith(f"{head[0].text.lower()} / "):
            line.call("dateline", "masthead with a place")
    return True


def _is_house(page: Page, text: str) -> bool:
    """Whether a line is who published the piece, with or without a place: a name that ends in the noun of a house and of which the text has no word small."""
    text = _without_addition(text.removeprefix("By ").removeprefix("- "))[0]
    parts = [part.split() for part in re.split(r"\s[–—|-]\s|, | with ", text)]
    named = [part for part in parts if 1 < len(part) <= MOST_WORDS and (part[-1].casefold() in HOUSES or name_outlet(" ".join(part)))]
    words = {word.casefold() for word in _words(text)} - JOINTS - HOUSES
    return bool(named) and len(parts) < 3 and _is_named(text) and page.small_words.isdisjoint(word for word in words if not PAPER.fullmatch(word))


def _is_writer(page: Page, line: Line) -> bool:
    """Whether a line right above the text is a writer's name, with or without a place: the text says no word of it again."""
    name, _, place = line.text.partition(", ")
    rest = page.text.replace(line.text, "", 1).casefold()
    return is_name_alone(name) and 1 < len(name.split()) <= 4 and (not place or _is_named(place)) and not any(word.casefold() in rest for word in _words(name))


def name_set_apart(page: Page) -> None:
    """Name the lines between headline and text that their shape sets apart, the house's name and, right above the text, the writer's."""
    first, _ = page.prose_bounds()
    head = page.lines[:min(HEAD_LINES, first)]
    title = next((number for number, line in enumerate(head) if not line.zone), 0)
    last = next((line for line in head[first - 1:title:-1] if not is_role_alone(line.text)), None)
    for line in head[title + 1:]:
        if line.zone or line.ends_sentence or line.n_words > MOST_PLACE_WORDS:
            continue
        if _is_set_apart(line, SURE_STROKES):
            line.call("dateline", "set apart by its shape")
        elif _is_house(page, line.text):
            line.call("agency_tag", "name of the house")
        elif line is last and _is_writer(page, line):
            line.call("byline", "names above the text")
