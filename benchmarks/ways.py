"""The ways that are timed: ours and the peers', each a function of a folder of articles that gives its answer.

`python -m benchmarks.ways NAME FOLDER` runs one in a process of its own and prints seconds, peak memory and the answer, so that no way pays for
another's imports or memory.
"""
from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


class Run(NamedTuple):
    """One run of a way."""

    seconds: float
    megabytes: float
    answer: float


def _texts(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def _aliases(folder: Path) -> list[str]:
    return (folder.parent / "aliases.txt").read_text(encoding="utf-8").splitlines()


def wc(folder: Path) -> int:
    """`wc -w` over every file: the measure of the machine."""
    return int(subprocess.run(f"cat {folder}/*.txt | wc -w", shell=True, capture_output=True, text=True, check=True).stdout)


def plain(folder: Path) -> int:
    """One regular expression and a Counter over every file; the number of words."""
    counter: Counter[str] = Counter()
    for text in _texts(folder):
        counter.update(WORD.findall(text.lower()))
    return counter.total()


def words(folder: Path) -> int:
    """Ours: read, clean, split and count; the number of words."""
    from helpers import count_terms, find_zones, read_corpus, split_sentences, split_words

    documents = read_corpus(folder).documents
    found = split_words(documents, split_sentences(documents, find_zones(documents)))
    count_terms(found, most_words=1, least=1)
    return len(found)


def measure(folder: Path) -> int:
    """Ours, the whole pass: read, clean, split, count, pair, match; the number of mentions."""
    from helpers import actor_contexts, count_pairs, count_terms, find_mentions, find_zones, read_corpus, read_registry, split_sentences, split_words
    from helpers.tables import empty_table

    documents = read_corpus(folder).documents
    zones = find_zones(documents)
    sentences = split_sentences(documents, zones)
    count_terms(split_words(documents, sentences), most_words=1, least=1)
    mentions = find_mentions(documents, zones, sentences, read_registry(_sheet(folder), empty_table("aliases"), documents))
    count_pairs(actor_contexts(mentions), documents, kind="actor", shuffles=99)
    return len(mentions)


def _sheet(folder: Path):  # noqa: ANN202 - pandas is imported where it is used
    import pandas as pd

    return pd.DataFrame({"alias": _aliases(folder), "actor": _aliases(folder), "kind": "person", "decision": "accept"})


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
    "wc": wc, "plain": plain, "words": words, "measure": measure, "actors": actors, "one_expression": one_expression, "spacy_matcher": spacy_matcher,
    "flashtext": flashtext, "sklearn": sklearn, "nltk": nltk,
}
NEEDS = {"spacy_matcher": "spacy", "flashtext": "flashtext", "sklearn": "sklearn", "nltk": "nltk"}


def is_here(name: str) -> bool:
    """Whether the peer that a way needs is installed (the extra `bench`)."""
    return find_spec(NEEDS.get(name, "re")) is not None


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
