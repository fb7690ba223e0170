"""Outlets by name: a modest table, and the words that make an unknown name a masthead."""
from __future__ import annotations

import csv
import re
from functools import cache
from typing import NamedTuple

from helpers.places import DATA

# A name that ends in one of these is a newspaper's, a station's or an agency's.
MAST_WORDS = ("Times", "Daily", "Post", "Herald", "Gazette", "Tribune", "Chronicle", "Telegraph", "Courier", "Observer", "Examiner", "Journal",
              "Bugle",
              "Sentinel", "Inquirer", "Bulletin", "Mercury", "Monitor", "Argus", "Shimbun", "Zeitung", "News Agency", "News Service", "Press Agency",
              "Broadcasting Corporation", "Broadcasting Service", "Television", "Radio", "News Network", "Morning News", "Evening News", "Weekly",
              "Post-Gazette",
              "Advertiser", "Newswire", "Star-Tribune", "Ledger", "Record-Journal", "Beacon")
_NAME = r"[A-ZÀ-Þ][\w.'’&-]*"
LIKE = re.compile(rf"(?:The )?(?:{_NAME} (?:of |the |and |& )?){{1,4}}(?:{'|'.join(map(re.escape, MAST_WORDS))})(?: Online)?")


class Outlet(NamedTuple):
    """An outlet: its name, kind (agency, newspaper, broadcaster, magazine, site) and country (empty where none or not one)."""

    name: str
    kind: str
    country: str


@cache
def read_outlets() -> dict[str, Outlet]:
    """Every way of writing a known outlet, with the outlet it names."""
    known: dict[str, Outlet] = {}
    with (DATA / "outlets.csv").open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            outlet = Outlet(row["outlet"], row["kind"], row["country"])
            for name in (row["outlet"], *filter(None, row["also"].split("|"))):
                known[name] = outlet
    return known


@cache
def outlet_pattern() -> re.Pattern:
    """All known names, longest first. A name may be glued to what stands before it (`11:38:18China Daily`), not to letters."""
    names = sorted(read_outlets(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, names))})(?![\w’'-]|\.\w)")


def name_outlet(text: str) -> str:
    """The outlet that a whole text names: the table's name for a known one, the text itself where it reads like a masthead, else empty.

    >>> name_outlet("Agence France-Presse"), name_outlet("The Springfield Gazette"), name_outlet("the ministry")
    ('AFP', 'The Springfield Gazette', '')
    """
    bare = " ".join(text.split()).strip(" .,:;-–—|[]()")
    known = read_outlets()
    for name in (text.strip(), bare, bare.removeprefix("The "), bare.title() if bare.isupper() and len(bare) > 5 else bare):
        if name in known:
            return known[name].name
    return bare if LIKE.fullmatch(bare) else ""
