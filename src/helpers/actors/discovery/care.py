"""Words of suspicion, victimhood or minority beside a person: anywhere in the sentence, or said of the person by name."""
from __future__ import annotations

import re
from functools import cache

from helpers.actors.discovery.codes import Token
from helpers.actors.discovery.people import Person
from helpers.actors.discovery_words import words_of

SAID = "!"
"""Ends a care that the sentence says of the person: it holds whatever the person's office."""
MINOR_SAID = "minor" + SAID
ACCUSING = "accusing"
"""Said of who accuses, arrests or prosecutes another: words of suspicion in the sentence are of the other."""
HARM = frozenset("murder killing death stabbing shooting rape kidnapping abduction assault disappearance".split())
HELD = "arrested|detained|indicted|convicted|sentenced|jailed|imprisoned|remanded|extradited|prosecuted|apprehended|handcuffed"
HURT = "killed|murdered|beaten|stabbed|raped|kidnapped|abducted|tortured|assaulted|injured|wounded|taken hostage|shot dead"
CRIME = r"(?:stuffing|embezzling|smuggling|trafficking|laundering|killing|bribing|stealing|spying|rigging|forging|kidnapping|aiding|conspiring)"
TASK = r"(?: to\b| by\b| that\b| with (?:the (?!murder|killing|theft|rape|abduction)|a (?:task|duty)|oversight|responsib|care\b|(?!" + CRIME + r"\b)\w+ing\b))"
CHARGED = rf"charged(?! ahead| forward| up| at\b|{TASK})"
SUSPECT = rf"(?:{HELD}|{CHARGED}|found guilty|under arrest|under house arrest|in custody|on trial|on bail)"
DEED = {"suspect": SUSPECT, "victim": rf"(?:{HURT})"}
NOUN = {"suspect": r"(?:suspect|defendant|fugitive|ringleader|gunman|murderer|rapist)", "victim": r"(?:victim|hostage)"}
ACTIVE = {"suspect": r"(?:arrested|detained|indicted|convicted|sentenced|jailed|imprisoned|remanded|prosecuted|apprehended|extradited|charged)", "victim": rf"(?:{HURT})"}
MATTER = {"suspect": "(?:arrest|detention|indictment|conviction|prosecution|extradition|jailing)",
          "victim": "(?:murder|killing|stabbing|rape|kidnapping|abduction|torture)"}
OWN = {"suspect": "(?:has |had )?pleaded (?:not )?guilty", "victim": "went missing"}
WAS = r"(?:was|is|has been|had been|being|remains|stays|will stay|would stay|will remain|was kept|was held|is being|was being)(?: (?:also|later|first|then|still|now|\w+ly))?"
ASIDE = r"(?:, [^,;.:]{1,70}){1,2},"
BEFORE = {care: re.compile(rf"\b(?:(?:the|a|an|main|prime|key|murder|fraud) {NOUN[care]},? |(?:alleged|convicted) (?:[a-z-]+ )?|{MATTER[care]} of (?:the )?)$", re.I)
          for care in NOUN}
DONE_TO = {care: re.compile(rf"(?<!\bwho )(?<!\bnot )\b{ACTIVE[care]} (?:the |an? )?$") for care in NOUN}
AFTER = {care: re.compile(rf"(?:{ASIDE})? (?:{WAS} {DEED[care]}|{WAS} (?:the|an?|another) {NOUN[care]}(?= of\b| in\b|[,.;]|$)|{OWN[care]})\b"
                          rf"|(?P<tied>(?:, [^,;.:]{{1,60}})?,? who (?:was|has been|had been) {DEED[care]}\b"
                          rf"|, (?:the|an?|another) (?:\w+ )?{NOUN[care]}(?=[,.;]| in\b| of\b|$))"
                          rf"| {DEED[care]}(?= over| on\b| for\b| after\b| in\b| with\b| by\b|[.,;]?$)") for care in NOUN}
GRAVE = (r"(?:fraud|bribes?|bribery|corruption|graft|murder|manslaughter|homicide|killing|theft|robbery|stealing|embezzl\w+|rape|raping|assault\w*|abuse|"
         r"smuggling|trafficking|laundering|extortion|blackmail|kidnapping|abduction|torture|treason|espionage|spying|terrorism|arson|perjury|forgery|"
         r"rigging|harassment|genocide|crimes?|arms|drugs|negligence|imprudence|homicide|reckless\w*)")
UNDER = (rf"(?:{ASIDE})? (?:(?:{WAS} )?accused of (?:[\w’'-]+ ){{0,3}}{GRAVE}\b|{WAS} (?:wanted (?:for|over|by)|under (?:criminal )?investigation)\b"
         r"|(?:faces|faced|is facing|was facing|will face|denies|denied) (?:[\w’'-]+ ){0,3}(?:charges?|trial|prosecution)\b)")
NAMED_AS = re.compile(r"(?:, [^,;.:]{1,60},)? as (?:the |an? )(?:\w+ ){0,2}suspect\b")
ACCUSES = (r"(?:prosecuted|investigated|arrested|charged|accused|indicted|sued|detained|convicted|sentenced|jailed|questioned|represented|defended|cleared"
           r"|acquitted|extradited|apprehended|caught)")
