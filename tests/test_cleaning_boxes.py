"""Boxes, notices, captions without a giver and datelines of outlets that no table knows; and lines of the same words that stay body."""
from __future__ import annotations

import pytest
from test_cleaning import BODY, CLOSING, MIDDLE, OPENING, PLACES, zones_of_lines
from test_cleaning_unknown import STAYS as STAYED_BEFORE

from helpers.cleaning import COUNTED
from helpers.cleaning.furniture import formulas
from helpers.cleaning.pictures import shows_picture
from helpers.cleaning.zones import zones_of
from helpers.lines import match_dateline
from helpers.lines.sieve import Sieve

# Body lines that resemble the rules; each stands at every place of an article.
STAYS = """
We and our European partners stand ready to help, the minister wrote.
To withdraw consent takes a form and a stamp in this town.
Comments that were offensive were removed from the record and deleted.
The comments were banned from the hall as abusive and obscene.
Please take a seat, the clerk told the comments section of the crowd.
I accept the terms of the deal and I shall sign it.
Help arrives once a month, and nobody is turned away.
For as little as 5 dollars a month a family rents a room here.
To stay informed, residents follow the latest news on the radio.
To be updated with the latest news, people walk to the harbour.
The post about her appeared first on a page of fans.
The code has been copied by three students of the town.
This website was created in 1998 by two students of law.
This site was funded for ten years and then left to rot.
The firm is not responsible for the content its users post.
Unlimited access to the yard was promised to the inspectors.
Good journalism needs time, and time costs money in this trade.
Do you know this article of the law? Nobody in the hall did.
This content was sourced from files that leaked in May.
Get the app out of the school, the parents demanded of her.
Download times fell by half in the first week of the month.
Duration is what counts in a siege, the old general held.
Follow the debate and you will see two sides on it.
Back at the harbour, the boats were tied up two by two.
Headline: the word the editors feared most in those years.
Are you affected? Hundreds stood in line to ask just that.
You are here because your house is not, she wrote to him.
Tags: in this market they are what tells a fake from the real thing.
Connect the hose via the valve at the back of the house.
Cancelled at any time, the vow is worth nothing to them.
Dear readers of the law will know the clause by heart.
News of the flood came to the town by way of a boat.
People gather in the square each evening to hear the names.
Two buses crash on this road every month, the driver wrote.
The wave on Sunday was the highest of the year.
The terms apply to all who live on the island.
Source of the leak on Monday was a valve in the hull.
Quote after quote was read out in court on Monday.
What's next?
Article 12
The Associated Schools
""".strip().splitlines()
# zone|line, set aside behind the last paragraph and, where it stands between two, there too.
ASIDE = """
footer|We value your privacy
footer|We and our 812 partners store and access information on your device.
footer|Accept all
footer|Manage preferences
footer|Short link:
footer|Duration 2:11
footer|Save articles to read later and create your own reading list.
footer|Reuse this article, opens new tab
footer|Our Standards: The Kestrel Trust Principles., opens new tab
footer|Get email notifications on Velden daily!
footer|Connect via Twitter or email.
footer|Have you been affected by the storm? Send your photos and videos to us.
footer|JavaScript is disabled in your web browser or your browser is too old.
footer|The post Storm over Velden appeared first on Velden Mail.
footer|Tags: Velden, storm, harbour.
footer|Copyright VELDEN MAIL.
footer|No media source currently available
footer|The code has been copied to your clipboard.
footer|0:00 / 2:14
footer|Tel: 023 000 000
footer|Email: [email protected]
footer|The Mail is not responsible for the content of external sites.
footer|Follow Velden Mail on Kestrel Sounds, Facebook, X and Instagram.
footer|[ad_1]
comment_form|Please use caution in your comments.
comment_form|Comments will be edited for spelling and published at the discretion of the site.
comment_form|While most comments will be posted if they are on-topic and not abusive, decisions are final.
comment_form|Leave a ReplyCancel reply
comment_form|Reader Comments(0)
advertisement|Get local news delivered to your inbox!
advertisement|♦ Receive daily updates directly in your inbox - Subscribe here.
advertisement|T&C applies.
advertisement|Cancel anytime. No ads. Auto-renewal.
advertisement|$12.50 / month
advertisement|Be the first to know
advertisement|Show me later
advertisement|By contributing to the Mail you help us to sustain journalism for all.
related|People are also reading…
related|Search Keywords:
related|What's Popular Now
related|Others Also Read
related|Read AlsoStorm over Velden takes two boats
related|More news: Storm over Velden takes two boats
byline|This article is more than 1 year old
byline|March 24, 20256:11 PM GMT+1Updated 2 hours ago
byline|By Ann Lee / Staff reporter, with KPN
byline|By Ann Lee, editor of the Velden Mail
caption|Lead image: Kestrel
""".strip().splitlines()


