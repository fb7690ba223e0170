"""From a sentence to tokens and their one-letter codes (see `discovery_words`), so that a name's surroundings can be read by regular expressions."""
from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from helpers.actors.discovery.beside import by_context
from helpers.actors.discovery_words import body_kinds, cities, curly, given_names, known_bodies, languages, words_of
from helpers.actors.states import state_forms

ABBREVIATED = "|".join("""Md Mohd Mr Mrs Ms Mx Dr Dra Drs St Pol Brig Eng Cdr Cmdr Comdr Comr Supt Insp Const Cpl Engr Gen Gral Lt Col Cnel Sen Rep Gov Pres Prof Capt Sgt Maj Adm
Rev Hon Jr Sr Sra Srta Lic Ing Barr Atty Amb Alh Pharm Msgr Mgr Mons Bro Ven Fr Ma Evang Pst Cllr Coun Adj Adv Dott Avv Usec Asec Dep""".split())
TOKEN = re.compile(
    r"(?:People|Children|Women|Men|Workers|Teachers|Farmers|Citizens|Veterans|Peoples|Lloyd|Ladies|Sainsbury|McDonald)['’]s?(?=\s[A-ZÀ-Þ])"
    r"|(?:Maj|Lt|Brig|Col|Gen|Adm|Vice|Rear)\.?-(?:Gen|Col|Maj|Adm)\b\.?"
    r"|[A-Z]{2,6}\([A-Z][A-Za-z]{0,3}\)"
    r"|(?:[^\W\d_]\.){2,}|(?:[A-ZÀ-Þ]|Ts|Kh|Zh|Dz|Ch|Sh|Th)\.(?=[A-ZÀ-Þ][a-zà-ÿ]{2})|"
    rf"(?:{ABBREVIATED})\.|[^\W\d_]\.(?=\s[^\W\d_]|,)|(?:[dD]e|[dD]ei|[dD]al)['’](?=\s[A-ZÀ-Þ])|(?<=,\s)[RDI]-(?=[A-Z][a-z])|(?:Ts|Kh|Zh|Dz|Ch|Sh|Th)\.(?=\s[A-ZÀ-Þ])|[asd]/[lpo](?=\s[A-ZÀ-Þ])"
    r"|\d{1,2}-year-old\b|\d[\d,.:]*(?<![.,:])|[^\W_]+(?:(?:[-‐‑–'’](?!s\b)|\.(?=[^\W\d_]{2}))[^\W_]+)*|['’]s?(?!\w)|[^\w\s]"
)
UNCAPPED = frozenset("the and for but nor with from over into after amid than via per its are was has had not you out off who how why".split())
ELIDED = re.compile(r"(?:[dlmnot]|[Dd]ell|[Dd]all)['’][A-ZÀ-Þ]\w+(?:-\w+)*")
RANK = re.compile(r"(?:Maj|Lt|Brig|Col|Gen|Adm|Vice|Rear)\.?-(?:Gen|Col|Maj|Adm)\.?")
# A capital inside a word makes it a brand or an acronym, but for the beginnings of family names.
CAMEL = re.compile(r"(?!(?:Ma?c|De|Di|Du|La|Le|Lo|Van|Von|Fitz|San|St)[A-Z][a-z]+$)[A-Z][a-z]{1,9}[A-Z][A-Za-z]*|[A-Z]{3,}[a-rt-z]{1,2}|[A-Z]{2,}[a-z]{1,2}[A-Z]+")
ARABIC = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ul)[-‐‑–][A-Z]\w+")
DASHES = re.compile(r"[-‐‑–]")
JOINED = re.compile(r"[A-Z]\w+[-‐‑–](?:born|based|led|backed|flagged|hit|held|run|owned|controlled|style|era|funded|registered|trained|made|linked|bound|listed)")
SMALL = {"of": "o", "for": "f", "and": "n", "&": "n", "the": "e", "a": "j", "an": "j", "in": "i", "to": "k"}
MARKS = {"&": "n", ",": ",", "(": "(", ")": ")", '"': '"', "“": '"', "”": '"', "'": "'", "’": "'", "'s": "'", "’s": "'"}
PREPOSITIONS = frozenset("at from on by with against across toward towards into through near outside around over between among via".split())


# Plurals that open a body's name: "Workers Unity Party", "People Power Party".
GROUPS = frozenset("People Peoples Workers Women Farmers Teachers Nurses Doctors Students Citizens Youth Mothers Lawyers Journalists Veterans".split())
# Words that open a sentence and say when or in what order, and no more.
ORDER = frozenset("Then First Second Late Additional".split())
OWNED_BODY = re.compile("[NC]B")
# A body noun that opens a sentence and goes on: "Ministry of Health officials", "Alliance of the Lowlands".
OF_NAME = re.compile(r"[of]e?[CQRSYDNAFBK]")
CALLED = re.compile("[CQN]{1,3}B")


class Token(NamedTuple):
    """A token, or a phrase that the word tables know as one."""

    text: str
    start: int
    end: int


