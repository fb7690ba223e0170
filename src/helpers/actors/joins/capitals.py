"""A capital that acts or speaks stands for its state's government: "Lima has not ratified the deal"."""
from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from helpers.actors.discovery_seen import Seen
from helpers.actors.discovery_words import read_rows, words_of
from helpers.actors.joins.rows import Row, make_row
from helpers.actors.joins.short import Article
from helpers.actors.roles_subject import CALENDAR
from helpers.actors.roles_words import acting_forms
from helpers.actors.states import find_state, is_doubtful, use_of

RULE = "the capital of its state"
# What stands for the capital asked about, and for another, in a sentence as the expressions read it: they are compiled once, not for each capital.
CITY, OTHER = "\ue000+", "\ue001+"
# Before "with" and "between" two capitals these say that governments deal with each other.
TIES = ("talks|ties|relations|tensions|negotiations|row|dispute|agreement|deal|pact|treaty|accord|cooperation|co-operation|dialogue|rift|war of words"
        "|standoff|stand-off|quarrel|quarrels|understanding|memorandum|trust|friction|contacts|consultations|contract")
_DEALS = (r"(?:negotiat|quarrel|argu|clash|bargain|cooperat|co-operat|coordinat|co-ordinat|consult|sid|haggl)\w+|at odds|in touch|in contact|fell out|falling out"
          r"|broke|breaks|breaking|furious|frustrated|impatient|patience|dealings?")
# What comes from a government, goes to one, is for one, is thrown at one.
_SENT = ("requests?|pressure|protests?|demands?|instructions|permission|approval|green light|reply|reaction|response|assurances|objections|criticism"
         "|backing|threats?|word|orders|silence|explanations?")
_TOLD = (r"(?:report|complain|appeal|protest|apologi[sz]|explain|propos|promis)\w*|messages?|warnings?|letters?|notes?|ultimatum|signals?|response|reply|answer"
         r"|concessions?|demands?|thanks|gratitude|loyal|according")
_MEANT = r"blows?|setbacks?|victory|embarrassment|headache|messages?|problem|dilemma|test|awkward (?:time|moment)|relief|lesson|warning|win|defeat"
_THROWN = r"(?:hit|hits|hitting|lash\w*|hit) (?:back|out)|anger|fury|outrage|finger|barbs?|swipes?|broadside"
# What a capital shows only as a government: words with "to be", what it shuts or makes a condition.
_MOODS = ("responsible|ready|willing|unwilling|reluctant|determined|prepared|committed|adamant|keen|eager|obliged|open to|opposed to|in no hurry"
          "|under pressure|furious|angry|silent|wary|cautious")
_STANCES = (r"(?:closes?|closed|opens?|opened|shuts?|reopens?|reopened) its (?:doors?|borders?|airspace|markets?|eyes)"
            r"|(?:has |had )?(?:makes|made) [^.;:]{3,50} a condition"
            rf"|(?:is|was|remains|remained) (?:not )?(?:{_MOODS})"
            r"|(?:is|was) (?:not )?[“\"]\w+"
            r"|, which (?:is|was) (?:not |no |also )?(?:an? )?(?:party|signatory|member) (?:to|of)")
_OWNED = (r"government|(?:foreign |defen[cs]e |interior )?ministry|envoys?|ambassador|diplomats?|army|troops|military|armed forces|all(?:y|ies)|adversar(?:y|ies)"
          "|trading partners?|investment arm|central bank|nuclear programme|nuclear program|foreign minister|negotiators?|exports|sovereignty")
_ASKED = ("urge[sd]?|ask(?:s|ed)?|told|accuse[sd]?|press(?:es|ed)?|pressured|blame[sd]?|warn(?:s|ed)?|sanctioned|criticised|criticized"
          "|condemn(?:s|ed)?")
_BIDDEN = ("want(?:s|ed)?|expect(?:s|ed)?|force[sd]?|push(?:es|ed)?|allow(?:s|ed)?|oblige[sd]?|order(?:s|ed)?|beg(?:s|ged)?|call(?:s|ed)? on"
           "|invite[sd]?")
_MODALS = r"(?:would|will|cannot|can|could|may|might|should|shall|must|did|does)\s*(?:not|n[’']t)?"
# What a town does as well as a government, behind a modal verb or "to" in a headline.
_OF_TOWNS = ("be|have|see|get|host|hold|become|receive|face|remain|stay|experience|suffer|sink|flood|look|feel|run|go|turn|come|wake|lose|win"
             "|need|grow|welcome|sleep|celebrate|mark|follow|reach|take|mean|do|fall|rise|stage|enjoy|hit|know|live|die|burn|offer|like|seem|expect|join|break|call|view|smell|shine|wait|use|provide|serve|open|close|make|give|try")
