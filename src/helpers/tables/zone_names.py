"""The names of the zones that part an article: which are counted and which are not."""
from __future__ import annotations

from collections.abc import Collection

COUNTED = ("headline", "deck", "subheading", "paragraph")
SET_ASIDE = (
    "caption", "credit", "byline", "dateline", "end_mark", "agency_tag", "related", "comment_form", "footer", "advertisement", "duplicate",
)
ZONES = (*COUNTED, *SET_ASIDE, "blank")


def not_counted(counted: Collection[str]) -> tuple[str, ...]:
    """The zones that are set aside where `counted` are counted; blanks are neither.

    >>> "caption" in not_counted(COUNTED), "deck" in not_counted(COUNTED), "deck" in not_counted(("headline", "paragraph"))
    (True, False, True)
    """
    return tuple(zone for zone in ZONES if zone not in counted and zone != "blank")
