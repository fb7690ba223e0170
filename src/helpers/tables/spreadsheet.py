"""Our CSV: UTF-8 with BOM, any of , ; tab when read; a cell that a spreadsheet would run as a formula is made harmless."""
from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

import numpy as np
import pandas as pd

from helpers.errors import UsageError

RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
FIRST = {"'", *RUNS_AS_FORMULA}
NEEDS_SHIELD = r"'*[=+\-@\t\r]"


def shield(text: str) -> str:
    """A text cell as it is written: with a leading apostrophe where a spreadsheet would run it as a formula.

    A text that itself begins with an apostrophe before such a character gets another, so that `unshield` gives every text back.
    """
    if text[:1] not in FIRST:  # nearly every cell: nothing more is asked of it
        return text
    bare = text.lstrip("'")
    return "'" + text if bare.startswith(RUNS_AS_FORMULA) else text


def unshield(text: str) -> str:
    """A text cell as it was before `shield`.

    >>> unshield(shield("=1+1")), unshield(shield("'tis"))
    ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(RUNS_AS_FORMULA) else text


def _is_text(column: pd.Series) -> bool:
    return pd.api.types.is_string_dtype(column) or column.dtype == object


def _runs(texts: pd.Series) -> bool:
    """Whether a spreadsheet would run one of the texts; asked of Arrow itself, since pandas takes three times as long for a small table."""
    from pyarrow import compute

    return bool(compute.any(compute.match_substring_regex(texts.array.__arrow_array__(), f"^{NEEDS_SHIELD}")).as_py())


FEW = 10_000
"""Rows up to which a table without missing cells and fractions is written by Python's own writer, in less than half of pandas' time."""


def _is_plain(column: pd.Series) -> bool:
    """Whether Python's own writer writes the cells of a column as pandas does: whole numbers, flags, texts of which none is missing."""
    if isinstance(column.dtype, np.dtype):
        return column.dtype.kind in "iub"
    return column.dtype == "str" and not column.array.__arrow_array__().null_count


def write_sheet(frame: pd.DataFrame, path: Path) -> None:
    """Write a table as our CSV: comma, line feed, full precision, missing as an empty cell."""
    columns = [column for _, column in frame.items()]
    if len(columns) > 1 and len(frame) <= FEW and all(map(_is_plain, columns)):
        write_rows([shield(str(name)) for name in frame.columns], zip(*(column.tolist() for column in columns)), path)
        return
    frame = frame.copy()
    for name in [name for name in frame.columns if _is_text(frame[name])]:
        if frame[name].dtype == object or _runs(frame[name]):
            frame[name] = frame[name].map(lambda cell: shield(cell) if isinstance(cell, str) else cell)
    with _opened(path) as stream:
        frame.rename(columns=lambda name: shield(str(name))).to_csv(stream, index=False, lineterminator="\n")