@cache
def _small_codes() -> dict[str, str]:
    """Lower-case word -> code; earlier classes win."""
    found = dict(SMALL)
    for code, words in (
        ("t", words_of("offices.csv", "title") | words_of("offices.csv", "role") | words_of("offices.csv", "small_title")),
        ("q", words_of("offices.csv", "qualifier") | words_of("offices.csv", "portfolio")),
        ("N", words_of("name_cues.csv", "patronymic_ends")), ("l", words_of("name_cues.csv", "particles")), ("v", words_of("name_cues.csv", "speech")),
        ("u", words_of("name_cues.csv", "object_verbs")), ("g", words_of("name_cues.csv", "person_verbs")),
        ("p", frozenset(noun.lower() for noun in words_of("body_words.csv", "place_nouns")) | words_of("body_words.csv", "small_places")),
        ("d", frozenset({"embassy", "consulate"})), ("b", frozenset(noun.lower() for noun in body_kinds())), ("a", PREPOSITIONS),
    ):
        for word in words:
            found.setdefault(word, code)
    return found


def _titled(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:1].upper() + word[1:] for word in words) | frozenset(word.title() for word in words)


@cache
def _capital_codes() -> dict[str, str]:
    """Capitalised single word -> code; earlier classes win."""
    found: dict[str, str] = {"Prime": "Q"}
    for form, use in _single_states():
        found.setdefault(form, "D" if use == "demonym" else "S")
    for code, words in (
        ("M", words_of("name_cues.csv", "months") | words_of("name_cues.csv", "days")), ("E", frozenset({"Embassy", "Consulate"})),
        ("G", frozenset({"General"})), ("H", _titled(words_of("offices.csv", "honorific"))), ("B", frozenset(body_kinds())),
        ("T", _titled(words_of("offices.csv", "title")) | {"CEO", "CFO", "MP", "MEP", "PM"}), ("C", _titled(words_of("offices.csv", "portfolio"))),
        ("P", words_of("body_words.csv", "place_nouns") | words_of("body_words.csv", "place_capitals")), ("Q", _titled(words_of("offices.csv", "qualifier"))),
        ("J", words_of("body_words.csv", "sport_before")), ("R", words_of("name_cues.csv", "not_names") | words_of("name_cues.csv", "regions") | languages()),
        ("C", words_of("body_words.csv", "group_nouns")), ("K", frozenset(known_bodies())), ("Y", cities()), ("F", given_names()), ("T", _titled(words_of("offices.csv", "role"))),
    ):
        for word in words:
            found.setdefault(word, code)
    return found


def _single_states() -> list[tuple[str, str]]:
    forms = state_forms()
    rows = zip(forms["form"], forms["use"], strict=True)
    return [(form, use) for form, use in rows if use != "capital" and " " not in form]


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> known phrases of several words that begin with it, longest first, with their code."""
    coded: dict[str, str] = {}
    forms = state_forms()
    for form, use in zip(forms["form"], forms["use"], strict=True):
        coded.setdefault(form, "Y" if use == "capital" else "D" if use == "demonym" else "S")
    for words, code in ((known_bodies(), "K"), (cities(), "Y"), (words_of("name_cues.csv", "regions"), "R"), (words_of("offices.csv", "honorific_phrase"), "H"),
                        (words_of("body_words.csv", "place_phrases"), "P")):
        for form in words:
            coded.setdefault(form, code)
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form, code in coded.items():
        for written in {form, curly(form)}:
            parts = tuple(token.group() for token in TOKEN.finditer(written))
            if len(parts) > 1:
                found.setdefault(parts[0], []).append((parts, code))
    return {first: sorted(phrases, key=lambda phrase: (-len(phrase[0]), phrase[0])) for first, phrases in found.items()}


@cache
def _word_code(word: str) -> str:
    """The code of one token, its place in the sentence left aside."""
    first = word[0]
    if not first.isalnum():
        return MARKS.get(word, "x")
    if first.isdigit():
        return "0"
    if ARABIC.fullmatch(word):
        return _capital_code(word)
    if ELIDED.fullmatch(word):
        return "N"
    if not first.isupper() or word == "The":
        return _small_codes().get(word if word != "The" else "the") or ("t" if _is_compound_title(word) else "w")
    return _capital_code(word)


def _is_compound_title(word: str) -> bool:
    """Titles and what qualifies them joined by a hyphen: `co-chair`, `Colonel-Major`."""
    parts = DASHES.split(word.lower())
    ranks = words_of("offices.csv", "title") | words_of("offices.csv", "role")
    return len(parts) > 1 and parts[-1] in ranks and all(part in ranks | words_of("offices.csv", "qualifier") | {"co", "sub"} for part in parts[:-1])


def _capital_code(word: str) -> str:
    known = _capital_codes().get(word) or _capital_codes().get(word.rstrip("."))
    if known:
        return known
    if word in ("R-", "D-", "I-"):
        return "w"
    if word == "U" or RANK.fullmatch(word):
        return "H"
    if _is_compound_title(word):
        return "T"
    if len(word) in (2, 3) and word[-1] == "." or len(word) == 1:
        return "I"
    if JOINED.fullmatch(word):
        return "w"
    if DASHES.search(word) and any(_capital_codes().get(part, "") in "SD" for part in DASHES.split(word) if part in _capital_codes()):
        return "w" if DASHES.split(word)[-1].islower() else "R"
    return "A" if word.isupper() and len(word) > 1 or CAMEL.fullmatch(word) else "N"


@cache
def _is_opener(word: str) -> bool:
    """A word that stands at the head of a sentence without being a name."""
    low = word.lower()
    return low in words_of("name_cues.csv", "openers") or low in _small_codes() and _small_codes()[low] not in "l" or (
        _word_code(word) == "N" and low.endswith(("ly", "ing")))


def _phrase_at(texts: list[str], at: int) -> tuple[int, str]:
    """How many tokens from here on are one known phrase, and its code; (0, "") where none."""
    for parts, code in _phrases().get(texts[at], ()):
        if tuple(texts[at:at + len(parts)]) == parts:
            return len(parts), code
    return 0, ""


def read_tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a stretch, known phrases as one."""
    tokens = [Token(found[0], *found.span()) for found in TOKEN.finditer(text, start, end)]
    phrases = _phrases()
    firsts = [at for at, token in enumerate(tokens) if token.text in phrases]
    if not firsts:
        return tokens
    texts, joined, done = [token.text for token in tokens], [], 0
    for at in firsts:
        size, _ = _phrase_at(texts, at) if at >= done else (0, "")
        if size and not (texts[at] == "The" and texts[at + size:at + size + 1] and texts[at + size][0].isupper()):
            begin, close = tokens[at].start, tokens[at + size - 1].end
            joined += [*tokens[done:at], Token(text[begin:close], begin, close)]
            done = at + size
    return joined + tokens[done:]


