"""Is an article English? Its own function words decide; another language is only named."""
from __future__ import annotations

import csv
import re
from functools import cache
from typing import NamedTuple

from helpers.places import DATA

# Frequent words that hardly any other language in Latin letters has.
ENGLISH_ONLY = frozenset(
    "the and that this these those with from which who whose what when where while there their they them would could should will shall has "
    "been were are being his her your our its it be by but than then into about after before between through during because against "
    "said says more most other some such only also any each both very how why does did can might must if".split())
# Frequent English words that are words elsewhere too.
SHARED = frozenset("a an in is of to on at as or was had have over under not for may we he she you i me my no so do up out all us".split())
ENGLISH = ENGLISH_ONLY | SHARED
ENOUGH = 0.2
ENOUGH_ONLY = 0.09
ENOUGH_ONLY_SHORT = 0.06
SHORT = 40
# How far English may lie behind py3langid's first guess, in its log score, and a short text still be taken for English.
NEAR = 8.0
_TOKEN = re.compile(r"[^\W\d_]+")
_APART = {code: " " for code in range(128) if not chr(code).isalpha()}
_ASCII = bytes(range(128))
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
SAMPLE = 6_000
# Scripts that name their language better than a statistical guess does.
SCRIPTS = (("ja", re.compile("[\u3040-\u30ff]")), ("ko", re.compile("[\uac00-\ud7af]")), ("th", re.compile("[\u0e00-\u0e7f]")),
           ("lo", re.compile("[\u0e80-\u0eff]")),
           ("my", re.compile("[\u1000-\u109f]")), ("km", re.compile("[\u1780-\u17ff]")), ("zh", re.compile("[\u3400-\u9fff]")))


@cache
def language_names() -> dict[str, str]:
    """Code -> English name of the languages that an article may be told to be in."""
    with (DATA / "languages.csv").open(encoding="utf-8", newline="") as lines:
        return {row["code"]: row["language"] for row in csv.DictReader(lines)}


class Language(NamedTuple):
    """What an article is written in: a code (`en` for English, empty where nothing tells), and a doubt, empty where there is none."""

    code: str
    doubt: str = ""

    @property
    def name(self) -> str:
        """Its English name."""
        return language_name(self.code)


def language_name(code: str) -> str:
    """The English name of a language code; the code itself where it is not in the table."""
    return language_names().get(code.split("-")[0].lower(), code)


def _strange(text: str) -> str:
    """The characters of a text that are no ASCII."""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def _plain(char: str) -> str:
    """A character in small letters and ASCII: z, which no English function word has, stands for a letter that is none."""
    return "".join(small if small.isascii() else "z" if _TOKEN.match(small) else " " for small in char.lower())


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, as `_TOKEN` finds them and several times as fast."""
    for char in set(_strange(text)):
        text = text.replace(char, _plain(char))
    return text.lower().translate(_APART).split()


def _shares(text: str) -> tuple[int, float, float]:
    """Words, the share that are English function words, the share that hardly another language has.

    Scripts without spaces count two letters as a word, so that a Chinese licence line weighs what it is.
    """
    foreign = len(_IDEOGRAPHS.findall(_strange(text))) // 2
    words = words_of(_IDEOGRAPHS.sub("", text) if foreign else text)
    n_words, english = len(words) + foreign, list(filter(ENGLISH.__contains__, words))
    return (n_words, len(english) / n_words, sum(map(ENGLISH_ONLY.__contains__, english)) / n_words) if n_words else (0, 0.0, 0.0)


def _by_script(text: str) -> str:
    """The code of the language whose script a quarter of the text is in; empty for Latin and other shared scripts."""
    counts = {code: len(pattern.findall(text)) for code, pattern in SCRIPTS}
    code = max(counts, key=lambda code: counts[code])
    if counts[code] * 4 <= len(_TOKEN.findall(text)):
        return ""
    return "ja" if counts["ja"] * 5 > counts[code] else code


def _rank(text: str) -> list[tuple[str, float]]:
    """py3langid's languages with their log scores, best first, those only that have a name in our table."""
    import py3langid

    return [(code, score) for code, score in py3langid.rank(text.lower()) if code in language_names()]


def _name_language(text: str) -> str:
    return _by_script(text) or _rank(text)[0][0]


def find_language(text: str) -> Language:
    """The language of an article, English told by the article's own function words, in capitals too.

    English: at least a fifth of the words are English function words, and nine in a hundred are such as hardly another language has.
    Among fewer than 40 words, where headlines drop their articles, a tenth is enough; below that py3langid is asked, and
    a text that it takes for English, or nearly, is kept with a doubt. py3langid, asked in lower case,
    names what is not English. Only the first 6,000 characters are looked at, and as many from the middle where those are not English.

    >>> find_language("THE POLICE SAID THAT THE MEN WERE HELD IN THE NORTH OF THE COUNTRY").code
    'en'
    >>> find_language("Die Polizei hat am Dienstag in Berlin mehrere Verdächtige festgenommen.").name
    'German'
    """
    n_words, share, only = _shares(text[:SAMPLE])
    if share < ENOUGH and len(text) > 2 * SAMPLE:
        middle = len(text) // 2
        n_words, share, only = max((n_words, share, only), _shares(text[middle:middle + SAMPLE]), key=lambda shares: shares[1])
    if not n_words:
        return Language("", "no words")
    if share >= ENOUGH and only >= ENOUGH_ONLY:
        return Language("en")
    if n_words < SHORT:
        return _judge_short(text[:SAMPLE], n_words, only, share)
    code = _name_language(text[:SAMPLE])
    if code == "en":
        return Language("en", "few of the common English words") if share >= ENOUGH / 2 else Language("", "hardly any of the common English words")
    return Language(code)


def _judge_short(text: str, n_words: int, only: float, share: float) -> Language:
    if only >= ENOUGH_ONLY_SHORT and share >= ENOUGH / 2:
        return Language("en")
    script = _by_script(text)
    if script:
        return Language(script)
    ranked = _rank(text)
    behind = ranked[0][1] - dict(ranked)["en"]
    if behind <= NEAR or (n_words < 5 and text.isascii() and behind <= 3 * NEAR):
        return Language("en", "too short to be sure that it is English")
    return Language(ranked[0][0])
