"""The end matter: what was left out, how it is computed, with what parameters, from which bytes, by which code."""
from __future__ import annotations

import pandas as pd

from helpers.display.clean import clip, escape, escape_exact
from helpers.report.labels import PageNumbers
from helpers.report.measures import measures_html
from helpers.report.story import Story

MOST_ROWS = 100


def formulas_html(rules: pd.Series) -> str:
    """How each measure that the page shows is made, readable offline."""
    return measures_html(rules.unique())


def limits_html(stories: list[Story]) -> str:
    """What each notebook says about its own limits."""
    return "\n".join(f"<h3>{escape(story.title)}</h3>{story.limits}" for story in stories if story.limits)


def skipped_html(skipped: pd.DataFrame, numbers: PageNumbers) -> str:
    """The files and records not used, each with its reason."""
    if not len(skipped):
        return "<p>Every file in the folder was read as an article; nothing was skipped.</p>"
    rows = "\n".join(
        f'<tr><th scope="row">{numbers.text(f"skipped {at} path", clip(one["path"], 120), "skipped.path")}</th>'
        f'<td>{numbers.text(f"skipped {at} reason", clip(one["reason"], 300), "skipped.reason")}</td></tr>'
        for at, one in enumerate(skipped.head(MOST_ROWS).to_dict("records"), 1))
    more = "" if len(skipped) <= MOST_ROWS else (f"<p>{numbers.number('skipped all', len(skipped), 'rows of skipped')} in all; "
                                                 "the others stand in <code>tables/skipped.csv</code>.</p>")
    return (f'<div class="scroll" tabindex="0" role="region" aria-label="Table: not used"><table><caption>Files and records not used</caption>'
            f'<thead><tr><th scope="col">File</th><th scope="col">Why</th></tr></thead><tbody>{rows}</tbody></table></div>{more}')


def parameters_html(parameters: dict, numbers: PageNumbers) -> str:
    """The parameters of the run."""
    rows = "\n".join(
        f'<tr><th scope="row">{numbers.text(f"name of {name}", clip(name, 80), "run.json: parameters")}</th>'
        f'<td>{numbers.text(f"parameter {name}", clip(value if value != "" else "none", 200), "run.json: parameters")}</td></tr>'
        for name, value in sorted(parameters.items()))
    return ('<div class="scroll" tabindex="0" role="region" aria-label="Table: parameters"><table><caption>Parameters</caption><thead><tr>'
            '<th scope="col">Name</th>'
            f'<th scope="col">Value</th></tr></thead><tbody>{rows}</tbody></table></div>')


def record_html(record: dict, numbers: PageNumbers) -> str:
    """What the page was made from, as hashes; neither day, machine nor folder."""
    corpus, inputs = record.get("corpus", {}), record.get("inputs", {})
    told = {
        "Corpus": corpus.get("sha256", ""), "Registry (actors.csv)": inputs.get("actors.csv", "none: worked out by discovery"),
        "Code": record.get("code", {}).get("sha256", ""),
        "Lock of the packages": record.get("lock", ""), "Python": record.get("python", "")}
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{numbers.text(f'record {name}', text, 'run.json')}</dd>" for name, text in told.items() if text)
    return f'<dl class="hashes">{rows}</dl>'


def code_html(stories: list[Story]) -> str:
    """The code of each notebook, folded away."""
    return "\n".join(
        f'<details class="code"><summary>{escape(story.title)}</summary><pre tabindex="0" aria-label="Code: '
        f'{escape(story.title)}">{escape_exact(chr(10).join(_spaced(story.code)))}</pre></details>'
        for story in stories if story.code)


def _spaced(cells: list[str]) -> list[str]:
    return [f"{cell}\n" for cell in cells]