@cache
def _code(word: str) -> str:
    if " " in word or ("'" in word or "’" in word) and len(word) > 2 or "." in word:
        size, code = _phrase_at(list(TOKEN.findall(word)), 0) if TOKEN.findall(word) else (0, "")
        if size > 1:
            return code
    return _word_code(word)


def write_codes(tokens: list[Token], lower: frozenset[str] | set[str]) -> str:
    """One code a token. `lower` holds the article's lower-case words: an opening word found there is no name."""
    codes = [_code(token.text) for token in tokens]
    for at, code in enumerate(codes):
        text = tokens[at].text
        if _opens(codes, tokens, at) and code in "NFQCGTPBHAIRJ" and (_is_opener(text) or code == "N" and text.lower() in lower and not OWNED_BODY.match("".join(codes[at + 1:at + 4]))):
            follows = codes[at + 1] if at + 1 < len(codes) else "x"
            whole = text in GROUPS and CALLED.match("".join(codes[at + 1:at + 5])) or text == "All" and follows == "S"
            told = code in "QCGTBPJHF" and follows in "TBCQGNFAYKPSE" and not (text in ORDER and follows in "NFAYS" or text == "Then")
            headed = code == "B" and follows in ("o", "f") and OF_NAME.match("".join(codes[at + 1:at + 4]))
            if not (told or whole or headed):
                codes[at] = _small_codes().get(text.lower(), "w")
        elif code == "N" and text.lower() in lower and codes[at + 1:at + 2] == ["F"]:
            codes[at] = "T"  # a title that no list has, which the article also writes small: "Thanadar Anna Lee"
    codes = ["I" if code == "H" and glued else code for code, glued in zip(codes, _glued(tokens), strict=True)]
    return "".join(by_context(codes, [token.text for token in tokens], lambda at: _opens(codes, tokens, at)))


def _glued(tokens: list[Token]) -> list[bool]:
    """Of each token whether it is an initial with the next word glued to it: "Ch.Batbayar"."""
    ends = [token.start for token in tokens[1:]] + [-1]
    return [token.text.endswith(".") and token.end == start and len(token.text) < 4 for token, start in zip(tokens, ends, strict=True)]


def _opens(codes: list[str], tokens: list[Token], at: int) -> bool:
    """Whether a capital says nothing here because a sentence or a quotation begins."""
    if at and codes[at - 1] == '"' and tokens[at - 1].end < tokens[at].start:
        return False  # a closing mark
    if at and codes[at - 1] == "'" and tokens[at - 1].end == tokens[at].start and (at == 1 or tokens[at - 2].end < tokens[at - 1].start):
        return True
    return at == 0 or codes[at - 1] in '"(' or tokens[at - 1].text in ":;–—?!.…"


def is_title_case(codes: str, tokens: list[Token]) -> bool:
    """Whether capitals say nothing here: nearly every longer word of the sentence has one, or the whole is in capitals."""
    long = [token.text for token in tokens if len(token.text) > 2 and token.text[0].isalpha() and token.text not in UNCAPPED]
    lower = sum(word[0].islower() for word in long)
    running = bool(tokens) and tokens[-1].text in ".?!”\""
    if len(long) > 1 and all(word.isupper() for word in long):
        return True
    return len(long) >= 4 and (lower * 5 <= len(long) and not running or lower == 0 and len(long) > 7)
