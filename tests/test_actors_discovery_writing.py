"""How news of many regions writes persons, places and media, one rule at a time, each beside a sentence of like words that names nobody."""
from __future__ import annotations

import pytest
from test_actors_discovery_names import named


@pytest.mark.parametrize(("text", "names"), [
    ("Barr. Ngo Uchek spoke to Tan Sri Muhy Yassir and Sr. Comr. Wahy Sinta.", {"Ngo Uchek": "Ngo Uchek", "Muhy Yassir": "Muhy Yassir", "Wahy Sinta": "Wahy Sinta"}),
    ("Later CS Kith Barasa and PS Oln Wekesa told CM Murako no.", {"Kith Barasa": "Kith Barasa", "Oln Wekesa": "Oln Wekesa"}),
    ("It was opened by Nana Osei Kwadwo XII and Nana Akua Boateng.", {"Osei Kwadwo XII": "Osei Kwadwo XII", "Nana Akua Boateng": "Nana Akua Boateng"}),
    ("Superintendent of Police (Rural) Grish Vale and Rear Adm. (ret.) Gust Adnyana left.", {"Grish Vale": "Grish Vale", "Gust Adnyana": "Gust Adnyana"}),
    ("It was said by Dr. P. Venkatarman, a doctor.", {"P. Venkatarman": "P. Venkatarman"}),
    ("They held Bola Tarka, popularly known as Tarkati, on Monday. Later Tarkati wept.", {"Bola Tarka": "Bola Tarka|Tarkati"}),
    ("Boats lay along the Tarkati and on the banks of the Norva. Then the Velka burst its banks.", {"Tarkati": "Tarkati", "Norva": "Norva", "Velka": "Velka"}),
    ("Men left the villages of Tarkat, Zhana Turmy and Saryt. It flooded the Tarka and Norva rivers.", {
        "Tarkat": "Tarkat", "Zhana Turmy": "Zhana Turmy", "Saryt": "Saryt", "Norva": "Norva"}),
    ("Rains fell on Bavaria. The Bavaria premier spoke.", {"Bavaria": "Bavaria"}),
])
def test_a_name_is_found_whole(text, names):
    found = named(text)
    assert {actor: found.get(actor) for actor in names} == names, found


@pytest.mark.parametrize(("text", "nobody"), [
    ("He bought a PC Tarkati and left the CS course.", {"CS"}),
    ("From Texas Bolden flew home.", {"Texas Bolden"}),
    ("They walked along the Border and over the bridge.", {"Border"}),
])
def test_like_words_name_nobody(text, nobody):
    assert not nobody & set(named(text)), named(text)
