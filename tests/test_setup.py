"""The environment files agree, the locks are whole and name no address, every licence is permissive."""
from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from helpers.actors import sample_accuracy

ROOT = Path(__file__).resolve().parents[1]
CONDA_NAMES = {"matplotlib-base": "matplotlib"}
CONDA_ONLY = {"python", "pip", "make", "setuptools"}
LOCKS = ["requirements.lock", "requirements-dev.lock"]


@pytest.fixture(scope="module")
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _bounds(lines: list[str]) -> dict[str, SpecifierSet]:
    found = [Requirement(line) for line in lines]
    return {canonicalize_name(CONDA_NAMES.get(one.name, one.name)): one.specifier for one in found}


def _environment() -> tuple[dict[str, SpecifierSet], list[str]]:
    lines = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    through_pip = next(line["pip"] for line in lines if isinstance(line, dict))
    return _bounds([line for line in lines if isinstance(line, str)] + [line for line in through_pip if not line.startswith("-e")]), through_pip


def test_environment_yml_holds_the_bounds_of_pyproject(project):
    conda, through_pip = _environment()
    extras = project["optional-dependencies"]
    base = _bounds(project["dependencies"])
    optional = _bounds(extras["lab"] + extras["import"])
    assert {name: conda.get(name) for name in base} == base
    assert {name: bound for name, bound in conda.items() if name not in base and name not in CONDA_ONLY} == optional
    assert "-e ." in through_pip
    assert conda["python"] == SpecifierSet(project["requires-python"])


def _pinned(lock: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", (ROOT / lock).read_text(encoding="utf-8"), re.M):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def test_the_larger_lock_holds_the_smaller_one():
    small, large = (_pinned(lock) for lock in LOCKS)
    assert {name: large.get(name) for name in small} == small


def test_the_language_model_is_locked_by_default_only_where_rules_alone_fall_behind_it():
    found = {method: float(sample_accuracy(method).query("method == @method and measure == 'span F1'")["value"].iloc[0]) for method in ("rules", "spacy")}
    assert ("spacy" in _pinned("requirements.lock")) == (found["rules"] < found["spacy"] - 0.01)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash_and_nothing_an_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[\w.-]+==)", text, flags=re.M)[1:]
    assert blocks and all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text and "--index" not in text and "--find-links" not in text


def test_what_pyproject_asks_for_is_pinned_in_its_bounds(project):
    extras = project["optional-dependencies"]
    asked = _bounds(project["dependencies"] + [line for name in ("names", "lab", "dask", "import", "tests") for line in extras[name]])
    large = _pinned("requirements-dev.lock")
    assert {name for name, bound in asked.items() if not all(version in bound for version in large.get(name, {"0"}))} == set()


# A choice of licences counts by its mildest; the words below are how distributions write a permissive licence or the MPL.
PERMISSIVE = re.compile(
    r"\b(MIT|BSD|Apache|ISC|PSF|Python Software Foundation|Python-2\.0|0BSD|Unlicense|HPND|MPL|Mozilla Public License|ZPL|CC0|zlib|CNRI|"
    r"Permission is hereby granted, free of charge)", re.I)
STRICTER = re.compile(r"GPL|General Public License|EUPL|CeCILL", re.I)
# Locked for other systems or other Pythons than the one that runs this test.
READ_BY_HAND = {
    "aiohappyeyeballs": "PSF-2.0", "aiohttp": "Apache-2.0 AND MIT", "aiosignal": "Apache-2.0", "appnope": "BSD-3-Clause", "colorama": "BSD-3-Clause",
    "frozenlist": "Apache-2.0", "multidict": "Apache-2.0", "propcache": "Apache-2.0", "pywinpty": "MIT", "yarl": "Apache-2.0",
}


def _licence(name: str) -> str:
    """What the distribution's metadata say, else the text of its licence file, else what was read by hand."""
    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return READ_BY_HAND.get(name, "")
    head = distribution.metadata
    told = [head.get("License-Expression") or "", *[line for line in head.get_all("Classifier", []) if line.startswith("License ::")]]
    files = [file for file in distribution.files or [] if re.search(r"licen[cs]e", file.name, re.I)]
    return " / ".join(part for part in told if part) or head.get("License") or " ".join(file.locate().read_text(encoding="utf-8") for file in files)


def _is_permissive(licence: str) -> bool:
    """Every part that AND joins offers, among the choices that OR joins, a permissive one.

    A long text is a licence file, and one sentence of a permissive licence settles it.
    """
    parts = [licence] if len(licence) > 300 else re.split(r"\bAND\b", licence)
    return all(any(PERMISSIVE.search(choice) and not STRICTER.search(choice) for choice in re.split(r"\bOR\b|/", part)) for part in parts)


@pytest.mark.parametrize("licence, permissive", [
    ("MIT", True), ("GPL-3.0-only", False), ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True), ("MIT AND GPL-3.0-only", False), ("", False),
])
def test_a_choice_counts_by_its_mildest(licence, permissive):
    assert _is_permissive(licence) is permissive


def test_every_licence_in_the_locks_is_permissive():
    told = {name: _licence(name) for lock in LOCKS for name in _pinned(lock)}
    assert {name: licence[:200] for name, licence in told.items() if not _is_permissive(licence)} == {}
