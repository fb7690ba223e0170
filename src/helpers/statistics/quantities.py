"""Numbers in the text: each numeral and number word with what it is worth, what is counted, and what sort of number it is.

The order of PATTERN is the order in which sorts are tried; a stretch is one number only. `numerals` has the grammar of a number.
"""
from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from helpers.statistics.numerals import AFTER_DIGITS, DIGITS, FRACTION, ORDINALS, TENS, UNITS, WORDS, multiplier_of, value_of
from helpers.statistics.stops import stop_words
from helpers.tables import check_table, empty_table, own_spans
from helpers.tokens import find_words

MONTH = (r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
         r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)")
YEAR = r"(?:1[5-9]|20)\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
# What a bare year stands before; before anything else four digits are a count.
YEARLY = ("election budget census season report coup war summit constitution edition earthquake quake flood pandemic crisis campaign vote referendum "
          "agreement treaty survey study film attack bombing final fiscal financial school academic calendar").split()
DATE = "|".join((
    rf"{YEAR}[-/.]\d\d?[-/.]\d\d?(?!\d)", rf"\d\d?[/.]\d\d?[/.](?:\d\d)?\d\d(?!\d)",
    rf"(?:(?<=\s)|(?<![^\W_])){MONTH}\s{DAY}(?:\s?(?:to|and|[-–])\s?{DAY})?(?:,?\s{YEAR})?(?![\d%]|,\d)",
    rf"{DAY}(?:\s?(?:to|and|[-–])\s?{DAY})?\s(?:of\s)?{MONTH}(?:,?\s{YEAR})?(?!\w)",
    rf"{MONTH},?\s(?:of\s)?{YEAR}(?!\d)", rf"{YEAR}s(?!\w)", rf"{YEAR}\s?[-–/]\s?(?:{YEAR}|\d\d)(?![\d,.]\d|\d)",
    rf"(?<=\b(?:[Ii]n|[Bb]y|[Oo]f)\s){YEAR}(?![\d,]\d|\s?%)", rf"(?<=\b(?:[Ss]ince|[Uu]ntil|[Aa]fter|[Ee]arly)\s){YEAR}(?!\d)",
    rf"(?<=\b(?:[Ff]rom|[Ll]ate|this|year|[Ll]ast)\s){YEAR}(?!\d)",
    rf"{YEAR}(?=\s*(?:[.;:)\]!?]|,(?!\d)|$))", r"\d\d?(?:st|nd|rd|th)(?=\scentury)",
    rf"(?<=\b[Tt]he\s)(?:19|20)\d\d(?=\s[a-z])",
    rf"(?:19|20)\d\d(?=\s(?:{'|'.join(YEARLY)})(?!\w))",
))
TIME = r"\d\d?:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\b\.?)?|\d\d?(?:\.\d\d)?\s?(?:[ap]\.m\.|[ap]m\b|[AP]M\b)|\d\d?\so['’]clock"
NAMED = (
    "Article Section Chapter Clause Paragraph Page Phase Flight Route Highway Room Building Gate Channel Line Zone Area Sector Block Lot Unit Case "
    "Order Law Resolution Decree Version Window Windows Boeing Airbus Type Model Group Division Regiment Brigade Annex Table Figure Apollo Size "
    "Grade Level Season Episode Volume Issue Act Part Step"
).split()
LICENCE = "|".join((
    r"(?<!\w)(?:No|Nos|no|nos|№|number|Number)[.:]?\s?\d[\d-]*(?:/\d+)?",
    rf"(?<!\w)(?:{'|'.join(NAMED)})\s\d+(?:[-/]\d+)*(?!\d|[,.]\d|\s(?:percent|per\scent|million|billion))",
    r"(?<![\d,.])\d{9,}(?![\d,.]\d)", r"(?:\+\s?\d{1,3}[\s-])?\(?\d{2,4}\)?[\s-]\d{3,4}-\d{3,4}(?!\d)", r"\d{2,}(?:-\d{3,}){1,}(?!\d)",
    r"(?<!\w)0\d{5,}(?!\d)", r"\d+(?:\.\d+){2,}",
))
SYMBOL = r"(?:(?:US|HK|NT|A|C|S|NZ|R|AU|CA)?\$|[€£¥₹₩฿₽₫₱₺₦₴]|(?:RMB|USD|EUR|GBP|CNY|JPY|THB|INR|AUD|CAD|CHF|Rs\.?|Rp\.?)\s?)"
CURRENCY = (
    "yuan renminbi dollar dollars euro euros yen baht kyat kyats kip kips dong ringgit rupee rupees rupiah peso pesos ruble rubles rouble roubles "
    "franc francs lira liras riyal riyals dirham dirhams rand shekel shekels naira riel riels hryvnia zloty cent cents krona krone crowns taka"
).split()
CURRENCY_OF = "us u.s. american canadian australian hong singapore british swiss indian chinese japanese thai russian".split()
PERCENT = r"\s?%|[\s-]per\s?cent(?:age\spoints?)?(?!\w)|\spercentage\spoints?"
_BIG = "(?:dozen|hundred|thousand|million|billion)"
_BIGS = "(?:thousands|millions|billions|trillions)"
_MUCH = "(?:large|small|growing|great|huge)"
VAGUE = "|".join((
    rf"(?:tens|dozens|scores|hundreds|{_BIGS})(?:\sof\s{_BIGS})*", rf"several(?:\s{_BIG})?", rf"a\sfew(?:\s{_BIG})?",
    rf"a\s(?:{_MUCH}\s)?(?:number|handful|couple)(?=\sof\s)", rf"{_MUCH}\snumbers(?=\sof\s)", "countless", "numerous",
))
ORDINAL = rf"\d{{1,3}}(?:st|nd|rd|th)(?!\w)|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:{'|'.join(ORDINALS)})(?!\w)"
NOT_ONE_AFTER = (
    "of another day's or and by to in on at the who that which can could is was has had may might will would must should thing more way such").split()
