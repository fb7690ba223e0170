"""`dateline report`: one run from start to end."""
from __future__ import annotations

import os
import platform
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from helpers.errors import ContractError, UsageError
from helpers.places import project_root, resolve_folder
from helpers.run.again import Again
from helpers.run.entries import entry_place, prune, read_entry, write_entry
from helpers.run.execute import Executed, Job, cache_folder, execute_notebooks, steady_variables
from helpers.run.folder import check_run_name, run_folder
from helpers.run.ingredients import environment_hashes, ingredients
from helpers.run.notebook import clean_notebook, write_notebook
from helpers.run.parameters import notebook_parameters, settle_parameters
from helpers.run.progress import Progress
from helpers.run.reasons import last_record, why
from helpers.run.record import file_hash, input_files, joint_hash, run_record, tree_hashes, write_json
from helpers.run.versions import known_versions
from helpers.store import code_signature, settings

if TYPE_CHECKING:
    from helpers.corpus import Corpus
    from helpers.run.launching import ForkServer


class Wanted(NamedTuple):
    """A run as it was asked for: its name, the folder of articles, the settled parameters, the notebooks, whether the cache is ignored."""

    name: str
    folder: Path
    settled: dict
    notebooks: list[Path]
    fresh: bool

    def parameters(self, path: Path) -> dict:
        """The parameters of one notebook."""
        return {name: self.settled[name] for name in notebook_parameters(path)}


class Done(NamedTuple):
    """A notebook of the run: its file, the notebook as it is kept, the seconds it took when it ran, whether it came from the cache."""

    path: Path
    notebook: dict
    seconds: float
    cached: bool


def list_notebooks() -> list[Path]:
    """The stories, in order: every numbered notebook but the start page. Raises UsageError where the checkout has none."""
    found = sorted(path for path in (project_root() / "notebooks").glob("[0-9][0-9]_*.ipynb") if not path.name.startswith("00_"))
    if not found:
        raise UsageError("there is no notebook in notebooks/: Dateline runs from a checkout; clone it and work there.")
    return found


def _wanted(corpus_dir: str, run: str, given: dict[str, str], base: Path | None, fresh: bool) -> Wanted:
    notebooks = list_notebooks()
    folder = resolve_folder(corpus_dir, base)
    name = check_run_name(run or folder.name)
    if "corpus_dir" in given:
        raise UsageError("the folder stands after `dateline report`; leave out -p corpus_dir.")
    return Wanted(name, folder, settle_parameters({"corpus_dir": str(folder)} | given, notebooks), notebooks, fresh)


def _keep_inputs(corpus: Corpus, folder: Path) -> None:
    (folder / "inputs").mkdir()
    for path in input_files(corpus):
        shutil.copyfile(path, folder / "inputs" / path.name)


def _merge(part: Path, building: Path) -> None:
    """Move what one notebook wrote to the run. Raises ContractError where another notebook has written a file of that name otherwise."""
    for path in sorted(part.rglob("*")):
        place = building / path.relative_to(part)
        if path.is_dir():
            place.mkdir(parents=True, exist_ok=True)
        elif place.exists() and file_hash(place) != file_hash(path):
            raise ContractError(f"two notebooks write {path.relative_to(part).as_posix()}, and not the same; give each its own name.")
        else:
            os.replace(path, place)


