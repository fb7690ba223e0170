"""The module that the notebooks share; a name is loaded from its room when it is first used, so that importing this costs nothing."""
from __future__ import annotations

from importlib import import_module

ROOMS = {
    "errors": ["DatelineError", "UsageError"],
    "tables": ["TABLES", "check_table", "data_dictionary"],
    "corpus": ["read_corpus", "corpus_listing"],
    "cleaning": ["find_zones", "set_aside"],
    "tokens": ["split_sentences", "split_words"],
    "display": ["show", "keep", "Count", "Score", "Label", "Quote", "Fact"],
    "run": ["check_parameters"],
}
HOMES = {name: room for room, names in ROOMS.items() for name in names}
__all__ = sorted([*HOMES, *ROOMS])


def __getattr__(name: str) -> object:
    if name in HOMES:
        return getattr(import_module(f"helpers.{HOMES[name]}"), name)
    try:
        return import_module(f"helpers.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"helpers.{name}":
            raise
        raise AttributeError(f"module 'helpers' has no attribute {name!r}; it has: {', '.join(__all__)}") from None


def __dir__() -> list[str]:
    return __all__
