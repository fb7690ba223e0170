"""`dateline new`: a corpus folder with commented sample files."""
from __future__ import annotations

import shlex
from pathlib import Path

import pandas as pd

from helpers.errors import UsageError
from helpers.tables import write_sheet

ARTICLE = """Harbour strike enters its second week

Port Ellis, 4 March 2024 -- Dock workers in Port Ellis went on strike for a seventh day on Monday, the harbour union said.

Anna Berg, chair of the union, said that talks with the Port Authority would go on. "We are close," Berg said.

Photo: City Archive
"""
README = """This folder is a corpus: put articles here, one a file (.txt, .md, …), in any folders you like, and delete the sample.

metadata.csv   one row an article: title, outlet, date, and any column of your own to group by; delete what you do not need
actors.csv     your decisions about names; `accept` joins a spelling to an actor, `deny` keeps it apart, `ignore` takes it out
concepts.csv   terms that mean the same; `group` keeps a distinction that is always shown
reference.csv  if you have one: term,n, how often each word stands in another body of text; the articles are compared with it
stopwords.csv  if you want: word,decision; `stop` leaves a word out of the lists of terms, `keep` takes one off the list that ships with Dateline

Every file but the articles may be deleted. Then: dateline report {name}
"""


def _sheets() -> dict[str, pd.DataFrame]:
    return {
        "metadata": pd.DataFrame([{"doc_id": "sample_article", "title": "", "outlet": "The Example", "carrier": "", "published": "2024-03-04",
                                   "url": "",
                                   "language": "en", "translated": "no"}]),
        "actors": pd.DataFrame([{"alias": "Berg", "actor": "Anna Berg", "kind": "person", "country": "", "decision": "accept",
                                 "reason": "the only Berg in these articles", "only_in": "sample_article", "from": "", "to": "", "near": "",
                                 "care": "", "note": ""}]),
        "concepts": pd.DataFrame([{"term": "dock workers", "concept": "dockers", "group": "", "decision": "accept", "reason": "the same people"}]),
    }


def new_corpus(folder: Path, command: str = "dateline") -> str:
    """Make a corpus folder with a sample article and commented tables; says where it is and what to do next, with the command as it was called.

    Raises UsageError where it exists.
    """
    folder = folder.expanduser()
    if folder.exists():
        raise UsageError(f"{str(folder)!r} is already there; choose another name.")
    folder.mkdir(parents=True)
    (folder / "sample_article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "README.txt").write_text(README.format(name=folder.name), encoding="utf-8")
    for name, sheet in _sheets().items():
        write_sheet(sheet, folder / f"{name}.csv")
    return f"made {folder.resolve()}/ with a sample article and three tables; next: {command} report {shlex.quote(str(folder))}"
