"""Read, check and set the parameters of the notebooks: the first code cell, one line each, and nothing else in it."""
from __future__ import annotations

import ast
import io
import json
import re
import tokenize
from functools import cache
from pathlib import Path
from typing import NamedTuple

from helpers.errors import DatelineError, UsageError, unknown
from helpers.places import project_root, resolve_folder
from helpers.run.refusing import close_where_it_fails, open_rooms

TYPES = {"str": str, "int": int, "float": float, "bool": bool, "list[str]": list}
LIMITS = re.compile(r"\[(?P<inside>[^\]]*)\]\s*$")
# How papermill begins the cell in which it sets what it was given; it only warns of a name that the notebook does not have.
INJECTED = "# Parameters\n"
RANGE = re.compile(r"^(?P<low>-?[\d.]+)\.\.(?P<high>-?[\d.]+)$")

Value = str | int | float | bool | list


class Parameter(NamedTuple):
    """One parameter: `choices` is empty where any value goes, `low` and `high` are None where nothing bounds it."""

    name: str
    type: str
    default: Value
    help: str
    unit: str = ""
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None

    @property
    def valid(self) -> str:
        """What is valid, in words."""
        if self.choices:
            return f"one of {', '.join(self.choices)}"
        if self.low is not None:
            return f"{self.type} from {self.low:g} to {self.high:g}"
        return "an existing folder" if self.unit == "folder" else self.type


