"""What a person at a terminal sees of a run: a line for what is done, and below it one that moves. Into a pipe nothing is written."""
from __future__ import annotations

import contextlib
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from helpers.places import PROGRESS

CLEAR = "\r\x1b[K"


class Progress:
    """Steps done of steps to do, over all notebooks; `expected` are seconds of an earlier run, where there is one."""

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self.stream = stream if stream is not None else sys.stderr
        self.shown = self.stream.isatty()
        self.clock, self.began = clock, clock()
        self.steps: dict[str, tuple[int, int]] = {}
        self.doing: dict[str, str] = {}
        self.expected = 0.0
        self._turn = threading.Lock()
        self._folder: Path | None = None

    @contextlib.contextmanager
    def following(self) -> Iterator[None]:
        """Meanwhile what long work tells (`variables`) stands in the moving line too, where anybody sees it."""
        if not self.shown:
            yield
            return
        ended = threading.Event()

        def follow() -> None:
            while not ended.wait(1):
                with self._turn:
                    self._draw()

        with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
            self._folder = Path(folder)
            threading.Thread(target=follow, daemon=True).start()
            try:
                yield
            finally:
                ended.set()
                self._folder = None

    def variables(self, who: str) -> dict[str, str]:
        """What makes long work of a process tell how far it is (`engine.reduce_tasks`)."""
        return {PROGRESS: str(self._folder / who)} if self._folder else {}

    def _told(self) -> list[str]:
        """What long work tells now."""
        with contextlib.suppress(OSError):
            return [text for path in sorted(self._folder.iterdir()) if (text := path.read_text(encoding="utf-8"))] if self._folder else []
        return []

    def say(self, text: str) -> None:
        """A line that stays."""
        with self._turn:
            self._write(CLEAR + text + "\n" if self.shown else "")
            self._draw()

    def warn(self, text: str) -> None:
        """A line that is told into a pipe too."""
        with self._turn:
            self._write((CLEAR if self.shown else "") + f"dateline: {text}\n")
            self._draw()

    def step(self, notebook: str, done: int, total: int, doing: str = "") -> None:
        """`notebook` has done so many of its cells, and now does `doing`."""
        with self._turn:
            self.steps[notebook] = (done, total)
            self.doing[notebook] = doing
            if done >= total:
                self.doing.pop(notebook, None)
            self._draw()

    def finish(self, notebook: str) -> None:
        """`notebook` has done all its cells."""
        self.step(notebook, self.steps[notebook][1], self.steps[notebook][1])

    def stage(self, doing: str) -> None:
        """All notebooks are done; now the run does this."""
        with self._turn:
            self.doing = {"": doing}
            self._draw()

    def end(self) -> None:
        """Take the moving line away."""
        with self._turn:
            self.steps, self.doing = {}, {}
            self._write(CLEAR if self.shown else "")

    def left(self) -> float | None:
        """About how many seconds are left; None while nothing tells it."""
        done, total = (sum(part[place] for part in self.steps.values()) for place in (0, 1))
        passed = self.clock() - self.began
        if self.expected:
            return max(self.expected - passed, 0.0)
        return passed * (total - done) / done if done >= 3 else None

    def line(self) -> str:
        """The moving line: share done, what is being done, time passed and left."""
        done, total = (sum(part[place] for part in self.steps.values()) for place in (0, 1))
        left = self.left()
        times = f"{self.clock() - self.began:.0f} s" + (f", about {left:.0f} s left" if left is not None else "")
        doing = [f"{name[:2]} {what}".strip() for name, what in sorted(self.doing.items()) if what]
        return f"{100 * done // total if total else 0:3d} %  {times}  " + " · ".join([*self._told(), *doing])

    def _draw(self) -> None:
        if self.shown and (self.steps or self._told()):
            self._write(CLEAR + self.line()[:118])

    def _write(self, text: str) -> None:
        if text:
            self.stream.write(text)
            self.stream.flush()
