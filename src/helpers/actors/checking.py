"""The reader's own check of a run: a seeded sample of mentions and of names not counted, to be marked right or wrong."""
from __future__ import annotations

import numpy as np
import pandas as pd

SAMPLE = 50


def _draw(rows: pd.DataFrame, seed: int, most: int) -> pd.DataFrame:
    chosen = np.random.default_rng(seed).permutation(len(rows))[:most]
    return rows.iloc[np.sort(chosen)]


def check_sample(mentions: pd.DataFrame, unmatched: pd.DataFrame, documents: pd.DataFrame, sentences: pd.DataFrame, seed: int = 1, most: int = SAMPLE) -> pd.DataFrame:
    """One row a place to check (`check.csv`): doc_id, start, end, actor (empty for a capitalised stretch that was not counted), sentence, right (empty).

    In `right` the reader writes yes or no: whether the actor is right; for a stretch that was not counted, whether it is right not to count it.
    At most `most` of each, drawn with a fixed seed from the sorted rows; `unmatched` are the rows of `find_unmatched`.
    """
    named = mentions[mentions["level"] == "named"].sort_values(["doc_id", "start"])[["doc_id", "start", "end", "actor", "sentence"]]
    missed = unmatched.sort_values(["doc_id", "start"]).assign(actor="")[["doc_id", "start", "end", "actor", "sentence"]]
    rows = pd.concat([_draw(named, seed, most), _draw(missed, seed, most)], ignore_index=True).rename(columns={"sentence": "number"})
    places = sentences.set_index(["doc_id", "sentence"])
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    where = [places.loc[(row.doc_id, row.number)] for row in rows.itertuples()]
    rows["sentence"] = pd.Series([texts[doc_id][place["start"]:place["end"]] for doc_id, place in zip(rows["doc_id"], where, strict=True)], dtype="str")
    return rows.assign(right="")[["doc_id", "start", "end", "actor", "sentence", "right"]]
