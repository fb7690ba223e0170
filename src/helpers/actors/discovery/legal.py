"""Legal forms of companies: "Tarka Energia, S.A.", "Tarka & Cía. S.R.L.", "Tarka Sp. z o.o.", "OOO Tarka"."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from helpers.actors.discovery.bodies import FOREIGN_SMALL, Body
from helpers.actors.discovery.codes import TOKEN, Token
from helpers.actors.discovery_words import words_of

# Forms without a full stop that English sets off by a comma; the others are ordinary words or initials there.
SET_OFF = frozenset("Inc LLC Ltd Limited Lda Ltda LLP Corp GmbH PLC JSC Incorporated SARL Zrt Kft Nyrt".split())
# Forms of which the full stop may as well end the sentence; that of the others always belongs to them.
PLAIN_TOO = frozenset("Ltd Inc Corp Co Pvt Pty Pte Sdn Bhd Tbk".split())
OF_A_NAME = frozenset("NFYSDAQCPBRKJ")


@cache
def _forms() -> dict[str, list[tuple[str, ...]]]:
    """First token -> the legal forms that begin with it, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in words_of("body_words.csv", "legal_forms"):
        parts = tuple(TOKEN.findall(form))
        found.setdefault(parts[0], []).append(parts)
    return {first: sorted(forms, key=lambda parts: (-len(parts), parts)) for first, forms in found.items()}


def _one(tokens: Sequence[Token], at: int) -> int:
    """Where the legal form ends that begins at this token; 0 where none does."""
    for parts in _forms().get(tokens[at].text, ()) if at < len(tokens) else ():
        if tuple(token.text for token in tokens[at:at + len(parts)]) == parts:
            ended = parts[-1] == "." and parts[-2] in PLAIN_TOO and at + len(parts) == len(tokens)
            return at + len(parts) - ended
    return 0


def _behind_comma(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text == "," and at + 1 < len(tokens) and ("." in tokens[at + 1].text or tokens[at + 1].text in SET_OFF)


def form_end(tokens: Sequence[Token], at: int) -> int:
    """Where the legal forms end that begin at this token, or behind the comma there: "Co., Ltd."; 0 where none does."""
    if at >= len(tokens):
        return 0
    end = _one(tokens, at + _behind_comma(tokens, at))
    while end and (further := _one(tokens, end + (end < len(tokens) and tokens[end].text == ","))):
        end = further
    return end


def find_legal(tokens: list[Token], codes: str) -> Iterator[Body]:
    """Companies that nothing but their legal form tells."""
    texts, done = [token.text for token in tokens], 0
    for at in (at for at, text in enumerate(texts) if text in _forms()):
        comma = codes[at - 1:at] == ","
        if at < done or not at or codes[at] == "B" and not comma:
            continue
        begin = at - comma
        first, last = _begin(texts, codes, begin), form_end(tokens, begin)
        if last and first < begin:
            done = last
            yield Body(first, last, "company", "", f'before "{texts[at]}"', texts[first])


def _begin(texts: Sequence[str], codes: str, at: int) -> int:
    """Where the name before a legal form begins; `at` where none stands there."""
    first = at
    while first and (codes[first - 1] in OF_A_NAME or texts[first - 1] in FOREIGN_SMALL or texts[first - 1] == "&" or codes[first - 1] == "0" and first > 1):
        first -= 1
    while first < at and not texts[first][0].isupper():
        first += 1
    return first
