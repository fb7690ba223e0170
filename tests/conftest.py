"""What all tests share: the seed articles where they are at hand, and tiny corpora made on the spot."""
from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from helpers.tables import check_table

# No test measures time: an example that a busy machine takes long over is no fault.
settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seed_corpus"
REFERENCE = ROOT.parent / "shared" / "reference"


def chromium() -> str:
    """The browser that the browser tests drive, or an empty string."""
    return os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium") or ""


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The five real articles; other people's text, so never in the repository."""
    if not SEEDS.is_dir():
        pytest.skip("the seed articles are not beside this checkout (../shared/seed_corpus)")
    return SEEDS


@pytest.fixture(scope="session")
def reference() -> Path:
    """quanteda's values for six short articles."""
    if not REFERENCE.is_dir():
        pytest.skip("the reference values are not beside this checkout (../shared/reference)")
    return REFERENCE


@pytest.fixture
def make_corpus(tmp_path):
    """Write a folder of files from a dict of relative name -> text or bytes."""
    def make(files: dict[str, str | bytes], name: str = "folder") -> Path:
        folder = tmp_path / name
        for relative, content in files.items():
            path = folder / relative
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return folder
    return make


@pytest.fixture(scope="session")
def make_documents():
    """A documents table from a dict of doc_id -> text, or of doc_id -> (text, columns that differ)."""
    def make(texts: dict[str, str | tuple[str, dict]]):
        rows = []
        for doc_id, given in texts.items():
            text, columns = given if isinstance(given, tuple) else (given, {})
            rows.append({
                "doc_id": doc_id, "path": f"{doc_id}.txt", "position": 1, "text_id": doc_id, "copied": "", "title": "", "outlet": "", "outlet_from": "", "carrier": "",
                "published": "", "published_precision": "none", "published_from": "", "published_doubt": "", "url": "", "language": "en", "translated": "",
                "n_characters": len(text), "text_sha256": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), "text": text, **columns,
            })
        return check_table(rows, "documents")
    return make


def pytest_collection_modifyitems(config, items):
    """Browser tests need Chromium; where it is not, they are skipped and the last lines say so."""
    if not chromium():
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason="no Chromium: install it (Debian: apt install chromium) or name it in DATELINE_CHROMIUM"))


def pytest_terminal_summary(terminalreporter):
    """Say what was left out, by reason, in the last lines."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = sorted({str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr) for report in skipped})
    for reason in reasons:
        terminalreporter.write_line(f"LEFT OUT: {reason.removeprefix('Skipped: ')}")


def pytest_sessionfinish(session):
    """In CI a skipped test is a failed one."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("DATELINE_NO_SKIP") and reporter and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = 1
