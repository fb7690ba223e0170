"""The lines around a chart: what rests on one article, what would change it; and how several become one."""
from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from helpers.findings.ranking import PLACEHOLDER, Cell, Finding, rank
from helpers.tables.grouped import aggregate


def _only_text(per_text: pd.DataFrame, label: str, n: str, text: str) -> list[str]:
    """The labels whose whole number comes from one text, largest first."""
    counted = per_text[per_text[n] > 0]
    sums = aggregate(counted.groupby(label), n=(n, "sum"), n_texts=(text, "nunique"))
    return [str(name) for name in sorted(sums.index[sums["n_texts"] == 1], key=lambda name: (-sums.loc[name, "n"], name))]


def rests_on(per_text: pd.DataFrame, label: str, n: str, shown: Sequence[str] | None = None, text: str = "text_id", prefix: tuple = ()) -> Finding:
    """The line "rests on": which rows hang on one article, the largest three by name. `shown` limits it to the rows of the item's table."""
    if per_text.empty or not (per_text[n] > 0).any():
        return Finding("rests on nothing: there is no row")
    names = [name for name in _only_text(per_text, label, n, text) if shown is None or name in set(map(str, shown))]
    if not names:
        return Finding("no row rests on a single article")
    if per_text.loc[per_text[n] > 0, text].nunique() == 1:
        return Finding("every row rests on the same article")
    places = ("first", "second", "third")[: len(names)]
    listed = [f"{{{place}}}" for place in places]
    words = listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"
    words = f"{', '.join(listed)} and further rows (hollow)" if len(names) > 3 else words
    verb = "rests on a single article" if len(names) == 1 else "rest on a single article each"
    return Finding(f"{words} {verb}", {place: Cell((*prefix, name), label) for place, name in zip(places, names)}, dict(zip(places, names)))


def would_change(per_text: pd.DataFrame, label: str, n: str, error: float = 0.10, text: str = "text_id", also: str = "") -> Finding:
    """What follows "would change if": whether one article left out changes who comes first.

    `also` adds a reason of the caller's ("an undated article were early").
    """
    ranked, more, firm = rank(per_text, label, n, 0.0, text), f", or if {also}" if also else "", "; no single article left out changes it"
    if len(ranked.order) < 2:
        return Finding(f"another article were added{more}")
    if ranked.n_texts == 1:
        return Finding(f"its only article were left out{more}")
    if ranked.rivals:
        return Finding(f"a single article were left out{more}")
    if rank(per_text, label, n, error, text).rivals:
        return Finding(f"the count were off by its expected error{more}{firm}")
    return Finding(f"other articles were added{more}{firm}")


def join(*parts: Finding | str, between: str = "; ") -> Finding:
    """Several findings or plain templates as one, their references kept apart.

    >>> str(join("counted: named mentions", Finding("rests on {first}", {"first": "x"}, {"first": "Peru"})))
    'counted: named mentions; rests on Peru'
    """
    texts, refs, values = [], {}, {}
    for at, part in enumerate(parts):
        if isinstance(part, str):
            texts.append(part)
            continue
        names = {name: f"{name}_{at}" if name in refs and refs[name] != part.refs.get(name) else name for name, _ in PLACEHOLDER.findall(part.text)}
        texts.append(PLACEHOLDER.sub(lambda match, names=names: "{" + names[match[1]] + (f":{match[2]}" if match[2] else "") + "}", part.text))
        refs |= {names[name]: ref for name, ref in part.refs.items()}
        values |= {names[name]: value for name, value in part.values.items()}
    return Finding(between.join(texts), refs, values)


def quoted(finding: Finding) -> Finding:
    """The finding with the names it gives in quotation marks: for words, which would read as words of the sentence.

    None stands first, where the page would give it a capital of its own.

    >>> str(quoted(Finding("{first} stands {n:time}", {}, {"first": "fraud", "n": 2})))
    'Here “fraud” stands 2 times'
    """
    text = finding.text
    for place in ("first", "second", "third"):
        text = text.replace(f"{{{place}}}", f"“{{{place}}}”")
    return Finding("Here " + text if text.startswith("“") else text, finding.refs, finding.values)
