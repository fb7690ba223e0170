"""The notebooks of one run: each from the cache, or executed and then kept there; and what all wrote, put together."""
from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from helpers.errors import ContractError
from helpers.places import project_root
from helpers.run.entries import entry_place, read_entry, write_entry
from helpers.run.execute import Executed, Job, cache_folder, execute_notebooks
from helpers.run.ingredients import environment_hashes, hash_read, ingredients
from helpers.run.notebook import clean_notebook
from helpers.run.progress import Progress
from helpers.run.reasons import last_record, why
from helpers.run.record import file_hash, joint_hash
from helpers.store import code_signature, settings

if TYPE_CHECKING:
    from helpers.corpus import Corpus
    from helpers.run.launching import ForkServer
    from helpers.run.report_run import Wanted


HELD = 350
"""Bytes that a kernel holds for a character of the articles, as measured on short and long ones."""


class Done(NamedTuple):
    """A notebook of the run: its file, the notebook as it is kept, the seconds it took when it ran, whether it came from the cache, peak memory
    in MB of its kernel and of the processes that it started."""

    path: Path
    notebook: dict
    seconds: float
    cached: bool
    peaks: tuple[int, ...] = ()


def _fit_together(corpus: Corpus, kernels: int) -> bool:
    """Whether so many kernels fill at most half of the memory that is free; else they run one after another, as they do where all cores count a folder."""
    import psutil

    return corpus.drawn is None and kernels * HELD * int(corpus.documents["n_characters"].sum()) <= psutil.virtual_memory().available / 2


def _counts_least(job: Job) -> bool:
    """False for a notebook that asks for most of what is counted of all articles, and so goes first: the others find their part of it."""
    return "counts-all" not in {tag for cell in json.loads(job.path.read_text(encoding="utf-8"))["cells"] for tag in cell["metadata"].get("tags", [])}


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


def _store(wanted: Wanted, building: Path, surroundings: dict[str, object]) -> dict[str, str]:
    """What opens the store of shared results; with --fresh one that begins empty and ends with the run."""
    return settings(building / ".store" if wanted.fresh else cache_folder() / "store", joint_hash(surroundings))


@contextlib.contextmanager
def opened_store(wanted: Wanted, building: Path, progress: Progress) -> Iterator[None]:
    """What is worked out meanwhile is kept where the notebooks of the run find it; this process then has their engine."""
    given = _store(wanted, building, environment_hashes(cache_folder())) | wanted.engine | progress.variables("folder")
    before = {name: os.environ.get(name) for name in given}
    os.environ.update(given)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


class Notebooks:
    """The notebooks of one run: from the cache where their ingredients are the same, else executed and then kept there."""

    def __init__(self, wanted: Wanted, corpus: Corpus, building: Path, progress: Progress) -> None:
        self.wanted, self.corpus, self.building, self.progress = wanted, corpus, building, progress
        self.cache, self.signature, self.surroundings = cache_folder(), code_signature(), environment_hashes(cache_folder())
        read = hash_read(corpus)
        self.made_from = {path: ingredients(path, wanted.parameters(path), corpus, self.surroundings, read) for path in wanted.notebooks}
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
        self.progress.expected = self._expected()
        reader = server.prepare_reader() if self._may_ask_a_model() else {}
        jobs = [Job(path, self.wanted.parameters(path), self.part(path), self._variables(path) | reader)
                for path in self.wanted.notebooks if path not in self.done]
        for together in ([jobs] if jobs and _fit_together(self.corpus, len(jobs)) else [[job] for job in sorted(jobs, key=_counts_least)]):
            execute_notebooks(together, server, self.progress, self._finished)
        for path in self.wanted.notebooks:
            _merge(self.part(path), self.building)
        shutil.rmtree(self.building / ".parts")
        return [self.done[path] for path in self.wanted.notebooks]

    def _find(self, path: Path) -> None:
        entry = None if self.wanted.fresh else read_entry(entry_place(self.cache, self.made_from[path]), self.part(path))
        if entry is not None:
            self.done[path] = Done(path, entry["notebook"], entry["seconds"], True)

    def _may_ask_a_model(self) -> bool:
        """Whether names may have to be looked for with a model: nothing of this run was made before."""
        return not self.done and self.wanted.settled.get("discovery") in ("auto", "spacy")

    def _expected(self) -> float:
        """How many seconds the run of that name took, where all its notebooks ran as they do now; else 0."""
        told = last_record(project_root() / "outputs" / self.wanted.name, "timings.json")
        return 0.0 if told.get("from_the_cache", [""]) or self.done else float(told.get("seconds", {}).get("all", 0.0))

    def _tell(self) -> None:
        before = last_record(project_root() / "outputs" / self.wanted.name)
        for path in self.wanted.notebooks:
            if path in self.done:
                self.progress.say(f"{path.stem}: unchanged, taken from the cache")
            else:
                changed = before.get("notebooks", {}).get(path.stem) != file_hash(path)
                reason = "--fresh ignores the cache" if self.wanted.fresh else why(path.stem, before, self.made_from[path], changed)
                self.progress.say(f"{path.stem}: runs, since {reason}")

    def _variables(self, path: Path) -> dict[str, str]:
        return _store(self.wanted, self.building, self.surroundings) | self.wanted.engine | self.progress.variables(path.stem)

    def _finished(self, one: Executed) -> None:
        notebook = clean_notebook(one.notebook, one.path.stem, {str(self.wanted.folder): self.corpus.name})
        self.done[one.path] = Done(one.path, notebook, one.seconds, False, one.peaks)
        self.progress.say(f"{one.path.stem}: done in {one.seconds:.1f} s")
        if code_signature() != self.signature:
            return  # edited meanwhile: nobody knows which code this was
        try:
            write_entry(entry_place(self.cache, self.made_from[one.path]), self.part(one.path), notebook, one.seconds)
        except OSError as error:
            self.trouble = f"the cache {self.cache.name}/ could not be written ({error.strerror}); the report is whole, the next run takes longer."
