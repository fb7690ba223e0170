"""A folder that holds more than is read: which articles are drawn, what is told of the others, and that below the limit nothing is drawn."""
from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

import helpers
from helpers import sampling
from helpers.corpus import read_corpus
from helpers.corpus.parts import plan_parts, read_part
from helpers.errors import DatelineError
from helpers.sampling import surveyed
from helpers.sampling.survey import draw_number
from helpers.sampling.surveyed import survey_folder

PLACES = ["Peru", "Chile", "Brazil", "Ghana", "Kenya", "Nepal", "Tonga"]
SPANISH = "El gobierno anunció que los barcos de la región no podrán salir del puerto hasta el martes por la tormenta que viene."


def _text(number: int) -> str:
    one, other = PLACES[number % 7], PLACES[(number * 3 + 1) % 7]
    return f"{one} and {other} sign a paper on fishing number {number}\n\nThe ministers of {one} told {other} that the {number} ships would leave the bay on Monday."


def _write(folder, numbers, name="a.jsonl"):
    folder.mkdir(exist_ok=True)
    rows = [{"id": f"r{number:02d}", "text": SPANISH if number == 5 else _text(number), "outlet": "Daily"} for number in numbers]
    (folder / name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return _write(tmp_path_factory.mktemp("drawn") / "all", range(20))


def _ids(corpus):
    return set(corpus.documents["doc_id"])


def test_below_the_limit_it_is_the_corpus_that_is_read_without_one(folder):
    for most in (None, 19, 500):
        ours, plain = helpers.read_corpus(folder, most), read_corpus(folder)
        assert ours.drawn is None and ours.sha256 == plain.sha256
        for name in ("files", "documents", "skipped", "passages"):
            pd.testing.assert_frame_equal(getattr(ours, name), getattr(plain, name))


def test_what_is_drawn_is_read_as_in_the_whole_and_says_of_how_many(folder):
    corpus, whole = helpers.read_corpus(folder, 7), read_corpus(folder)
    assert len(corpus.documents) == 7 and corpus.drawn[:4] == (19, 7, 1, 1) and corpus.sha256 == whole.sha256
    pd.testing.assert_frame_equal(corpus.documents, whole.documents[whole.documents["doc_id"].isin(_ids(corpus))].reset_index(drop=True))
    assert corpus.files["n_documents"].tolist() == [7] and corpus.files["sha256"].tolist() == whole.files["sha256"].tolist()
    pd.testing.assert_frame_equal(corpus.skipped, whole.skipped)


def test_neither_order_nor_other_articles_nor_their_form_change_who_is_drawn_before_whom(folder, tmp_path):
    drawn = {most: _ids(helpers.read_corpus(folder, most)) for most in (3, 7, 12)}
    assert drawn[3] < drawn[7] < drawn[12]
    turned = helpers.read_corpus(_write(tmp_path / "turned", reversed(range(20))), 7)
    assert _ids(turned) == drawn[7]
    fewer = helpers.read_corpus(_write(tmp_path / "fewer", range(0, 20, 2)), 4)
    assert _ids(fewer) == set(sorted(_ids(helpers.read_corpus(folder, 18)) & {f"a#r{number:02d}" for number in range(0, 20, 2)},
                                     key=draw_number)[:4])
    table = tmp_path / "table"
    table.mkdir()
    pd.DataFrame([json.loads(line) for line in (folder / "a.jsonl").read_text(encoding="utf-8").splitlines()]).to_parquet(table / "a.parquet")
    assert _ids(helpers.read_corpus(table, 7)) == drawn[7]


def test_files_of_one_article_each_are_drawn_and_no_other_is_a_row(tmp_path):
    for number in range(12):
        (tmp_path / f"n{number:02d}.txt").write_text(_text(number), encoding="utf-8")
    corpus = helpers.read_corpus(tmp_path, 4)
    assert corpus.files["path"].tolist() == [f"{doc_id}.txt" for doc_id in corpus.documents["doc_id"]] and len(corpus.files) == 4
    assert corpus.drawn.n_articles == 12 == corpus.drawn.n_files and corpus.sha256 == read_corpus(tmp_path).sha256


def test_metadata_counts_for_articles_drawn_and_only_strays_are_told(folder, tmp_path):
    place = _write(tmp_path / "told", range(20))
    (place / "metadata.csv").write_text("doc_id,outlet,language\n" + "".join(f"a#r{number:02d},Herald,{'en' if number == 5 else ''}\n" for number in range(20))
                                        + "a#r77,Nobody,\n", encoding="utf-8")
    corpus = helpers.read_corpus(place, 7)
    assert set(corpus.documents["outlet"]) == {"Herald"} and corpus.drawn.n_articles == 20
    assert corpus.skipped["reason"].tolist() == ["No article is called 'a#r77'; its name is its path without its ending."]


def test_ids_that_repeat_number_the_articles_drawn_too(tmp_path):
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"id": "same", "text": _text(number)}) + "\n" for number in range(9)), encoding="utf-8")
    assert _ids(helpers.read_corpus(tmp_path, 8)) < set(read_corpus(tmp_path).documents["doc_id"]) and len(_ids(helpers.read_corpus(tmp_path, 8))) == 8


def test_a_folder_of_more_files_than_articles_is_read_whole(tmp_path):
    _write(tmp_path, [5, 6, 5, 5])
    assert helpers.read_corpus(tmp_path, 2).drawn is None and len(helpers.read_corpus(tmp_path, 2).documents) == 1
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": SPANISH}) + "\n" + json.dumps({"text": SPANISH}) + "\n", encoding="utf-8")
    with pytest.raises(DatelineError, match="holds no article that can be counted"):
        helpers.read_corpus(tmp_path, 1)


def test_very_many_records_that_are_not_used_are_a_row_for_each_reason(folder, monkeypatch):
    monkeypatch.setattr(surveyed, "MOST_SKIPPED", 1)
    look = survey_folder(folder)
    many = surveyed.skipped_rows([], [("b.doc", "No reader."), ("a.doc", "No reader.")])
    assert len(look.skipped) == 1 and many["reason"].tolist() == ["No reader.", "No reader."]
    rows = surveyed._fold([("a", 3, "Why."), ("a", 1, "Why."), ("a", 2, "So.")])
    assert rows == [("a", 1, "Why. The same holds for 1 more of this file."), ("a", 2, "So.")]


def test_a_large_row_group_is_cut_into_stretches_that_hold_every_row_once(tmp_path):
    rows = pd.DataFrame({"id": [f"r{number}" for number in range(50)], "text": [_text(number) for number in range(50)]})
    rows.to_parquet(tmp_path / "a.parquet", row_group_size=30)
    parts, _ = plan_parts(tmp_path, 900)
    assert len(parts) > 4
    read = [(doc_id, article.position, article.text) for part in parts for piece in read_part(part) for doc_id, article in zip(piece.doc_ids, piece.articles)]
    assert read == [(f"a#r{number}", number + 1, _text(number)) for number in range(50)]


def test_the_same_is_drawn_whatever_the_parts(folder):
    looks = [survey_folder(folder, part_bytes=size) for size in (1, 700, None)]
    assert len(looks[0].parts) > len(looks[2].parts) or len(looks[0].parts) == 1
    for one in looks[1:]:
        assert np.array_equal(one.articles["draw"], looks[0].articles["draw"]) and one.articles["copy"].equals(looks[0].articles["copy"])


def test_holding_more_is_told_without_reading_an_article(folder, monkeypatch):
    monkeypatch.setattr("helpers.corpus.read_corpus", None)
    assert sampling.holds_more(folder, 19) and not sampling.holds_more(folder, 20)