NOT_ONE_BEFORE = "no any every this that each which another the some".split()

PATTERN = re.compile("|".join((
    rf"(?P<time>(?<![\w.,:]){TIME})", rf"(?P<date>(?<![\d.,])(?:(?<![^\W\d_])|(?=[A-Z]))(?:{DATE}))", rf"(?P<licence>(?<![\d.,$€£])(?:{LICENCE}))",
    rf"(?P<money>(?<!\w)[-−+]?{SYMBOL}\s?{DIGITS}(?:{AFTER_DIGITS}|[mk](?!\w))?)",
    rf"(?P<ordinal>(?<![\w.,-])(?:(?i:{ORDINAL})))", rf"(?P<fraction>(?<![\w-])(?i:{FRACTION}))",
    rf"(?P<digits>(?<![\w.,/$€£¥])(?:(?<=[\s(\[\"“‘'])[-−+]|(?<![-−+]))?(?<!\w[-−]){DIGITS}(?:{AFTER_DIGITS})?(?P<percent>{PERCENT})?"
    r"(?![^\W_]|[,.]\d))",
    rf"(?P<vague>(?<![\w-])(?i:{VAGUE})(?![\w-]))", rf"(?P<words>(?<![\w-])(?i:{WORDS})(?P<share>{PERCENT})?)",
    rf"(?P<range>(?<=\d[-–−]){DIGITS}(?:{AFTER_DIGITS})?(?:{PERCENT})?(?![^\W_]|[,.]\d))",
)))
# Where a number can begin; PATTERN is tried only there, which is three times as fast as letting it search.
BEGIN = re.compile(
    rf"[\dA-Z$€£¥₹₩฿₽₫₱₺₦₴№+−(]|(?<![^\W_])(?:-|an?\s|{'|'.join(sorted([*UNITS, *TENS, *ORDINALS]))}|no|several|countless|numerous|large|small"
    r"|growing|great|huge|tens|dozens|scores|hundreds|thousands|millions|billions|trillions|half)")
KINDS = {"time": "time", "date": "date", "licence": "licence", "money": "money", "ordinal": "ordinal", "fraction": "cardinal", "vague": "vague"}
COUNTING_KINDS = ("cardinal", "percent", "money", "ordinal", "vague")
MOST_UNIT_WORDS = 3
OF = re.compile(r"\sof\s")


def _unit_words(text: str, end: int, stop_at: int, stop: frozenset[str]) -> str:
    """Up to three words after a number that say what is counted: they end at a function word or a mark."""
    skipped = OF.match(text, end, stop_at)
    place, units = (skipped.end() - 1 if skipped else end), []
    piece, near = text[place:min(stop_at, place + 80)], 0
    for start, finish, term in find_words(piece):
        function_word = term in stop and not piece[start:finish].isupper()
        if piece[near:start] not in ("", " ", "-", "\u00a0") or function_word:
            break
        units.append(term)
        near = finish
        if len(units) == MOST_UNIT_WORDS:
            break
    return " ".join(units)


def _kind(found: re.Match, units: str) -> str:
    """Which sort of number a match is: by the alternative that matched, else by its percent sign or the currency after it."""
    sort = next((kind for name, kind in KINDS.items() if found[name] is not None), "")
    if sort:
        return sort
    if found["percent"] or found["share"] or found[0].rstrip().endswith(("%", "cent")):
        return "percent"
    first, *then = units.split() or [""]
    return "money" if first in CURRENCY or (first in CURRENCY_OF and then and then[0] in CURRENCY) else "cardinal"


