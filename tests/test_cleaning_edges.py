"""The top of a page above its headline and its end behind the last sentence, of outlets that no table knows; and what stands there and is body."""
from __future__ import annotations

import pytest
from test_cleaning import CLOSING, MIDDLE, OPENING, PLACES, zones_of_lines

from helpers.cleaning import COUNTED
from helpers.cleaning.zones import zones_of
from helpers.lines import match_byline

TITLE = "Storm over Velden: two boats lost at the mouth"
# Body lines that resemble the new rules; each stands at every place of an article.
STAYS = """
The firm is registered in Velden and owns Lumo Press Ltd.
Ann Lee founded Lumo Press Ltd. in Velden.
Lumo Ltd. prohibited the website, and Velden lost the licence.
It is up to us to support the journalism of this town.
Call our newsroom a nest of spies, the general wrote.
Our correspondent told the mayor that the road was cut.
THE COURT LEFT ALL RIGHTS TO THE PUBLISHER IN VELDEN.
Text: he sent one to his mother, and then the line went dead.
(The boat was worth three million when it was built.)
The medals went to Ann Lee – Velden – and Bo Ray – Lumo.
""".strip().splitlines()
# zone|line, set aside behind the last paragraph.
ASIDE_LAST = """
footer|Like this article? Get our Monday letter from Lumo.
footer|Website by Lumo Web Works. Kestrel Publications (Velden) PLC.
footer|Editor: Kestrel de Ediciones, S.A.U. Reproduction prohibited.
byline|Lee reported from Velden. Velden Mail writer Bo Ray in Lumo contributed.
footer|Follow our Velden coverage at: https://velden.example/hub
footer|The Velden Press receives financial support for coverage of schools from the Lumo Fund.
footer|Copyright 2027 - S.A. Kestrel de Lumo | Todos los derechos reservados
related|Lire aussi : Velden, le rapport qui accable
comment_form|Yorumlar (3)
footer|Read the original article on Lumo Chronicle.
footer|Follow The Velden Mail channel on WhatsApp
footer|Tags: storm boats, Lumo, Ann Lee.
footer|Our Code of Ethics is available here.
footer|Lumo Bay / storm / boats / Velden
footer|Readings: 3,412 | Send to a friend | Facebook
footer|Imprint – Kestrel Kft. – Media offer – Data protection
footer|Tweet   Email   Print-friendly version
byline|B. R.
credit|KLM / El Faro
byline|(with KLM)
footer|With Lamp and Kestrel
related|Most read: 1. Who owns the dam?  2. Kestrel's eleven  3. Snow closes the pass
""".strip().splitlines()
CAPTIONS = """
(Pic by Ann Lee: A diver carries a child ashore at Lumo)
[Photo: Burnt chestnut groves above Lumo, a village of two states. Credit: Ann Lee/KL]
[Caption] Ann Lee at the store in January.
(PHOTO) Ann Lee, at Friday's press conference. B. N. RAY KESTREL
The boat at the pier in Lumo in 2024. Ph: A. Lee/KLM
""".strip().splitlines()


@pytest.mark.parametrize("place", sorted(PLACES))
def test_lines_of_the_same_words_stay_body(place, make_documents):
    for line, found in zip(STAYS, zones_of_lines(make_documents, STAYS, place), strict=True):
        assert [piece for zone, piece in found if zone in COUNTED] == [line], f"{place}: {found}"


def test_furniture_behind_the_last_sentence(make_documents):
    lines = [line.split("|", 1) for line in ASIDE_LAST]
    for (zone, line), found in zip(lines, zones_of_lines(make_documents, [line for _, line in lines], "last"), strict=True):
        assert found == [(zone, line)], line


@pytest.mark.parametrize("place", ["middle", "last"])
def test_captions_in_brackets_and_behind_a_label(place, make_documents):
    for line, found in zip(CAPTIONS, zones_of_lines(make_documents, CAPTIONS, place), strict=True):
        assert found == [("caption", line)], line


def _zones_of_top(*top: str, tail: str = "") -> list[str]:
    """The zones of the lines above the first paragraph."""
    text = "\n".join([*top, "", OPENING, "", MIDDLE, "", CLOSING, "", tail]).rstrip()
    found = [zone for start, _, zone, _ in zones_of(text, {}) if zone != "blank" and start < text.index(OPENING)]
    return ["body" if zone in COUNTED else zone for zone in found]


