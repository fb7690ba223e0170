"""What zones hang on beside the article itself, worked out over all blocks first."""
from __future__ import annotations

from typing import Any

from helpers.cleaning.repeats import count_lines, merge_lines
from helpers.engine import map_blocks


def corpus_lines(arguments: dict[str, Any]) -> dict[str, Any]:
    """The argument `lines` of `find_zones` for blocks of a corpus: the lines of all its articles."""
    if arguments["lines"] is not None:
        return {}
    return {"lines": merge_lines(map_blocks(count_lines, arguments["documents"]))}