def _is_pronoun(found: re.Match, text: str) -> bool:
    """Whether "one" stands for a person or thing and is no number."""
    if found[0].lower() != "one":
        return False
    before = re.search(r"(\w+)[ ]$", text[max(0, found.start() - 12):found.start()])
    after = re.match(r"[ ]([\w']+)", text[found.end():found.end() + 20])
    return not after or after[1].lower() in NOT_ONE_AFTER or bool(before and before[1].lower() in NOT_ONE_BEFORE)


def _matches(text: str, start: int, end: int) -> Iterator[re.Match]:
    """What PATTERN finds from left to right without overlap."""
    begin = BEGIN.search(text, start, end)
    while begin:
        found = PATTERN.match(text, begin.start(), end)
        if found:
            yield found
        begin = BEGIN.search(text, found.end() if found else begin.start() + 1, end)


def find_numbers(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, float, str, str, str]]:
    """The numbers of one sentence as (start, end, value, multiplier, unit_words, kind); see `find_quantities`.

    >>> [(value, unit, kind) for _, _, value, _, unit, kind in find_numbers("Nearly 800,000 people lost 2.1 billion yuan, or 3.5% more.")]
    [(800000.0, 'people lost', 'cardinal'), (2100000000.0, 'yuan', 'money'), (3.5, '', 'percent')]
    """
    end, stop, rows = len(text) if end is None else end, stop_words(), []
    for found in _matches(text, start, end):
        if _is_pronoun(found, text):
            continue
        units = _unit_words(text, found.end(), end, stop)
        kind = _kind(found, units)
        units = units if kind in COUNTING_KINDS else ""
        value = value_of(found[0]) if kind in ("cardinal", "percent", "money") else _rank(found[0]) if kind == "ordinal" else float("nan")
        rows.append((found.start(), found.end(), value, multiplier_of(found[0]) if kind in ("cardinal", "percent", "money") else "", units, kind))
    return rows


def _rank(written: str) -> float:
    """What an ordinal is worth: 21 for 21st and twenty-first."""
    digits = re.match(r"\d+", written)
    if digits:
        return float(digits[0])
    tens, _, unit = written.lower().rpartition("-")
    return float(ORDINALS.index(unit) + 1) + (value_of(tens) if tens else 0.0)


def find_quantities(documents: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """One row a number in a counted sentence (table `quantities`): doc_id, start, end, sentence, value, multiplier, unit_words, kind.

    text[start:end] is the number with its sign, the currency sign or code before it, its multiplier words and the percent sign or
    word; a currency named after it is in `unit_words`: up to three words that follow, to the next function word or mark.
    kind: cardinal, percent, money, ordinal; vague ("dozens", "several": no value); date, time, licence (a number that names
    something: licence, telephone, flight, article of a law), which are told apart and have no value. "one" as a pronoun
    ("one of", "no one") is no number. Nothing is paired, summed or judged.
    """
    texts = dict(zip(documents["doc_id"].tolist(), documents["text"].tolist()))
    rows = [
        (doc_id, begin, finish, number, *rest)
        for doc_id, number, start, end in zip(*(sentences[name].tolist() for name in ("doc_id", "sentence", "start", "end")))
        for begin, finish, *rest in find_numbers(texts[doc_id], start, end)
    ]
    if not rows:
        return empty_table("quantities")
    return check_table(pd.DataFrame(rows, columns=["doc_id", "start", "end", "sentence", "value", "multiplier", "unit_words", "kind"]), "quantities")


def share_quantities(quantities: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row a value of one kind: kind, value, n, n_documents, n_texts, unit_words (those it stands with, parted by ;), those in most texts first.

    Cardinals, percentages and sums of money; n and n_texts leave out copies and passages of earlier articles. Its spans are the rows of `quantities` of the same kind
    and value. That a value stands in two articles does not say that it counts the same thing.
    """
    told = quantities[quantities["kind"].isin(["cardinal", "percent", "money"])].merge(documents[["doc_id", "text_id"]], on="doc_id")
    own = own_spans(told, documents)
    rows = told.assign(own=own.astype("int64"), text=told["text_id"].where(own)).groupby(["kind", "value"], as_index=False).agg(
        n=("own", "sum"), n_documents=("doc_id", "nunique"), n_texts=("text", "nunique"),
        unit_words=("unit_words", lambda units: "; ".join(sorted(set(units) - {""}))))
    return rows.sort_values(["n_texts", "n", "value", "kind"], ascending=[False, False, False, True], kind="stable").reset_index(drop=True)
