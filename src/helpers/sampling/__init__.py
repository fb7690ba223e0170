"""A folder of any size: looked over in parts, and the articles drawn of it that the notebooks read where it holds more than they can."""
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from helpers import corpus
from helpers.corpus import Corpus, fingerprint
from helpers.places import resolve_folder

if TYPE_CHECKING:
    from helpers.sampling.surveyed import Surveyed

__all__ = ["files_of", "holds_more", "read_corpus", "survey_once"]
PART_BYTES = 16_000_000
"""What a worker reads in one go, the same on every machine: what a part gives is kept, and verified, by itself."""


def files_of(folder: str | Path, **_: object) -> list:
    """All of a folder that reading it hangs on."""
    return fingerprint(folder)


def holds_more(folder: Path, most_articles: int) -> bool:
    """Whether a folder seems to hold more articles than that: files, or records of those that hold many, archives not looked into."""
    from helpers.corpus.folder import LARGE, list_sources
    from helpers.corpus.parts import count_records

    n = 0
    for source in list_sources(folder, large=LARGE).sources:
        n += count_records(source, most_articles - n)
        if n > most_articles:
            return True
    return False


def survey_once(folder: Path, dated: bool = False) -> Surveyed:
    """The folder looked over (`surveyed.survey_folder`), once for all notebooks of a run."""
    from helpers.sampling.surveyed import survey_folder
    from helpers.store import stored

    return stored(survey_folder, "helpers.sampling.files_of")(folder, dated, PART_BYTES)


def read_corpus(folder: str | Path, most_articles: int | None = None, language: str = "en") -> Corpus:
    """A corpus as `corpus.read_corpus` reads it; of a folder that holds more than `most_articles` so many, drawn by a seed and their names alone.

    Which are drawn does not hang on other articles, on their order or on the engine; `Corpus.drawn` says of how many. Raises as `corpus.read_corpus` does.
    """
    place = resolve_folder(str(folder))
    whole = None if most_articles and holds_more(place, most_articles) else corpus.read_corpus(folder, language)
    if whole is not None and (not most_articles or len(whole.documents) <= most_articles):
        return whole
    surveyed = survey_once(place)
    if surveyed.n_articles <= most_articles:
        return whole or corpus.read_corpus(folder, language)
    from helpers.sampling.drawing import read_drawn

    return read_drawn(place, surveyed, most_articles)
