"""Where a family's name stands for the family or for a make, not for a person: "Bai, Wei and Liu families", "the Tan clan", "Ford trucks"."""
from __future__ import annotations

import re

KIND = r"(?:(?:crime|criminal|ruling|royal|political|business|powerful|wealthy|local|rival|mafia|drug) )?"
ONE = rf"{KIND}(?:family|clan|dynasty|household|brothers|sisters|siblings|twins|gang|syndicate|mafia|tribe|group)"
MANY = rf"{KIND}(?:families|clans|dynasties|households|brothers|sisters|siblings|gangs|syndicates|tribes|groups)"
NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?"
JOINT = r"(?:, (?:and )?|,? & | and | or |[-–/])(?:the )?"
AFTER = re.compile(rf"(?: and [A-Z][\w’'-]*)? {ONE}\b|(?:{JOINT}{NAME})+,? {MANY}\b|-(?:family|clan)\b")
MAKE = re.compile(r" (?:plants?|factory|factories|cars?|trucks?|pick-?ups?|vans?|vehicles?|sedans?|tractors?|motorcycles?|dealers?|dealerships?|showrooms?"
                  r"|brand|stock|shareholders|shares (?:fell|rose|gained|lost|jumped|dropped|slid|closed|were|plunged|surged|tumbled|slipped|climbed))\b")
SURNAMED = re.compile(r"\b(?:surnamed|(?:surname|(?:family|last|first|given) name|namesakes?) (?:is |was |of |called )?|(?<!by )(?<!under )the name(?: of)? "
                      r"|(?:people|families|all|half|everyone|everybody|many|others|coast|village|town) (?:here |there )?(?:(?:is|are|was|were) )?(?:called|named) )[“\"'‘ ]*$")
# "Vale is a frequent name", of which nobody in particular is told.
A_NAME = re.compile(r"[”\"'’]? (?:is|was) (?:\w+ ){0,4}(?:sur|nick|fore)?name\b(?! (?:of|for|to)\b)")
LISTED = re.compile(rf"\b(?:families|clans|dynasties)(?: named| called|:| \(| [–—-])? ?(?:the )?(?P<above>(?:{NAME}{JOINT})*)$")
LIST = re.compile(rf"(?:{JOINT}{NAME})+")
BEFORE = 120


def names_a_family(text: str, start: int, end: int) -> bool:
    """Whether the single word at this place is the name of a family, a clan, a group or a make there.

    >>> [names_a_family(text, text.index("Wei"), text.index("Wei") + 3) for text in (
    ...     "headed by Bai, Wei and Liu families", "the Wei clan", "a man surnamed Wei", "the families Bai, Wei and Liu", "Wei is a common name")]
    [True, True, True, True, True]
    >>> [names_a_family(text, text.index("Wei"), text.index("Wei") + 3) for text in ("Wei's family", "his family, Wei said", "Wei met families")]
    [False, False, False]
    """
    if AFTER.match(text, end) or MAKE.match(text, end) or A_NAME.match(text, end):
        return True
    before = text[max(0, start - BEFORE):start]
    listed = LISTED.search(before)
    return bool(SURNAMED.search(before)) or bool(listed) and bool(listed["above"] or LIST.match(text, end))
