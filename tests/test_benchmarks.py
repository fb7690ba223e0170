"""The benchmarks' corpora are the same each time and have known answers; nothing is timed here."""
from __future__ import annotations

from benchmarks.corpora import make_corpus
from benchmarks.measuring import ours, plain


def test_a_corpus_is_the_same_each_time_and_grows_to_its_size(tmp_path):
    counts = [make_corpus(tmp_path / name, 20_000) for name in ("a", "b")]
    first, second = ([path.read_bytes() for path in sorted((tmp_path / name).iterdir())] for name in ("a", "b"))
    assert counts[0] == counts[1] == len(first) and first == second
    assert sum(map(len, first)) >= 20_000 > sum(map(len, first[:-1]))


def test_ours_and_a_plain_expression_count_nearly_the_same_words(tmp_path):
    make_corpus(tmp_path / "a", 20_000)
    counted, expected = ours(tmp_path / "a"), plain(tmp_path / "a")
    assert abs(counted - expected) <= expected / 100
