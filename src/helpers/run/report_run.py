"""`dateline report`: one run from start to end."""
from __future__ import annotations

import platform
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from helpers.corpus import Corpus, read_corpus
from helpers.errors import UsageError
from helpers.places import project_root, resolve_folder
from helpers.run.execute import Executed, execute_notebooks
from helpers.run.folder import check_run_name, run_folder
from helpers.run.notebook import clean_notebook, write_notebook
from helpers.run.parameters import notebook_parameters, settle_parameters
from helpers.run.record import input_files, run_record, tree_hashes, write_json
from helpers.tables import data_dictionary, write_sheet


def list_notebooks() -> list[Path]:
    """The stories, in order: every numbered notebook but the start page. Raises UsageError where the checkout has none."""
    found = sorted(path for path in (project_root() / "notebooks").glob("[0-9][0-9]_*.ipynb") if not path.name.startswith("00_"))
    if not found:
        raise UsageError("there is no notebook in notebooks/: Dateline runs from a checkout; clone it and work there.")
    return found


def _parameters_of(path: Path, settled: dict) -> dict:
    return {name: settled[name] for name in notebook_parameters(path)}


def _keep_inputs(corpus: Corpus, folder: Path) -> None:
    (folder / "inputs").mkdir()
    for path in input_files(corpus):
        shutil.copyfile(path, folder / "inputs" / path.name)


def _keep_notebooks(executed: list[Executed], corpus_dir: str, corpus: Corpus, folder: Path) -> list[Path]:
    kept = []
    for one in executed:
        place = folder / "notebooks" / one.path.name
        write_notebook(clean_notebook(one.notebook, one.path.stem, {corpus_dir: corpus.name}), place)
        kept.append(place)
    return kept


def _write_timings(executed: list[Executed], began: float, corpus: Corpus, folder: Path) -> None:
    write_json({
        "seconds": {one.path.stem: round(one.seconds, 3) for one in executed} | {"all": round(time.monotonic() - began, 3)},
        "machine": platform.platform(), "python": platform.python_version(), "engine": "local", "corpus_folder": str(corpus.folder),
    }, folder / "timings.json")


def report(corpus_dir: str, run: str = "", given: dict[str, str] | None = None, base: Path | None = None,
           say: Callable[[str], None] = lambda _: None) -> Path:
    """Write `outputs/<run>` for a folder of articles and return its path.

    `given` holds parameters as texts, a relative `corpus_dir` is taken from `base`. Raises UsageError before anything is
    started or written, DatelineError where the run fails; an earlier run of that name is then untouched.
    """
    from helpers.display import file_items, finish_items
    from helpers.report import build_index, build_page

    began = time.monotonic()
    notebooks = list_notebooks()
    folder = resolve_folder(corpus_dir, base)
    name = check_run_name(run or folder.name)
    if "corpus_dir" in (given or {}):
        raise UsageError("the folder stands after `dateline report`; leave out -p corpus_dir.")
    settled = settle_parameters({"corpus_dir": str(folder)} | (given or {}), notebooks)
    corpus = read_corpus(folder)
    say(f"{folder.name}: {len(corpus.documents)} articles read, {len(corpus.skipped)} files or records set aside")
    outputs = project_root() / "outputs"
    with run_folder(outputs, name) as building:
        executed = execute_notebooks(notebooks, lambda path: _parameters_of(path, settled), building, say)
        kept = _keep_notebooks(executed, str(folder), corpus, building)
        _keep_inputs(corpus, building)
        record = run_record(name, corpus, settled, notebooks)
        finish_items(building)
        (building / "report.html").write_text(build_page(building, kept, corpus.documents, record), encoding="utf-8")
        file_items(building)
        write_sheet(data_dictionary(), building / "tables" / "data_dictionary.csv")
        record["outputs"] = tree_hashes(building)
        write_json(record, building / "run.json")
        _write_timings(executed, began, corpus, building)
    build_index(outputs)
    return outputs / name
