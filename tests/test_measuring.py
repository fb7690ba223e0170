"""A corpus measured in parts gives the numbers that the notebooks' functions give of the whole, whatever its form, the blocks and the engine."""
from __future__ import annotations

import gzip
import json

import pandas as pd
import pytest

import helpers
from helpers import measure_corpus, store
from helpers.corpus.copies import carrier_order
from helpers.corpus.parts import plan_parts, read_part
from helpers.cooccurrence.keywords import choose_keywords, place_keywords
from helpers.errors import DatelineError, UsageError
from helpers.measuring import parts
from helpers.tables import empty_table, sum_rows

SAMPLE = helpers.places.project_root() / "corpus"
TERMS = ["kind", "term", "n", "n_with_copies", "n_documents", "n_texts", "rate_per_10000_words", "n_largest_article", "n_words_in_group",
         "largest_article_share", "rank"]
PLACES = ["Peru", "Chile", "Brazil", "Ghana", "Kenya", "Nepal"]


def _say(number: int) -> str:
    """An article of two paragraphs, some lines of which stand in others too."""
    one, two, three = (PLACES[(number * step + step) % len(PLACES)] for step in (1, 2, 5))
    lines = [f"{one} and {two} sign a paper on fishing number {number}", "",
             f"{one} urged {two} to share the fish of the cold-water bank. “It’s our bank,” said Ana Ríos of {three}, and the talks with {two} ended.", "",
             f"Ríos told the reporters of the {one} Post that {three} had asked {one}’s ships to leave the bay before the storm came over the hills."]
    return "\n".join([*lines, "", "Our app brings the news home", "", "Read more here"][:len(lines) + 4 * (number % 2)])


@pytest.fixture(scope="module")
def records():
    """Thirty articles; two have the text of another, one is Spanish, one is empty."""
    made = [{"id": f"r{number:02d}", "text": _say(number), "published": f"2024-0{number % 9 + 1}-11", "outlet": "Daily"} for number in range(30)]
    made[7] |= {"text": made[3]["text"]}
    made[20] |= {"text": made[3]["text"], "published": "2023-01-01"}
    made[11] |= {"text": "El gobierno anunció que los barcos de la región no podrán salir del puerto hasta el martes por la tormenta que viene."}
    made[12] |= {"text": "  "}
    return made


