"""`outputs/<run>-shared`: the run once more, with snippets for sentences or marks for names, in every file of it."""
from __future__ import annotations

import json
import shutil
from pathlib import Path

from helpers.errors import UsageError
from helpers.report import build_index
from helpers.rights.copied import CopiedFiles
from helpers.rights.copying import Asked, Copier
from helpers.rights.keyed import KEY_FILE
from helpers.run.folder import run_folder
from helpers.run.record import tree_hashes
from helpers.run.record import write_json as write_record
from helpers.sampling import read_corpus


def share(run: Path, corpus_folder: Path, asked: Asked) -> Path:
    """Write `<run>-shared` beside a run, and the key of its ids into the run; returns the copy's folder.

    Raises UsageError where the articles are not those that the run was made from, or the run was made before runs kept what a copy needs.
    """
    record = json.loads((run / "run.json").read_text(encoding="utf-8"))
    corpus = read_corpus(corpus_folder, record["parameters"].get("most_articles"))
    if corpus.sha256 != record["corpus"]["sha256"] or not (run / "items.json").is_file():
        raise UsageError(f"{run.name} was not made from these articles as they are now, or by an older Dateline; make it again with `dateline report {corpus_folder.name} --fresh`.")
    name = f"{run.name}-shared"
    with run_folder(run.parent, name) as place:
        copier = Copier(run, corpus.documents, place, asked)
        copier.prepare()
        files = CopiedFiles(copier)
        told = files.record(record)
        page = copier.page(sorted((run / "notebooks").glob("*.ipynb")), told)
        files.tables(page)
        files.rest()
        shutil.rmtree(copier.work)
        told["outputs"] = tree_hashes(place)
        write_record(told, place / "run.json")
        (run / KEY_FILE).write_text(copier.key + "\n", encoding="utf-8")
    build_index(run.parent)
    return run.parent / name
