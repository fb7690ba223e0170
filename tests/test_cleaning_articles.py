"""Articles on other affairs, in our own words, with their zones typed whole: `<zone>` stands before each stretch."""
from __future__ import annotations

import re

import pytest

from helpers.cleaning import count_lines, find_zones

ELECTION = """<footer>Home | Politics | Elections | Opinion
<headline>Ruling party loses its majority in Velden
<deck>Coalition talks may last for weeks
<byline>By Jane Doe, Staff writer
<byline>Updated 3:15 p.m. ET, June 4, 2024
<footer>Share this article
<footer>Tweet
<caption>Voters queue outside a school in Velden on Sunday. Ana Bell/Getty Images

<dateline>VELDEN (Reuters) - <paragraph>The ruling party lost its majority on Sunday, early results showed.

<advertisement>ADVERTISEMENT

<paragraph>“We have heard you,” Prime Minister Ola Brandt told supporters. “We will talk to everyone.”

<related>READ MORE: Who is Ola Brandt?

<subheading>What happens next

<paragraph>The president has 14 days to name a candidate. If that fails, a new vote follows.

<advertisement>Sign up for our newsletter to get the best of our politics coverage in your inbox.

<paragraph>Turnout was 71 percent, the highest since 1990.

<blank>* * *

<footer>Follow us on Twitter and Facebook

<byline>About the author

<byline>Jane Doe is a staff writer who covers parliament.

<footer>© 2024 The Velden Courier. All rights reserved.
<footer>Privacy Policy | Terms of Use | Cookie Settings
"""
QUAKE = """<headline>Strong quake hits island; dozens hurt

<byline>Published 12 March 2024, 08:15 GMT
<byline>Last updated 2 hours ago

<caption>FILE PHOTO: A view of the harbour of Port Amal, March 2020. REUTERS/Li Ho/File Photo

<dateline>PORT AMAL, March 12 (AP) — <paragraph>A strong earthquake shook the island before dawn on Tuesday, hurting 40 people, officials said.

<paragraph>"I ran out with my children," said Rosa Lim, 34. "Then the roof fell."

<related>Related Stories
<related>Volcano wakes after 40 years
<related>Island rebuilds after storm
<related>Why does the ground shake here?

<paragraph>Nobody slept.

<paragraph>Schools will stay closed until Friday. Power is back in most villages.

<blank>---

<byline>Reporting by Mia Tan; Editing by Joe Roy

<footer>Our Standards: The Thomson Reuters Trust Principles.
"""
BANK = """<headline>Central bank holds rates, warns on prices<agency_tag> | The Daily Ledger
<duplicate>Central bank holds rates, warns on prices
<byline>May 2, 2024 10:00 AM
<byline>5 min read
<footer>Listen to this article
<advertisement>Subscribe

<paragraph>The central bank left its main rate at 4.25 percent on Thursday. It warned that prices could rise again.

<paragraph>Copyright law was not discussed. Follow-up talks are set for June.

<advertisement>Get the day's headlines in your inbox
<advertisement>Enter your email address
<advertisement>Sign up

<paragraph>The bank said:

<paragraph>- growth will slow to 1.1 percent;
<paragraph>- prices will rise by 3 percent;
<paragraph>- wages will follow.

<footer>Tags: banks, rates, economy
<footer>Facebook Twitter WhatsApp Email
<related>Most Read
<related>Ten ways to save
"""
SPORT = """<headline>Moor wins 1,500 metres in record time

<dateline>14:05 GMT
<paragraph>The runners are on the track. Moor is in lane three.
<dateline>14:12 GMT
<paragraph>She leads after two laps, and the crowd is on its feet.
<dateline>14:16
<paragraph>Moor wins. What a race.

<credit>Photo: Mark Hill / AFP

<paragraph>"I never gave up," said Moor, 22.

<paragraph>She ran 3:49.04, a second faster than the old mark.

<agency_tag>(Xinhua)

<comment_form>Comments (12)
<comment_form>Newest
<comment_form>sam_88
<comment_form>Great race
<comment_form>Reply
"""
COURT = """<advertisement>Advertisement
<headline>Mayor found guilty of taking bribes
<duplicate>Mayor found guilty of taking bribes
<agency_tag>(CNN)<paragraph>The mayor of Harlow was found guilty on Monday of taking bribes.
<agency_tag>Global Times<paragraph>Judge Wm. Tate read the verdict for an hour.
<subheading>What the judge said
<paragraph>"You sold your office," Judge Tate told him.
<paragraph>Yes.
<paragraph>You must register to appeal within a week, the clerk said.
<paragraph>He left without a word. <end_mark>(END)
<comment_form>Leave a comment
<comment_form>Name *
<comment_form>Website
<comment_form>Save my name, email, and website in this browser for the next time I comment.
"""
HEALTH = """<headline>Fever spreads in the north, ministry says
<byline>From our correspondent in Lumo
<paragraph>The health ministry on Friday reported 1,200 new cases of fever in the north.
<caption>Nurses work at a clinic in Lumo. [Photo/Agencies]
<duplicate>Nurses work at a clinic in Lumo. [Photo/Agencies]
<paragraph>Hospitals are full, a doctor said. The ministry said vaccines were on the way. <credit>Image: Health Ministry
<paragraph>No comments were made by the governor.
<paragraph>Subscribers to the health fund will be paid.
<credit>Source: Health Ministry
<byline>Editor: Zhang Wei
<related>Click here to read the full report
<advertisement>Download our app
"""
STORM = """<headline>Storm cuts power to 20,000 homes

<byline>Posted on June 4, 2024 by admin

<paragraph>A storm cut power to 20,000 homes in the south on Tuesday, the grid operator said.

<paragraph>Crews were sent out at dawn. They found 40 lines down.

<footer>Share this:
<footer>Click to share on Twitter (Opens in new window)
<related>Related
<related>Storm warning for the south
<footer>Posted in News, Weather and tagged power, storm.
<footer>Previous Post: Council meets

<comment_form>One thought on “Storm cuts power”
<comment_form>Ann says:
<comment_form>June 5, 2024 at 9:14 am
<comment_form>Same here, no light since noon and nobody answers the phone.
<comment_form>Reply
<comment_form>Leave a Reply Cancel reply
<comment_form>Your email address will not be published. Required fields are marked *
<footer>Proudly powered by WordPress
"""
LANDSLIDE = """<byline>Xinhua | Updated: 2024-06-04 09:12

<caption>Rescuers search for survivors after the landslide in Lumo, June 3, 2024. (Xinhua/Li Ming)

<dateline>LUMO, June 4 (Xinhua) -- <paragraph>Rescuers pulled nine people from the mud after a landslide in Lumo on Monday, officials said Tuesday.

<paragraph>The landslide hit at 5:40 a.m., burying 12 houses. <end_mark>Enditem

<byline>(The author writes on floods and rivers.)
"""
INTERVIEW = """<headline>Interview: The coach who never sleeps

<paragraph>Q: How do you feel?

<paragraph>A: Fine, thanks.

<paragraph>Q: How do you feel?

<paragraph>A: Tired. The mayor said:

<paragraph>The interview was edited for length and read by both.
"""
ARTICLES = {"election": ELECTION, "quake": QUAKE, "bank": BANK, "sport": SPORT, "court": COURT,
            "health": HEALTH, "storm": STORM, "landslide": LANDSLIDE, "interview": INTERVIEW}