_ADVERBS = r"(?:(?:not|never|also|already|always|long|since|still|now|yet|repeatedly|formally|officially|publicly|again|so|far|once|then|later)\s+){0,3}"
_SAID = (r"(?:,\s+(?:he|she|it|they|[A-Z]\w+)\s+(?:said|added|noted|wrote|argued|insisted|warned|recalled),"
         r"|,?\s+(?:for its part|on its side|on its part|in turn|too|meanwhile|however|in response|on \w+day|last \w+|this \w+|yesterday),?)?")
# What stands right before a subject; behind a preposition, a title or another name the town is where something is.
_BEFORE = re.compile(r"(?:^|[.!?:;“\"‘(–—]\s*|,\s+|\b(?:that|but|and|while|whereas|because|after|before|if|whether|when|as|though|although|since|how"
                     r"|why|what|which|until|says|said|where)\s+)$", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:in|at|of|from|near|to|outside|around|across|for)\s+(?:[A-Z]\w+,?\s+){1,4}$|(?P<list>[A-Z]\w+)(?:,| and)\s+$")
_ADVERBIAL = re.compile(r"(?:^|[.“\"]\s*)(?:Through|Via|According to|After|Unlike|Despite|With|Under|Before|Like|By) (?:[\w’'-]+ ){0,4}?[A-Z]\w+,\s+$")
_SPORT = re.compile(r"\b(?:goals?|league|striker|midfielder|goalkeeper|coach|fans|season|champions|derby|kick-?off|club)\b")
_UNION = re.compile(r"\bEuropean (?:Union|Commission|Council|Parliament)\b|\bEU\b")


