"""A spaCy English model as a further proposer, its known faults mended: it adds names that the rules did not see, and never takes one away."""
from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

from helpers.actors.discovery import reader
from helpers.actors.discovery.bodies import RAIL, TRAINS
from helpers.actors.discovery.codes import is_title_case, read_tokens, write_codes
from helpers.actors.discovery_seen import Seen
from helpers.actors.discovery_words import body_kinds, words_of
from helpers.actors.states import find_state
from helpers.errors import UsageError
from helpers.store import FOLDER, stored

MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
# The model reads a few thousand words a second: beyond this many articles it proposes on a sample, chosen by the articles' hashes.
MOST_ARTICLES = 300
UNUSED = ["lemmatizer", "attribute_ruler", "parser", "tagger", "senter"]
LABELS = {"PERSON": "person", "ORG": "company", "GPE": "place"}
TRIM = re.compile(r"^(?:[Tt]he\s+)|(?:['’]s?|[\s,.;:]+)$")
EVENTS = frozenset("Conference Summit Cup Games Act Treaty Agreement Festival Championship Prize Award League Expo War Operation Convention".split())
RAILWAY = re.compile(rf"\b(?:{'|'.join(sorted(RAIL))})\b")
# Code letters of words that no name of its kind holds.
REFUSED = {"person": set("SDMTHBCEPRKYGA0w"), "company": set("MT0w"), "place": set("MTHB0wA")}


def find_model() -> str:
    """The name of an installed English model, the largest first; empty where spaCy or a model is missing."""
    if find_spec("spacy") is None:
        return ""
    installed = sorted(point.name for point in metadata.entry_points(group="spacy_models"))  # as spaCy itself does, without importing it
    return next((name for model in MODELS for name in installed if name.startswith(model)), "")


def require_model() -> str:
    """The name of an installed English model. Raises UsageError where there is none."""
    name = find_model()
    if not name:
        raise UsageError("discovery 'spacy' needs spaCy and an English model, and none is installed; "
                         "install the extra 'names', or use discovery=rules.")
    return name


def _spacy():  # noqa: ANN202 - spaCy is imported only where a model is used
    """spaCy; in the kernel of a report without its command line, which is a third of its import and asks for a whole web client."""
    if os.environ.get(FOLDER):
        sys.modules.setdefault("spacy.cli.info", SimpleNamespace(info=None))
    import spacy

    return spacy


@cache
def _load(name: str):  # noqa: ANN202 - spaCy is imported only where a model is used
    spacy = _spacy()
    model = spacy.load(name, exclude=[*UNUSED, "tok2vec"])
    shared = any(node.name == "tok2vec-listener" for node in model.get_pipe("ner").model.walk())
    return spacy.load(name, exclude=UNUSED) if shared else model  # a model whose names hang on the part that the others share needs it


def model_version(name: str) -> str:
    """The model's name and version, as the page says what ran; the model is loaded only where it does not lie beside its package."""
    package = find_spec(name)
    about = Path(package.origin).with_name("meta.json") if package and package.origin else None
    version = json.loads(about.read_text(encoding="utf-8"))["version"] if about and about.is_file() else _load(name).meta["version"]
    return f"{name} {version}"


def find_entities(sentences: list[str], name: str, version: str) -> list[tuple[int, int, int, str]]:
    """What the model marks in the sentences of one article: number of the sentence from 0, start and end in it, the model's label.

    It hangs on these sentences and the model alone, so that an article is read once for all runs.
    """
    asked = reader.ask(sentences, name)
    return _read(sentences, name) if asked is None else asked


def _read(sentences: list[str], name: str) -> list[tuple[int, int, int, str]]:
    docs = _load(name).pipe(sentences, batch_size=64)
    return [(number, entity.start_char, entity.end_char, entity.label_) for number, doc in enumerate(docs) for entity in doc.ents]


def read_for_others(path: str) -> None:
    """Serve the kernels of a run at the socket `path` with the model that "auto" takes; ends at once where none is installed."""
    name = find_model()
    if name:
        reader.serve(path, name, lambda: _load(name), lambda sentences: _read(sentences, name))


def _mend(text: str, start: int, end: int, kind: str) -> tuple[int, int] | None:
    """The span without article, possessive, state, title before it; None where what is left is no name."""
    span = text[start:end]
    head = TRIM.match(span) if span[:3].lower() == "the" else None
    start += head.end() if head and head.start() == 0 else 0
    while (tail := re.search(r"(?:['’]s?|[\s,.;:\"”]+)$", text[start:end])) and tail.group():
        end -= len(tail.group())
    tokens = read_tokens(text, start, end)
    codes = write_codes(tokens, frozenset()) if tokens else ""
    while tokens and kind == "person" and codes[0] in "SDTQCGH'tq":
        tokens, codes = tokens[1:], codes[1:]
    if not tokens or "\n" in text[start:end] or set(codes) & REFUSED[kind] or not tokens[0].text[0].isupper():
        return None
    if kind == "company" and (len(codes) == 1 and codes not in "NA" or not set(codes) & set("NAFYB") or {token.text for token in tokens} & EVENTS):
        return None
    return tokens[0].start, tokens[-1].end


def _kind(label: str, name: str) -> str:
    kind = LABELS[label]
    if kind != "company":
        return kind
    nouns = [word for word in name.split() if word in body_kinds()]
    return body_kinds()[nouns[-1]][0] if nouns else "other"


def propose(articles: Iterable[tuple[str, str, Sequence[tuple[int, int, int]]]], seen: list[Seen], name: str) -> list[Seen]:
    """Names that the model sees where the rules saw nothing, article by article."""
    taken: dict[str, list[tuple[int, int]]] = {}
    for one in seen:
        taken.setdefault(one.doc_id, []).append((one.start, one.end))
    found: list[Seen] = []
    for doc_id, text, sentences in articles:
        found += _in_article(doc_id, text, sentences, taken.get(doc_id, []), name)
    return found


def _in_article(doc_id: str, text: str, sentences: Sequence[tuple[int, int, int]], taken: list[tuple[int, int]], name: str) -> list[Seen]:
    running = [(number, start, end) for number, start, end in sentences if not _capitals(text, start, end)]
    found = []
    marked = stored(find_entities)([text[start:end] for _, start, end in running], name, model_version(name))
    for at, start, end, label in marked:
        number, offset, _ = running[at]
        one = _see(doc_id, number, text, offset + start, offset + end, label)
        if one and not any(low < one.end and one.start < high for low, high in taken):
            found.append(one)
    return found


def _capitals(text: str, start: int, end: int) -> bool:
    tokens = read_tokens(text, start, end)
    return is_title_case("", tokens)


def _see(doc_id: str, sentence: int, text: str, start: int, end: int, label: str) -> Seen | None:
    if label not in LABELS:
        return None
    span = _mend(text, start, end, LABELS[label])
    if span is None:
        return None
    name = text[span[0]:span[1]]
    common = name.lower() in words_of("name_cues.csv", "openers") or name in words_of("name_cues.csv", "not_names") or bool(find_state(name))
    weight = 2 if " " in name or label == "GPE" else 1
    if common or len(name) < 3 or name.split()[-1] in TRAINS and RAILWAY.search(text):
        return None
    return Seen(doc_id, sentence, span[0], span[1], name, _kind(label, name), f"spaCy's model reads it as {label}", weight)
