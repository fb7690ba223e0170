"""Numbers in the text: each numeral and number word with what it is worth, what is counted, and what sort of number it is.

The order of PATTERN is the order in which sorts are tried; a stretch is one number only. `numerals` has the grammar of a number.
"""
from __future__ import annotations

import re

import pandas as pd

from helpers.statistics.numerals import AFTER_DIGITS, DIGITS, FRACTION, ORDINALS, WORDS, multiplier_of, value_of
from helpers.statistics.stops import stop_words
from helpers.tables import check_table, empty_table
from helpers.tokens import find_words

MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
YEAR = r"(?:1[5-9]|20)\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
DATE = "|".join((
    rf"{YEAR}[-/.]\d\d?[-/.]\d\d?(?!\d)", rf"\d\d?[/.]\d\d?[/.](?:\d\d)?\d\d(?!\d)",
    rf"(?:(?<=\s)|(?<![^\W_])){MONTH}\s{DAY}(?:\s?(?:to|and|[-–])\s?{DAY})?(?:,?\s{YEAR})?(?![\d%]|,\d)", rf"{DAY}(?:\s?(?:to|and|[-–])\s?{DAY})?\s(?:of\s)?{MONTH}(?:,?\s{YEAR})?(?!\w)",
    rf"{MONTH},?\s(?:of\s)?{YEAR}(?!\d)", rf"{YEAR}s(?!\w)", rf"{YEAR}\s?[-–/]\s?(?:{YEAR}|\d\d)(?![\d,.]\d|\d)",
    rf"(?<=\b[Ii]n\s){YEAR}(?![\d,]\d|\s?%)|(?<=\b(?:[Bb]y|[Oo]f)\s){YEAR}(?![\d,]\d|\s?%)|(?<=\b(?:[Ss]ince|[Uu]ntil|[Aa]fter|[Ee]arly)\s){YEAR}(?!\d)|(?<=\b(?:[Ff]rom|[Ll]ate|this|year|[Ll]ast)\s){YEAR}(?!\d)",
    rf"{YEAR}(?=\s*(?:[.;:)\]!?]|,(?!\d)|$))", r"\d\d?(?:st|nd|rd|th)(?=\scentury)",
    rf"(?<=\b[Tt]he\s)(?:19|20)\d\d(?=\s[a-z])", r"(?:19|20)\d\d(?=\s(?!people|men|women|police|percent|per\b|million|of\b|or\b|to\b)[a-z]+(?<!s)(?![\w]))",
))
TIME = r"\d\d?:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\b\.?)?|\d\d?(?:\.\d\d)?\s?(?:[ap]\.m\.|[ap]m\b|[AP]M\b)|\d\d?\so['’]clock"
NAMED = ("Article Section Chapter Clause Paragraph Page Phase Flight Route Highway Room Building Gate Channel Line Zone Area Sector Block Lot Unit Case Order Law Resolution Decree Version "
         "Window Windows Boeing Airbus Type Model Group Division Regiment Brigade Annex Table Figure Apollo Size Grade Level Season Episode Volume Issue Act Part Step").split()
LICENCE = "|".join((
    r"(?<!\w)(?:No|Nos|no|nos|№|number|Number)[.:]?\s?\d[\d-]*(?:/\d+)?", rf"(?<!\w)(?:{'|'.join(NAMED)})\s\d+(?:[-/]\d+)*(?!\d|[,.]\d|\s(?:percent|per\scent|million|billion))",
    r"(?<![\d,.])\d{9,}(?![\d,.]\d)", r"(?:\+\s?\d{1,3}[\s-])?\(?\d{2,4}\)?[\s-]\d{3,4}-\d{3,4}(?!\d)", r"\d{2,}(?:-\d{3,}){1,}(?!\d)", r"(?<!\w)0\d{5,}(?!\d)", r"\d+(?:\.\d+){2,}",
))
SYMBOL = r"(?:(?:US|HK|NT|A|C|S|NZ|R|AU|CA)?\$|[€£¥₹₩฿₽₫₱₺₦₴]|(?:RMB|USD|EUR|GBP|CNY|JPY|THB|INR|AUD|CAD|CHF|Rs\.?|Rp\.?)\s?)"
CURRENCY = ("yuan renminbi dollar dollars euro euros yen baht kyat kyats kip kips dong ringgit rupee rupees rupiah peso pesos ruble rubles rouble roubles franc francs "
            "lira liras riyal riyals dirham dirhams rand shekel shekels naira riel riels hryvnia zloty cent cents krona krone crowns taka").split()
PERCENT = r"\s?%|[\s-]per\s?cent(?:age\spoints?)?(?!\w)|\spercentage\spoints?"
VAGUE = (
    r"(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)(?:\sof\s(?:thousands|millions|billions|trillions))*|several(?:\s(?:dozen|hundred|thousand|million|billion))?"
    r"|a\s(?:large\s|small\s|growing\s|great\s|huge\s)?(?:number|handful|couple)(?=\sof\s)|(?:large|small|growing|great|huge)\snumbers(?=\sof\s)|a\sfew(?:\s(?:dozen|hundred|thousand|million|billion))?|countless|numerous"
)
ORDINAL = rf"\d{{1,3}}(?:st|nd|rd|th)(?!\w)|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:{'|'.join(ORDINALS)})(?!\w)"
NOT_ONE_AFTER = "of another day's or and by to in on at the who that which can could is was has had may might will would must should thing more way such".split()

