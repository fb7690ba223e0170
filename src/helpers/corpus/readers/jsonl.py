"""JSON, an object a line or a list of objects, one article each."""
from __future__ import annotations

import json
from collections.abc import Iterator

from helpers.corpus.readers.columns import known_cells, read_rows
from helpers.corpus.readers.lines import stream_lines
from helpers.corpus.records import MOST_RECORDS, Reading, Refused


def _refuse_many(data: bytes) -> None:
    """Raise Refused where the values alone would fill the memory, whatever they are."""
    if data.count(b"{") + data.count(b"[") > 3 * MOST_RECORDS or max(map(data.count, (b",", b"\n", b"\r"))) > 10 * MOST_RECORDS:
        raise Refused(f"The file holds more values than {MOST_RECORDS:,} articles have; split it.")


def _parse(line: str) -> object:
    """The value that a text stands for; None where it is no JSON."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _inner_list(whole: dict) -> list:
    """The one list of objects that an object wraps (`{"articles": [...]}`); empty where there is none or several."""
    lists = [value for value in whole.values() if isinstance(value, list) and value and all(isinstance(item, dict) for item in value)]
    return lists[0] if len(lists) == 1 and "text" not in whole else []


def _records(data: bytes, path: str) -> Iterator[tuple[int, object]]:
    """Position and value of each record: of a list its places, else the numbers of the lines."""
    if ".json" in path.lower() and ".jsonl" not in path.lower():
        whole = _parse("".join(stream_lines(data).lines))
        if isinstance(whole, list | dict):
            yield from enumerate(whole if isinstance(whole, list) else _inner_list(whole) or [whole], 1)
            return
    for number, line in enumerate(stream_lines(data).lines, 1):
        if line.strip():
            yield number, _parse(line)


def read(data: bytes, path: str) -> Reading:
    """An article an object, fields told by their names; lines that are no object are skipped by number. Of the others only cells that are used are kept."""
    _, encoding, doubt = stream_lines(data)
    _refuse_many(data)
    names: dict[str, None] = {}
    good: list[tuple[int, dict]] = []
    skipped: list[tuple[int, str]] = []
    for position, record in _records(data, path):
        if isinstance(record, dict):
            names.update(dict.fromkeys(record))
            good.append((position, known_cells(record) if good else record))
        else:
            skipped.append((position, "The record is no JSON object."))
    if not good:
        raise Refused("No line of the file is a JSON object.")
    return read_rows(good, names, f"JSON, {encoding}", skipped, [doubt] if doubt else [])
