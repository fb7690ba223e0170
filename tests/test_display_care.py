"""People with care stand in the table of an item and in no alternative text of its chart."""
from __future__ import annotations

import json

import pandas as pd
import pytest

from helpers.charts import bars
from helpers.display import Count, Label, show

SPANS = pd.DataFrame({"actor": ["Ann Roe", "Bo Lie", "Bo Lie"], "doc_id": ["a", "a", "a"], "start": [0, 10, 20], "end": [7, 16, 26]})


@pytest.mark.parametrize("rows, said", [
    ([("Ann Roe", 1, False), ("Bo Lie", 2, True)], ["Ann Roe"]),
    ([("Bo Lie", 2, True)], []),
    ([("Ann Roe", 1, False), ("Bo Lie", 2, False)], ["Ann Roe", "Bo Lie"]),
])
def test_an_alternative_text_ends_before_people_with_care(tmp_path, monkeypatch, rows, said):
    monkeypatch.setenv("DATELINE_RUN", str(tmp_path))
    table = pd.DataFrame(rows, columns=["actor", "n", "cared"])
    show("people", table, key=["actor"], columns={"actor": Label("name"), "n": Count("mentions")}, spans=SPANS, finding="Who is named",
         chart=bars(table[~table["cared"]], "actor", "n"))
    item = next(tmp_path.glob("items/*/item.json"))
    alt = json.loads(item.read_text(encoding="utf-8"))["alt"]
    assert [name for name in ("Ann Roe", "Bo Lie") if name in alt] == said
    figures = [path.read_text(encoding="utf-8") for path in item.parent.glob("figure.svg")]
    assert any("Bo Lie" in figure for figure in figures) is ("Bo Lie" in said) and bool(figures) is bool(said)
