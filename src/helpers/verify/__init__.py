"""Recount a run: articles read again, spans sliced afresh, every number of the page looked up; imports nothing that counted first."""
from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers.corpus import Corpus
from helpers.display import clean_text
from helpers.errors import UsageError
from helpers.evidence import MANY_ARTICLES
from helpers.places import project_root
from helpers.sampling import read_corpus
from helpers.tables import check_table
from helpers.verify.again import Again
from helpers.verify.chosen import PARTS, fill_cut, spans_of, wrong_choices
from helpers.verify.kept import wrong_tables
from helpers.verify.page import Shown, shown_numbers
from helpers.verify.places import Places
from helpers.verify.recount import Span, edges, recounters, wrong_counts, wrong_quotes, wrong_spans
from helpers.verify.rules import read_count
from helpers.verify.scores import Scores
from helpers.verify.shares import page_shares
from helpers.verify.sources import wrong_cells, wrong_files
from helpers.verify.tabled import wrong_totals
from helpers.verify.whole import Whole


PLACED = ("zones", "sentences", "quantities", "keywords", "mentions")


class Verified(NamedTuple):
    """`holds` is True where nothing differs; `lines` say what was looked at and what differs."""

    holds: bool
    lines: list[str]


def _table(again: Again, name: str) -> pd.DataFrame:
    sheet = again.kept(name)
    if sheet is None:
        raise UsageError(f"{again.run} has no tables/{name}.csv, so it is no whole run folder; name one, for example outputs/sample.")
    return check_table(sheet.assign(on_page=sheet["on_page"] == "True") if "on_page" in sheet else sheet, name, sort=False)


def _record(run: Path) -> dict:
    path = run / "run.json"
    if not path.is_file():
        raise UsageError(f"{str(run)!r} is no run folder (no run.json); name one, for example outputs/sample.")
    return json.loads(path.read_text(encoding="utf-8"))


def _corpus(run: Path, record: dict, named: Path | None) -> Corpus:
    """The articles: in the folder that was named, else where the run found them, else in the project under their folder's name."""
    timings = run / "timings.json"
    found = json.loads(timings.read_text(encoding="utf-8")).get("corpus_folder", "") if timings.is_file() else ""
    for folder in [named] if named else [Path(found or "."), project_root() / record["corpus"]["name"]]:
        if folder.is_dir() and (named or found or folder.name == record["corpus"]["name"]):
            return read_corpus(folder, record["parameters"].get("most_articles"))
    raise UsageError(f"the articles of this run ({record['corpus']['name']}) are not there; name their folder with --corpus FOLDER.")


def _changed_articles(record: dict, corpus: Corpus, documents: pd.DataFrame) -> list[str]:
    now = dict(zip(corpus.files["path"], corpus.files["sha256"], strict=True))
    before = record["corpus"]["articles"]
    lines = [f"article file {path}: " + ("it is gone." if path not in now else "it changed since the run.")
             for path in sorted(before) if now.get(path) != before[path]]
    lines += [f"article file {path}: it is new since the run." for path in sorted(set(now) - set(before))]
    if not lines and record["corpus"].get("drawn", {}).get("sha256", "") != (corpus.drawn.sha256 if corpus.drawn else ""):
        lines.append("the folder does not hold the files any more of which the articles were drawn.")
    texts = dict(zip(corpus.documents["doc_id"], corpus.documents["text_sha256"], strict=True))
    for row in documents.itertuples(index=False):
        if before.get(row.path) == now.get(row.path) and texts.get(row.doc_id) != row.text_sha256:
            lines.append(f"article {row.doc_id}: the file is the same, but this version of the reader gives another text.")
    return lines


def _other_code(record: dict) -> list[str]:
    """A line where the code that made the run is not the code that counts again: what differs may be its doing."""
    root = Path(__file__).parents[1]
    now = {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(root.rglob("*"))
           if path.is_file() and "__pycache__" not in path.parts}
    changed = [name for name in sorted(set(now) | set(record["code"]["files"])) if now.get(name) != record["code"]["files"].get(name)]
    return [f"this is not the version of Dateline that made the run ({len(changed)} files of its code differ), so that what differs may be its "
            "doing: "
            "make the run again to know."] if changed else []


def _page(run: Path) -> str:
    path = run / "report.html"
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _says(shown: Shown, row: object) -> bool:
    """Whether the page says what the table says; a label in a chart may stand beside others, or be clipped."""
    if shown.value is None and row.kind == "label":
        there, said = "".join(shown.text.split()), "".join(row.shown.split())  # a chart breaks a long label into lines
        return said in there or (there.endswith("…") and said.startswith(there.rstrip("…")))
    return shown.text == row.shown and (shown.value is None or row.value.startswith(shown.value.rstrip("…")))