@pytest.fixture(scope="module")
def aliases():
    sheet = pd.DataFrame({"alias": [*PLACES, "Ana Ríos", "Ríos", "Post"], "actor": [*PLACES, "Ana Ríos", "Ana Ríos", "The Post"],
                          "kind": ["state"] * 6 + ["person"] * 2 + ["media"], "decision": "accept"})
    return helpers.read_registry(sheet, empty_table("aliases"), empty_table("documents"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory, records):
    place = tmp_path_factory.mktemp("lines")
    _write_lines(place, records)
    return place


def _write_lines(place, records):
    half = len(records) // 2
    for name, rows in (("a.jsonl", records[:half]), ("b.jsonl", records[half:])):
        (place / name).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def _write_table(place, records):
    pd.DataFrame(records).to_csv(place / "a.csv", index=False)


def _write_zipped(place, records):
    (place / "a.csv.gz").write_bytes(gzip.compress(pd.DataFrame(records[:9]).to_csv(index=False, sep=";").encode()))
    (place / "b.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, records[9:])).encode()))


def _write_groups(place, records):
    pd.DataFrame(records).to_parquet(place / "a.parquet", row_group_size=7)


def _write_files(place, records):
    for row in records:
        (place / f"{row['id']}.txt").write_text(row["text"], encoding="utf-8")
    (place / "metadata.csv").write_text("doc_id,published,language\n" + "".join(f"{row['id']},{row['published']},\n" for row in records) + "r05,,fr\n",
                                        encoding="utf-8")


def _documents(folder):
    """The articles as measuring sees them: copies are articles with the same text, passages are not sought."""
    documents = helpers.read_corpus(folder).documents.assign(copied="")
    order = carrier_order(documents)
    return documents.assign(text_id=documents["text_sha256"].map(order.drop_duplicates("text_sha256").set_index("text_sha256")["doc_id"]))


def _whole(folder, aliases, shuffles=0, zones=helpers.COUNTED, most_words=1):
    """Terms, mentions and pairs of actors by the notebooks' functions."""
    documents = _documents(folder)
    found = helpers.find_zones(documents)
    sentences = helpers.split_sentences(documents, found, zones)
    words = helpers.split_words(documents, sentences)
    mentions = helpers.find_mentions(documents, found, sentences, aliases)
    contexts = helpers.actor_contexts(mentions)
    terms = helpers.total_terms(helpers.count_terms(words, most_words=most_words, least=1), documents, words)
    pairs = helpers.total_pairs(helpers.count_pairs(contexts, documents, kind="actor", shuffles=shuffles), contexts, documents)
    return terms[TERMS], helpers.total_mentions(mentions, documents, words, aliases), pairs


def _assert_same(measured, whole):
    for one, other in zip((measured.terms[TERMS], measured.mentions, measured.pairs), whole, strict=True):
        pd.testing.assert_frame_equal(one, other.reset_index(drop=True), check_dtype=False)


@pytest.fixture(scope="module")
def whole(folder, aliases):
    return _whole(folder, aliases)


@pytest.mark.parametrize("block_size, part_bytes", [(1, 1), (7, 4000), (1000, None)])
def test_blocks_and_parts_of_any_size_give_the_numbers_of_the_whole(folder, aliases, whole, block_size, part_bytes):
    measured = measure_corpus(folder, aliases, block_size=block_size, part_bytes=part_bytes)
    _assert_same(measured, whole)
    assert (measured.facts["n_documents"], measured.facts["n_texts"]) == (28, 26)
    assert measured.skipped[["path", "position"]].values.tolist() == [["a.jsonl", 12], ["a.jsonl", 13]]
    assert "Spanish" in measured.skipped["reason"].iloc[0] and measured.skipped["reason"].iloc[1] == "The record has no text."


@pytest.mark.slow
@pytest.mark.parametrize("block_size", [1, 7, 1000])
def test_a_pool_gives_the_numbers_of_the_whole(folder, aliases, whole, block_size):
    _assert_same(measure_corpus(folder, aliases, block_size=block_size, part_bytes=3000, engine="pool"), whole)


@pytest.mark.slow
def test_dask_gives_the_numbers_of_the_whole(folder, aliases, whole):
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None, protocol="tcp") as cluster:
        for block_size in (1, 7, 1000):
            _assert_same(measure_corpus(folder, aliases, block_size=block_size, part_bytes=3000, engine="dask", scheduler=cluster.scheduler_address), whole)


@pytest.mark.parametrize("write", [_write_table, _write_zipped, _write_groups, _write_files])
def test_every_form_is_read_in_parts_as_the_whole_is(tmp_path, records, aliases, write):
    write(tmp_path, records)
    _assert_same(measure_corpus(tmp_path, aliases, block_size=4, part_bytes=500), _whole(tmp_path, aliases))
    pieces = [piece for part in plan_parts(tmp_path, 500)[0] for piece in read_part(part)]
    known, read = helpers.read_corpus(tmp_path).documents, {i: a.text for piece in pieces for i, a in zip(piece.doc_ids, piece.articles)}
    assert {doc_id: read[doc_id] for doc_id in known["doc_id"]} == dict(zip(known["doc_id"], known["text"]))


def test_the_sample_is_measured_as_the_notebooks_count_it(aliases):
    _assert_same(measure_corpus(SAMPLE, aliases, block_size=3), _whole(SAMPLE, aliases))


def test_shuffles_phrases_and_zones_are_those_of_the_whole(folder, aliases):
    zones = ("headline", "paragraph")
    measured = measure_corpus(folder, aliases, block_size=5, part_bytes=3000, shuffles=20, count_zones=zones, most_words=3)
    _assert_same(measured, _whole(folder, aliases, shuffles=20, zones=zones, most_words=3))
    assert measured.pairs["expected"].notna().any() and (measured.terms["kind"] == "phrase").any()


def test_keywords_meet_as_often_as_in_the_whole(folder, aliases):
    documents = _documents(folder)
    zones = helpers.find_zones(documents)
    sentences = helpers.split_sentences(documents, zones)
    words, mentions = helpers.split_words(documents, sentences), helpers.find_mentions(documents, zones, sentences, aliases)
    terms = helpers.find_terms(words, sentences, most_words=2, least=1)
    chosen = choose_keywords(terms, documents, mentions, most=12, stop=helpers.stop_words())
    contexts = helpers.context_of(place_keywords(terms, chosen, mentions), sentences)
    pairs = helpers.total_pairs(helpers.count_pairs(contexts, documents, shuffles=9), contexts, documents)
    measured = measure_corpus(folder, aliases, keywords=chosen, shuffles=9, block_size=4, part_bytes=3000)
    found = measured.pairs[measured.pairs["kind"] == "keyword"].reset_index(drop=True)
    pd.testing.assert_frame_equal(found, pairs, check_dtype=False)
    assert len(found) > 10


def test_a_row_for_one_article_and_one_for_some_days_count_where_they_hold(folder):
    sheet = pd.DataFrame({"alias": ["Peru", "Chile"], "actor": ["Peru", "Chile"], "kind": "state", "decision": "accept", "only_in": ["a#r05", ""],
                          "from": ["", "2024-03-01"], "to": ["", "2024-05-30"]})
    aliases = helpers.read_registry(sheet, empty_table("aliases"), empty_table("documents"))
    measured = measure_corpus(folder, aliases, block_size=3, part_bytes=2000)
    _assert_same(measured, _whole(folder, aliases))
    assert measured.mentions.set_index("actor")["n_documents"].to_dict()["Peru"] == 1


def test_ids_that_repeat_anywhere_in_a_file_number_its_records(tmp_path, records, aliases):
    rows = [*records[:6], records[8] | {"id": records[0]["id"]}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "metadata.csv").write_text("doc_id,language\na#000002,de\na#r03,de\n")
    measured = measure_corpus(tmp_path, aliases, part_bytes=1)
    _assert_same(measured, _whole(tmp_path, aliases))
    assert measured.facts["n_documents"] == 6


def test_articles_whose_names_are_not_in_order_count_as_those_that_are(tmp_path, records, aliases):
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in [*reversed(records[:6]), records[7]]))
    _assert_same(measure_corpus(tmp_path, aliases), _whole(tmp_path, aliases))


