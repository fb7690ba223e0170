"""A capital that acts or speaks stands for its state's government: "Lima has not ratified the deal"."""
from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from helpers.actors.discovery_seen import Seen
from helpers.actors.discovery_words import read_rows, words_of
from helpers.actors.joins.rows import Row, make_row
from helpers.actors.states import find_state, is_doubtful, use_of

TIES = "talks|ties|relations|tensions|negotiations|row|dispute|agreement|deal|pact|treaty|cooperation|co-operation|dialogue|rift|war of words"
RULE = "the capital of its state"
# What a capital shows only as a government: words with "to be", what it shuts or makes a condition, what comes from it.
_MOODS = ("responsible|ready|willing|unwilling|reluctant|determined|prepared|committed|adamant|keen|eager|obliged|open to|opposed to|in no hurry"
          "|under pressure")
_STANCES = (r"(?:closes?|closed|opens?|opened|shuts?|reopens?|reopened) its (?:doors?|borders?|airspace|markets?)"
            r"|(?:has |had )?(?:makes|made) [^.;:]{3,50} a condition"
            rf"|(?:is|was|remains|remained) (?:not )?(?:{_MOODS})"
            r"|, which (?:is|was) (?:not |no |also )?(?:an? )?(?:party|signatory|member) (?:to|of)")
_SENT = ("requests?|pressure|protests?|demands?|instructions|permission|approval|green light|reply|reaction|response|assurances|objections|criticism"
         "|backing|threats?")
_ASKED = ("urge[sd]?|ask(?:s|ed)?|told|accuse[sd]?|press(?:es|ed)?|pressured|blame[sd]?|warn(?:s|ed)?|sanctioned|criticised|criticized"
          "|condemn(?:s|ed)?")
_BIDDEN = ("want(?:s|ed)?|expect(?:s|ed)?|force[sd]?|push(?:es|ed)?|allow(?:s|ed)?|oblige[sd]?|order(?:s|ed)?|beg(?:s|ged)?|call(?:s|ed)? on"
           "|invite[sd]?")
_MODALS = r"(?:would|will|cannot|can|could|may|might|should|shall|must|did|does)\s*(?:not|n[’']t)?"
# What a town does as well as a government, behind a modal verb or "to" in a headline.
_OF_TOWNS = ("be|have|see|get|host|hold|become|receive|face|remain|stay|experience|suffer|sink|flood|look|feel|run|go|turn|come|wake|lose|win"
             "|need|grow|welcome|sleep|celebrate|mark|follow|reach|take|mean|do|fall|rise|stage|enjoy|hit|know|live|die|burn|offer|like|seem|expect|join|break|call|view|smell|shine|wait|use|provide|serve|open|close|make|give|try")
_ADVERBS = r"(?:(?:not|never|also|already|always|long|since|still|now|yet|repeatedly|formally|officially|publicly|again|so|far|once)\s+){0,3}"
_SAID = r"(?:,\s+(?:he|she|it|they|[A-Z]\w+)\s+(?:said|added|noted|wrote|argued|insisted|warned|recalled),)?"
# What stands right before a subject; behind a preposition, a title or another name the town is where something is.
_BEFORE = re.compile(r"(?:^|[.!?:;“\"‘(]\s*|,\s+|\b(?:that|but|and|while|whereas|because|after|before|if|whether|when|as|though|although|since|how"
                     r"|why|what|which|until|says|said|where)\s+)$", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:in|at|of|from|near|to|outside|around|across|for)\s+(?:[A-Z]\w+,?\s+){1,4}$|[A-Z]\w+(?:,| and)\s+$")


@cache
def _acts() -> str:
    verbs = words_of("name_cues.csv", "government_acts") | words_of("name_cues.csv", "speech")
    return "|".join(sorted(map(re.escape, verbs), key=lambda verb: (-len(verb), verb)))


@cache
def _acting(city: str) -> re.Pattern:
    done = rf"(?:has|had|have)\s+{_ADVERBS}(?:been\s+)?(?:{_acts()})|must|(?:{_acts()})"
    verb = rf"(?:{_MODALS}\s+{_ADVERBS}(?!(?:{_OF_TOWNS}|not|in|on|at|of|the|also)\b)[a-z]+|{_STANCES}|{done})"
    return re.compile(rf"(?<![\w-]){re.escape(city)}{_SAID}(?:\s+|(?=,))[“\"]?{_ADVERBS}{verb}\b"
                      rf"|^{re.escape(city)} to (?!(?:{_OF_TOWNS})\b)[a-z]+\b")


@cache
def _acted_on(city: str) -> re.Pattern:
    """The city with an attitude or an act of its own, addressed, or in talks with another."""
    acts = {noun for row in read_rows("role_nouns.csv") if row["class"] == "act" for noun in row["nouns"].split(";")}
    nouns = "|".join(sorted(map(re.escape, acts), key=lambda noun: (-len(noun), noun)))
    town = rf"(?<![\w-]){re.escape(city)}"
    name = r"[A-Z][\w-]+(?: [A-Z][\w-]+)?"
    return re.compile(rf"{town}['’]s (?:[a-z-]+ )?(?:{nouns})\b"
                      rf"|\b(?:{_ASKED}) {re.escape(city)}(?= (?:to|that|of|for|over|not|why|whether|[“\"])|[,.])"
                      rf"|\b(?:{_BIDDEN}) {re.escape(city)}(?= to [a-z])"
                      rf"|\b(?i:{_SENT}) from {re.escape(city)}(?![\w-])(?! [A-Z])"
                      rf"|\b(?i:{TIES}) (?:with|between) (?:{name} and )?{re.escape(city)}(?![\w-])(?: and {name})?")


def capital_rows(places: list[Seen], texts: Mapping[str, str], stretches: Mapping[str, list[tuple[int, int]]]) -> list[Row]:
    """The rows, each for one article and the words beside it, of capitals that do what only a government does."""
    named = sorted({(one.doc_id, one.name) for one in places if use_of(one.name) == "capital" and not is_doubtful(one.name)})
    rows = []
    for doc_id, city in named:
        state = find_state(city, ("capital",))
        beside = {words for start, end in stretches.get(doc_id, ()) for words in _told(city, texts[doc_id][start:end])} if state else set()
        scope = {"only_in": doc_id, "country": state}
        rows += [make_row(city, state, "state", f"{RULE}, which acts here: {words}", near=words, **scope) for words in sorted(beside)]
    return rows


def _told(city: str, sentence: str) -> list[str]:
    """The words of one sentence in which the city acts; none where the town is named beside it as a place."""
    acting = ((match, sentence[:match.start()]) for match in _acting(city).finditer(sentence))
    found = [*_acted_on(city).finditer(sentence), *(match for match, before in acting if _BEFORE.search(before) and not _PLACED.search(before))]
    alone = len(re.findall(rf"(?<![\w-]){re.escape(city)}(?![\w-])", sentence)) == len(found)
    return [re.sub(r"\s+", " ", match[0]).replace(";", "") for match in found] if alone else []
