"""The comparison as one page: self-contained and safe like the report, without a clock."""
from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from helpers.compare.changes import MOST, Change
from helpers.compare.moves import Chain, Move
from helpers.compare.runs import CAUSES, Run
from helpers.compare.told import NOTHING, ORDER, steps_text, summary
from helpers.display import clip
from helpers.display.clean import escape
from helpers.report.page import POLICY, page_style

MOST_ROWS = 600
"""Rows of numbers that moved on the page; the table beside it has all."""
MOST_FIRST = 12
"""Rows that stand first, by how far their count moved."""
EVERYWHERE = 3
"""Items from which on a number that all of them say, such as the number of articles, stands once."""
KINDS = ("word", "phrase", "concept")
"""What a term is, before its name in the row of a term."""
STYLE = ("h1:first-letter{text-transform:none}"
         "main table{width:100%}main td{vertical-align:top}main th[scope=row]{font-weight:400;text-align:left;overflow-wrap:anywhere;min-width:6rem}"
         ".was{color:var(--c-muted)}.why{width:38%;min-width:6rem;overflow-wrap:anywhere}.why small{display:block;color:var(--c-muted)}"
         ".n{text-align:right;white-space:nowrap}thead .n{white-space:normal;overflow-wrap:anywhere}"
         "summary h3{display:inline}summary small{color:var(--c-muted)}details{margin:.4rem 0}"
         ".changes{padding-left:1.1rem}.changes li{overflow-wrap:anywhere;margin:.2rem 0}.same{color:var(--c-muted)}"
         "@media (max-width:40rem){main table,caption,thead,tbody{display:block}main tr{display:flex;flex-wrap:wrap;gap:0 .8rem;"
         "padding:.3rem 0;border-bottom:1px solid var(--c-grey1)}"
         ".dl main tr>*{border:0;padding:0;min-width:0}main tr>:first-child{flex:1 0 100%}main .n{flex:1 1 0}"
         "main tr>:last-child{flex:2.4 1 0;width:auto}}")


def _changes_html(changes: list[Change]) -> str:
    parts, same = [], [cause for cause in CAUSES if all(change.cause != cause for change in changes)]
    for cause in [cause for cause in CAUSES if cause not in same]:
        own = [change.told for change in changes if change.cause == cause]
        rows = "".join(f"<li>{escape(clip(line, 300))}</li>" for line in own[:MOST])
        more = f"<li>and {len(own) - MOST} more</li>" if len(own) > MOST else ""
        parts.append(f'<h3>{escape(cause.capitalize())}</h3><ul class="changes">{rows}{more}</ul>')
    told = f'<p class="same">The same in both runs: {escape(", ".join(same))}.</p>' if same else ""
    return "\n".join([*parts, told])


def _name_html(move: Move) -> str:
    _, row, column = move.place
    kind, _, term = row.partition("|")
    told = f"{term} ({kind})" if kind in KINDS and term else row.replace("|", " + ") if column else row.replace("_", " ")
    named = "times" if column == "n" else column.removeprefix("n_").replace("_", " ")
    return escape(clip(told or NOTHING, 160)) + (f" · {escape(named)}" if column else "")


def _row_html(move: Move, with_item: bool) -> str:
    name = (f"{escape(move.place[0].replace('-', ' ').capitalize())}: " if with_item else "") + _name_html(move)
    articles = f"<small>{escape(clip(', '.join(move.articles), 300))}</small>" if move.articles else ""
    return (f'<tr><th scope="row">{name}</th><td class="n was">{escape(move.first or NOTHING)}</td><td class="n">'
            f'{escape(move.second or NOTHING)}</td><td class="why">{escape(steps_text(move.steps))}{articles}</td></tr>')


def _item_html(item: str, moves: list[Move], a: Run, b: Run, links: tuple[str, str]) -> str:
    """The numbers of an item, folded below the one that moved furthest."""
    title = escape(item.replace("-", " ").capitalize())
    see = " ".join(f'<a href="{link}#{escape(item)}">in {escape(run.name)}</a>' for run, link in zip((a, b), links, strict=True) if link)
    look = f'<p class="same">Look {see}</p>' if see else ""
    first = max(moves, key=lambda move: move.far)
    told = (f"{len(moves):,} {'number' if len(moves) == 1 else 'numbers'}, first of them {_name_html(first)}: {escape(first.first or NOTHING)} → "
            f"{escape(first.second or NOTHING)}")
    return (f'<details id="i-{escape(item)}"><summary><h3>{title}</h3> <small>{told}</small></summary>'
            f'{look}{_table_html(title, moves, a, b)}</details>')


