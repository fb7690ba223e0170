"""`dateline report`: one run from start to end."""
from __future__ import annotations

import os
import platform
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from helpers.errors import UsageError, unknown
from helpers.places import project_root, resolve_folder
from helpers.run.again import Again
from helpers.run.cached import Done, Notebooks, opened_store
from helpers.run.entries import prune
from helpers.run.execute import cache_folder, steady_variables
from helpers.run.folder import check_run_name, run_folder
from helpers.run.kernels import peak_memory
from helpers.run.notebook import write_notebook
from helpers.run.parameters import notebook_parameters, settle_parameters
from helpers.run.progress import Progress
from helpers.run.record import input_files, required_extras, run_record, tree_hashes, write_json
from helpers.run.versions import known_versions

if TYPE_CHECKING:
    from helpers.corpus import Corpus
    from helpers.run.launching import ForkServer


class Wanted(NamedTuple):
    """A run as it was asked for: its name, the folder of articles, the settled parameters, the notebooks, whether the cache is ignored, the engine."""

    name: str
    folder: Path
    settled: dict
    notebooks: list[Path]
    fresh: bool
    engine: dict[str, str]

    def parameters(self, path: Path) -> dict:
        """The parameters of one notebook."""
        return {name: self.settled[name] for name in notebook_parameters(path)}


def list_notebooks() -> list[Path]:
    """The stories, in order: every numbered notebook but the start page. Raises UsageError where the checkout has none."""
    found = sorted(path for path in (project_root() / "notebooks").glob("[0-9][0-9]_*.ipynb") if not path.name.startswith("00_"))
    if not found:
        raise UsageError("there is no notebook in notebooks/: Dateline runs from a checkout; clone it and work there.")
    return found


def _wanted(corpus_dir: str, run: str, given: dict[str, str], base: Path | None, fresh: bool, engine: dict[str, str]) -> Wanted:
    notebooks = list_notebooks()
    folder = resolve_folder(corpus_dir, base)
    name = check_run_name(run or folder.name)
    if "corpus_dir" in given:
        raise UsageError("the folder stands after `dateline report`; leave out -p corpus_dir.")
    return Wanted(name, folder, settle_parameters({"corpus_dir": str(folder)} | given, notebooks), notebooks, fresh, engine)


def _keep_inputs(corpus: Corpus, folder: Path) -> None:
    (folder / "inputs").mkdir()
    for path in input_files(corpus):
        shutil.copyfile(path, folder / "inputs" / path.name)


def _keep_notebooks(done: list[Done], folder: Path) -> list[Path]:
    kept = [folder / "notebooks" / one.path.name for one in done]
    for one, place in zip(done, kept, strict=True):
        write_notebook(one.notebook, place)
    return kept


def _write_timings(done: list[Done], began: float, wanted: Wanted, server: ForkServer, folder: Path) -> None:
    write_json({
        "seconds": {one.path.stem: round(one.seconds, 3) for one in done} | {"all": round(time.monotonic() - began, 3)},
        "peak_memory_mb": {one.path.stem: list(one.peaks) for one in done if one.peaks} | {"driver": peak_memory(os.getpid())}
        | ({"reader": server.reader_peak} if server.reader_peak else {}),
        "from_the_cache": [one.path.stem for one in done if one.cached], "kernels": "plain" if server.reason else "forked",
        "kernels_plain_because": server.reason, "cache": str(cache_folder()),
        "machine": platform.platform(), "python": platform.python_version(), "engine": wanted.engine, "corpus_folder": str(wanted.folder),
    }, folder / "timings.json")


def _read(wanted: Wanted, building: Path, progress: Progress) -> Corpus:
    """The articles; of a folder that holds more than the notebooks read those drawn, kept at once where these find them."""
    from helpers.sampling import holds_more, read_corpus

    most = wanted.settled.get("most_articles")
    if not most or not holds_more(wanted.folder, most):
        return read_corpus(wanted.folder, most)
    import helpers
    from helpers.engine.pool import end_pool

    with opened_store(wanted, building, progress):
        corpus = helpers.read_corpus(str(wanted.folder), most)
    end_pool()
    return corpus


