"""Furniture of outlets that no table knows, by form and place; and for every rule lines of the same words that stay body."""
from __future__ import annotations

import pytest
from test_cleaning import BODY, CLOSING, MIDDLE, OPENING, PLACES, zones_of_lines

from helpers.cleaning import COUNTED
from helpers.cleaning.zones import zones_of
from helpers.lines import is_name_alone, match_byline, match_dateline, match_stroked_byline

# Body lines that resemble the new rules; each stands at every place of an article.
STAYS = """
The leaflet is published by a group of parents and was read out in court.
From Ann Lee the council heard nothing, and from Velden little.
Comment on the picture: she had none, the mayor said.
This text was translated by two students of law.
Heavy rain contributed to this report being late, the clerk wrote.
Ann Lee reported from Velden for ten years before the war began.
Jane Doe covers her face in the picture and walks away.
Ann Lee is the editor of her own fate, the priest said.
Peter Hall (Labour) — he was the first — left the room in anger.
Ann Lee (Kestrel) was the last to speak before the vote.
SMITH (Labour): We do not agree with a word of that, and never did.
The album (Atlas Press) is out on Friday, the band said.
Our standards: the school has painted them on its walls.
They broke copyright.
The choice lay between a Boeing 737/Airbus A320 and the train.
Velden, Slovenia and Lumo will share the costs of the bridge.
By Ann Lee the house was built, and by her it was sold.
Editors and writers met in Velden on Monday.
Explore more of the island on foot, the guide says.
Video: police are looking for a man in a red coat, she said.
@velden was the name of his account for years.
Ann Lee and Bo Ray were not at home on Monday.
Send your children home, the mayor told parents.
The port chief resigned on Monday, he told AFP.
This article of the law was amended in 2019 to please the farmers.
(Picture the scene: a bus, a river, and no bridge.)
The editor in charge of the page was dismissed on Friday.
Read the manifest at the harbour office, the mayor said.
On the topic: he had nothing to add, and left the hall.
In brief, the plan of the harbour board has failed.
The shares were held by agencies - With Ann Lee gone, nobody knew.
If you found an error in the text of the law, so did the court.
Source: the river rises in the hills | it ends in the bay.
STOP. THEY SHOUTED. Then the doors of the hall were shut.
""".strip().splitlines()
# zone|line, set aside before the first or after the last paragraph.
ASIDE_LAST = """
byline|Ann Lee and Bo Ray contributed to this report.
byline|Correspondents Ann Lee in Velden and Bo Ray in Lumo contributed to this report.
byline|Ann Lee reported from Velden, Bo Ray from Lumo.
byline|Ann Lee writes on Asia.
byline|(Reporting by Ann Lee and Bo Ray; Editing by Jo Marsh and Sandra M.)
byline|With additional reporting by Ann Lee in Velden
byline|[Responsible editor: Ann Lee]
byline|Story by: A. Lee
byline|Editor: Jan Maj
footer|Our Standards: The Kestrel Trust Principles.
footer|Southern Lamp copyright
footer|@VeldenMail
footer|veldenmail.example/news
footer|Did you like this story? 12 likes
related|READ: What is in the pact?
credit|SOURCE: LUMEN AND NEWS AGENCIES
byline|Ann de Lee is a reporter in Velden. Follow her on X at @annlee.
footer|lee/ray/jm
agency_tag|KPN
byline|*By Ann Lee and Bo Ray*
byline|(Lumo Wire correspondents Ann Lee in Velden and Bo Ray in Lumo also contributed to the story.)
byline|(With KPN inputs)
footer|al/bor (kpn, Lumenblatt)
footer|#Velden #storm #LumoBay
footer|If you found an error in the text, select it with the mouse and press Ctrl+Enter
footer|Copyright VELDEN MAIL. This material may not be copied.
footer|Have a story? WhatsApp the Velden Mail newsroom
footer|on our Telegram Channel
related|You may also be interested: Storm "Ada" in Velden
caption|Rescuers search a house in Lumo. (KP Photo)
caption|The mayor is led into court. [Lamp Team/Ann Lee]
caption|(Picture: The envoy gets off the plane. Photographed by Ann Lee)
related|[Read the manifest](https://velden.example/manifest)
related|Also read
footer|For all latest news, follow The Velden Mail's Kestrel channel.
footer|This article was amended on 5 March 2024 to correct a name.
footer|All rights reserved. This material, and other digital content, may not be reproduced without written permission from VELDEN MAIL.
byline|[Editor in charge: Ann Lee]
credit|KPN/ Ann Lee Ray
footer|Velden Mail is published by Medium Lumo Ltd. Editor-in-chief: Ann Lee.
footer|Vetted by the Picture Desk. Printed and published by Mail Group, Ring Road, Velden.
footer|Director responsable: Ann Lee. Velden Mail is a member of the Group of Lumo Papers.
footer|INSIDE: Editorial, "Who guards the dam?" p. 7 • Kestrels off to Lumo, p. 46
byline|— Additional files from Ann Lee, Velden
byline|Additional reporting: Ann Lee (Velden)
byline|— Rayner contributed to this story from Velden
caption|Comment on the picture: Fishermen in Velden (Kestrel)
footer|[This text was translated by machine from the Lumish]
footer|(Automatic translation from Lumish. Read the original)
credit|Source: Velden-Mail + agencies
byline|01/25 – last update 09:14 PM (Velden time)
caption|Ann Lee, deputy head of the harbour, at her office in Velden. — VMD Photo Bo Ray
""".strip().splitlines()
ASIDE_SECOND = """
byline|By Ann Lee (Velden), Bo Ray and Jo Marsh (Lumo)
byline|From Ann Lee Marsh, Velden
byline|Ann Lee Marsh, markets desk
byline|By Ann Lee in Velden and Bo Ray in Lumo | VELDEN MAIL
byline|*The Velden Herald, 12 March 2024*
byline|By ANN LEE | @annlee | Published Mar 9, 2031 6:12 PM PHT
byline|ByAnn Lee, Health Correspondent
byline|By ANN LEE, CHIEF FOOTBALL WRITER
byline|By our Economics Editor
byline|Special Correspondent
byline|Ann Lee | Bo Ray Published October 11, 2028 Updated about 5 hours ago
byline|2023-09-09 11:20 Source: Southern Lamp Network
byline|Source: Southern Lamp Wire   |   2025-03-15 21:17:33   |   Editor: ray2
byline|By Ann Lee, Velden; Bo Ray, Upper Lumo; and Jo Marsh, Izola
byline|Velden Times Staff
byline|5 min read   Listen to this article
footer|IN SUMMARY
caption|Image: Residents carry belongings past a house in Velden on Aug. 18. (Antara Vale/Bo Ray)
caption|PHOTO: Ann Lee greets supporters outside the hall. VELDEN MAIL/B. RAY
caption|Officers line up beside a chartered jet on Friday. VELDEN MAIL PHOTO
caption|A poll worker in Lumo holds up a ballot. — VELDEN MAIL/Bo Ray
""".strip().splitlines()


