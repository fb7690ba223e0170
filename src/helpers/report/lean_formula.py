"""Formulas in fewer bytes: without what HTML and MathML know by themselves."""
from __future__ import annotations

import html
import re

UPRIGHT = re.compile(r'(?:<mi mathvariant="normal">[^<]*</mi>){2,}')
LETTER = re.compile(r">([^<]+)<")
FENCE = re.compile(r'<mo (?:fence="true" form="(?:prefix|postfix)"|stretchy="false")>')
SPACE = re.compile(r'<mspace width="0.167em" ?/>')
ALONE = re.compile(r"<mrow>(<(m[ino])>[^<]*</\2>|<m(sub|sup|sqrt|frac)>(?:(?!<mrow>|</m\3>).)*</m\3>)</mrow>")
WHOLE = re.compile(r"(<math[^>]*>)<mrow>(.*)</mrow></math>", re.S)


def lean_formula(formula: str) -> str:
    """A formula without its name space, rows of one or of all, fences told as such, thin spaces; an upright name as one, a letter as a variable.

    >>> lean_formula('<math display="inline"><mrow><mi>n</mi></mrow></math>')
    '<var>n</var>'
    >>> lean_formula('<math><mrow><msqrt><mrow><mi>n</mi></mrow></msqrt></mrow></math>')
    '<math><msqrt><mi>n</mi></msqrt></math>'
    """
    formula = formula.replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "").replace(' display="inline"', "").replace(' stretchy="true"', "")
    formula = UPRIGHT.sub(lambda found: f"<mi>{''.join(LETTER.findall(found.group()))}</mi>", formula)
    formula = SPACE.sub("", FENCE.sub("<mo>", formula))
    while (fewer := ALONE.sub(r"\1", formula)) != formula:
        formula = fewer
    whole = WHOLE.fullmatch(formula)
    formula = f"{whole.group(1)}{whole.group(2)}</math>" if whole and not _is_split(whole.group(2)) else formula
    formula = re.sub(r"^<math><mi>(\w)</mi></math>$", r"<var>\1</var>", formula)
    return re.sub(r"&#x([0-9A-Fa-f]+);", lambda found: html.escape(chr(int(found.group(1), 16))), formula)


def _is_split(inside: str) -> bool:
    """Whether what stands between the first row's begin and the last row's end is more than one row."""
    depth = 0
    for tag in re.findall(r"</?mrow>", inside):
        depth += 1 if tag == "<mrow>" else -1
        if depth < 0:
            return True
    return False