NO_OBJECT = r"(?:with|by|in|on|for|of|over|after|at|and|as|to|under|from|during|last|this|yesterday|while|but)"
ACCUSER = re.compile(rf"(?:{ASIDE}|(?:, [^,;.:]{{1,60}})?, who)? (?:has |had |also |later |then )*{ACCUSES} (?!{NO_OBJECT}\b)[\w“\"]")
ACCUSED_BY = re.compile(rf"\b{ACCUSES}\b[^,;.:]* by (?:the |an? )?(?:[a-z-]+ ){{0,2}}$")
TOGETHER = {care: re.compile(rf"\b{ACTIVE[care]} (?:the |an? )?[^,;.:]{{2,60}}? and (?:his |her |its |the |an? )?(?:[a-z-]+ ){{0,2}}$") for care in NOUN}
OBJECT_ENDS = re.compile(r"(?:[,.;]|$| on\b| in\b| with\b| over\b| for\b| after\b| at\b)(?! who)")
YOUNG = r"(?:1[0-7]|[1-9])"
MINOR = re.compile(rf"(?:, | \(|,? who (?:is|was) |,? aged |, (?:who (?:is|was) )?(?:just|only|an?) ){YOUNG}"
                   rf"(?=[,;.)]|$| years? old\b|-year-old\b| (?:said|told|died|was|is|and)\b)|, \d{{1,2}} (?:months|weeks|days) old\b")
MINOR_BEFORE = re.compile(rf"(?<![\d.,]){YOUNG}-year-old(?: [a-z-]+){{0,3}},? $")
# A verb behind a name is the name's own where nothing before it in the clause can be its subject.
CLAUSE = re.compile(r"(?:^|[,;:.!?\"“”‘—–-]\s*|\b(?:that|and|but|while|after|when|before|because|as|where|if|since|said|says|until|although) )"
                    r"(?:the |an? |former |his |her |its |their )*$", re.I)

# Beginnings of words without one of which a sentence says none of this of anybody.
SIGNS = re.compile(
    r"\b(?:a(?:ccus|cquit|bduct|lleged|pprehend|rrest|ssault)|b(?:ail\b|eaten)|c(?:aught|harg|leared|onvict|ustody)|d(?:efend|etain|etention)|extradit|fugitive"
    r"|gu(?:ilty|nman)|h(?:andcuff|ostage)|i(?:mprison|ndict|njured|nvestigat)|jail|kidnap|kill|m(?:issing|urder)|old\b|prosecut|question|r(?:ape|aping|apist|emand"
    r"|epresent|ingleader)|s(?:entenc|hot\b|tabb|ued\b|uspect)|t(?:ortur|rial)|victim|w(?:anted|ounded))|(?<!\d)(?:1[0-7]|[1-9])(?!\d)")


def may_say(sentence: str) -> bool:
    """Whether a sentence can say any of this of a person; where not, `care_said` finds nothing for any of its names."""
    return bool(SIGNS.search(sentence.lower()))


@cache
def care_words(care: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words, and the phrases, that make a person beside them one to be named with care."""
    words = words_of("suspicion.csv", care, "care")
    return frozenset(word for word in words if " " not in word), tuple(sorted(word for word in words if " " in word))


def care_beside(tokens: list[Token], stretch: str) -> str:
    """Words of minority, suspicion or victimhood, in this order, among the tokens of a sentence; empty where none."""
    words = {token.text.lower() for token in tokens}
    low = stretch.lower()
    for care in ("minor", "suspect", "victim"):
        single, phrases = care_words(care)
        if not words.isdisjoint(single) or any(phrase in low for phrase in phrases):
            return care
    return ""


def care_said(before: str, after: str, title: str) -> str:
    """What a sentence says of a person by name: "minor!", "suspect!" or "victim!", "accusing" of who does it to another, or nothing.

    `before` and `after` are the sentence on both sides of the name; a title that ends `before` stands between and is read over. "The suspect X",
    "X was arrested", "arrested X", "the arrest of X" say it; a word of suspicion elsewhere in the sentence, or of X's task, does not.
    """
    before, after = " ".join(before.split()) + " ", " ".join(after.split())
    after = after if after[:1] in ",.;:'’)\"”" else f" {after}"
    if after[:2] in ("'s", "’s", "'", "’"):
        return ""
    if MINOR.match(after) or MINOR_BEFORE.search(before):
        return MINOR_SAID
    noun = before
    for end in (f"{title} ", f"{title}, ") if title else ():
        before = before.removesuffix(end)
    before = before if before.strip() else ""
    own = CLAUSE.search(before)
    for care in ("suspect", "victim"):
        passive = AFTER[care].match(after)
        related = passive and (own or passive["tied"])
        if related or _named_before(care, noun, before, after):
            return care + SAID
    if own and re.match(UNDER, after) or NAMED_AS.match(after):
        return "suspect" + SAID
    return ACCUSING if ACCUSER.match(after) or ACCUSED_BY.search(before) else ""


def _named_before(care: str, noun: str, before: str, after: str) -> bool:
    """Whether the words that lead up to the name say it: with its verb, or as a noun; a comma between needs one behind."""
    found = BEFORE[care].search(noun) or BEFORE[care].search(before)
    if found and (not found[0].endswith(", ") or after.startswith((",", "."))):
        return True
    done = DONE_TO[care].search(before) or OBJECT_ENDS.match(after) and TOGETHER[care].search(before)
    return bool(done) and not (done[0].startswith("charged") and re.match(TASK, after))


def is_harmed(tokens: list[Token], person: Person) -> bool:
    """Whether the name follows "the murder of" or the like."""
    words = [token.text for token in tokens[max(0, person.first - 4):person.first]]
    return "of" in words and bool(HARM & set(words))
