"""JSON, an object a line or a list of objects, one article each."""
from __future__ import annotations

import json

from helpers.corpus.readers.columns import read_rows
from helpers.corpus.readers.text import decode_or_refuse
from helpers.corpus.records import MOST_RECORDS, Reading, Refused


def _refuse_many(text: str) -> None:
    """Raise Refused where the values alone would fill the memory, whatever they are."""
    if text.count("{") + text.count("[") > 3 * MOST_RECORDS or text.count(",") > 10 * MOST_RECORDS or text.count("\n") > 10 * MOST_RECORDS:
        raise Refused(f"The file holds more values than {MOST_RECORDS:,} articles have; split it.")


def _parse(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        return error


def _inner_list(whole: dict) -> list:
    """The one list of objects that an object wraps (`{"articles": [...]}`); empty where there is none or several."""
    lists = [value for value in whole.values() if isinstance(value, list) and value and all(isinstance(item, dict) for item in value)]
    return lists[0] if len(lists) == 1 and "text" not in whole else []


def _records(text: str, path: str) -> list[tuple[int, object]]:
    """Position and value of each record: of a list its places, else the numbers of the lines."""
    if ".json" in path.lower() and ".jsonl" not in path.lower():
        whole = _parse(text)
        if isinstance(whole, list):
            return list(enumerate(whole, 1))
        if isinstance(whole, dict):
            return list(enumerate(_inner_list(whole) or [whole], 1))
    return [(number, _parse(line)) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def read(data: bytes, path: str) -> Reading:
    """An article an object, fields told by their names; lines that are no object are skipped by number."""
    text, encoding, doubt = decode_or_refuse(data)
    _refuse_many(text)
    records = _records(text, path)
    good = [(position, record) for position, record in records if isinstance(record, dict)]
    skipped = [(position, "The record is no JSON object.") for position, record in records if not isinstance(record, dict)]
    if not good:
        raise Refused("No line of the file is a JSON object.")
    names = list(dict.fromkeys(str(name) for _, record in good for name in record))
    return read_rows(good, names, f"JSON, {encoding}", skipped, [doubt] if doubt else [])