@pytest.mark.parametrize("place", sorted(PLACES))
def test_lines_of_the_same_words_stay_body(place, make_documents):
    for line, found in zip(STAYS, zones_of_lines(make_documents, STAYS, place), strict=True):
        assert [piece for zone, piece in found if zone in COUNTED] == [line], f"{place}: {found}"


@pytest.mark.parametrize("place", ["middle", "last"])
def test_furniture_of_any_outlet_is_told(place, make_documents):
    lines = [line.split("|", 1) for line in ASIDE]
    for (zone, line), found in zip(lines, zones_of_lines(make_documents, [line for _, line in lines], place), strict=True):
        assert found == [(zone, line)], f"{place}: {line}"


def test_each_formula_that_fills_a_line_is_tried():
    known = [formula for place in ("anywhere", "head", "ends", "tail") for formula in formulas(place)]
    sieve = Sieve(known)
    for line in (line.partition("|")[2].lstrip("♦ ") for line in ASIDE):
        filling = [formula for formula in known if formula.fills(line)]
        assert filling and not set(filling) - set(sieve.fitting(line)), line


@pytest.mark.parametrize(("line", "says"), [
    ("People buy bread at a market in Lumo yesterday as the storm nears.", True),
    ("Parents listen during a meeting Thursday at the school in Velden.", True),
    ("Governor Ann Lee when she inspected the dam on Monday.", True),
    ("Ann Lee (in white shirt) is led to the cells after the verdict.", True),
    ("Members of the crew search the rubble, Friday, May 23, 2003. At least 40 people were killed.", True),
    ("The mayor speaks during a press conference on May 29. Ann Lee", True),
    ("The ship limped into port on Sunday after a wave smashed two windows.", False),
    ("Two people died in a bus crash on Monday in the hills above Velden.", False),
    ("The court sits on Monday to hear the case of the harbour board.", False),
    ("Thousands will march on Friday against the new law.", False),
    ("“People wait here on Sunday,” said the driver of the bus.", False),
    ("Hundreds gather to mourn, and the bells ring for an hour.", False),
    ("Rescuers who search the hills found two more people on Monday.", False),
])
def test_a_caption_tells_what_a_picture_shows(line, says):
    assert shows_picture(line) is says


def test_a_caption_without_a_giver_stands_before_the_text_alone():
    shown = "People buy bread at a market in Lumo yesterday as the storm nears."
    head, inside = f"Storm nears\n\n{shown}\n\n{OPENING}\n\n{MIDDLE}\n\n{CLOSING}", f"Storm nears\n\n{OPENING}\n\n{MIDDLE}\n\n{shown}\n\n{CLOSING}"
    assert [_zone_of(text, shown) for text in (head, inside)] == ["caption", "paragraph"]


def _zone_of(text: str, line: str) -> str:
    return next(zone for start, end, zone, _ in zones_of(text, {}) if text[start:end] == line)


@pytest.mark.parametrize(("line", "end"), [
    ("LUMO, June 20. /KPN/. The bank", 22), ("Velden (Upper Lumo) [Izola], May 9 (KPN): The", 42), ("LUMO, June 20 /KPN/ The bank", 20),
])
def test_datelines_with_strokes_and_brackets(line, end):
    assert match_dateline(line).end == end


@pytest.mark.parametrize("line", ["The AC/DC/ song", "Velden /Lumo/ is", "Either/or/ The"])
def test_no_datelines(line):
    assert match_dateline(line) is None