def _wrong_page(page: str, numbers: pd.DataFrame) -> list[str]:
    known = {row.number_id: row for row in numbers.itertuples(index=False)}
    lines = []
    for shown in shown_numbers(page):
        row = known.get(shown.number_id)
        if row is None:
            lines.append(f"the page shows {shown.text!r} as {shown.number_id!r}, which has no row in numbers.")
        elif not _says(shown, row):
            lines.append(f"{row.item}, row {row.row!r}, column {row.column}: "
                         f"the page says {shown.text!r}, the table {row.shown!r} (value {row.value}).")
    return lines


def _counted(numbers: pd.DataFrame, spans: dict[str, set[Span]], counters: dict) -> dict[str, int]:
    """Each count as its spans give it, by number_id."""
    units = [(number_id, read_count(rule))
             for number_id, rule in numbers.loc[numbers["kind"] == "count", ["number_id", "rule"]].itertuples(index=False)]
    known = [(number_id, rule.unit) for number_id, rule in units if rule is not None and rule.unit in counters]
    return {number_id: counters[unit](spans.get(number_id, ())) for number_id, unit in known}


def _cut(again: Again, numbers: pd.DataFrame) -> set[str]:
    """Counts of a large corpus, of which the run keeps some spans only: all but those that nothing but their spans tells."""
    counts = numbers[(numbers["kind"] == "count") & ((numbers["column"] != "") | ~numbers["row"].isin(PARTS))]
    return set(counts["number_id"]) if len(again.texts) > MANY_ARTICLES else set()


def _recount(again: Again, numbers: pd.DataFrame, evidence: pd.DataFrame, counters: dict) -> tuple[list[str], int]:
    """What the articles do not give: counts, rows of kept tables, spans of counts, scores; and from how many spans they were counted."""
    places, cut = Places(again, spans_of(evidence)), _cut(again, numbers)
    shown = places.spans
    places.spans = shown | fill_cut(numbers, places, cut) if cut else shown
    scores = Scores(numbers, places, _counted(numbers, places.spans, counters), page_shares(again, evidence))
    return [*wrong_counts(numbers, places.spans, counters), *wrong_tables(again, places), *wrong_totals(places),
            *wrong_choices(numbers, places, shown, cut),
            *scores.wrong()], sum(map(len, places.spans.values()))


def verify(run: Path, corpus_folder: Path | None = None) -> Verified:
    """Recount the run in `run` from its articles.

    Raises UsageError where `run` is no run folder or its articles are not there.
    """
    record = _record(run)
    corpus = _corpus(run, record, corpus_folder)
    again = Again(run, record, corpus)
    numbers = _table(again, "numbers").astype("object")  # gone through often, row by row
    evidence, documents = _table(again, "evidence"), _documents(again)
    texts, text_of = again.texts, dict(zip(corpus.documents["doc_id"], corpus.documents["text_id"], strict=True))
    counters = recounters(text_of, again.sentences)
    recounted, n_spans = _recount(again, numbers, evidence, counters)
    whole = Whole(again) if corpus.drawn else None
    wrong = [
        *_changed_articles(record, corpus, documents), *wrong_spans(numbers, evidence, texts, edges(texts, [again.placed(name) for name in PLACED])),
        *wrong_quotes(numbers, evidence, texts, clean_text), *wrong_cells(again, numbers, clean_text),
        *recounted, *_wrong_page(_page(run), numbers), *wrong_files(run, record), *(whole.wrong() if whole else ()),
    ]
    kinds = numbers["kind"].value_counts()
    told = (f"{run.name}: {kinds.get('count', 0)} counts recounted from {n_spans} spans of {len(texts)} articles, {kinds.get('score', 0)} scores "
            "computed again, "
            f"{len(numbers)} numbers compared with the page" + (f"; {whole.told()}" if whole else ""))
    return Verified(not wrong, [*dict.fromkeys(wrong), *(_other_code(record) if wrong else []),
                                f"{told}: " + ("all hold." if not wrong else f"{len(dict.fromkeys(wrong))} differ.")])


def _documents(again: Again) -> pd.DataFrame:
    kept = again.kept("documents")
    return pd.DataFrame({"doc_id": [], "path": [], "text_id": [], "text_sha256": []}, dtype="str") if kept is None else kept
