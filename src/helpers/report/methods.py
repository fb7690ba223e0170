"""The end matter: what was left out, how it is computed, with what parameters, from which bytes, by which code."""
from __future__ import annotations

import re

import pandas as pd

from helpers.display.clean import clip, escape, escape_exact
from helpers.report.labels import PageNumbers
from helpers.report.prose import formula
from helpers.report.story import Story

MOST_ROWS = 100
FORMULAS = {
    "npmi": ("Normalised pointwise mutual information (Bouma 2009)", r"\mathrm{NPMI}=\frac{\ln\frac{n\,N}{n_a\,n_b}}{-\ln\frac{n}{N}}"),
    "log_likelihood": ("Log-likelihood (Dunning 1993)", r"G^2=2\sum_{i}O_i\ln\frac{O_i}{E_i}"),
    "log_ratio": ("Log ratio (Hardie 2014)", r"\log_2\frac{n/W}{n_{r}/W_{r}}"),
    "log_dice": ("logDice (Rychlý 2008)", r"14+\log_2\frac{2\,n}{n_a+n_b}"),
    "dispersion_dp": ("Deviation of proportions (Gries 2008)", r"\mathrm{DP}=\frac{1}{2}\sum_{i}\left|\frac{n_i}{n}-\frac{W_i}{W}\right|"),
    "mattr": ("Moving-average type-token ratio (Covington and McFall 2010)", r"\mathrm{MATTR}=\frac{1}{N-w+1}\sum_{i=1}^{N-w+1}\frac{T_i}{w}"),
    "flesch_reading_ease": ("Flesch reading ease (1948)", r"206.835-1.015\,\frac{W}{S}-84.6\,\frac{Y}{W}"),
    "rate": ("Rate", r"\mathrm{rate}=k\,\frac{n}{W}"),
}


def formulas_html(rules: pd.Series) -> str:
    """The formulas of the scores that the page shows, readable offline."""
    used = {word for rule in rules.unique() for word in re.findall(r"[a-z_]+", rule)}
    shown = [(title, latex) for name, (title, latex) in FORMULAS.items() if any(word == name or word.startswith(name + "_") for word in used)]
    return "".join(f'<dt>{_numerals(title)}</dt><dd><div class="scroll" tabindex="0" role="region" aria-label="Formula: {escape(title)}">{formula(latex)}</div></dd>' for title, latex in shown)


def _numerals(title: str) -> str:
    """A year in the name of a source, kept apart from the report's numbers."""
    return re.sub(r"(\d{4})", r"<cite>\1</cite>", escape(title))


def limits_html(stories: list[Story]) -> str:
    """What each notebook says about its own limits."""
    return "\n".join(f"<h3>{escape(story.title)}</h3>{story.limits}" for story in stories if story.limits)


def skipped_html(skipped: pd.DataFrame, numbers: PageNumbers) -> str:
    """The files and records not used, each with its reason."""
    if not len(skipped):
        return "<p>Every file in the folder was read as an article; nothing was skipped.</p>"
    rows = "\n".join(
        f'<tr><th scope="row">{numbers.text(f"skipped {at} path", clip(one["path"], 120), "skipped.path")}</th>'
        f'<td>{numbers.text(f"skipped {at} reason", clip(one["reason"], 300), "skipped.reason")}</td></tr>' for at, one in enumerate(skipped.head(MOST_ROWS).to_dict("records"), 1))
    more = "" if len(skipped) <= MOST_ROWS else f"<p>{numbers.number('skipped all', len(skipped), 'rows of skipped')} in all; the others stand in <code>tables/skipped.csv</code>.</p>"
    return (f'<div class="scroll" tabindex="0" role="region" aria-label="Table: not used"><table><caption>Files and records not used</caption>'
            f'<thead><tr><th scope="col">File</th><th scope="col">Why</th></tr></thead><tbody>{rows}</tbody></table></div>{more}')


def parameters_html(parameters: dict, numbers: PageNumbers) -> str:
    """The parameters of the run."""
    rows = "\n".join(
        f'<tr><th scope="row">{numbers.text(f"name of {name}", clip(name, 80), "run.json: parameters")}</th>'
        f'<td>{numbers.text(f"parameter {name}", clip(value if value != "" else "none", 200), "run.json: parameters")}</td></tr>' for name, value in sorted(parameters.items()))
    return ('<div class="scroll" tabindex="0" role="region" aria-label="Table: parameters"><table><caption>Parameters</caption><thead><tr><th scope="col">Name</th>'
            f'<th scope="col">Value</th></tr></thead><tbody>{rows}</tbody></table></div>')


def record_html(record: dict, numbers: PageNumbers) -> str:
    """What the page was made from, as hashes; neither day, machine nor folder."""
    corpus, inputs = record.get("corpus", {}), record.get("inputs", {})
    told = {
        "Corpus": corpus.get("sha256", ""), "Registry (actors.csv)": inputs.get("actors.csv", "none: worked out by discovery"), "Code": record.get("code", {}).get("sha256", ""),
        "Lock of the packages": record.get("lock", ""), "Python": record.get("python", "")}
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{numbers.text(f'record {name}', text, 'run.json')}</dd>" for name, text in told.items() if text)
    return f'<dl class="hashes">{rows}</dl>'


def code_html(stories: list[Story]) -> str:
    """The code of each notebook, folded away."""
    return "\n".join(
        f'<details class="code"><summary>{escape(story.title)}</summary><pre tabindex="0" aria-label="Code: {escape(story.title)}">{escape_exact(chr(10).join(_spaced(story.code)))}</pre></details>'
        for story in stories if story.code)


def _spaced(cells: list[str]) -> list[str]:
    return [f"{cell}\n" for cell in cells]