@pytest.mark.parametrize("place", sorted(PLACES))
def test_lines_of_the_same_words_stay_body(place, make_documents):
    for line, found in zip(STAYS, zones_of_lines(make_documents, STAYS, place), strict=True):
        assert [piece for zone, piece in found if zone in COUNTED] == [line], f"{place}: {found}"


@pytest.mark.parametrize(("place", "marked"), [("last", ASIDE_LAST), ("second", ASIDE_SECOND)])
def test_furniture_of_any_outlet_is_told(place, marked, make_documents):
    lines = [line.split("|", 1) for line in marked]
    for (zone, line), found in zip(lines, zones_of_lines(make_documents, [line for _, line in lines], place), strict=True):
        assert found == [(zone, line)], f"{place}: {line}"


@pytest.mark.parametrize(("line", "end"), [
    ("GAZIANTEP, Turkey (Atlas Press) — The city", 34), ("LAGOS (Kestrel) – The naira", 18), ("JAKARTA, Aug. 21 (Kyokai) - The", 28),
    ("MUSCAT, Dec 3, (Khaleej Wire): The", 31), ("Izola, Slovenia – The", 18), ("LUMO, Oct. 31 (Delta Wire)The", 26),
    ("Delta Wire, Kunming, September 9 (Reporter Bo Ray) The", 51),
    ("Velden, Kar.- The", 14),
])
def test_datelines_of_any_agency(line, end):
    assert match_dateline(line).end == end


@pytest.mark.parametrize("line", [
    "SMITH (Labour): We disagree", "Peter (Spain) - the runner", "Lumo (Kestrel) - The", "London (the largest) - The", "WHO (Geneva, 3 May): The",
    "ANN LEE (Kestrel Group) was there",
])
def test_no_datelines(line):
    assert match_dateline(line) is None


@pytest.mark.parametrize("line", ["Two Iranian Journalists Win Press Freedom Prize", "By April Rivals Had Quit", "Byron Smith went home",
                                  "By Ann Lee | The storm is over."])
def test_no_bylines(line):
    assert match_byline(line) is None and not match_stroked_byline(line)


@pytest.mark.parametrize(("line", "says"), [("Ann Lee", True), ("Ann de la Cruz and Bo Ray", True), ("Ann", False), ("Floods hit Lumo", False)])
def test_names_alone(line, says):
    assert is_name_alone(line) is says


def _zone_of(text: str, line: str) -> str:
    return next(zone for start, end, zone, _ in zones_of(text, {}) if text[start:end] == line)


