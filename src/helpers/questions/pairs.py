"""Two names, concepts or phrases in one sentence."""
from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from helpers import gates
from helpers.association import npmi
from helpers.errors import UsageError
from helpers.questions.answers import MOST, Answer, counted, heading, marked, quotes_html, table_html, text_of, wrapped
from helpers.questions.finding import places_of

if TYPE_CHECKING:
    from helpers.questions.opened import OpenCorpus

PLACE = ["doc_id", "sentence"]
SIDES = {"name": "name", "what": "read as", "n": "sentences that hold it", "n_documents": "articles"}
SENTENCES = {"where": "article", "text": "sentence"}


def _shared(corpus: OpenCorpus, first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """One row a sentence that holds both, not inside one another: doc_id, sentence, low, high, where, text."""
    both = first.merge(second, on=PLACE, suffixes=("", "_other"))
    both = both[(both["end"] <= both["start_other"]) | (both["end_other"] <= both["start"])]
    bounds = corpus.sentences.rename(columns={"start": "low", "end": "high"})[[*PLACE, "low", "high"]]
    rows = both[PLACE].drop_duplicates().merge(bounds, on=PLACE).sort_values(PLACE, ignore_index=True)
    text = [" ".join(corpus.texts[row.doc_id][row.low:row.high].split()) for row in rows.itertuples()]
    where = [corpus.where(doc_id) for doc_id in rows["doc_id"]]
    return rows.assign(where=pd.Series(where, dtype="str"), text=pd.Series(text, dtype="str"))


def _quotes(corpus: OpenCorpus, shared: pd.DataFrame, places: pd.DataFrame) -> list[tuple[str, str]]:
    spans = {key: list(zip(rows["start"], rows["end"], strict=True)) for key, rows in places.groupby(PLACE)}
    return [(marked(corpus.texts[row.doc_id], row.low, row.high, spans[row.doc_id, row.sentence]), row.where)
            for row in shared.head(MOST).itertuples()]


def _score(corpus: OpenCorpus, shared: pd.DataFrame, first: pd.DataFrame, second: pd.DataFrame) -> str:
    """NPMI past its gate, copies left out; else why there is none."""
    own = corpus.documents.loc[corpus.documents["doc_id"] == corpus.documents["text_id"], "doc_id"]
    sizes = [int(rows.loc[rows["doc_id"].isin(own), PLACE].drop_duplicates().shape[0]) for rows in (shared, first, second)]
    n_texts = int(shared.loc[shared["doc_id"].isin(own), "doc_id"].nunique())
    gate = gates.pair_score(sizes[0], n_texts, sizes[1], sizes[2])
    n_contexts = int(corpus.sentences["doc_id"].isin(own).sum())
    score = f"NPMI {npmi(*sizes, n_contexts):.2f} over {counted(n_contexts, 'sentence')}, copies left out." if gate.open else ""
    return f"{score or gate.reason.format(**gate.facts)} The same sentence is nearness, not contact."


def pair(corpus: OpenCorpus, first: str = "", second: str = "") -> Answer:
    """The sentences in which two things stand together; see `OpenCorpus.pair`."""
    usual = [name for name in corpus.actors if name not in (first.strip(), second.strip())]
    missing = 2 - bool(first.strip()) - bool(second.strip())
    if len(usual) < missing:
        raise UsageError("these articles name fewer than two actors; give two words: pair(\"one\", \"other\").")
    first, second = first.strip() or usual.pop(0), second.strip() or usual.pop(0)
    found = [places_of(corpus, name) for name in (first, second)]
    if found[0][:2] == found[1][:2]:
        raise UsageError(f"{first!r} and {second!r} are both {found[0][0]!r}; a pair needs two.")
    shared = _shared(corpus, found[0][2], found[1][2])
    sizes = [(label, what, len(rows[PLACE].drop_duplicates()), rows["doc_id"].nunique()) for label, what, rows in found]
    sides = pd.DataFrame(sizes, columns=list(SIDES))
    title = f"{found[0][0]} and {found[1][0]}: {counted(len(shared), 'sentence')} in {counted(shared['doc_id'].nunique(), 'article')}"
    notes = [_score(corpus, shared, found[0][2], found[1][2])]
    quotes = quotes_html(_quotes(corpus, shared, pd.concat([found[0][2], found[1][2]])), "The sentences")
    return Answer(title, wrapped(heading(title, *notes) + table_html(sides, SIDES, "Each by itself") + quotes),
                  text_of(title, notes, {"Each by itself": (sides, SIDES), "Sentences": (shared, SENTENCES)}), {"sides": sides, "sentences": shared})