def _any(words: frozenset[str] | set[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@cache
def _verbs(sport: bool) -> tuple[str, str, str, str]:
    """What governments do: finite forms, forms that are plural nouns too, gerunds, base forms; in an article on sport only what no team does."""
    told = words_of("name_cues.csv", "government_acts") | words_of("name_cues.csv", "speech")
    finite, plural, gerunds, bases = acting_forms(frozenset(_OF_TOWNS.split("|")) | words_of("name_cues.csv", "town_acts"))
    return (_any(told), "", "", "") if sport else (_any(told | finite), _any(plural - told), _any(gerunds), _any(bases))


@cache
def _acting(sport: bool) -> re.Pattern:
    finite, plural, gerunds, _ = _verbs(sport)
    done = rf"(?:has|had|have)\s+{_ADVERBS}(?:been\s+)?(?:{finite})|must|(?:{finite})"
    loose = rf"|(?:{plural})(?= (?:a|an|the|its|[A-Z“\"]))|(?:is|was)\s+{_ADVERBS}(?:{gerunds})" if plural else ""
    verb = rf"(?:{_MODALS}\s+{_ADVERBS}(?:(?!(?:{_OF_TOWNS}|not|in|on|at|of|the|also)\b)[a-z]+|hold (?:it|him|her|them))|{_STANCES}|{done}{loose}|, which\s+{_ADVERBS}(?:{done}))"
    return re.compile(rf"(?<![\w-]){CITY}{_SAID}(?:\s+|(?=,))[“\"]?{_ADVERBS}{verb}\b"
                      rf"|^{CITY} to (?!(?:{_OF_TOWNS})\b)[a-z]+\b")


@cache
def _acted_on() -> re.Pattern:
    """The city with an attitude or an act of its own, addressed, or in talks with another."""
    acts = {noun for row in read_rows("role_nouns.csv") if row["class"] == "act" for noun in row["nouns"].split(";")}
    town, end = rf"(?<![\w-]){CITY}", r"(?![\w-])(?! [A-Z])"
    name = r"[A-Z][\w-]+(?: [A-Z][\w-]+)?"
    return re.compile(rf"{town}['’]s (?:[a-z-]+ )?(?:{_any(acts)}|{_OWNED})\b"
                      rf"|\b(?:{_ASKED}) {CITY}(?= (?:to|that|of|for|over|not|why|whether|[“\"])|[,.])"
                      rf"|\b(?:{_BIDDEN}) {CITY}(?= to [a-z])"
                      rf"|\b(?i:{_SENT}) from {CITY}{end}|\b(?i:{_TOLD}) to {CITY}{end}"
                      rf"|\b(?i:{_MEANT}) for {CITY}{end}|\b(?i:{_THROWN}) at {CITY}{end}"
                      rf"|\b(?i:sent|ordered|backed|imposed|rejected|accepted|approved|signed|promised|demanded|requested|issued|proposed|decided) by {CITY}{end}"
                      rf"|\b(?i:{_DEALS}|{TIES}) with {CITY}{end}"
                      rf"|\b(?i:{TIES}) (?:with|between) (?:{name} and )?{CITY}(?![\w-])(?: and {name})?")


def capital_rows(places: list[Seen], states: list[Seen], articles: Mapping[str, Article]) -> list[Row]:
    """The rows, each for one article and the words beside it, of capitals that do what only a government does."""
    named: dict[str, set[str]] = {}
    for one in places:
        if use_of(one.name) == "capital" and one.doc_id in articles:
            named.setdefault(one.doc_id, set()).add(one.name)
    told = {(one.doc_id, one.country) for one in states if not is_doubtful(one.name)}
    rows = []
    for doc_id, cities in sorted(named.items()):
        article = articles[doc_id]
        for city in sorted(cities):
            state = find_state(city, ("capital",))
            if _may_govern(city, article, (doc_id, state) in told):
                rows += [make_row(city, state, "state", f"{RULE}, which acts here: {words}", near=words, only_in=doc_id, country=state)
                         for words in sorted(_words(city, cities, article))]
    return rows


def _may_govern(city: str, article: Article, told: bool) -> bool:
    """Whether nothing speaks against the government: a name that is also a person's or another town's needs the state named, Brussels no Union."""
    if city == "Brussels" and _UNION.search(article.text):
        return False
    persons = {word for one in article.seen if one.kind == "person" for word in one.name.split()}
    return not is_doubtful(city) or told and city not in persons


def _words(city: str, cities: set[str], article: Article) -> set[str]:
    sport = len(set(_SPORT.findall(article.text))) > 1
    return {words for start, end in article.stretches for words in _told(city, cities, article.text[start:end], sport)}


def _told(city: str, cities: set[str], sentence: str, sport: bool) -> list[str]:
    """The words of one sentence in which the city acts; none where the town is named beside it as a place."""
    if city not in sentence:
        return []
    hidden = sentence.replace(city, CITY[0] * len(city))
    acting = [match for match in _acting(sport).finditer(hidden) if _is_subject(sentence[:match.start()])]
    found = [*_acted_on().finditer(hidden), *acting, *_in_pairs(city, cities, sentence, hidden, sport)]
    told = {sentence.index(city, match.start()) for match in found}
    alone = len(re.findall(rf"(?<![\w-]){re.escape(city)}(?![\w-])", sentence)) == len(told)
    return [re.sub(r"\s+", " ", sentence[slice(*match.span())]).replace(";", "") for match in found] if alone else []


def _is_subject(before: str) -> bool:
    placed = None if _ADVERBIAL.search(before) else _PLACED.search(before)
    return bool(_BEFORE.search(before)) and not (placed and (placed["list"] or "").lower() not in CALENDAR)


@cache
def _paired(sport: bool) -> re.Pattern:
    finite, _, _, bases = _verbs(sport)
    verb = rf"(?:(?:are|were)\s+(?:{_MOODS}|(?=[“\"])\S+)|have\s+{_ADVERBS}(?:{finite})|{_MODALS}\s+{_ADVERBS}(?!(?:{_OF_TOWNS})\b)[a-z]+|(?:{bases})|(?:{finite}))\b"
    return re.compile(rf"(?:{CITY}(?:,| and) {OTHER}|{OTHER}(?:,| and) {CITY})\s+{_ADVERBS}{verb}")


def _in_pairs(city: str, cities: set[str], sentence: str, hidden: str, sport: bool) -> list[re.Match]:
    """"Delhi, Colombo trade words", "Lisbon and Madrid have agreed": two capitals as one subject."""
    others = [other for other in sorted(cities, key=lambda other: (-len(other), other))
              if other in sentence and find_state(other, ("capital",)) != find_state(city, ("capital",))]
    if not others or not _verbs(sport)[3]:
        return []
    for other in others:
        hidden = hidden.replace(other, OTHER[0] * len(other))
    return [match for match in _paired(sport).finditer(hidden) if _is_subject(sentence[:match.start()])]