PATTERN = re.compile("|".join((
    rf"(?P<time>(?<![\w.,:]){TIME})", rf"(?P<date>(?<![\d.,])(?:(?<![^\W\d_])|(?=[A-Z]))(?:{DATE}))", rf"(?P<licence>(?<![\d.,$€£])(?:{LICENCE}))",
    rf"(?P<money>(?<!\w)[-−+]?{SYMBOL}\s?{DIGITS}(?:{AFTER_DIGITS}|[mk](?!\w))?)",
    rf"(?P<ordinal>(?<![\w.,-])(?:(?i:{ORDINAL})))", rf"(?P<fraction>(?<![\w-])(?i:{FRACTION}))",
    rf"(?P<digits>(?<![\w.,/$€£¥])(?:(?<=[\s(\[\"“‘'])[-−+]|(?<![-−+]))?(?<!\w[-−]){DIGITS}(?:{AFTER_DIGITS})?(?P<percent>{PERCENT})?(?![^\W_]|[,.]\d))",
    rf"(?P<vague>(?<![\w-])(?i:{VAGUE})(?![\w-]))", rf"(?P<words>(?<![\w-])(?i:{WORDS})(?P<share>{PERCENT})?)",
    rf"(?P<range>(?<=\d[-–−]){DIGITS}(?:{AFTER_DIGITS})?(?:{PERCENT})?(?![^\W_]|[,.]\d))",
)))
KINDS = {"time": "time", "date": "date", "licence": "licence", "money": "money", "ordinal": "ordinal", "fraction": "cardinal", "vague": "vague"}
COUNTING_KINDS = ("cardinal", "percent", "money", "ordinal", "vague")
MOST_UNIT_WORDS = 3


def _unit_words(text: str, end: int, stop_at: int, stop: frozenset[str]) -> str:
    """Up to three words after a number that say what is counted: they end at a function word or a mark."""
    place, units = end, []
    after = text[end:min(stop_at, end + 80)]
    skipped = re.match(r"\sof\s", after)
    place += skipped.end() - 1 if skipped else 0
    for start, finish, term in find_words(text[place:min(stop_at, place + 80)]):
        if text[place:place + start].strip(" -") and not units or start - (units[-1][1] if units else 0) > 1 or (term in stop and not text[place + start:place + finish].isupper()):
            break
        units.append((term, finish))
        if len(units) == MOST_UNIT_WORDS:
            break
    return " ".join(term for term, _ in units)


def _kind(found: re.Match, units: str) -> str:
    group = found.lastgroup if found.lastgroup in KINDS else ""
    sort = next((name for name in KINDS if found[name] is not None), group)
    if sort:
        return KINDS[sort]
    if found["percent"] or found["share"] or found[0].rstrip().endswith(("%", "cent", "percent")):
        return "percent"
    first = units.split()
    return "money" if set(first[:2]) & set(CURRENCY) and (first[0] in CURRENCY or first[0] in ("us", "u.s.", "canadian", "australian", "hong")) else "cardinal"


def _is_pronoun(found: re.Match, text: str) -> bool:
    """Whether "one" stands for a person or thing and is no number."""
    if found[0].lower() != "one":
        return False
    before = re.search(r"(\w+)[ ]$", text[max(0, found.start() - 12):found.start()])
    after = re.match(r"[ ]([\w']+)", text[found.end():found.end() + 20])
    return not after or after[1].lower() in NOT_ONE_AFTER or bool(before and before[1].lower() in ("no", "any", "every", "this", "that", "each", "which", "another", "the", "some"))


def find_numbers(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, float, str, str, str]]:
    """The numbers of one sentence as (start, end, value, multiplier, unit_words, kind); see `find_quantities`.

    >>> [(value, unit, kind) for _, _, value, _, unit, kind in find_numbers("Nearly 800,000 people lost 2.1 billion yuan, or 3.5% more.")]
    [(800000.0, 'people lost', 'cardinal'), (2100000000.0, 'yuan', 'money'), (3.5, '', 'percent')]
    """
    end, stop, rows = len(text) if end is None else end, stop_words(), []
    for found in PATTERN.finditer(text, start, end):
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

    Cardinals, percentages and sums of money; n leaves out copies. Its spans are the rows of `quantities` of the same kind
    and value. That a value stands in two articles does not say that it counts the same thing.
    """
    told = quantities[quantities["kind"].isin(["cardinal", "percent", "money"])].merge(documents[["doc_id", "text_id"]], on="doc_id")
    own = told["doc_id"] == told["text_id"]
    rows = told.assign(own=own.astype("int64")).groupby(["kind", "value"], as_index=False).agg(
        n=("own", "sum"), n_documents=("doc_id", "nunique"), n_texts=("text_id", "nunique"), unit_words=("unit_words", lambda units: "; ".join(sorted(set(units) - {""}))))
    return rows.sort_values(["n_texts", "n", "value", "kind"], ascending=[False, False, False, True], kind="stable").reset_index(drop=True)
