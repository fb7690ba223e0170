"""Whether a run that is there is the run asked for: the same ingredients, every file as it was written. It opens no article as a table."""
from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.run.ingredients import quick_hash
from helpers.run.record import file_hash, tree_hashes

if TYPE_CHECKING:
    from helpers.run.report_run import Wanted


class Again:
    """What is remembered of the last run of a name, in `.cache/runs`."""

    def __init__(self, cache: Path, outputs: Path, wanted: Wanted) -> None:
        self.place, self.index = outputs / wanted.name, outputs / "index.html"
        self.memory = cache / "runs" / (hashlib.sha256(str(self.place).encode("utf-8", "surrogateescape")).hexdigest()[:40] + ".json")
        self.made_from = quick_hash(wanted.folder, wanted.name, wanted.settled, wanted.notebooks)

    def is_unchanged(self) -> bool:
        """Whether the run in its place was made from just this, and nobody has changed a file of it since."""
        try:
            memory = json.loads(self.memory.read_text(encoding="utf-8"))
            record = self.place / "run.json"
            if memory["made_from"] != self.made_from or memory["record"] != file_hash(record) or not self.index.is_file():
                return False
            written = json.loads(record.read_text(encoding="utf-8"))["outputs"]
            there = tree_hashes(self.place)
        except (OSError, ValueError, KeyError, TypeError):
            return False
        return all(there.get(name) == sha256 for name, sha256 in written.items())

    def remember(self) -> None:
        """Note what the run in its place was made from; where that cannot be written, the next run looks more closely."""
        from helpers.store import write_beside

        with contextlib.suppress(OSError):
            memory = {"made_from": self.made_from, "record": file_hash(self.place / "run.json")}
            write_beside(self.memory, json.dumps(memory).encode())
