"""The one place where errors are built: what was asked, what is valid, what to do next."""
from __future__ import annotations

import difflib
from collections.abc import Iterable


class DatelineError(Exception):
    """A user's mistake or a failed run, told in one line; `exit_code` is what the command ends with."""

    exit_code = 1

    def _render_traceback_(self) -> list[str]:
        """What IPython shows in place of a traceback."""
        return [f"{type(self).__name__}: {self}"]


class UsageError(DatelineError):
    """A wrong call: nothing was started and nothing was written."""

    exit_code = 2


class ContractError(DatelineError):
    """A table that breaks its contract in `tables`: a fault of the code, not of the user."""


def nearest(asked: str, valid: Iterable[str], least: float = 0.5) -> str:
    """The valid name most like the one asked for, or an empty string where none is near: none has so much of it in common (0 nothing, 1 all).

    >>> nearest("corpus_dri", ["corpus_dir", "n_terms"])
    'corpus_dir'
    """
    found = difflib.get_close_matches(asked, sorted(valid), n=1, cutoff=least)
    return found[0] if found else ""


def unknown(what: str, asked: str, valid: Iterable[str], remedy: str = "") -> UsageError:
    """The error for a name that is not one of `valid`; names the nearest and lists the valid ones.

    >>> print(unknown("parameter", "n_term", ["n_terms", "seed"]))
    unknown parameter 'n_term': did you mean 'n_terms'? Valid: n_terms, seed.
    """
    names = sorted(valid)
    near = nearest(asked, names)
    hint = f"did you mean {near!r}? " if near else ""
    return UsageError(f"unknown {what} {asked!r}: {hint}Valid: {', '.join(names)}.{' ' + remedy if remedy else ''}")
