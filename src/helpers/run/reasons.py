"""Why a notebook runs, in words: what differs from the run of that name that is there."""
from __future__ import annotations

import json
from pathlib import Path

MOST_NAMED = 3


def _named(what: str, names: list[str]) -> str:
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"{what} {', '.join(names[:MOST_NAMED])}{more}"


def _differ(before: dict, now: dict) -> list[str]:
    return sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))


def last_record(run: Path, name: str = "run.json") -> dict:
    """The record of the run that is there; empty where there is none that can be read."""
    try:
        record = json.loads((run / name).read_text(encoding="utf-8"))
        return record if isinstance(record, dict) else {}
    except (OSError, ValueError):
        return {}


def why(notebook: str, before: dict, made_from: dict, cells_changed: bool) -> str:
    """The reason in words, from the last run's record and a notebook's ingredients of now."""
    if not before:
        return "there is no earlier run of this name"
    reasons = ["its cells changed"] if cells_changed else []
    given = {name: value for name, value in before.get("parameters", {}).items() if name in made_from["parameters"]}
    for name in _differ(given, made_from["parameters"]):
        reasons.append(f"{name} was {given.get(name)!r}, is {made_from['parameters'].get(name)!r}")
    for what, was, now in [
        ("articles changed:", before.get("corpus", {}).get("articles", {}), made_from["articles"]), ("", before.get("inputs", {}), made_from["inputs"]),
        ("the code changed:", before.get("code", {}).get("files", {}), made_from["code"]),
    ]:
        if changed := _differ(was, now):
            reasons.append(_named(what, changed).strip() + ("" if what else " changed"))
    reasons += _versions(before, made_from)
    return "; ".join(reasons) or f"{notebook} is not in the cache"


def _versions(before: dict, made_from: dict) -> list[str]:
    was, now = before.get("versions", {}), made_from["versions"]
    told = [f"{name} {was[name]} became {now[name]}" for name in _differ(was, now) if name in was and name in now]
    if before.get("python") != made_from["python"]:
        told.append(f"Python {before.get('python')} became {made_from['python']}")
    return told[:MOST_NAMED]