MARKUP = re.compile(r"<(\w+)>")


def typed(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """The bare text, and its stretches as (zone, text)."""
    pieces = MARKUP.split(marked)
    named = [(zone, piece.strip()) for zone, piece in zip(pieces[1::2], pieces[2::2], strict=True)]
    return MARKUP.sub("", marked), named


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_the_zones_are_those_typed(name, make_documents):
    text, expected = typed(ARTICLES[name])
    zones = find_zones(make_documents({name: text}))
    found = [(row.zone, text[row.start:row.end]) for row in zones.itertuples() if text[row.start:row.end].strip()]
    assert found == expected
    assert zones["start"].tolist() == [0, *zones["end"].tolist()[:-1]] and zones["end"].iloc[-1] == len(text)


def test_the_articles_do_not_change_each_other(make_documents):
    documents = make_documents({name: typed(marked)[0] for name, marked in ARTICLES.items()})
    together = find_zones(documents)
    for name in ARTICLES:
        alone = find_zones(documents[documents["doc_id"] == name], count_lines(documents))
        assert together[together["doc_id"] == name].drop(columns="rule").values.tolist() == alone.drop(columns="rule").values.tolist()


def test_rules_read_as_words(make_documents):
    zones = find_zones(make_documents({name: typed(marked)[0] for name, marked in ARTICLES.items()}))
    assert {"photo credit", "copyright", "repeated line", "end mark", "dateline", "subscription box", "share links"} <= set(zones["rule"])
    assert all(re.fullmatch(r"[a-z' ]+", rule) for rule in set(zones["rule"]))