class Notebooks:
    """The notebooks of one run: from the cache where their ingredients are the same, else executed and then kept there."""

    def __init__(self, wanted: Wanted, corpus: Corpus, building: Path, progress: Progress) -> None:
        self.wanted, self.corpus, self.building, self.progress = wanted, corpus, building, progress
        self.cache, self.signature, self.surroundings = cache_folder(), code_signature(), environment_hashes(cache_folder())
        self.made_from = {path: ingredients(path, wanted.parameters(path), corpus, self.surroundings) for path in wanted.notebooks}
        self.done: dict[Path, Done] = {}
        self.trouble = ""

    def part(self, path: Path) -> Path:
        """Where one notebook writes while it runs."""
        return self.building / ".parts" / path.stem

    def run(self, server: ForkServer) -> list[Done]:
        """All notebooks, in their order."""
        for path in self.wanted.notebooks:
            self._find(path)
        self._tell()
        jobs = [Job(path, self.wanted.parameters(path), self.part(path), self._variables()) for path in self.wanted.notebooks if path not in self.done]
        if jobs:
            execute_notebooks(jobs, server, self.progress, self._finished)
        for path in self.wanted.notebooks:
            _merge(self.part(path), self.building)
        shutil.rmtree(self.building / ".parts")
        return [self.done[path] for path in self.wanted.notebooks]

    def _find(self, path: Path) -> None:
        entry = None if self.wanted.fresh else read_entry(entry_place(self.cache, self.made_from[path]), self.part(path))
        if entry is not None:
            self.done[path] = Done(path, entry["notebook"], entry["seconds"], True)

    def _tell(self) -> None:
        before = last_record(project_root() / "outputs" / self.wanted.name)
        for path in self.wanted.notebooks:
            if path in self.done:
                self.progress.say(f"{path.stem}: unchanged, taken from the cache")
            else:
                changed = before.get("notebooks", {}).get(path.stem) != file_hash(path)
                reason = "--fresh ignores the cache" if self.wanted.fresh else why(path.stem, before, self.made_from[path], changed)
                self.progress.say(f"{path.stem}: runs, since {reason}")

    def _variables(self) -> dict[str, str]:
        """What opens the store of shared results; with --fresh one that begins empty and ends with the run."""
        place = self.building / ".store" if self.wanted.fresh else self.cache / "store"
        return settings(place, joint_hash(self.surroundings))

    def _finished(self, one: Executed) -> None:
        notebook = clean_notebook(one.notebook, one.path.stem, {str(self.wanted.folder): self.corpus.name})
        self.done[one.path] = Done(one.path, notebook, one.seconds, False)
        self.progress.say(f"{one.path.stem}: done in {one.seconds:.1f} s")
        if code_signature() != self.signature:
            return  # edited meanwhile: nobody knows which code this was
        try:
            write_entry(entry_place(self.cache, self.made_from[one.path]), self.part(one.path), notebook, one.seconds)
        except OSError as error:
            self.trouble = f"the cache {self.cache.name}/ could not be written ({error.strerror}); the report is whole, the next run takes longer."


def _keep_notebooks(done: list[Done], folder: Path) -> list[Path]:
    kept = [folder / "notebooks" / one.path.name for one in done]
    for one, place in zip(done, kept, strict=True):
        write_notebook(one.notebook, place)
    return kept


def _write_timings(done: list[Done], began: float, wanted: Wanted, server: ForkServer, folder: Path) -> None:
    write_json({
        "seconds": {one.path.stem: round(one.seconds, 3) for one in done} | {"all": round(time.monotonic() - began, 3)},
        "from_the_cache": [one.path.stem for one in done if one.cached], "kernels": "plain" if server.reason else "forked",
        "kernels_plain_because": server.reason, "cache": str(cache_folder()),
        "machine": platform.platform(), "python": platform.python_version(), "engine": "local", "corpus_folder": str(wanted.folder),
    }, folder / "timings.json")


def _build(wanted: Wanted, server: ForkServer, progress: Progress, began: float) -> None:
    """Read, run, render: the run folder in its place."""
    from helpers.corpus import read_corpus
    from helpers.display.store import file_items, gather_items
    from helpers.report import build_page
    from helpers.tables import data_dictionary, write_sheet

    corpus = read_corpus(wanted.folder)
    progress.say(f"{wanted.folder.name}: {len(corpus.documents)} articles read, {len(corpus.skipped)} files or records set aside")
    with run_folder(project_root() / "outputs", wanted.name) as building:
        notebooks = Notebooks(wanted, corpus, building, progress)
        done = notebooks.run(server)
        reason, _ = server.reason, server.close()
        server.reason = reason
        kept = _keep_notebooks(done, building)
        _keep_inputs(corpus, building)
        record = run_record(wanted.name, corpus, wanted.settled, wanted.notebooks, known_versions(cache_folder(), "names"))
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


def report(corpus_dir: str, run: str = "", given: dict[str, str] | None = None, base: Path | None = None, progress: Progress | None = None,
           fresh: bool = False) -> Path:
    """Write `outputs/<run>` for a folder of articles and return its path.

    `given` holds parameters as texts, a relative `corpus_dir` is taken from `base`, `fresh` ignores the cache. A run whose ingredients are those
    of the run that is there is left as it is. Raises UsageError before anything is started or written, DatelineError where the run fails; an
    earlier run of that name is then untouched.
    """
    began, progress = time.monotonic(), progress or Progress()
    wanted = _wanted(corpus_dir, run, given or {}, base, fresh)
    outputs = project_root() / "outputs"
    again = Again(cache_folder(), outputs, wanted)
    if not fresh and again.is_unchanged():
        progress.say(f"{wanted.name}: nothing has changed since the report was made")
        return outputs / wanted.name
    from helpers.run.launching import ForkServer  # noqa: PLC0415

    server = ForkServer(steady_variables(), project_root(), os.environ.get("DATELINE_KERNELS", "auto"))
    try:
        _build(wanted, server, progress, began)
    finally:
        server.close()
        progress.end()
    from helpers.report import build_index

    build_index(outputs)
    again.remember()
    return outputs / wanted.name
