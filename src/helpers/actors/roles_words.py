"""The word lists that role rules ask: verbs and their forms, nouns of acting and of place, reporting verbs, institution nouns.

All lists are shipped in `data/` and were written for this project from general knowledge of English news.
"""
from __future__ import annotations

from functools import cache

from helpers.places import DATA
from helpers.tables import read_sheet

DOUBLES = frozenset("""abet admit allot ban bar bid commit compel confer control cut defer deter drop equip excel expel forbid forget get
hit incur jam jet jot let log occur patrol permit pin plan plot prefer propel put quit rebel rebut recur refer regret repel run scan scrap
set shut slam slap slip snub spot stop strap submit step swap tap top transfer transmit trim whip win wrap""".split())
AUXILIARIES = frozenset("""is are was were am be been being has have had having will would can could should may might must shall does did do
cannot isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't doesn't didn't don't""".split())
FUNCTION_WORDS = frozenset("""a an the this that these those some any all both each every no none another other others such own same more
most much many few less least several i you he she it we they me him her us them my your his its our their who whom whose which what where
when why how there here and or but nor so yet if while although though because since until unless as than whether lest once plus versus vs
of in on at to from by with within without into onto upon over under above below across through throughout along among amid around about
after before during between beside besides behind beyond against toward towards for despite except including like near off out outside
inside per regarding concerning via up down back away ahead together not also too only even just still already now then again ever never
always often soon later earlier ago yesterday today tomorrow tonight overnight alike online afterwards early late last next first further
however meanwhile instead alone itself themselves himself herself perhaps maybe rather quite very well yet almost nearly home abroad
overseas elsewhere everywhere one two three four five six seven eight nine ten""".split()) | AUXILIARIES
NO_ADVERBS = frozenset("ally family supply reply rally assembly monopoly anomaly italy july fly bully belly jelly".split())
ADVERBS = frozenset("also now still already again then later once often never always not soon just too both all alone itself themselves "
                    "even first ever twice thereby thus "
                    "meanwhile however instead therefore further together".split())
AFTER_AMBIGUOUS = frozenset("to that the a an its their his her no all any more new further every each some many several another not both "
                            "one two three four five six seven eight nine ten half".split())
DETERMINERS = frozenset("the a an its their his her".split())
CALENDAR = frozenset("january february march april may june july august september october november december jan feb mar apr jun jul aug "
                     "sept sep oct nov dec "
                     "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun".split())
# Verbs whose object is spoken to, pressed, helped or opposed: who is object of one of these is a party.
OBJECT_VERBS = """accuse advise aid ask assist assure back beat blame brief caution challenge compel condemn confront congratulate convince
criticize criticise defeat denounce encourage engage face fault force help implore inform invite isolate join lobby meet notify obstruct
oppose order persuade pit praise press pressure prod prompt provoke punish push reassure rebuke remind represent request rescue sanction
scold sue summon support suspend expel tell thank threaten trust urge warn want arm fund give grant lend offer pay play provide supply let
overtake surpass outpace replace succeed rival consult allow enable require instruct expect""".split()


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + (base[-1] if base in DOUBLES else "") + "ed"


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    if base == "have":
        return "has"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _gerund(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        return base[:-1] + "ing"
    return base + (base[-1] if base in DOUBLES else "") + "ing"


def inflect(entry: str) -> dict[str, str]:
    """The forms of a verb given as `base` or `base:past:participle`.

    >>> inflect("plan"), inflect("take:took:taken")["past"]
    ({'base': 'plan', 'third': 'plans', 'past': 'planned', 'participle': 'planned', 'gerund': 'planning'}, 'took')
    """
    base, past, participle = (entry.split(":") + ["", ""])[:3]
    past = past or _past(base)
    return {"base": base, "third": _third(base), "past": past, "participle": participle or past, "gerund": _gerund(base)}


def verb_forms() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Forms that are finite verbs, forms that are a verb or a plural noun, and base forms."""
    finite, doubtful, bases, _ = _verb_forms()
    return finite, doubtful, bases


@cache
def acting_forms(without: frozenset[str]) -> tuple[frozenset[str], ...]:
    """Of the verbs but those whose base is in `without`: finite forms, forms that are a verb or a plural noun, gerunds, bases."""
    finite, doubtful, bases = verb_forms()
    forms = [inflect(_irregular().get(base, base)) for base in sorted(bases - without)]
    told = {form[name] for form in forms for name in ("third", "past", "participle")}
    return finite & told, doubtful & told, frozenset(form["gerund"] for form in forms), frozenset(form["base"] for form in forms) - doubtful


def plain_bases() -> frozenset[str]:
    """Base forms that are no common nouns."""
    return _verb_forms()[3]


@cache
def _verb_forms() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    finite, doubtful, bases, verbal = set(), set(), set(), set()
    text = (DATA / "common_verbs.txt").read_text(encoding="utf-8")
    entries = [entry for line in text.splitlines() if not line.startswith("#") for entry in line.split()]
    for entry in entries:
        forms = inflect(entry.replace("*", ""))
        bases.add(forms["base"])
        verbal.update([] if "*" in entry else [forms["base"]])
        (doubtful if "*" in entry else finite).add(forms["third"])
        (doubtful if forms["past"] == forms["base"] else finite).add(forms["past"])
    return frozenset(finite), frozenset(doubtful - finite), frozenset(bases), frozenset(verbal)


@cache
def object_verb_forms() -> frozenset[str]:
    """Every form of the verbs whose object is a party."""
    return frozenset(form for verb in OBJECT_VERBS for form in inflect(_irregular().get(verb, verb)).values())


@cache
def _irregular() -> dict[str, str]:
    text = (DATA / "common_verbs.txt").read_text(encoding="utf-8").replace("*", "")
    return {entry.split(":")[0]: entry for entry in text.split() if ":" in entry and entry.count(":") == 2}


@cache
def noun_class(name: str) -> frozenset[str]:
    """The nouns of a class (act or place) from `data/role_nouns.csv`."""
    return frozenset(noun for row in read_sheet(DATA / "role_nouns.csv").itertuples() if row[1] == name for noun in row.nouns.split(";"))


@cache
def reporting_forms() -> tuple[str, ...]:
    """Every form of every reporting verb, the longest first."""
    rows = read_sheet(DATA / "reporting_verbs.csv").itertuples()
    return tuple(sorted({form for row in rows for form in (row.verb, *row.forms.split(";"))}, key=lambda form: (-len(form), form)))


@cache
def institution_nouns() -> dict[str, tuple[str, str]]:
    """Institution noun -> (label, kind of actor)."""
    return {row.noun.lower(): (row.label, row.kind) for row in read_sheet(DATA / "institution_nouns.csv").itertuples()}


@cache
def institution_labels() -> dict[str, str]:
    """Label of an institution noun -> kind of actor."""
    return {label: kind for label, kind in institution_nouns().values()}
