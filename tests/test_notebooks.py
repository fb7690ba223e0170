"""What a notebook may hold: the rules of its frame, read from the files."""
from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest
from papermill import inspect_notebook

from helpers.run import all_parameters, notebook_parameters

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))
STORIES = [path for path in NOTEBOOKS if not path.name.startswith("00_")]


def _cells(path: Path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def _source(cell: dict) -> str:
    return "".join(cell["source"])


def _code(path: Path) -> list[str]:
    return [_source(cell) for cell in _cells(path) if cell["cell_type"] == "code"]


def test_the_four_notebooks_are_there():
    assert [path.stem for path in NOTEBOOKS] == ["00_start_here", "01_text_statistics", "02_keyword_cooccurrence", "03_actor_mentions"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestEveryNotebook:
    def test_stored_without_outputs(self, path):
        assert [cell["id"] for cell in _cells(path) if cell.get("outputs") or cell.get("execution_count")] == []

    def test_at_most_ten_code_cells_of_twelve_lines(self, path):
        code = _code(path)
        assert len(code) <= 10 and max(len(source.splitlines()) for source in code) <= 12

    def test_lines_are_short_but_for_parameters(self, path):
        code = [_source(cell) for cell in _cells(path) if cell["cell_type"] == "code" and "parameters" not in cell["metadata"].get("tags", [])]
        assert [line for source in code for line in source.splitlines() if len(line) > 125] == []

    def test_no_def_class_or_loop(self, path):
        nodes = [node for source in _code(path) for node in ast.walk(ast.parse(source))]
        assert not [node for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.For | ast.While | ast.Lambda)]

    def test_no_output_path(self, path):
        assert not [source for source in _code(path) if re.search(r"outputs|\.to_csv|\.savefig|open\(|write_", source)]

    def test_every_code_cell_follows_a_question(self, path):
        cells = _cells(path)
        assert cells[0]["cell_type"] == "markdown"
        for before, cell in zip(cells, cells[1:]):
            if cell["cell_type"] == "code":
                assert before["cell_type"] == "markdown" and "?" in _source(before), cell["id"]

    def test_the_title_is_the_only_h1(self, path):
        heads = [line for cell in _cells(path) if cell["cell_type"] == "markdown" for line in _source(cell).splitlines() if line.startswith("# ")]
        assert len(heads) == 1 and _source(_cells(path)[0]).startswith("# ")

    def test_the_prose_holds_no_numeral(self, path):
        prose = "\n".join(_source(cell) for cell in _cells(path) if cell["cell_type"] == "markdown")
        assert not re.search(r"\d", re.sub(r"\]\([^)]*\)|`[^`]*`|\$[^$]*\$", "", prose))

    def test_saved_under_the_kernel_that_every_environment_has(self, path):
        assert json.loads(path.read_text(encoding="utf-8"))["metadata"]["kernelspec"]["name"] == "python3"


def test_cell_ids_are_unique_over_all_notebooks():
    ids = [cell["id"] for path in NOTEBOOKS for cell in _cells(path)]
    assert len(ids) == len(set(ids)) and all(re.fullmatch(r"0\d-[a-z0-9-]+", one) for one in ids)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
class TestEveryStory:
    def test_parameters_come_first_and_their_check_second(self, path):
        code = [cell for cell in _cells(path) if cell["cell_type"] == "code"]
        assert code[0]["metadata"]["tags"] == ["parameters"]
        assert f'helpers.check_parameters("{path.stem}", globals())' in _source(code[1])

    def test_papermill_reads_the_same_parameters(self, path):
        ours = notebook_parameters(path)
        seen = inspect_notebook(str(path))
        assert {name: (ast.literal_eval(one["default"]), one["inferred_type_name"]) for name, one in seen.items()} == {
            name: (one.default, one.type) for name, one in ours.items()}

    def test_every_parameter_says_what_it_is(self, path):
        assert [name for name, one in notebook_parameters(path).items() if len(one.help) < 8] == []


def test_a_parameter_of_several_notebooks_is_one():
    assert {"corpus_dir", "count_zones"} <= set(all_parameters(STORIES))
