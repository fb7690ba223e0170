"""One article with its zones coloured and its names underlined."""
from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from helpers.actors import counted_mentions
from helpers.display.clean import escape, escape_exact
from helpers.questions.answers import Answer, counted, heading, text_of, wrapped
from helpers.questions.finding import find_article

if TYPE_CHECKING:
    from helpers.questions.opened import OpenCorpus

LONGEST = 60_000
"""Characters of an article that are shown."""
COLOURED = ("headline", "deck", "subheading", "paragraph")
ZONES = {"zone": "zone", "rule": "rule", "text": "text"}


def _named(text: str, low: int, high: int, mentions: list[tuple[int, int, str]]) -> str:
    """A stretch as HTML, its names underlined; the actor of each is told when one points at it."""
    pieces, at = [], low
    for start, end, actor in mentions:
        if at <= start and end <= high:
            pieces += [escape_exact(text[at:start]), f'<u title="{escape(actor)}">{escape_exact(text[start:end])}</u>']
            at = end
    return "".join([*pieces, escape_exact(text[at:high])])


def _zone_html(text: str, zone: pd.Series, mentions: list[tuple[int, int, str]]) -> str:
    shown = _named(text, zone.start, min(zone.end, LONGEST), mentions)
    if zone.zone == "blank":
        return shown
    if zone.counted:
        kind = zone.zone if zone.zone in COLOURED else "paragraph"
        return f'<span class="z-{kind}" title="{escape(zone.zone)}: counted">{shown}</span>'
    name = escape(zone.zone.replace("_", " "))
    return f'<span class="z-aside" title="{name}: {escape(zone.rule)}"><small>{name}</small>{shown}</span>'


def _key() -> str:
    spans = "".join(f'<span class="z-{zone}">{zone}</span>' for zone in COLOURED)
    return f'<p class="key how">Counted: {spans} Set aside: <span class="z-aside"><small>its zone</small>with the rule that told it</span></p>'


def article(corpus: OpenCorpus, doc_id: str = "") -> Answer:
    """One article with its zones coloured; see `OpenCorpus.article`."""
    found = find_article(corpus, doc_id) if doc_id.strip() else corpus.documents["doc_id"].iloc[0]
    text = corpus.texts[found]
    zones = corpus.zones[corpus.zones["doc_id"] == found].sort_values("start", ignore_index=True)
    slices = [text[low:high] for low, high in zip(zones["start"], zones["end"], strict=True)]
    zones = zones.assign(counted=zones["zone"].isin(corpus.count_zones), text=slices)
    rows = counted_mentions(corpus.mentions)
    own = rows[rows["doc_id"] == found].sort_values(["start", "end"], ascending=[True, False])
    mentions = list(own[["start", "end", "actor"]].itertuples(index=False, name=None))
    body = "".join(_zone_html(text, zone, mentions) for zone in zones.itertuples() if zone.start < LONGEST)
    n_words = int((corpus.words["doc_id"] == found).sum())
    title = corpus.names[found]
    aside = zones[~zones["counted"] & (zones["zone"] != "blank")]
    notes = [f"{corpus.where(found)} · {found}", f"{counted(n_words, 'word')} counted, {counted(len(aside), 'stretch|stretches')} set aside. "
             "Names are underlined; point at one to see who it counts for."]
    shown = zones[zones["zone"] != "blank"]
    return Answer(title, wrapped(f'{heading(title, *notes)}{_key()}<div class="zones">{body}</div>'),
                  text_of(title, notes, {"Zones": (shown, ZONES)}, most=60), {"zones": zones, "mentions": own.reset_index(drop=True)})