def test_a_damaged_file_is_a_row_and_the_others_count(tmp_path, folder, aliases, whole):
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "c.parquet").write_bytes(b"PAR1 but no more")
    (tmp_path / "d.csv.gz").write_bytes(gzip.compress(b"id,text\n1,one\n")[:-9])
    measured = measure_corpus(tmp_path, aliases)
    _assert_same(measured, whole)
    assert measured.skipped["path"].tolist() == ["a.jsonl", "a.jsonl", "c.parquet", "d.csv.gz"]


def test_what_cannot_be_measured_is_one_line(tmp_path, folder, aliases):
    (tmp_path / "a.txt").write_text("   ")
    with pytest.raises(DatelineError, match="holds no article that can be counted"):
        measure_corpus(tmp_path, aliases)
    with pytest.raises(UsageError, match="did you mean 'sentence'"):
        measure_corpus(folder, aliases, context="sentense")
    with pytest.raises(UsageError, match="did you mean 'headline'"):
        measure_corpus(folder, aliases, count_zones=("headlines",))


def test_the_example_of_the_readme_runs():
    blocks = (SAMPLE.parent / "README.md").read_text(encoding="utf-8").split("```python\n")[1:]
    space: dict = {}
    exec(next(block.split("```")[0] for block in blocks if "measure_corpus" in block), space)
    assert len(space["measured"].mentions) > 5 and len(space["measured"].terms) > 500


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A store as the runner opens it."""
    for name, value in store.settings(tmp_path / "store", "k").items():
        monkeypatch.setenv(name, value)


def _keywords():
    return pd.DataFrame({"kind": ["word", "actor", "actor"], "item": ["fish", "Peru", "Chile"], "label": ["fish", "Peru", "Chile"], "n_texts": 2, "n": 2}, index=[4, 2, 9])


def test_the_totals_of_all_stand_beside_a_corpus_that_was_drawn_and_beside_no_other(folder, aliases, kept):
    corpus, measured = helpers.read_corpus(folder, 7), measure_corpus(folder, aliases)
    of_keywords, whole = (helpers.measure_whole(corpus, aliases, keywords=keywords) for keywords in (_keywords(), None))
    assert helpers.measure_whole(helpers.read_corpus(folder, 700), aliases) == {} == helpers.measure_whole(corpus, aliases, keywords=_keywords(), context="window")
    pd.testing.assert_frame_equal(whole["whole_terms"][TERMS], measured.terms[TERMS], check_dtype=False)
    pd.testing.assert_frame_equal(whole["whole_mentions"], measured.mentions.drop(columns=["by", "group"]))
    assert whole["whole_acting_pairs"]["n"].tolist() == measured.pairs["n"].tolist() and set(of_keywords["whole_keyword_pairs"]["item_b"]) == {"fish"}
    assert whole["whole_facts"].set_index("name").loc["n_documents", "n"] == 28 == corpus.drawn.n_articles
    for table, column, key, numbers in [("whole_terms", "terms_sum", ["kind", "term"], ["n", "n_with_copies", "n_documents", "n_texts"])]:
        assert sum_rows(whole[table], key, numbers) == sum(int(one, 16) for one in whole["whole_parts"][column]) % 2 ** 64


def test_one_pass_counts_for_all_that_ask_and_one_that_stopped_goes_on(folder, aliases, kept, monkeypatch):
    corpus, done = helpers.read_corpus(folder, 7), []
    plain = parts.measure_part

    def stops(task, *rest):
        done.append(task.part.sources[0].path)
        if len(done) == 2:
            raise KeyboardInterrupt
        return plain(task, *rest)

    monkeypatch.setattr(parts, "measure_part", stops)
    with pytest.raises(KeyboardInterrupt):
        helpers.measure_whole(corpus, aliases, keywords=_keywords())
    helpers.measure_whole(corpus, aliases, keywords=_keywords())
    helpers.measure_whole(corpus, aliases)
    assert done == ["a.jsonl", "b.jsonl", "b.jsonl"]
