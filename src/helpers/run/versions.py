"""The versions of what the report requires, kept from one run to the next: following two hundred packages down takes a third of a second."""
from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path

from helpers.run.record import joint_hash, versions_of


def installed(times: bool = False) -> list:
    """The name and version of everything installed, as its folder says it; with the time at which each was last written where `times` is set."""
    found = set()
    for place in dict.fromkeys(sys.path):
        with contextlib.suppress(OSError), os.scandir(place or ".") as entries:
            for entry in entries:
                if entry.name.endswith((".dist-info", ".egg-info", ".egg-link", ".pth")):
                    found.add((entry.name, entry.stat().st_mtime_ns) if times else entry.name)
    return sorted(found)


def known_versions(cache: Path, *extras: str) -> dict[str, str]:
    """`versions_of` these extras, read from the cache as long as nothing was installed, removed or changed since."""
    from helpers.store import write_beside

    place = cache / "versions" / f"{joint_hash([installed(times=True), sys.version, extras])[:40]}.json"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(place.read_text(encoding="utf-8"))
        if kept["seal"] == joint_hash(kept["versions"]):
            return kept["versions"]
    versions = versions_of(*extras)
    with contextlib.suppress(OSError):
        write_beside(place, json.dumps({"versions": versions, "seal": joint_hash(versions)}).encode())
    return versions
