"""The shape of the house: who imports whom, how long a function is, what a notebook may hold."""
from __future__ import annotations

import ast
import statistics
from pathlib import Path

import pytest

HELPERS = Path(__file__).resolve().parents[1] / "src" / "helpers"
LEVELS = [
    ["errors", "places", "tables", "lines", "cleantext", "store"], ["corpus", "engine"], ["cleaning", "tokens", "association", "gates"], ["statistics", "cooccurrence", "actors", "sampling"],
    ["charts", "findings", "evidence", "measuring"], ["display"], ["report", "stories", "questions"], ["run", "verify"], ["compare", "rights"], ["__main__"],
]
LEVEL = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}
FILES = sorted(HELPERS.rglob("*.py"))


def _room(path: Path) -> str:
    return path.relative_to(HELPERS).parts[0].removesuffix(".py")


def _imported_rooms(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "helpers":
            parts = node.module.split(".")
            names |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("helpers.")}
    return names


@pytest.mark.parametrize("path", [path for path in FILES if path != HELPERS / "__init__.py"], ids=lambda path: str(path.relative_to(HELPERS)))
def test_imports_go_one_way(path):
    room = _room(path)
    foundations = {"errors": {"errors"}, "places": {"errors", "places"}, "tables": {"errors", "places", "tables"}}.get(room)
    allowed = foundations or {name for name in LEVEL if LEVEL[name] < LEVEL[room]} | {room} | (set(LEVELS[0]) if LEVEL[room] == 0 else set())
    assert _imported_rooms(path) - allowed == set()


def test_verify_counts_by_code_of_its_own():
    used = set().union(*[_imported_rooms(path) for path in FILES if _room(path) == "verify"], set())
    assert used & {"statistics", "cooccurrence", "actors"} == set()


def test_only_engine_knows_dask():
    users = {_room(path) for path in FILES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
             if isinstance(node, ast.Import | ast.ImportFrom) and any(name.split(".")[0] in ("dask", "distributed")
             for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]))}
    assert users <= {"engine"}


def _lengths() -> dict[str, int]:
    found = {}
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = node.end_lineno - node.lineno + 1
                if ast.get_docstring(node):
                    length -= node.body[0].end_lineno - node.body[0].lineno + 1
                found[f"{path.relative_to(HELPERS)}:{node.name}"] = length
    return found


def test_functions_are_short():
    lengths = _lengths()
    assert {name: length for name, length in lengths.items() if length > 40} == {}
    assert statistics.median(lengths.values()) <= 8


def test_files_are_short():
    assert {str(path.relative_to(HELPERS)): lines for path in FILES if (lines := path.read_text(encoding="utf-8").count("\n")) > 260} == {}


def test_public_functions_have_a_docstring():
    bare = [f"{path.relative_to(HELPERS)}:{node.name}" for path in FILES for node in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node)]
    assert bare == []
