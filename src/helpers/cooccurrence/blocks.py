"""What pair counts hang on beside the article itself, settled before the corpus is parted into blocks."""
from __future__ import annotations

from typing import Any

from helpers.cooccurrence.shuffles import shuffles_for


def corpus_shuffles(arguments: dict[str, Any]) -> dict[str, Any]:
    """The argument `shuffles` of `count_pairs` for blocks of a corpus: as many as the whole corpus gets."""
    return {"shuffles": shuffles_for(len(arguments["documents"])) if arguments["shuffles"] is None else arguments["shuffles"]}