def _most_moved(moves: list[Move]) -> list[Move]:
    """Of each row of an item the count that moved furthest; those that moved furthest first."""
    rows: dict[tuple[str, str], Move] = {}
    for move in moves:
        place = move.place[:2]
        if move.far > (rows[place].far if place in rows else 0.0):
            rows[place] = move
    return sorted(rows.values(), key=lambda move: (-move.far, move.place))[:MOST_FIRST]


def _said_everywhere(moves: list[Move]) -> tuple[list[Move], list[Move]]:
    """The facts that many items say alike, each once, and all other numbers."""
    facts = [(move.place[1], move.first, move.second) for move in moves if not move.place[2]]
    often = {fact for fact in facts if facts.count(fact) >= EVERYWHERE}
    every = {(move.place[1], move.first, move.second): move for move in moves if not move.place[2]
             and (move.place[1], move.first, move.second) in often}
    return list(every.values()), [move for move in moves if move.place[2] or (move.place[1], move.first, move.second) not in often]


def _table_html(title: str, moves: list[Move], a: Run, b: Run, with_item: bool = False) -> str:
    rows = "\n".join(_row_html(move, with_item) for move in moves)
    return (f'<div class="scroll" tabindex="0" role="region" aria-label="Table: {title}"><table>'
            f'<caption>{title if with_item else f"{title}: what moved"}</caption>'
            f'<thead><tr><th scope="col">Row and number</th><th scope="col" class="n">{escape(clip(a.name, 40))}</th>'
            f'<th scope="col" class="n">{escape(clip(b.name, 40))}</th><th scope="col">Because of</th></tr></thead>'
            f'<tbody>{rows}</tbody></table></div>')


def _moves_html(moves: list[Move], a: Run, b: Run, links: tuple[str, str], table: str) -> str:
    every, own = _said_everywhere(moves)
    shown, items = own[:MOST_ROWS], list(dict.fromkeys(move.place[0] for move in own[:MOST_ROWS]))
    more = f"<p>The first {MOST_ROWS:,} of {len(moves):,} rows; all stand in <code>{escape(table)}</code></p>" if len(own) > MOST_ROWS else ""
    first = [f"<h3>What many items say</h3>{_table_html('What many items say', every, a, b)}"] if every else []
    furthest = _most_moved(own) if len(items) > 1 else []
    first = [*([f"<h3>What moved furthest</h3>{_table_html('Of each row the count that moved furthest', furthest, a, b, with_item=True)}"]
               if furthest else []), *first]
    first += ["<h3>Item by item</h3>"] if first else []
    parts = [_item_html(item, [move for move in shown if move.place[0] == item], a, b, links) for item in items]
    return "\n".join([*first, *parts, more]) if moves else "<p>Every count and score is the same on both pages.</p>"


def _link(run: Run, outputs: Path) -> str:
    inside = run.folder.resolve().parent == outputs.resolve()
    return f"{quote(run.name)}/report.html" if inside and (run.folder / "report.html").is_file() else ""


def page_html(a: Run, b: Run, changes: list[Change], chain: Chain, moves: list[Move], outputs: Path, table: str) -> str:
    """The whole page; `outputs` is where it will stand, `table` the file beside it that has every row."""
    links = (_link(a, outputs), _link(b, outputs))
    names = [f'<a href="{link}">{escape(run.name)}</a>' if link else escape(run.name) for run, link in zip((a, b), links, strict=True)]
    why = f"<p><strong>{escape(chain.why)}</strong></p>" if chain.why else ""
    title = f"{escape(clip(a.name, 60))} and {escape(clip(b.name, 60))}"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
        f'<meta name="description" content="What changed between two Dateline reports, and what it moved."><title>{title}: compared</title>'
        f'<style>{page_style()}{STYLE}</style></head>\n<body class="dl"><a class="skip" href="#part-content">Skip to the comparison</a>\n'
        '<main id="part-content" tabindex="-1">'
        f'<header class="first"><p class="kicker">Dateline comparison</p><h1>{title}</h1>'
        f'<p class="corpus">{escape(summary(changes, moves))} From {names[0]} to {names[1]}.</p></header>\n'
        f'<section class="end" id="part-changed"><div class="head"><h2>What changed</h2></div><div class="body"><p>{escape(ORDER)}</p>'
        f'{_changes_html(changes)}</div></section>\n'
        '<section class="end" id="part-moved"><div class="head"><h2>What it moved</h2></div>'
        f'<div class="body">{why}{_moves_html(moves, a, b, links, table)}</div></section>\n'
        "</main></body></html>\n")
