"""The comparison as text for a terminal."""
from __future__ import annotations

from helpers.compare.changes import MOST, Change
from helpers.compare.moves import Chain, Move, Step
from helpers.compare.runs import CAUSES, Run

ORDER = (f"Causes are replaced one after another, in this order: {', '.join(CAUSES[:-1])}, {CAUSES[-1]} (one cause: what is left when "
         "all else is equal). A number that two causes moved names both, in that order.")
MOST_MOVES = 60
NOTHING = "–"


def steps_text(steps: tuple[Step, ...]) -> str:
    """Because of what a number moved; the values between where several causes did."""
    if len(steps) == 1:
        return steps[0].cause
    return "; ".join(f"{step.cause} ({step.before or NOTHING} → {step.after or NOTHING})" for step in steps) or "no cause that is known"


def place_text(move: Move) -> str:
    """Where the number stands."""
    item, row, column = move.place
    return f"{item}, {row}" + (f", {column}" if column else "")


def summary(changes: list[Change], moves: list[Move]) -> str:
    """What changed and how much it moved, in a sentence."""
    causes = [cause for cause in CAUSES if any(change.cause == cause for change in changes)]
    if not causes:
        return "Nothing changed" + (", and no number moved." if not moves
                                    else f", and yet {len(moves):,} numbers differ: one of the runs was altered; verify tells which.")
    moved = f"{len(moves):,} {'number' if len(moves) == 1 else 'numbers'} moved" if moves else "no number moved"
    return f"Changed: {', '.join(causes)}; {moved}."


def as_text(a: Run, b: Run, changes: list[Change], chain: Chain, moves: list[Move]) -> str:
    """The comparison, line by line."""
    lines = [f"{a.name} → {b.name}", summary(changes, moves)]
    for cause in CAUSES:
        own = [change.told for change in changes if change.cause == cause]
        lines += [f"{cause}: the same"] if not own else [f"{cause}:", *(f"  {line}" for line in own[:MOST])]
        lines += [f"  and {len(own) - MOST} more"] if len(own) > MOST else []
    lines += [ORDER] if len(chain.legs) > 1 else []
    lines += [chain.why] if chain.why else []
    for move in moves[:MOST_MOVES]:
        told = f"; {', '.join(move.articles)}" if move.articles else ""
        lines.append(f"  {place_text(move)}: {move.first or NOTHING} → {move.second or NOTHING}  [{steps_text(move.steps)}{told}]")
    lines += [f"  and {len(moves) - MOST_MOVES} more, on the page"] if len(moves) > MOST_MOVES else []
    return "\n".join(lines)