def _build(wanted: Wanted, server: ForkServer, progress: Progress, began: float) -> None:
    """Read, run, render: the run folder in its place."""
    from helpers.display.store import file_items, gather_items
    from helpers.report import build_page
    from helpers.tables import data_dictionary, write_sheet

    with run_folder(project_root() / "outputs", wanted.name) as building:
        corpus = _read(wanted, building, progress)
        told = f" of {corpus.drawn.n_articles}" if corpus.drawn else ""
        progress.say(f"{wanted.folder.name}: {len(corpus.documents)}{told} articles read, {len(corpus.skipped)} files or records set aside")
        notebooks = Notebooks(wanted, corpus, building, progress)
        done = notebooks.run(server)
        reason, _ = server.reason, server.close()
        server.reason = reason
        progress.stage("puts the page together")
        kept = _keep_notebooks(done, building)
        _keep_inputs(corpus, building)
        record = run_record(wanted.name, corpus, wanted.settled, wanted.notebooks, known_versions(cache_folder(), *required_extras(wanted.settled)))
        gathered = gather_items(building)
        (building / "report.html").write_text(build_page(building, kept, corpus.documents, record, gathered), encoding="utf-8")
        file_items(building)
        write_sheet(data_dictionary(), building / "tables" / "data_dictionary.csv")
        shutil.rmtree(building / ".store", ignore_errors=True)
        record["outputs"] = tree_hashes(building)
        write_json(record, building / "run.json")
        _write_timings(done, began, wanted, server, building)
    if notebooks.trouble:
        progress.warn(notebooks.trouble)
    else:
        prune(cache_folder())


def engine_variables(engine: str, scheduler: str) -> dict[str, str]:
    """Engine, scheduler and size of blocks as variables for the kernels; what is not given is taken from the caller's. Raises UsageError."""
    chosen = engine or os.environ.get("DATELINE_ENGINE", "") or "local"
    if chosen not in ("local", "pool", "dask"):
        raise unknown("engine", chosen, ["local", "dask"])
    if (chosen == "dask") != bool(scheduler):
        raise UsageError("--engine dask and --scheduler ADDRESS belong together; give both, for example --engine dask --scheduler tcp://127.0.0.1:8786.")
    size = os.environ.get("DATELINE_BLOCK_SIZE", "")
    if size and not (size.isdigit() and int(size)):
        raise UsageError(f"DATELINE_BLOCK_SIZE cannot be {size!r}; give a number of articles, at least 1.")
    return {"DATELINE_ENGINE": chosen, "DATELINE_SCHEDULER": scheduler, "DATELINE_BLOCK_SIZE": size}


def _check_engine(wanted: Wanted, progress: Progress) -> None:
    """Reach the scheduler before anything is started; raises DatelineError where it or a worker cannot serve."""
    if wanted.engine["DATELINE_ENGINE"] == "dask":
        from helpers.engine import check_scheduler

        if warning := check_scheduler(wanted.engine["DATELINE_SCHEDULER"]):
            progress.warn(warning)


def report(corpus_dir: str, run: str = "", given: dict[str, str] | None = None, base: Path | None = None, progress: Progress | None = None,
           fresh: bool = False, engine: str = "", scheduler: str = "") -> Path:
    """Write `outputs/<run>` for a folder of articles and return its path.

    `given` holds parameters as texts, a relative `corpus_dir` is taken from `base`, `fresh` ignores the cache, `engine` is local or dask, with the
    address of its `scheduler`. A run whose ingredients are those
    of the run that is there is left as it is. Raises UsageError before anything is started or written, DatelineError where the run fails; an
    earlier run of that name is then untouched.
    """
    began, progress = time.monotonic(), progress or Progress()
    wanted = _wanted(corpus_dir, run, given or {}, base, fresh, engine_variables(engine, scheduler))
    outputs = project_root() / "outputs"
    again = Again(cache_folder(), outputs, wanted)
    if not fresh and again.is_unchanged():
        progress.say(f"{wanted.name}: nothing has changed since the report was made")
        return outputs / wanted.name
    _check_engine(wanted, progress)
    from helpers.run.launching import ForkServer

    server = ForkServer(steady_variables(), project_root(), os.environ.get("DATELINE_KERNELS", "auto"))
    try:
        with progress.following():
            _build(wanted, server, progress, began)
    finally:
        server.close()
        progress.end()
    from helpers.report import build_index

    build_index(outputs)
    again.remember()
    return outputs / wanted.name
