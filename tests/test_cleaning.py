"""Lines one by one: what must stay body wherever it stands, what must be set aside, what comes back, and the partition of any text."""
from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.cleaning import COUNTED, count_lines, find_zones, merge_lines, set_aside
from helpers.cleaning.furniture import formulas
from helpers.lines.sieve import Sieve
from helpers.tables.zone_names import ZONES
from helpers.tokens import split_sentences, split_words

OPENING = "The council met on Monday in Velden to talk about the budget for next year."
MIDDLE = "The mayor thanked the members for a long and useful debate on the roads."
CLOSING = "A second meeting is planned for the spring, and more money may be found."
PLACES = {
    "first": "{line}\n\n" + f"{OPENING}\n\n{MIDDLE}\n\n{CLOSING}",
    "second": "Council meets in Velden\n{line}\n" + f"{OPENING}\n{MIDDLE}\n{CLOSING}",
    "middle": f"{OPENING}\n\n{MIDDLE}\n\n" + "{line}" + f"\n\n{CLOSING}",
    "last": f"{OPENING}\n\n{MIDDLE}\n\n{CLOSING}\n\n" + "{line}",
}
# Sentences that look like furniture.
BODY = """
Copyright 2020 rules were overturned by the court on Monday.
"All rights reserved for the people," he shouted from the steps.
Copying exam papers without permission is common in the district.
Use of force without authorization is forbidden, the judge ruled.
This report was first published by the ministry in March and then withdrawn.
No part of this building was safe after the quake.
Share prices fell 3 percent on the news.
Share this pain with your family, the priest urged the mourners.
Like many on Twitter, she was angry about the verdict.
You must register to vote by Friday at noon.
Sponsored by the ministry, the talks began on Monday.
Get the vaccine or lose your subscription to the club, the union warned.
Images of the dead child shocked the country.
Photos from the scene showed smoke over the harbour.
Prices fell. Images from Gaza showed smoke on the horizon.
Comments by the minister drew anger in the north.
Comment was not available from the ministry.
Advertising fell by a third last year.
Related crimes rose as well, the report found.
Most read the ruling as a defeat for the mayor.
Read more books, the teacher told the class.
12 responses to the fire were late, the audit found.
Source: the river rises in the hills above Lumo and runs south.
Follow-up tests showed no trace of the virus.
Print on demand grew by 5 percent.
Contact with the crew was lost at noon.
If you have a fever, contact a doctor, the ministry advised.
Home sales rose. Jobs followed.
By Monday the town had fallen to the rebels.
By 5 p.m. the square was empty.
Updated figures showed 40 dead.
Published figures put the toll at 12.
Nobody laughed.
Yes.
Why?
The end came at noon.
In the end, he won.
The photo was taken by Bell, police said.
He tweeted a photo of the house.
It was over
He sold: bread, milk, and eggs.
Reuters could not verify the claim.
Global Times reporters were at the scene.
The Guardian Council rejected the bill.
AP Moller sold two ships to a Greek owner.
Subscribers lost access to the app for two days.
Sign-ups for the vaccine passed one million.
More from the well was pumped on Tuesday.
Watch: the word the guards feared most.
Click here, the email said, and the money was gone.
Privacy policy was at the heart of the case.
© is the sign of ownership, she explained.
The licence number of the car was 4471.
Editor and owner Ann Hill was held for two days.
Photo: the one thing she saved from the fire.
"Subscribe to our newsletter," the email said, and thousands did.
Log in to your account and change the password, the bank advised clients.
Views expressed in the street were less kind.
The author is a rebel, the court heard.
Trump won the state by 10,000 votes, AP reported.
May 5, 2024 was the day everything changed.
On 5 May 2024 the bridge fell.
ENDS were met by loans.
Tags: the new fashion in the city, according to shopkeepers.
Thailand: a country of 70 million people.
14:05 was the time on the broken clock.
Bangkok - the capital - was flooded.
Getty Images sued the firm in London.
The film was shot by Getty Images.
Voters, Reuters
A fire broke out at a market in Velden on Monday, killing two. Pictures by neighbours showed flames.
He joined the Xinhua News Agency in 1990. Then he left for Reuters.
She posted the video on Facebook | it was gone in an hour.
Facebook, Twitter and Google were fined.
News travels fast in Lumo.
Opinion was divided.
Jobs were lost.
Posted on the door was a list of names.
Posted to the north in 1990, he stayed ten years.
Enter your home by the back door, the police told residents.
Join us or die, the rebels wrote.
Donate blood now, the clinic pleaded.
Register to vote here.
Tips came in by email from across the country.
""".strip().splitlines()
# The zone of a line, and the line.
FURNITURE = """
footer|© 2024 The Velden Courier. All rights reserved.
footer|Copyright © 2019 Ledger Media Group
footer|(c) 2021 Associated Press. All Rights Reserved. This material may not be published, broadcast, rewritten or redistributed.
footer|Copyright 2024 The Daily Ledger
footer|Any unauthorized reproduction is strictly prohibited.
footer|Home > World > Asia
footer|About Us | Contact | Advertise | Privacy
footer|Terms of Use
footer|Share this article
footer|Share on Twitter
footer|Share this:
footer|Click to share on Facebook (Opens in new window)
footer|Like this:
footer|Like Loading...
footer|Facebook Twitter WhatsApp
footer|Follow us on Instagram
footer|Follow Jane Doe on Twitter @janedoe
footer|Find us on Facebook
footer|Tags: vote, council
footer|Filed under: Politics
footer|We use cookies to improve your experience on our site.
footer|Powered by WordPress
footer|← Previous post
footer|沪ICP备12345678号-1
footer|Our Standards: The Thomson Reuters Trust Principles.
footer|Listen to this article
comment_form|Leave a Reply
comment_form|Leave a comment
comment_form|3 Comments
comment_form|No comments yet
comment_form|Be the first to comment on this story
comment_form|Your email address will not be published. Required fields are marked *
comment_form|Email *
comment_form|Save my name, email, and website in this browser for the next time I comment.
comment_form|Notify me of follow-up comments by email.
comment_form|You must be logged in to post a comment.
comment_form|Comments are closed.
comment_form|Join the conversation
advertisement|ADVERTISEMENT
advertisement|Advertisement
advertisement|- Advertisement -
advertisement|Story continues below advertisement
advertisement|Article continues after this ad
advertisement|Scroll to continue
advertisement|Sponsored
advertisement|App Download
advertisement|Subscribe to our newsletter
advertisement|Sign up for our daily newsletter and get the news in your inbox.
advertisement|Sign up
advertisement|Download the Velden app
advertisement|Get our free newsletter
advertisement|Enter your email address
advertisement|Subscribe now for unlimited access with a digital subscription.
advertisement|Want more stories like this? Subscribe to our weekly briefing.
advertisement|Support our journalism with a subscription today.
related|READ MORE: Who is the mayor?
related|Read more: The mayor in numbers.
related|Related: Council votes again
related|Related news
related|Related Articles
related|Most popular in 24h
related|Most Read
related|You may also like
related|Recommended for you
related|Trending now
related|More from Velden
related|More on this story
related|See also: The long road to the vote
related|Top Stories
related|Editor's Picks
related|WATCH: Mayor dances at fair
related|Click here to read the full report
caption|The mayor waves on Monday. Photo: Ann Hill
caption|The mayor waves on Monday. (Xinhua/Li Ming)
caption|The mayor waves on Monday. [Photo/Xinhua]
caption|The mayor waves on Monday. Ann Hill/Getty Images
caption|The mayor waves on Monday. (AP Photo/Ann Hill)
caption|The mayor waves on Monday. REUTERS/Ann Hill
caption|The mayor waves on Monday. Credit: Ann Hill
caption|The mayor waves on Monday. Photograph: Ann Hill/The Guardian
caption|The mayor waves on Monday. (Photo by Ann Hill)
caption|The mayor waves on Monday | Photo: AFP
caption|The mayor waves on Monday Photo courtesy of Velden City Hall
caption|FILE - The mayor waves from a balcony, June 3, 2020.
caption|This handout photo shows the hall before the fire.
caption|Photo taken on May 5, 2024 shows the hall in Velden.
caption|In this photo provided by the city, the mayor waves.
caption|Infographic: How the vote works
credit|Photo: Ann Hill
credit|Getty Images
credit|Image source: City of Velden
credit|(Photo by Ann Hill/AFP)
credit|AFP via Getty Images
credit|Photo by Ann Hill
byline|About the author
byline|5 min read
byline|Updated 3:15 p.m. ET
byline|Published: Jul 30, 2023 11:38 PM
byline|By Jane Doe, Staff writer
byline|By JANE DOE
byline|Edited by: Ann Hill
end_mark|(End)
end_mark|ENDS
end_mark|###
end_mark|-30-
end_mark|-- ENDS --
end_mark|[END]
dateline|14:05 GMT
blank|* * *
blank|———
""".strip().splitlines()


