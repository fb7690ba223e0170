"""The ways that are timed: ours and the peers', each a function of a folder of articles that gives its answer.

`python -m benchmarks.ways NAME FOLDER` runs one in a process of its own and prints seconds, peak memory and the answer, so that no way pays for
another's imports or memory.
"""
from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpora import whole_text

SCHEDULER = "DATELINE_BENCHMARK_SCHEDULER"
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


class Run(NamedTuple):
    """One run of a way."""

    seconds: float
    megabytes: float
    answer: float


def _texts(folder: Path) -> list[str]:
    return [whole_text(json.loads(line)) for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf-8")]


def _aliases(folder: Path) -> list[str]:
    return (folder.parent / "aliases.txt").read_text(encoding="utf-8").splitlines()


def wc(folder: Path) -> int:
    """`wc -w` over all texts in one file: the measure of the machine."""
    return int(subprocess.run(["wc", "-w", folder.parent / f"{folder.name}.txt"], capture_output=True, text=True, check=True).stdout.split()[0])


def plain(folder: Path) -> int:
    """One regular expression and a Counter over every text; the number of words."""
    counter: Counter[str] = Counter()
    for text in _texts(folder):
        counter.update(WORD.findall(text.lower()))
    return counter.total()


def words(folder: Path) -> int:
    """Ours: read, clean, split and count; the number of words."""
    from helpers import measure_corpus
    from helpers.tables import empty_table

    return measure_corpus(folder, empty_table("aliases")).facts["n_words_with_copies"]


def registry(folder: Path):  # noqa: ANN201 - pandas is imported where it is used
    """The aliases as a registry: three ways to write each actor."""
    import pandas as pd

    from helpers import read_registry
    from helpers.tables import empty_table

    aliases = _aliases(folder)
    sheet = pd.DataFrame({"alias": aliases, "actor": [aliases[at - at % 3] for at in range(len(aliases))], "kind": "person", "decision": "accept"})
    return read_registry(sheet, empty_table("aliases"), empty_table("documents"))


def _measure(folder: Path, engine: str = "", scheduler: str = "") -> float:
    from helpers import measure_corpus

    return _digest(measure_corpus(folder, registry(folder), engine=engine, scheduler=scheduler))


def _digest(measured) -> float:  # noqa: ANN001
    """A number that changes with any byte of the tables."""
    import hashlib

    tables = (measured.terms, measured.mentions, measured.pairs, measured.contexts)
    return int(hashlib.sha256("".join(table.to_csv(index=False) for table in tables).encode()).hexdigest()[:12], 16)


def measure(folder: Path) -> float:
    """Ours, the whole pass in one process: read, clean, split, count, pair, match."""
    from helpers.engine import reducing

    reducing.ENOUGH_BYTES = 1 << 62
    return _measure(folder)


def measure_auto(folder: Path) -> float:
    """The same, the engine chosen by itself."""
    return _measure(folder)


def measure_pool(folder: Path) -> float:
    """The same in a pool of processes."""
    return _measure(folder, "pool")


def measure_dask(folder: Path) -> float:
    """The same on two Dask workers that run already, at the address in `SCHEDULER`."""
    return _measure(folder, "dask", os.environ[SCHEDULER])


def quanteda(folder: Path) -> int:
    """quanteda's tokens, document-feature matrix, co-occurrences of the thousand commonest words and look-up of the aliases; the number of tokens."""
    lines = folder.parent / f"{folder.name}-lines.txt"
    lines.write_text("".join(" ".join(text.split()) + "\n" for text in _texts(folder)), encoding="utf-8")
    script = Path(__file__).with_name("quanteda.R")
    done = subprocess.run(["Rscript", script, lines, folder.parent / "aliases.txt"], capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1])


def actors(folder: Path) -> int:
    """Ours: all aliases with their places in every text, bounded by words, the leftmost longest kept."""
    from helpers.actors.automaton import Automaton

    automaton = Automaton(_aliases(folder))
    return sum(len(_longest(automaton.find(text))) for text in _texts(folder))


def _longest(found: list[tuple]) -> list[tuple]:
    kept, end = [], 0
    for match in sorted(found, key=lambda match: (match[0], -match[1])):
        if match[0] >= end:
            kept.append(match)
            end = match[1]
    return kept


def one_expression(folder: Path) -> int:
    """All aliases as one regular expression, as written or in all capitals, the longest first: what ours must equal."""
    written = {form for alias in _aliases(folder) for form in (alias, alias.upper())}
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in sorted(written, key=lambda form: (-len(form), form))))
    return sum(len(pattern.findall(text)) for text in _texts(folder))


def spacy_matcher(folder: Path) -> int:
    """spaCy's PhraseMatcher over its blank English tokens."""
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.util import filter_spans

    nlp = spacy.blank("en")
    nlp.max_length = 10 ** 9
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("alias", [nlp.make_doc(alias) for alias in _aliases(folder)])
    return sum(len(filter_spans(matcher(doc, as_spans=True))) for doc in map(nlp.make_doc, _texts(folder)))


def flashtext(folder: Path) -> int:
    """flashtext's keyword processor."""
    from flashtext import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=True)
    processor.add_keywords_from_list(_aliases(folder))
    return sum(len(processor.extract_keywords(text, span_info=True)) for text in _texts(folder))


def sklearn(folder: Path) -> int:
    """scikit-learn's CountVectorizer with our expression for a word; the number of words."""
    from sklearn.feature_extraction.text import CountVectorizer

    return int(CountVectorizer(token_pattern=WORD.pattern).fit_transform(_texts(folder)).sum())


def nltk(folder: Path) -> int:
    """NLTK's word tokeniser and its collocation finder; the number of words that hold a letter."""
    from nltk.collocations import BigramCollocationFinder
    from nltk.tokenize import NLTKWordTokenizer

    tokens = [word for text in _texts(folder) for word in NLTKWordTokenizer().tokenize(text.lower())]
    BigramCollocationFinder.from_words(tokens, window_size=5)
    return sum(bool(WORD.search(word)) for word in tokens)


WAYS: dict[str, Callable[[Path], float]] = {
    way.__name__: way for way in (wc, plain, words, measure, measure_auto, measure_pool, measure_dask, actors, one_expression, spacy_matcher, flashtext,
                                  sklearn, nltk, quanteda)}
NEEDS = {"spacy_matcher": "spacy", "flashtext": "flashtext", "sklearn": "sklearn", "nltk": "nltk", "measure_dask": "distributed"}
# What holds every text, token or row at once would measure the machine's memory above this size; an engine that chooses itself is the pool there.
SMALL_ONLY, MOST_MEGABYTES = ("plain", "actors", "spacy_matcher", "flashtext", "sklearn", "nltk", "quanteda", "measure_auto"), 100


def is_here(name: str) -> bool:
    """Whether what a way needs is installed (for the peers: the environment that `make bench` makes; for quanteda, R)."""
    return shutil.which("Rscript") is not None if name == "quanteda" else find_spec(NEEDS.get(name, "re")) is not None


def run(name: str, folder: Path) -> Run:
    """Run a way in a process of its own."""
    done = subprocess.run([sys.executable, "-m", "benchmarks.ways", name, folder], capture_output=True, text=True, check=True)
    return Run(*json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    began = time.perf_counter()
    answer = WAYS[sys.argv[1]](Path(sys.argv[2]))
    seconds = time.perf_counter() - began
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps([seconds, peak / 1024, answer]))