@pytest.mark.parametrize(("box", "line", "zone"), [
    ("Read also: Storm over Velden takes two boats\n{line}\n2 days ago", "Crews reach the harbour", "related"),
    ("{line}\nShare this article", "Hopes of the mayor", "subheading"),
    ("Advertisement\n{line}\nAdvertisement", "Hopes of the mayor", "subheading"),
    ("Photo: Ann Lee/Kestrel\n{line}", "Hopes of the mayor", "subheading"),
    ("{line}\nFree weekly newsletter", "Sign up to Lumo Life", "advertisement"),
    ("Subscribe to our newsletter\nPrivacy Notice: we sell nothing.\n{line}\nShare this article", "Get all of the week from us, the good and the bad.", "footer"),
    ("Subscribe to our newsletter\nPrivacy Notice: we sell nothing.\n{line}\nShare this article", "The plan was dropped on Friday, and nobody knew.", "paragraph"),
    ("$12 / month\n{line}", "- Gift stories to your friends", "advertisement"),
    ("Quote\n{line}\nUnquote", "thanked the members for a long and useful debate", "duplicate"),
])
def test_what_furniture_encloses(box, line, zone):
    assert _zone_of(f"Council meets in Velden\n{OPENING}\n{MIDDLE}\n{box.format(line=line)}\n{MIDDLE[:-1]} again.\n{CLOSING}", line) == zone


def test_an_advertisement_glued_to_a_paragraph():
    glued = "Article continues after this advertisement"
    text = f"Council meets in Velden\n{OPENING}\n{glued}{MIDDLE}\n{CLOSING}"
    assert _zone_of(text, glued) == "advertisement" and _zone_of(text, MIDDLE) == "paragraph"


def test_a_giver_behind_a_dash_and_links_under_more():
    shown = "The mayor speaks to reporters in Velden March 1, 2019. ― Picture by Ann Lee"
    assert _zone_of(f"Council meets\n{OPENING}\n{shown}\n{MIDDLE}\n{CLOSING}", shown) == "caption"
    assert _zone_of(f"Council meets\n{OPENING}\nMORE:\nTwo boats lost in the bay\n{MIDDLE}\n{CLOSING}", "Two boats lost in the bay") == "related"


LETTER = "Dear Reader,\nMore people read the Mail than ever.\nIt has no paywall, and it needs your support.\nOur journalism costs money, and\nwe ask you to subscribe.\nThank you,\nAnn Lee, publisher"


def test_a_letter_that_asks_for_support_is_no_body_where_an_article_stands_beside_it():
    beside = f"Council meets\n{LETTER}\n{OPENING}\n{MIDDLE}\n{CLOSING}"
    assert {zone for start, _, zone, _ in zones_of(beside, {}) if beside.index("Dear") <= start < beside.index(OPENING)} - {"blank"} == {"advertisement"}
    assert _zone_of(f"A word from the house\n{LETTER}", "More people read the Mail than ever.") in COUNTED


def test_a_name_that_stands_alone_twice_around_the_text_is_a_byline():
    text = f"Ann Lee\nCouncil meets in Velden again\nAnn Lee\n{OPENING}\n{MIDDLE}\n{CLOSING}\nAnn Lee"
    assert [zone for start, end, zone, _ in zones_of(text, {}) if text[start:end] == "Ann Lee"][1:] == ["byline", "byline"]
    talk = f"Council meets in Velden again\nAnn Lee\n{OPENING}\nBo Ray\n{MIDDLE}\nAnn Lee\n{CLOSING}\nBo Ray\n{OPENING[:-1]} too."
    assert all(zone in COUNTED for start, end, zone, _ in zones_of(talk, {}) if text[start:end] in ("Ann Lee", "Bo Ray"))


def test_the_writers_name_behind_the_last_paragraph():
    assert _zone_of(f"Council meets\n{OPENING}\n{MIDDLE}\n{CLOSING}\nAnn Lee", "Ann Lee") == "byline"
    assert _zone_of(f"Council meets\n{OPENING}\n{MIDDLE}\nThe winners of the year were these:\nAnn Lee", "Ann Lee") in COUNTED


def test_the_lines_that_stayed_body_before_still_do():
    assert not set(STAYS) & {*BODY, *STAYED_BEFORE}
