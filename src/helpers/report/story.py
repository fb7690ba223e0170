"""An executed notebook as a story: its prose and its items in order; its code, its limits and its title apart."""
from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from helpers.display import clean_text
from helpers.display.clean import escape, escape_exact
from helpers.errors import DatelineError
from helpers.report.allow import sanitise
from helpers.report.prose import to_html

MIME = "application/vnd.dateline+html"
FINDING = re.compile(r'<h3 class="finding">(.*?)</h3>', re.S)
TITLE = re.compile(r"^#\s+(.+)$", re.M)
APART = re.compile(r"^#{2,6}\s+(limits|method|methods|how it is counted)\b.*$", re.I | re.M)
IMAGES = ("image/png", "image/jpeg", "image/gif", "image/webp")


class Story(NamedTuple):
    """One notebook: name (file stem), title, the sentence under it, the body as HTML, its limits as HTML, its code."""

    name: str
    title: str
    standfirst: str
    body: str
    limits: str
    code: list[str]


def _joined(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)


def _image(data: dict) -> str:
    kind = next((kind for kind in IMAGES if kind in data), "")
    told = _joined(data.get("text/plain", ""))
    alt = escape(told if told and not told.startswith("<") else "Figure without a description")
    return sanitise(f'<p><img alt="{alt}" src="data:{kind};base64,{_joined(data[kind])}"></p>') if kind else ""


def _pre(text: str, place: str) -> str:
    return f'<pre tabindex="0" role="region" aria-label="Printed {escape(place)}">{escape_exact(text)}</pre>'


def _foreign(data: dict, place: str) -> str:
    """An output that `display` did not make: the richest form that the allow-list lets through."""
    if "text/html" in data:
        return f'<div class="scroll" tabindex="0" role="region" aria-label="Output {escape(place)}">{sanitise(_joined(data["text/html"]))}</div>'
    if "text/markdown" in data:
        return to_html(_joined(data["text/markdown"]), 5)[0]
    return _image(data) or (_pre(_joined(data["text/plain"]), place) if "text/plain" in data else "")


def _at_level(section: str, level: int) -> str:
    """The item with its finding as a heading of that level."""
    return FINDING.sub(lambda found: f'<h{level} class="finding">{found.group(1)}</h{level}>', section, count=1)


def _output(output: dict, level: int, place: str) -> str:
    if output["output_type"] == "stream":
        return _pre(_joined(output["text"]), place) if output.get("name") == "stdout" else ""
    data = output.get("data", {})
    return _at_level(_joined(data[MIME]), min(level + 1, 6)) if MIME in data else _foreign(data, place)


def _refuse_error(path: Path, cell: dict) -> None:
    for output in cell.get("outputs", []):
        if output["output_type"] == "error":
            told = clean_text(output.get("evalue", ""))
            raise DatelineError(f"{path.name}, cell {cell.get('id', '?')}: {output.get('ename', 'error')}: {told}; a notebook that failed makes no "
                                "page.")


def _standfirst(markdown: str) -> tuple[str, str]:
    """The first paragraph after the title, as the sentence under it, and what is left."""
    first, _, rest = markdown.strip().partition("\n\n")
    return (first, rest) if first and not first.startswith(("#", "-", "*", "|", "`", ">", "$")) else ("", markdown)


def _is_parameters(cell: dict) -> bool:
    """Whether a cell only sets parameters: they stand on the page in a table of their own."""
    return bool({"parameters", "injected-parameters"} & set(cell.metadata.get("tags", [])))


def _is_machinery(cells: list, at: int) -> bool:
    """Whether a Markdown cell only introduces the parameters or their check: nothing for a reader of the page."""
    following = next((cell for cell in cells[at + 1:] if cell.cell_type == "code"), None)
    alone = following is not None and cells[at + 1] is following
    return alone and not following.get("outputs") and (_is_parameters(following) or "check_parameters(" in following.source)


def _short_code(source: str) -> str:
    """The code of a cell as it is shown: of a call that only displays, what it displays; the rest stands on the page as the item itself."""
    import ast

    lines = source.splitlines()
    try:
        parsed = ast.parse(source).body
    except SyntaxError:
        return source
    for node in reversed(parsed):
        call = node.value if isinstance(node, ast.Expr) else None
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "helpers.show":
            given = ", ".join([*(ast.unparse(argument) for argument in call.args), "…"])
            lines[node.lineno - 1:node.end_lineno] = [f"helpers.show({given})"]
    return "\n".join(lines)


def read_story(path: Path) -> Story:
    """The story of an executed notebook: Markdown that only introduces parameters is left out.

    Raises DatelineError where a cell failed or there is no title.
    """
    import nbformat

    cells = nbformat.read(path, as_version=4).cells
    title, standfirst, body, limits, code, level = "", "", [], [], [], 2
    for at, cell in enumerate(cells):
        _refuse_error(path, cell)
        source = cell.source.strip()
        if cell.cell_type == "markdown":
            if title and _is_machinery(cells, at):
                continue
            if not title and (found := TITLE.search(source)):
                title, source = clean_text(found.group(1)), (source[: found.start()] + source[found.end():]).strip()
                standfirst, source = _standfirst(source)
            if APART.match(source):
                limits.append(to_html(APART.sub("", source, count=1), 3)[0])
                continue
            markup, level = to_html(source, level)
            body.append(markup)
        elif cell.cell_type == "code":
            code += [] if not source or _is_parameters(cell) else [_short_code(source)]
            body += [_output(output, level, f"{cell.get('id', '')} {at}") for at, output in enumerate(cell.get("outputs", []), 1)]
    if not title:
        raise DatelineError(f"{path.name} has no title: its first Markdown cell begins with '# '.")
    return Story(path.stem, title, to_html(standfirst)[0], "\n".join(part for part in body if part), "\n".join(limits), code)