def zones_of_lines(make_documents, lines: list[str], place: str) -> list[list[tuple[str, str]]]:
    """For each line, set in its place among paragraphs, the stretches that it came to."""
    texts = {f"{number:03d}": PLACES[place].format(line=line) for number, line in enumerate(lines)}
    documents = make_documents(texts)
    zones = find_zones(documents, count_lines(documents.head(0)))
    found: dict[str, list[tuple[str, str]]] = {doc_id: [] for doc_id in texts}
    for row in zones.itertuples():
        start = PLACES[place].index("{line}")
        if start <= row.start < start + len(lines[int(row.doc_id)]):
            found[row.doc_id].append((row.zone, texts[row.doc_id][row.start:row.end]))
    return list(found.values())


@pytest.mark.parametrize("place", sorted(PLACES))
def test_a_body_sentence_is_never_lost(place, make_documents):
    for line, found in zip(BODY, zones_of_lines(make_documents, BODY, place), strict=True):
        assert [piece for zone, piece in found if zone in COUNTED] == [line], f"{place}: {found}"


@pytest.mark.parametrize("place", ["second", "middle", "last"])
def test_furniture_is_told(place, make_documents):
    lines = [marked.split("|", 1) for marked in FURNITURE]
    for (zone, line), found in zip(lines, zones_of_lines(make_documents, [line for _, line in lines], place), strict=True):
        assert found == [(zone, line)], f"{place}: {line}"


