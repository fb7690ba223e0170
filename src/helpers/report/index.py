"""The list of all runs."""
from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

from helpers.display.clean import clip, escape
from helpers.report.page import POLICY, page_style


def _runs(outputs: Path) -> list[tuple[str, dict]]:
    found = []
    for folder in sorted(path for path in outputs.iterdir() if (path / "report.html").is_file() and not path.name.startswith(".")):
        record = folder / "run.json"
        found.append((folder.name, json.loads(record.read_text(encoding="utf-8")) if record.is_file() else {}))
    return found


def _address(name: str) -> str:
    return f"{quote(name)}/report.html"


def _row(name: str, record: dict) -> str:
    corpus = record.get("corpus", {})
    articles = len(corpus.get("articles", {}))
    return (f'<tr><th scope="row"><a href="{_address(name)}">{escape(clip(name, 100))}</a></th><td>{escape(clip(corpus.get("name", ""), 100))}</td>'
            f'<td class="n">{articles or ""}</td><td><code>{escape(corpus.get("sha256", "")[:12])}</code></td></tr>')


def _comparisons(outputs: Path) -> str:
    """The comparisons in the folder, by name; nothing where there is none."""
    rows = "\n".join(f'<li><a href="{quote(path.name)}">{escape(clip(path.stem.removeprefix("compare-"), 120))}</a></li>'
                     for path in sorted(outputs.glob("compare-*.html")))
    return f'<h2 id="part-comparisons">Comparisons of two runs</h2><ul class="comparisons">{rows}</ul>' if rows else ""


def build_index(outputs: Path) -> Path:
    """Write `index.html` in the outputs folder, a row a run by name, and return its path."""
    rows = "\n".join(_row(name, record) for name, record in _runs(outputs))
    table = ('<div class="scroll" tabindex="0" role="region" aria-label="Table: runs"><table><caption>Runs, by name</caption><thead><tr>'
             '<th scope="col">Run</th>'
             f'<th scope="col">Corpus</th><th scope="col" class="n">Files</th><th scope="col">Hash of the corpus</th></tr></thead>'
             f'<tbody>{rows}</tbody></table></div>')
    path = outputs / "index.html"
    path.write_text(
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="description" content="All Dateline reports in this folder."><title>Dateline reports</title>'
        f'<style>{page_style()}</style></head>\n<body class="dl">'
        '<main id="part-content"><header class="first"><p class="kicker">Dateline</p><h1>Reports</h1></header>'
        f'{table if rows else "<p>No report yet.</p>"}{_comparisons(outputs)}</main></body></html>\n',
        encoding="utf-8")
    return path
