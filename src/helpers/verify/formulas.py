"""A score's rule as a small formula, read with `ast` and never run as code: columns, tables of the run, `association`, numbers."""
from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from helpers import association


class NoFormula(Exception):
    """A rule that is no formula, or that names what cannot be made again."""


OPERATIONS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: lambda a, b: a / b if b else float("nan")}
RANKS = ("ranks_without", "log_likelihood_ranks")
"""Functions whose last argument is a row, and which give the numbers of all rows at once where it is left out."""
PLAIN: dict[str, Callable[..., Any]] = {"min": lambda values: min(values, default=float("nan")),
                                        "max": lambda values: max(values, default=float("nan")),
                                        "len": len, "different": lambda values: len({value for value in values if value})}
"""What may be called beside the functions of `association`; `different` is the number of different values."""


def _function(node: ast.expr) -> Callable[..., Any]:
    if isinstance(node, ast.Name) and node.id in PLAIN:
        return PLAIN[node.id]
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "association" and node.attr in association.__all__:
        return getattr(association, node.attr)
    raise NoFormula(f"it calls {ast.unparse(node)}, which is no public function of association")


class Made(NamedTuple):
    """What was computed whole for the sake of one number: for a row, and for all rows of the tables (by their ids) that it was computed from."""

    of_row: dict[str, Any]
    of_tables: dict[tuple[str, tuple[int, ...]], Any]


def _call(function: ast.expr, arguments: list[Any], named: dict[str, Any], made: Made) -> Any:
    called = _function(function)
    if called.__name__ not in RANKS or not all(isinstance(one, np.ndarray) for one in arguments[:-1]):
        return called(*arguments, **named)
    *tables, row = arguments
    key = (called.__name__, tuple(map(id, tables)))
    if key not in made.of_tables:
        made.of_tables[key] = (tables, called(*tables, **named))
    return tuple(int(ranks[row]) for ranks in made.of_tables[key][1])


def _value(node: ast.expr, look_up: Callable[[str], Any], made: Made) -> Any:
    match node:
        case ast.Constant(value=int() | float() | str() as value):
            return value
        case ast.Name(id=name):
            return look_up(name)
        case ast.Attribute(value=ast.Name(id=table), attr=column):
            return look_up(f"{table}.{column}")
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATIONS:
            return OPERATIONS[type(op)](_value(left, look_up, made), _value(right, look_up, made))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, look_up, made)
        case ast.Subscript(value=value, slice=ast.Constant(value=int() as place)):
            whole = ast.unparse(value)
            if whole not in made.of_row:
                made.of_row[whole] = _value(value, look_up, made)
            return made.of_row[whole][place]
        case ast.Call(func=function, args=arguments, keywords=keywords) if all(keyword.arg for keyword in keywords):
            named = {keyword.arg: _value(keyword.value, look_up, made) for keyword in keywords}
            return _call(function, [_value(argument, look_up, made) for argument in arguments], named, made)
    raise NoFormula(f"{ast.unparse(node)} is no part of a formula")


@cache
def read_formula(rule: str) -> ast.expr:
    """The rule as a tree. Raises NoFormula where it is none, or is a name alone, which says nothing of how it is made.

    >>> ast.unparse(read_formula("association.npmi(n, n_a, n_b, n_contexts)"))
    'association.npmi(n, n_a, n_b, n_contexts)'
    """
    try:
        tree = ast.parse(rule.strip(), mode="eval").body
    except (SyntaxError, ValueError) as error:
        raise NoFormula("it is no formula") from error
    if isinstance(tree, ast.Name):
        raise NoFormula("it is no formula")
    return tree


def evaluate(rule: str, look_up: Callable[[str], Any], made: Made | None = None) -> Any:
    """What a rule gives; `look_up` gives the value of a column or of `table.column`. Raises NoFormula where it says no way to compute.

    `made` keeps what was computed whole for the sake of one number of it.

    >>> evaluate("association.share(n, len(words.term))", {"n": 1, "words.term": ["a", "b"]}.__getitem__)
    0.5
    """
    return _value(read_formula(rule), look_up, Made({}, {}) if made is None else made)