@pytest.mark.parametrize(("beside", "line", "zone"), [
    ("Staff Writer", "Han Ji-won", "byline"), ("Special Correspondent", "VELDENBURG", "dateline"), ("The budget is due in spring", "Han Ji-won", "byline"), ("The budget is due in spring", "Mayor Velden", "subheading"),
    ("Staff Writer", "Budget Cuts Debate", "deck"),
])
def test_names_are_a_byline_beside_a_line_of_source_or_where_the_text_says_no_word_of_them(beside, line, zone):
    text = f"Council meets in Velden\n\n{beside}\n\n{line}\n\n{OPENING}\n\nThe budget and its cuts were the matter of debate in the hall.\n\n{CLOSING}"
    assert _zone_of(text, line) == zone


def test_a_place_in_capitals_and_a_colon_open_a_text_unless_the_word_comes_back():
    text = f"Council meets\n\nTAK: {OPENING}\n\n{MIDDLE}"
    assert [(zone, text[start:end]) for start, end, zone, _ in zones_of(text, {}) if zone == "dateline"] == [("dateline", "TAK:")]
    assert all(zone != "dateline" for _, _, zone, _ in zones_of(f"{text} The TAK said so.", {}))


def test_a_link_under_the_writers_name():
    text = f"Council meets\n\nBy ANN LEE\n\n{OPENING}\n\nANN LEE: Why it matters\n\nSTEP ONE: Find the leak\n\n{MIDDLE}\n\n{CLOSING}"
    assert _zone_of(text, "ANN LEE: Why it matters") == "related" and _zone_of(text, "STEP ONE: Find the leak") in COUNTED


@pytest.mark.parametrize("credit", ["– With Ann Lee and Bo Ray", "- Agencies"])
def test_a_credit_after_the_last_sentence_is_no_body(credit):
    text = f"Council meets\n\nUPPER VELDEN. LUMO INFORM. {OPENING}\n\nThe vote is on Friday at noon. {credit}"
    assert [(zone, text[start:end].strip()) for start, end, zone, _ in zones_of(text, {}) if zone in ("byline", "dateline")] == [
        ("dateline", "UPPER VELDEN. LUMO INFORM."), ("byline", credit)]


def test_outlets_in_brackets_sign_a_text_and_no_picture():
    text = f"Council meets\n\n{OPENING}\n\nThe vote is on Friday. (AP/Reuters)"
    assert "The vote is on Friday." in [text[start:end] for start, end, zone, _ in zones_of(text, {}) if zone in COUNTED]


def test_the_lines_that_stayed_body_before_still_do():
    assert not set(STAYS) & set(BODY)


@pytest.mark.parametrize("lines, zone", [
    ("The mayor came back to the squad this month\nCredit: Ann Lee/Kestrel Images", "caption"),
    ("Photograph: Ann Lee/Kestrel Images\nThe mayor lays flowers at the gate.", "caption"),
    ("The mayor came back to the squad this month\n\nCredit: Ann Lee/Kestrel Images", "subheading"),
    ("The mayor said she was back.\nCredit: Ann Lee/Kestrel Images", "paragraph"),
    ("Containers in the port. Reuters", "caption"),
])
def test_a_line_right_beside_its_credit_is_a_caption(lines, zone):
    text = f"{OPENING}\n\n{lines}\n\n{MIDDLE}\n\n{CLOSING}\n"
    at = text.index(next(line for line in lines.split("\n") if line.startswith(("The", "Con"))))
    assert next(name for start, end, name, _ in zones_of(text, {}) if start <= at < end) == zone


HEADED = "{masthead}\n{below}\n\nStorm over Velden: two boats lost at the mouth\n\n{OPENING}\n\n{MIDDLE}\n\n{CLOSING}\n\n{tail}\n"


@pytest.mark.parametrize("masthead, below, tail, zones", [
    ("VELDEN COURIER", "Velden | 21 August | 15:07", "", ["agency_tag", "dateline"]),
    ("THE LUMO LEDGER", "Thursday, June 5 — No. 11,482", "", ["agency_tag", "dateline"]),
    ("Al-Lamp Al-Jadid", "Velden | Asia and the Pacific", "All rights reserved © Al-Lamp Al-Jadid Network", ["agency_tag", "dateline"]),
    ("VELDEN SHAKEN", "Storm came at night and took two boats", "", ["headline"]),
    ("Velden Lamp", "Storm came at night and took two boats", "", ["headline"]),
])
def test_a_newspapers_name_above_the_headline(masthead, below, tail, zones):
    text = HEADED.format(masthead=masthead, below=below, tail=tail, OPENING=OPENING, MIDDLE=MIDDLE, CLOSING=CLOSING)
    assert [zone for _, _, zone, _ in zones_of(text, {}) if zone != "blank"][:len(zones)] == zones