def write_rows(head: Iterable[str], rows: Iterable[Iterable[str | int]], path: Path) -> None:
    """Write rows of texts and whole numbers as `write_sheet` writes a table of them, without making one."""
    with _opened(path) as stream:
        sheet = csv.writer(stream, lineterminator="\n")
        sheet.writerow(head)
        sheet.writerows([shield(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def _opened(path: Path) -> TextIO:
    """A new file in a folder that is made where it is not there, its byte order mark written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    stream = path.open("w", encoding="utf-8", newline="")
    stream.write("\ufeff")
    return stream


PART_ROWS = 1_000_000
"""Rows above which a table is Parquet parts of so many rows each, in a folder of its name, in the place of one CSV."""


def write_table(frame: pd.DataFrame, path: Path) -> None:
    """Write a table as our CSV, a large one as Parquet parts (`words.csv` as `words/part-0001.parquet` and so on); `read_sheet` reads either."""
    if len(frame) <= PART_ROWS:
        write_sheet(frame, path)
        return
    import pyarrow as pa
    import pyarrow.parquet as pq

    path.with_suffix("").mkdir(parents=True, exist_ok=True)
    for number, start in enumerate(range(0, len(frame), PART_ROWS), 1):
        rows = pa.Table.from_pandas(frame.iloc[start:start + PART_ROWS], preserve_index=False, nthreads=1).replace_schema_metadata(None)
        pq.write_table(rows, path.with_suffix("") / f"part-{number:04d}.parquet", compression="zstd")


def _parts(path: Path) -> list[Path]:
    return sorted(path.with_suffix("").glob("part-*.parquet"))


def has_table(path: Path) -> bool:
    """Whether a table stands there, as one CSV or in parts."""
    return path.is_file() or bool(_parts(path))


def list_tables(folder: Path) -> list[str]:
    """The names of the tables that stand in a folder, as one CSV or in parts, in order."""
    return sorted({path.stem for path in folder.glob("*.csv")} | {path.parent.name for path in folder.glob("*/part-*.parquet")})


def _read_parts(parts: list[Path]) -> pd.DataFrame:
    """The parts as one table of texts, as its CSV would give it."""
    import pyarrow.parquet as pq

    frame = pd.concat([pq.ParquetFile(part).read(use_threads=False).to_pandas() for part in parts], ignore_index=True)
    frame = frame.apply(lambda column: column.astype("str").where(column.notna(), "")).rename(columns=str.lower)
    return frame.assign(line=range(2, len(frame) + 2))


def _delimiter(head: str) -> str:
    """The most frequent of comma, semicolon and tab outside quotes in the first line; a comma where none is there."""
    outside = "".join(head.split('"')[::2])
    return max(",;\t", key=outside.count)


def _decode(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.name} is not UTF-8; save it again as 'CSV UTF-8'.") from error


def read_sheet(path: Path) -> pd.DataFrame:
    """One row a record of a CSV (UTF-8, `,` `;` or tab); every cell is text, surrounding spaces removed, column `line` is the line it begins on.

    Raises UsageError that names the line where a record has more cells than the head. What `write_table` wrote in parts is read from them.
    """
    if not path.is_file() and (parts := _parts(path)):
        return _read_parts(parts)
    text = _decode(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text.split("\n", 1)[0]))
    head = [unshield(cell.strip()).lower() for cell in next(reader, [])]
    rows, begins = [], reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append((begins, _fit(cells, head, path, begins)))
        begins = reader.line_num + 1
    frame = pd.DataFrame([cells for _, cells in rows], columns=head, dtype="str")
    return frame.assign(line=[line for line, _ in rows])


def _fit(cells: list[str], head: list[str], path: Path, line: int) -> list[str]:
    cells = [unshield(cell.strip(" ")) for cell in cells]
    if any(cells[len(head):]):
        raise UsageError(f"{path.name} line {line} has {len(cells)} cells, its head has {len(head)}; put quotation marks round a cell that holds a comma.")
    return (cells + [""] * len(head))[: len(head)]


def read_table(path: Path) -> pd.DataFrame:
    """What `write_table` wrote, with every cell text, as `read_sheet` reads it but without column `line`, and many times as fast.

    What anybody else wrote, or edited so that it is read otherwise, is read by `read_sheet`.
    """
    import pyarrow as pa

    if path.is_file():
        try:
            return _read_written(path)
        except (pa.ArrowInvalid, StopIteration, UnicodeDecodeError):
            pass
    return read_sheet(path).drop(columns="line")


def _read_written(path: Path) -> pd.DataFrame:
    """A CSV of commas whose rows all have as many cells as the head."""
    import pyarrow as pa
    from pyarrow import compute
    from pyarrow import csv as written

    content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    head = content.split(b"\n", 1)[0].decode("utf-8")
    names = next(csv.reader([head]))
    if len(set(names)) < len(names) or '"' in head or _delimiter(head) != ",":
        raise pa.ArrowInvalid("a head that only a CSV reader of more patience reads")
    options = written.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False, quoted_strings_can_be_null=False)
    table = written.read_csv(pa.BufferReader(content), written.ReadOptions(use_threads=False), written.ParseOptions(newlines_in_values=True), options)
    blank = _blank(table[names[0]])
    for name in names[1:] if compute.any(blank).as_py() else ():
        blank = compute.and_(blank, _blank(table[name]))
    rows = table.filter(compute.invert(blank)) if compute.any(blank).as_py() else table
    return pd.DataFrame({unshield(name.strip()).lower(): pd.Series(_unshielded(rows[name]).combine_chunks(), dtype="str") for name in names})


def _blank(column: object) -> object:
    from pyarrow import compute

    return compute.equal(compute.utf8_trim_whitespace(column), "")


def _unshielded(column: object) -> object:
    """The cells of an Arrow column without the spaces round them and the apostrophe that keeps them from running."""
    from pyarrow import compute

    cells = compute.utf8_trim(column, " ")
    shielded = compute.match_substring_regex(cells, f"^'{NEEDS_SHIELD}")
    return compute.if_else(shielded, compute.utf8_slice_codeunits(cells, 1), cells)