def zone_of(documents: pd.DataFrame, zones: pd.DataFrame, line: str) -> list[str]:
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    return [row.zone for row in zones.itertuples() if texts[row.doc_id][row.start:row.end] == line]


def test_a_formula_that_fills_a_line_is_among_those_that_are_tried():
    places = ("anywhere", "head", "ends", "tail")
    known = [formula for place in places for formula in formulas(place)]
    sieve = Sieve(known)
    lines = [line.partition("|")[2] for line in FURNITURE] + BODY
    for line in {*lines, *(line.upper() for line in lines), *(line.replace("i", "ı").replace("I", "İ").replace("s", "ſ") for line in lines)}:
        tried = sieve.fitting(line)
        assert [formula for formula in known if formula not in tried and formula.fills(line)] == [], line
    assert sum(len(sieve.fitting(line)) for line in BODY) < len(known) * len(BODY) / 20


def test_a_line_of_three_articles_is_furniture_and_a_sentence_is_not(make_documents):
    bodies = ["The vote was held on Sunday in the rain, with few in line.",
              "The quake came at dawn and broke forty houses in the hills.", "The bank kept its rate and spoke of patience for a year."]
    made = "{head} again\n\n{body}\n\nVelden Live Desk\n\nPolice are investigating.\n\n{body} Nobody knew more."
    documents = make_documents({f"d{n}": made.format(head=body[:18], body=body) for n, body in enumerate(bodies)})
    zones = find_zones(documents)
    assert zone_of(documents, zones, "Velden Live Desk") == ["footer"] * 3
    assert zone_of(documents, zones, "Police are investigating.") == ["paragraph"] * 3
    assert set(zones.loc[zones["zone"] == "footer", "rule"]) == {"repeated line in other articles"}


