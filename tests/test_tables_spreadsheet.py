"""Our CSV: harmless in a spreadsheet, read from whatever a spreadsheet wrote."""
from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.errors import UsageError
from helpers.tables import has_table, list_tables, read_sheet, read_table, spreadsheet, write_sheet, write_table
from helpers.tables.spreadsheet import shield, unshield


@given(st.text(alphabet="'=+-@\t\rab ", max_size=6))
def test_shield_gives_every_text_back(text):
    assert unshield(shield(text)) == text


@given(st.text(alphabet="'=+-@\t\rab ", max_size=6))
def test_a_shielded_text_never_begins_as_a_formula(text):
    assert not shield(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_large_table_stands_in_parts_and_reads_as_its_csv_does(tmp_path, monkeypatch):
    monkeypatch.setattr(spreadsheet, "PART_ROWS", 2)
    table = pd.DataFrame({"term": ["=1", "b", ""], "n": [1, 2, 3], "score": [0.1, None, 2.0], "own": [True, False, True]})
    write_sheet(table, tmp_path / "whole.csv")
    write_table(table, tmp_path / "parted.csv")
    assert [path.name for path in sorted((tmp_path / "parted").iterdir())] == ["part-0001.parquet", "part-0002.parquet"]
    assert has_table(tmp_path / "parted.csv") and not has_table(tmp_path / "other.csv")
    assert list_tables(tmp_path) == ["parted", "whole"]
    pd.testing.assert_frame_equal(read_sheet(tmp_path / "parted.csv"), read_sheet(tmp_path / "whole.csv"))


def test_written_bytes(tmp_path):
    write_sheet(pd.DataFrame({"term": ["=1+1", "a,b"], "n": [1, 2], "score": [0.1, None]}), tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_bytes() == b"\xef\xbb\xbfterm,n,score\n'=1+1,1,0.1\n\"a,b\",2,\n"


@pytest.mark.parametrize("content", [b"alias,actor\nA,B\n", b"\xef\xbb\xbfalias;actor\r\nA;B\r\n", b"Alias\tActor\n A\tB \n\n"])
def test_comma_semicolon_and_tab_are_read_alike(tmp_path, content):
    (tmp_path / "x.csv").write_bytes(content)
    assert read_sheet(tmp_path / "x.csv").to_dict("list") == {"alias": ["A"], "actor": ["B"], "line": [2]}


def test_line_numbers_count_lines_of_the_file(tmp_path):
    (tmp_path / "x.csv").write_bytes(b'a,b\n"x\ny",1\n\nz,2\n')
    assert read_sheet(tmp_path / "x.csv")["line"].tolist() == [2, 5]


def test_a_comma_too_many_is_named_by_line(tmp_path):
    (tmp_path / "x.csv").write_bytes(b"a,b\n1,2\n1,2,3\n")
    with pytest.raises(UsageError, match="line 3 has 3 cells"):
        read_sheet(tmp_path / "x.csv")
    with pytest.raises(UsageError, match="line 3 has 3 cells"):
        read_table(tmp_path / "x.csv")


CELLS = st.text(alphabet="'=+-@\t\r\n\",; abé\u00a0", max_size=6)


@given(st.integers(1, 3).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=5)))
def test_a_table_is_read_fast_as_it_is_read_slowly(rows):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.csv"
        write_table(pd.DataFrame(rows, columns=["a", "=b", "c"][:len(rows[0]) if rows else 3], dtype="str"), path)
        found = read_table(path)
        pd.testing.assert_frame_equal(found, read_sheet(path).drop(columns="line"))
        assert len(found.merge(found.drop_duplicates(), how="outer")) == len(found)  # also of no row


@pytest.mark.parametrize("content", [b"", b"a\n", b"a;b\n1;2\n", b"a,b\n1\n", b"a,a\n1,2\n", b'a,"b,c"\n1,2\n', b"a,b\r\n1,2\r\n\r\n", b"a,b\n1,2,\n", b'A , b\n"x""y",z"z\n\n , \n'])
def test_what_somebody_else_wrote_is_read_as_a_sheet(tmp_path, content):
    (tmp_path / "x.csv").write_bytes(content)
    pd.testing.assert_frame_equal(read_table(tmp_path / "x.csv"), read_sheet(tmp_path / "x.csv").drop(columns="line"))


def test_another_encoding_is_one_clear_error(tmp_path):
    (tmp_path / "x.csv").write_bytes("a,b\nñ,2\n".encode("latin-1"))
    with pytest.raises(UsageError, match="not UTF-8"):
        read_sheet(tmp_path / "x.csv")
