"""Who wrote an article and whose page it stood on. An agency that the text cites is never its outlet."""
from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from helpers.corpus.ends import Ends
from helpers.lines import find_outlets, name_outlet, read_outlets

_COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright\b)[^.\n]{0,40}", re.IGNORECASE)
_FIRST_IN = re.compile(r"\b(?:this|the) (?:article|story|piece|report)?\s*(?:was |is )?(?:originally |first )*"
                       r"(?:published|appeared|republished|posted)(?: \w+)? (?:by|on|in|from|at)\b\s*", re.IGNORECASE)


class Credit(NamedTuple):
    """Who wrote an article (`outlet`), how that is known (metadata, masthead, credit or empty), whose page it stood on (`carrier`)."""

    outlet: str = ""
    source: str = ""
    carrier: str = ""


def _is_agency(name: str) -> bool:
    known = read_outlets().get(name)
    return known is not None and known.kind == "agency"


def _named_after(pattern: re.Pattern, lines: list[str]) -> str:
    """The first known outlet that stands in or right after what the pattern finds."""
    for line in lines:
        match = pattern.search(line)
        if match:
            named = find_outlets(line[match.start():match.end() + 40])
            if named:
                return named[0][2]
    return ""


def _candidates(ends: Ends) -> list[tuple[str, str]]:
    """Outlets named at the article's ends with how, the surest first."""
    found = [
        (_named_after(_FIRST_IN, [*ends.first, *ends.last]), "credit"),
        (ends.dateline.agency if ends.dateline else "", "credit"),
        (ends.publication.outlet if ends.publication else "", "credit"),
        (ends.byline.outlet if ends.byline else "", "credit"),
        (ends.masthead.outlet if ends.masthead else "", "masthead"),
    ]
    return [(name, how) for name, how in found if name]


def find_credit(ends: Ends, given: Mapping[str, str]) -> Credit:
    """Outlet and carrier: by metadata, else by dateline, line of publication, byline and masthead; of several the agency wrote it.

    The carrier is named by metadata, by a line of publication (`… ECNS App Download`), by a second outlet at the ends, by the page's own site name
    or by the copyright line; it is empty where it is the outlet. An agency is no carrier of what metadata says another wrote.
    """
    named = _candidates(ends)
    outlet, source = next((pair for pair in named if _is_agency(pair[0])), named[0] if named else ("", ""))
    if given.get("outlet"):
        outlet, source = name_outlet(given["outlet"]) or given["outlet"], "metadata"
    site = name_outlet(given.get("site", "")) or given.get("site", "")
    papers = [name for name, _ in named if source != "metadata" or not _is_agency(name)]
    pages = [given.get("carrier", ""), ends.publication.carrier if ends.publication else "", *papers, site, _named_after(_COPYRIGHT, ends.last[-8:])]
    carrier = next((page for page in pages if page and page != outlet), "")
    if not outlet and site:
        return Credit(site, "masthead", "" if carrier == site else carrier)
    return Credit(outlet, source, carrier)