def test_what_copies_of_one_article_share_is_no_furniture(make_documents):
    text = "Quake hits island\n\nThe quake came at dawn and broke forty houses in the hills.\n\n" \
           "What comes next\n\nSchools stay closed until the end of the week."
    documents = make_documents({"a": text, "b": text + "\n\nIt rained.", "c": "LUMO (Reuters) - It shook.\n\n" + text})
    zones = find_zones(documents)
    assert zone_of(documents, zones, "What comes next") == ["subheading"] * 3
    assert set(zones["zone"]) <= {"headline", "paragraph", "subheading", "dateline", "deck", "blank"}


def test_counted_lines_are_additive(make_documents):
    documents = make_documents({"a": "One line here\n\nAnd more.", "b": "One line here\n\nAnd less, said he.", "c": "One line here"})
    blocks = [count_lines(documents.iloc[:1]), count_lines(documents.iloc[1:])]
    pd.testing.assert_frame_equal(merge_lines(blocks), count_lines(documents))
    pd.testing.assert_frame_equal(merge_lines(blocks[::-1]), count_lines(documents))


def test_zones_of_a_block_are_those_of_the_whole(make_documents):
    made = "Head of {0}\n\nThe {0} was long and slow, and nobody cared.\n\nVelden Live Desk"
    documents = make_documents({name: made.format(name) for name in ("vote", "quake", "trial", "race")})
    counted, whole = count_lines(documents), find_zones(documents)
    parts = pd.concat([find_zones(documents.iloc[[number]], counted) for number in range(4)])
    pd.testing.assert_frame_equal(parts.sort_values(["doc_id", "start"]).reset_index(drop=True), whole)


def test_set_aside_counts_stretches_characters_and_articles(make_documents):
    documents = make_documents({"a": f"{OPENING}\n\nAdvertisement\n\n{MIDDLE}\n\nAdvertisement", "b": f"{OPENING}\n\nADVERTISEMENT\n\n(End)"})
    assert set_aside(documents, find_zones(documents)).values.tolist() == [
        ["advertisement", "advertisement", 3, 39, 2], ["end_mark", "end mark", 1, 5, 1],
    ]


def test_texts_with_nothing_in_them(make_documents):
    documents = make_documents({"a": "", "b": " \n\t\n", "c": "\f\u2028"})
    zones = find_zones(documents)
    assert zones[["doc_id", "start", "end", "zone"]].values.tolist() == [["b", 0, 4, "blank"], ["c", 0, 2, "blank"]]
    assert len(set_aside(documents, zones)) == 0
    assert len(find_zones(documents.head(0))) == 0


PIECES = st.sampled_from(["Advertisement", "Related news", "Photo: ", "(End)", "\n", "\n\n", "\r\n", "\r",
                          "\u2028", "\f", "\x85", " ", "Beijing, August 8 -- ", "Global Times", "The vote was held on Sunday.",
                          "Leave a Reply", "© 2024 ", "| a | b", "“", "***", "##", "中文。", "မြန်", "😀", "e\u0301", "\u00ad", "By Jane Doe",
                          "14:05", "said", "(Xinhua)", "\ufeff", "Read more: ", "Ann says:", "1 Comment"])


@settings(max_examples=150)
@given(st.lists(PIECES | st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=25).map("".join))
def test_zones_part_any_text_and_hold_its_sentences_and_words(text):
    documents = pd.DataFrame({"doc_id": ["a"], "text": [text]}).astype("str")
    zones = find_zones(documents)
    assert "".join(text[row.start:row.end] for row in zones.itertuples()) == text
    assert zones["start"].tolist() == [0, *zones["end"].tolist()][:len(zones)] and (zones["start"] < zones["end"]).all()
    assert set(zones["zone"]) <= set(ZONES) and (zones["rule"] != "").all()
    assert all(not text[row.start:row.end].strip() for row in zones.itertuples() if row.rule == "blank")
    sentences = split_sentences(documents, zones)
    words = split_words(documents, sentences)
    for row in sentences.itertuples():
        assert any(zone.start <= row.start and row.end <= zone.end and zone.zone == row.zone for zone in zones.itertuples())
    assert set(words["sentence"]) <= set(sentences["sentence"])