def _comments(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {token.start[0]: token.string.lstrip("# ").strip() for token in tokens if token.type == tokenize.COMMENT}


def _limits(comment: str) -> dict:
    """The part in square brackets at the end of the help: `[one of a, b]`, `[unit]` or `[unit; lo..hi]`."""
    found = LIMITS.search(comment)
    if not found:
        return {"help": comment}
    inside, text = found["inside"].strip(), comment[: found.start()].strip()
    if inside.startswith("one of "):
        return {"help": text, "choices": tuple(part.strip() for part in inside[len("one of "):].split(","))}
    unit, _, bounds = (part.strip() for part in inside.partition(";"))
    span = RANGE.match(bounds)
    return {"help": text, "unit": unit} | ({"low": float(span["low"]), "high": float(span["high"])} if span else {})


def parse_parameters(source: str) -> tuple[Parameter, ...]:
    """The parameters of a parameters cell, in order.

    Raises DatelineError for a line that is not `name: type = literal  # help`.

    >>> parse_parameters("rows: int = 15  # rows shown [rows; 5..40]")[0].valid
    'int from 5 to 40'
    """
    comments = _comments(source)
    found = []
    for node in ast.parse(source).body:
        declared = isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and ast.unparse(node.annotation) in TYPES and node.value
        if not declared or node.lineno != node.end_lineno:
            raise DatelineError(f"parameters cell, line {node.lineno}: write `name: type = literal  # help [unit; lo..hi]` on one line.")
        default = ast.literal_eval(node.value)
        found.append(Parameter(node.target.id, ast.unparse(node.annotation), default, **_limits(comments.get(node.lineno, ""))))
    return tuple(found)


def _parameters_cell(path: Path) -> str:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    tagged = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", [])]
    if len(tagged) != 1:
        raise DatelineError(f"{path.name}: exactly one cell carries the tag 'parameters'; found {len(tagged)}.")
    return "".join(tagged[0]["source"])


@cache
def notebook_parameters(path: Path) -> dict[str, Parameter]:
    """The parameters of a notebook, by name."""
    return {parameter.name: parameter for parameter in parse_parameters(_parameters_cell(path))}


def all_parameters(notebooks: list[Path]) -> dict[str, Parameter]:
    """The parameters of several notebooks, by name; one that stands in several has the same line in all.

    Raises DatelineError where two notebooks disagree.
    """
    merged: dict[str, Parameter] = {}
    for path in notebooks:
        for name, parameter in notebook_parameters(path).items():
            if merged.setdefault(name, parameter) != parameter:
                raise DatelineError(f"parameter {name!r} differs between notebooks; write the same line in all ({path.name}).")
    return merged


def _refuse(parameter: Parameter, value: object) -> UsageError:
    near = unknown("value", str(value), parameter.choices).args[0].split(": ", 1)[1] if parameter.choices else f"Valid: {parameter.valid}."
    return UsageError(f"parameter {parameter.name!r} cannot be {value!r}: {near}")


def _has_type(parameter: Parameter, value: object) -> bool:
    if parameter.type == "list[str]":
        return isinstance(value, list) and all(isinstance(part, str) for part in value)
    if parameter.type == "float":
        return isinstance(value, int | float) and not isinstance(value, bool)
    return type(value) is TYPES[parameter.type]


def check_value(parameter: Parameter, value: object) -> Value:
    """The value as the notebook gets it. Raises UsageError for a wrong type, a value out of range or not among the choices."""
    if not _has_type(parameter, value):
        raise _refuse(parameter, value)
    parts = value if isinstance(value, list) else [value]
    if parameter.choices and (not parts or any(part not in parameter.choices for part in parts)):
        raise _refuse(parameter, next((part for part in parts if part not in parameter.choices), value))
    if parameter.low is not None and not parameter.low <= value <= parameter.high:
        raise _refuse(parameter, value)
    if parameter.unit == "folder":
        resolve_folder(value)
    return float(value) if parameter.type == "float" else value


def parse_value(parameter: Parameter, text: str) -> Value:
    """The value that a text on the command line stands for; a list is parted by commas. Raises UsageError."""
    readers = {
        "str": str, "int": int, "float": float,
        "bool": lambda word: {"true": True, "false": False}[word.lower()],
        "list[str]": lambda line: [part.strip() for part in line.split(",") if part.strip()],
    }
    try:
        return readers[parameter.type](text)
    except (ValueError, KeyError):
        raise _refuse(parameter, text) from None


def settle_parameters(given: dict[str, str], notebooks: list[Path]) -> dict[str, Value]:
    """Every parameter's value: as given on the command line, else its default; nothing unknown, nothing invalid."""
    known = all_parameters(notebooks)
    for name in given:
        if name not in known:
            raise unknown("parameter", name, known)
    settled = {name: parse_value(known[name], given[name]) if name in given else parameter.default for name, parameter in known.items()}
    return {name: check_value(known[name], value) for name, value in settled.items()}


def _set_before(known: dict[str, Parameter], namespace: dict) -> list[str]:
    """The names that the cell before this one sets, where it is one of parameters: the notebook's own, or papermill's. Raises UsageError where that did not run."""
    before = "".join(namespace.get("In", [])[-2:-1])
    if before.startswith(INJECTED):
        return re.findall(r"^(\w+) = ", before, re.MULTILINE)
    names = re.findall(r"^(\w+): ", before, re.MULTILINE)
    if not set(names) & set(known):
        return []
    if "get_ipython" in namespace and not namespace["get_ipython"]().last_execution_succeeded:
        raise UsageError("the cell of the parameters ended in an error, so that some of them have earlier values; mend it and run it again.")
    return names


def check_parameters(notebook: str, namespace: dict) -> None:
    """Refuse a bad parameter value, or one that the notebook does not have, in one line; the cell after the parameters calls it.

    `notebook` is its file name without suffix, `namespace` its globals. Raises UsageError. In Jupyter the cells below refuse to run, too,
    until the cell that calls this one has run without an error.
    """
    import os

    open_rooms(namespace)
    close_where_it_fails(namespace)
    known = notebook_parameters(project_root() / "notebooks" / f"{notebook}.ipynb")
    for name in _set_before(known, namespace):
        if name not in known:
            raise unknown("parameter", name, known)
    for name, parameter in known.items():
        namespace[name] = check_value(parameter, namespace.get(name, parameter.default))
    os.environ["DATELINE_NOTEBOOK"] = notebook
