"""The names of the zones that part an article: which are counted and which are not."""
from __future__ import annotations

COUNTED = ("headline", "deck", "subheading", "paragraph")
SET_ASIDE = (
    "caption", "credit", "byline", "dateline", "end_mark", "agency_tag", "related", "comment_form", "footer", "advertisement", "duplicate",
)
ZONES = (*COUNTED, *SET_ASIDE, "blank")
