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
    ("Colonel Mamad ag Intala met Aiger Bektur kyzy and Etor de' Medina Bardi.", {
        "Mamad ag Intala": "Mamad ag Intala", "Aiger Bektur kyzy": "Aiger Bektur kyzy", "Etor de' Medina Bardi": "Etor de' Medina Bardi"}),
    ("He was named as Bülent S., a clerk. Deputy Akim Zhani Mukanov promised a fence.", {"Bülent S.": "Bülent S.", "Zhani Mukanov": "Zhani Mukanov"}),
    ("The leader, Dwight 'Prento' Pryce, and Paskal \"u Tamburu\" Condello left.", {"Dwight 'Prento' Pryce": "Dwight 'Prento' Pryce"}),
    ("It landed at the Norman Tarka International Airport, not at Bandar-e Torkan.", {
        "Norman Tarka International Airport": "Norman Tarka International Airport", "Bandar-e Torkan": "Bandar-e Torkan"}),
    ("The MP for Tarkati North-East and Rep. Ann Lee, R-Velden, left for Khor Muscat.", {
        "Tarkati North-East": "Tarkati North-East", "Velden": "Velden", "Khor Muscat": "Khor Muscat"}),
    ("He read the newspaper La Voz del Tarka, the Velk news agency and told the Norv daily.", {
        "La Voz del Tarka": "La Voz del Tarka", "Velk": "Velk", "Norv": "Norv"}),
    ("The Iron Plain motorcycle gang and the Tarka party met.", {"Iron Plain": "Iron Plain", "Tarka": "Tarka"}),
    ("B. Sarnak, of the union, and railway chief Ts. Jargalsan left. Sarnak wept.", {"B. Sarnak": "B. Sarnak|Sarnak", "Ts. Jargalsan": "Ts. Jargalsan"}),
    ("They sold it to Dr K. Thanalet a/p Ramsam and Me Rodrig Assi.", {"K. Thanalet a/p Ramsam": "K. Thanalet a/p Ramsam", "Rodrig Assi": "Rodrig Assi"}),
    ('They held Ann Lee, otherwise called "Miss Merl", on Monday.', {"Ann Lee": "Ann Lee|Miss Merl"}),
    ("He told the Eastern Sentinel so. A copy was seen by the Sentinel.", {"Eastern Sentinel": "Eastern Sentinel|Sentinel"}),
    ("It was carried by the Frelim, he said. He saw the Velkan route.", {"Frelim": "Frelim", "Velkan": "Velkan"}),
    ("They met in Tarkámac. Later men left Tarkamac.", {"Tarkámac": "Tarkamac|Tarkámac"}),
    ("Desmond Tarka spoke. He was a son of Bartley Tarka, a keeper.", {"Bartley Tarka": "Bartley Tarka"}),
    ("Rains fell on Bavaria. The Bavaria premier spoke.", {"Bavaria": "Bavaria"}),
])
def test_a_name_is_found_whole(text, names):
    found = named(text)
    assert {actor: found.get(actor) for actor in names} == names, found


@pytest.mark.parametrize(("text", "nobody"), [
    ("He bought a PC Tarkati and left the CS course.", {"CS"}),
    ("From Texas Bolden flew home.", {"Texas Bolden"}),
    ("They flew 61 Tarka sorties, read of it in the app Velka and left on Republic Day.", {"Tarka", "Velka", "Republic Day"}),
    ("They passed the Witness Anonymity Bill and the Tarka Prize.", {"Anonymity", "Tarka"}),
    ("They met a Karen militia and a Tarkat party member.", {"Karen"}),
    ("Chief Nkana of the Lamba people saw the January-March figures and the Aare of it.", {"Lamba", "January-March", "Aare"}),
    ("Two ships passed the bulk carrier Despina K on Monday.", {"Despina K"}),
    ("They walked along the Border and over the bridge.", {"Border"}),
])
def test_like_words_name_nobody(text, nobody):
    assert not nobody & set(named(text)), named(text)
