"""Copies of whole runs: what may not be in them is in no byte of them, and their numbers are those of the run."""
from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rights_oracle import read_back
from run_fixture import ROOT, dateline, make_home, write_corpus
from test_report import Ids

from helpers.corpus import read_corpus
from helpers.report import loose_digits
from helpers.tables import read_sheet

pytestmark = pytest.mark.slow
CARED = {
    "01_vexley_arrested.txt": "Police arrest Orla Vexley\n\nPORT ELLIS, March 4, 2024 -- Police arrested Orla Vexley, who is suspected of arson, on Monday. \"Vexley ran from us,\" said Karl Thorne, the mayor of Port Ellis. "
                              "Orla's lawyer said that VEXLEY was asleep. Norway and Denmark sent firefighters to Port Ellis.\n\nThe fire killed Tomasz Quillfeather, a dock worker. \"Tomasz Quillfeather was kind,\" Karl Thorne said. "
                              "The dock workers of Port Ellis mourned on Monday.\n",
    "02_fire.txt": "The fire in Port Ellis\n\nPublished: March 6, 2024\n\nThe dock workers said that Quillfeather was loved. Karl Thorne met the dock workers and Norway's ambassador. "
                   "A boy, Benedikt Oyelaran, 9, was rescued from the fire by police. Benedikt is safe, police said. The Vexleys left Port Ellis. Police said that the Vexley family had fled to Denmark.\n",
    "03_after.txt": "After the fire\n\nNorway thanked the police of Port Ellis. Karl Thorne said that Orla Vexley would be heard on Friday. Norway and Denmark will pay for the harbour. The dock workers agree.\n",
    "actors.csv": "alias,actor,kind,decision,care,reason\nOrla Vexley,Orla Vexley,person,accept,suspect,named by police as Orla Vexley\nTomasz Quillfeather,Tomasz Quillfeather,person,accept,victim,\n"
                  "Benedikt Oyelaran,Benedikt Oyelaran,person,accept,minor,nine years old\nKarl Thorne,Karl Thorne,person,accept,,the mayor\n",
}
NAMES = re.compile(r"vexley|quillfeather|oyelaran|benedikt|tomasz|\borla\b", re.I)


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    return make_home(tmp_path_factory.mktemp("rights") / "home")


@pytest.fixture(scope="module")
def masked(home, tmp_path_factory) -> Path:
    done = dateline(home, "report", write_corpus(tmp_path_factory.mktemp("cared") / "harbour", CARED), "--run", "cared", "--mask-care")
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == [str(home / "outputs" / name / "report.html") for name in ("cared", "cared-shared")]
    return home / "outputs" / "cared-shared"


@pytest.fixture(scope="module", params=["seeds", "sample"])
def redacted(request, home) -> tuple[Path, Path]:
    corpus = request.getfixturevalue("seeds") if request.param == "seeds" else ROOT / "corpus"
    done = dateline(home, "report", corpus, "--run", request.param, "--redact")
    assert done.returncode == 0, done.stderr[-2000:]
    return home / "outputs" / f"{request.param}-shared", corpus


def every_file(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_the_names_are_in_no_byte_of_the_copy(masked):
    whole = masked.with_name("cared")
    assert any(NAMES.search(path.read_text(encoding="utf-8")) for path in every_file(whole))
    kinds = {path.suffix for path in every_file(masked)}
    assert {".html", ".ipynb", ".csv", ".svg", ".json", ".graphml", ".gexf"} <= kinds
    found = {path.relative_to(masked).as_posix(): hit.group() for path in every_file(masked) if (hit := NAMES.search(path.read_text(encoding="utf-8") + path.name))}
    assert found == {}


def test_each_person_has_one_mark_and_others_keep_their_names(masked):
    page = (masked / "report.html").read_text(encoding="utf-8")
    assert "Karl Thorne" in page and all(f"person {letter}" in page for letter in "ABC") and "person D" not in page
    text = re.sub(r"<[^>]*>", "", page)
    assert "Police arrested person A, who is suspected of arson" in text and "person B was kind" in text and "A boy, person C, 9" in text
    assert "a letter for a name" in page


def test_a_copy_has_no_places_no_inputs_and_no_key(masked):
    key = (masked.with_name("cared") / "shared.key").read_text(encoding="utf-8").strip()
    assert not (masked / "inputs").exists() and not (masked / "timings.json").exists() and not (masked / "items.json").exists()
    for path in every_file(masked):
        assert key not in path.read_text(encoding="utf-8")
        if path.suffix == ".csv":
            columns = set(read_sheet(path).columns)
            assert "start" not in columns and "end" not in columns
    assert json.loads((masked / "run.json").read_text(encoding="utf-8"))["shared"] == {"of": "cared", "redact": False, "mask_care": True}


def test_the_page_of_a_copy_holds_together(masked):
    page = (masked / "report.html").read_text(encoding="utf-8")
    seen = Ids(page)
    assert loose_digits(page) == [] and len(seen.ids) == len(set(seen.ids)) and set(seen.links) <= set(seen.ids)
    shown = {given["data-n"] for _, given in seen.tags if "data-n" in given}
    assert shown <= set(read_sheet(masked / "tables" / "numbers.csv")["number_id"])


def test_verify_says_what_a_copy_is_and_compares_it(home, masked, tmp_path):
    said = dateline(home, "verify", masked)
    assert said.returncode == 0 and said.stdout.count("\n") == 1 and "verify cared for that" in said.stdout
    numbers = masked / "tables" / "numbers.csv"
    before = numbers.read_text(encoding="utf-8")
    row = next(line for line in before.splitlines() if ",count," in line)
    value = re.search(r",count,(\d+),(\d+),", row)
    numbers.write_text(before.replace(row, row.replace(value.group(), f",count,{int(value.group(1)) + 1},{int(value.group(1)) + 1},")), encoding="utf-8")
    wrong = dateline(home, "verify", masked)
    numbers.write_text(before, encoding="utf-8")
    assert wrong.returncode == 1 and row.split(",")[0] in wrong.stdout
    alone = tmp_path / "alone-shared"
    alone.mkdir()
    (alone / "run.json").write_text('{"shared": {}}', encoding="utf-8")
    said = dateline(home, "verify", alone)
    assert said.returncode == 2 and "copy to share" in said.stderr


def test_snippets_put_together_stay_snippets(redacted):
    """Long names, titles, phrases and quotes count too, in page, notebooks, tables and networks."""
    folder, corpus = redacted
    told = {}
    for doc_id, text in read_corpus(corpus).documents[["doc_id", "text"]].itertuples(index=False, name=None):
        longest, share = read_back(folder, text)
        told[doc_id] = (longest, round(share, 3))
        assert share * len(text.split()) <= 210
    assert {doc_id: one for doc_id, one in told.items() if one[0] > 8 or one[1] > 0.15} == {}


def test_a_redacted_page_says_what_it_holds(redacted):
    folder, _ = redacted
    page = (folder / "report.html").read_text(encoding="utf-8")
    snippets = [re.sub(r"<[^>]*>", "", one) for one in re.findall(r"<q>(.*?)</q>", page[page.index("<h3 id=part-articles"):], re.S)]
    assert len(snippets) > 20 and max(sum(any(map(str.isalnum, word)) for word in one.split()) for one in snippets) <= 8  # a stroke is no word
    assert "eight words" in page and "of its words" in page and loose_digits(page) == []
    for name in ("words", "sentences", "zones"):
        assert not (folder / "tables" / f"{name}.csv").exists()
    assert not (folder / "registry" / "check.csv").exists()