@pytest.mark.parametrize(("top", "tail"), [
    (["KESTREL POST-DISPATCH (Lumo)", "Politics"], ""),
    (["Le Quotidien de Lumo — English", "SOCIETY / JUSTICE"], ""),
    (["LAMPAI ÚJSÁG – automatic English version", "Foreign country > Balkans"], ""),
    (["LA TRIBUNA DEL LUMO", "English Summary", "CASTRO Y LEÓN"], ""),
    (["El Diario del Golfo Bo", "Lumo Bay, Castro — in English"], ""),
    (["LAMP EL YOUM", "Castro, Popular Republic of Lampia", "[Translated from the Lampish]", "16/04/2026 - 10:08"], ""),
    (["Lampa Morning Leader", "Tuesday May 12 2026", "NEWS FEATURES"], ""),
    (["Lumo & Coast", "Home | World | Sport"], "Photo: Bo Ray | © Lumo & Coast 2026"),
    (["Kestrel Bay Notes"], "Write to news@kestrelbaynotes.example"),
    (["Kestrel Inside", "NEWS"], ""),
    (["Onzième Heure", "Lumière › Velden", "Publié le 15 mai 2027 à 08h12", "Mis à jour le 15/05/2027"], ""),
    (["Search", "The Velden Chronicle", "Lumo  Velden  World  Opinion  Life  Business  Tech  Sport"], ""),
    (["Velden News Agency", "(LEAD) (UPDATES with more details in paras 4-6)"], ""),
])
def test_what_stands_above_the_headline_is_no_body(top, tail):
    *above, title = _zones_of_top(*top, TITLE, tail=tail)
    assert "body" not in above and title == "body"


@pytest.mark.parametrize("top", [
    ["World Record", "Ann Lee runs the hills of Lumo in nine hours"], ["Boats Lost", "Lumo, 5 May 2026", "Storm came at night and took two of them"],
    ["Nation Mourns", "Thousands line the streets of Velden as the mayor is buried"], ["Lumo Mayor Quits (Again)", "Deputy takes the chair on Monday"],
    ["Radio Silence", "Two boats lost at the mouth of the bay"], ["Minister Resigns", "The Lumo Chronicle (Velden)", "Deputy takes the chair on Monday"],
    ["Mail Strike Ends", "Lumo Bay, Velden", "Letters to come again from Monday"], ["Army Takes Castro", "CASTRO, May 14", "Rebels flee over the White bridge"],
    ["Storm Takes Boats", "“We saw nothing but the wave.” — Ann Lee"], ["Boats Lost", "KESTREL. Two were lost at the mouth", "Lumo and its sons"],
])
def test_a_short_headline_above_its_deck_stays_body(top):
    zones = _zones_of_top(*top)
    assert zones[0] == zones[-1] == "body"


def test_lines_between_headline_and_text_that_their_shape_sets_apart():
    assert _zones_of_top(TITLE, "Lumo | Politics", "Nobody was warned, says the harbour board") == ["body", "dateline", "body"]
    assert _zones_of_top(TITLE, "[Translated from the Lampish]") == ["body", "dateline"]
    assert _zones_of_top(TITLE, "By: Our correspondent Ann Lee") == _zones_of_top(TITLE, "By Ann Lee and Bo Ray (in Lumo)") == ["body", "byline"]
    assert _zones_of_top(TITLE, "By Ann Lee and Bo Ray | 3 hours ago") == _zones_of_top(TITLE, "Par Ann Lee (avec KLM)") == ["body", "byline"]
    assert _zones_of_top(TITLE, "The Lumo Chronicle (Velden)") == ["body", "agency_tag"]
    assert _zones_of_top(TITLE, "Rescuers search a boat at the pier. — Kestrel") == ["body", "caption"]
    assert _zones_of_top(TITLE, "FUGITIVE. Mayor Ann Lee during a hearing in Lumo on May 7.", "Lumo CBRE") == ["body", "caption", "credit"]
    assert _zones_of_top(TITLE, "2026. 03. 06. 07:20") == _zones_of_top(TITLE, "12 de mayo de 2026, 10h30") == ["body", "byline"]


def test_lines_of_source_count_from_the_headline_and_points_under_furniture_are_links():
    assert _zones_of_top("Kestrel Herald", "National", "Lumo", TITLE, "Nobody was warned, says the board.", "Ann Lee & Bo Ray", "Updated at : May 15, 2027") == [
        "agency_tag", "footer", "footer", "body", "body", "byline", "byline"]
    for above, is_link in [("Comentarios (12)", True), ("The winners of the race", False)]:
        zone = zones_of(f"{TITLE}\n\n{OPENING}\n\n{MIDDLE}\n\n{CLOSING}\n\n{above}\n1. Storm over Velden", {})[-1][2]
        assert (zone not in COUNTED) is is_link, above


def test_a_first_line_without_letters_is_no_masthead():
    assert _zones_of_top("1 2", TITLE)[-1] == _zones_of_top("…", TITLE)[-1] == "body"


def test_an_abbreviation_ends_no_sentence_before_a_sign_off():
    for last, signed in [("The file went to the U.S. FBI", False), ("The file went to Gen. LEE", False), ("The file went to the judge. KNA", True)]:
        zones = [zone for _, _, zone, _ in zones_of(f"{TITLE}\n\n{OPENING}\n\n{MIDDLE}\n\nNobody knew at 5 p.m. {last}", {})]
        assert ("agency_tag" in zones) is signed, last


def test_our_correspondent_writes_and_is_not_told():
    assert match_byline("Our correspondent Ann Lee") and not match_byline("Our correspondent told the mayor")
