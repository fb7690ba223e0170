"""Names one rule at a time, each beside a sentence of like words that names nobody: ranks, particles, plurals, acronyms, parties, places."""
from __future__ import annotations

import pytest
from actors_folders import folder

from helpers.actors import discover, find_mentions, read_registry


def named(text: str) -> dict[str, str]:
    """actor -> the names that count for it, joined by a stroke, of an article without a registry."""
    documents, zones, sentences, words = folder({"a": f"Notes\n\n{text}"})
    aliases = read_registry(None, discover(documents, zones, sentences, words, method="rules"), documents)
    found = find_mentions(documents, zones, sentences, aliases)
    found = found[found["level"] == "named"]
    return {actor: "|".join(sorted(set(group["alias"]))) for actor, group in found.groupby("actor")}


@pytest.mark.parametrize(("text", "names"), [
    ("Vice Foreign Minister Sun Lihua was there. Sun said no.", {"Sun Lihua": "Sun|Sun Lihua"}),
    ("Deputy Prime Minister Le Thi Thu Ha leads the search.", {"Le Thi Thu Ha": "Le Thi Thu Ha"}),
    ("Foreign Minister Odile d'Arcy spoke. D'Arcy left early.", {"Odile d'Arcy": "D'Arcy|Odile d'Arcy"}),
    ("Lukas van der Meer may follow. Van der Meer is 31.", {"Lukas van der Meer": "Lukas van der Meer|Van der Meer"}),
    ("President Hamdan bin Sultan Al Marzi signed it.", {"Hamdan bin Sultan Al Marzi": "Hamdan bin Sultan Al Marzi"}),
    ("Crown Prince Faisal met the envoy of the club.", {"Faisal": "Faisal"}),
    ("Colonel-Major Idris Kabore read a statement.", {"Idris Kabore": "Idris Kabore"}),
    ("There Pol. Lt. Gen. Anek Wongsa and Maj.-Gen. Sani Gusau spoke.", {"Anek Wongsa": "Anek Wongsa", "Sani Gusau": "Sani Gusau"}),
    ("Chief Minister K.R. Madhu Nair spoke to them.", {"K.R. Madhu Nair": "K.R. Madhu Nair"}),
    ("Rep. Antonio Lagda III and Ellis Todd Jr. voted.", {"Antonio Lagda III": "Antonio Lagda III", "Ellis Todd Jr.": "Ellis Todd Jr."}),
    ("Foreign Ministers Tran Bao Ngoc and Corazon Ocampo signed.", {"Tran Bao Ngoc": "Tran Bao Ngoc", "Corazon Ocampo": "Corazon Ocampo"}),
    ("Tunde Balo, Zenix's head of research, was late.", {"Tunde Balo": "Tunde Balo"}),
    ("The Workers' Union for Ports and Docks (WUPD) and the WUPD's chair left.", {"Workers' Union for Ports and Docks": "WUPD|Workers' Union for Ports and Docks"}),
    ("The Economic Community of Lake States, or ECLAS, condemned it.", {"Economic Community of Lake States": "ECLAS|Economic Community of Lake States"}),
    ("The General Elections Commission, the KPU, agreed.", {"General Elections Commission": "General Elections Commission|KPU"}),
    ("The Manufacturers Association of Lumo met. MAL staff left.", {"Manufacturers Association of Lumo": "MAL|Manufacturers Association of Lumo"}),
    ("Voters left the National Unity and Progress Party in droves.", {"National Unity and Progress Party": "National Unity and Progress Party"}),
    ("The Communist Party of Lumo (Marxist) lost.", {"Communist Party of Lumo (Marxist)": "Communist Party of Lumo (Marxist)"}),
    ("Deputies of the Partido Lakas ng Baya walked out.", {"Partido Lakas ng Baya": "Partido Lakas ng Baya"}),
    ("The ruling party, Porozum, said no.", {"Porozum": "Porozum"}),
    ("The watchdog Bawasl found faults in it.", {"Bawasl": "Bawasl"}),
    ("At Queen Adela Central Hospital there was no drip.", {"Queen Adela Central Hospital": "Queen Adela Central Hospital"}),
    ("The bank hired Rothby & Vale Partners to help.", {"Rothby & Vale Partners": "Rothby & Vale Partners"}),
    ("He heads the UN Office on Crops and Seeds in Velden.", {"UN Office on Crops and Seeds": "UN Office on Crops and Seeds"}),
    ("People of Pheul Thai sang, and Pheul Thai won.", {"Pheul Thai": "Pheul Thai"}),
    ("SNCV said one train in five would run.", {"SNCV": "SNCV"}),
    ("Gül Demirbağ spoke. Later Gul Demirbag left.", {"Gül Demirbağ": "Gul Demirbag|Gül Demirbağ"}),
    ("Samhan Electronics rose. Shares of Samhan fell later.", {"Samhan Electronics": "Samhan|Samhan Electronics"}),
    ("Rain fell in Idukk, Ernakul and Thriss.", {"Ernakul": "Ernakul", "Idukk": "Idukk", "Thriss": "Thriss"}),
    ("The minister flew to Masinlo on Friday.", {"Masinlo": "Masinlo"}),
    ("The quake struck West Javana on Monday.", {"West Javana": "West Javana"}),
    ("A crew from the Takk governor came.", {"Takk": "Takk"}),
    ("Prime Minister Sheikh Halina of Bangladesh left. Bangladesh was calm.", {"Sheikh Halina": "Sheikh Halina"}),
    ("Sheikh Halim of Qatar left. Qatar was calm.", {"Halim": "Halim"}),
    ("Chief Prosecutor Anwar Tajul Islam spoke to them.", {"Anwar Tajul Islam": "Anwar Tajul Islam"}),
    ("Adviser Md. Touhid Hossain said no.", {"Md. Touhid Hossain": "Md. Touhid Hossain"}),
    ('They named Crispin "Boyet" Salonga first.', {'Crispin "Boyet" Salonga': 'Crispin "Boyet" Salonga'}),
    ('Then Sen. Ramil "Munching" Villon left. Villon said no.', {'Ramil "Munching" Villon': 'Ramil "Munching" Villon|Villon'}),
    ("Ambassador Celso dela Punta spoke to Coun Janet Tarka and Eng. Bo Vale.", {"Celso dela Punta": "Celso dela Punta", "Janet Tarka": "Janet Tarka", "Bo Vale": "Bo Vale"}),
    ("He works for Vale & Sohn SE now, not for Lumo Ship Management.", {"Vale & Sohn SE": "Vale & Sohn SE", "Lumo Ship Management": "Lumo Ship Management"}),
    ("Her lawyers at Tarka, Brandel and Partners left.", {"Tarka, Brandel and Partners": "Tarka, Brandel and Partners"}),
    ("It is owned by Norvala Marine and Trading Company of Kuwait.", {"Norvala Marine and Trading Company": "Norvala Marine and Trading Company", "Kuwait": "Kuwait"}),
    ("A director of Lumo-based Tarka and Vale Chemicals Ltd left.", {"Tarka and Vale Chemicals Ltd": "Tarka and Vale Chemicals Ltd"}),
    ("The buyer is Resinas del Bosque, S.A. de C.V., of Lumo.", {"Resinas del Bosque, S.A. de C.V.": "Resinas del Bosque, S.A. de C.V."}),
    ('The trade union "Tarka-Kesh" met at the Velden city court.', {"Tarka-Kesh": "Tarka-Kesh", "Velden city court": "Velden city court"}),
    ("Ships in the Gulf of Guinea and a mill in the English Midlands stood still.", {"Gulf of Guinea": "Gulf of Guinea", "English Midlands": "English Midlands"}),
    ("The Solicitor General's Office of the Republic and the State-owned Ports Supervision Commission met.", {
        "Solicitor General's Office of the Republic": "Solicitor General's Office of the Republic",
        "State-owned Ports Supervision Commission": "State-owned Ports Supervision Commission"}),
    ("Then the Labour MP Ann Tarka met the Conservative group leader.", {"Labour": "Labour", "Conservative": "Conservative", "Ann Tarka": "Ann Tarka"}),
    ("They stood at the Danish embassy in Tarkati.", {"Danish Embassy (host not stated)": "Danish embassy", "Tarkati": "Tarkati"}),
    ("The Dockhands' Union of Lumo met.", {"Dockhands' Union of Lumo": "Dockhands' Union of Lumo"}),
    ("The Border Guard Bangladesh and others fired.", {"Border Guard Bangladesh (Bangladesh)": "Border Guard Bangladesh"}),
    ("He runs Visa Star Lines from home.", {"Visa Star Lines": "Visa Star Lines"}),
    ("He leads Students Against Hunger now.", {"Students Against Hunger": "Students Against Hunger"}),
    ("They met the Jamaat-e-Tarka twice.", {"Jamaat-e-Tarka": "Jamaat-e-Tarka"}),
    ("The Justice and Reform Party (JR Party) won.", {"JR Party": "JR Party|Justice and Reform Party"}),
    ("The International Chess Council met. The ICC left.", {"International Chess Council": "ICC|International Chess Council"}),
    ("It flew past Norvala and staff of TKSB left.", {"TKSB": "TKSB"}),
    ("Anna Berg quit a Panama-flagged ship.", {"Panama": "Panama"}),
])
def test_a_name_is_found_whole(text, names):
    found = named(text)
    assert {actor: found.get(actor) for actor in names} == names, found


@pytest.mark.parametrize(("text", "nobody"), [
    ("On Sun Wed Fri the shop was shut.", {"Sun Wed", "Wed Fri", "Fri"}),
    ("General Electric rose and General Motors fell.", {"Electric", "Motors"}),
    ("Gross Domestic Product (GDP) grew and the Goods and Services Tax (GST) rose.", {"Gross Domestic Product", "GDP", "Goods and Services Tax", "GST"}),
    ("Mohammed bin Salim (MBS) spoke.", {"MBS"}),
    ("The Liberals and Labour Party met.", {"Liberals and Labour Party"}),
    ("It led an emergency Cabinet meeting on Monday.", {"Cabinet"}),
    ("The committee on Monday met.", {"committee on Monday"}),
    ("The ferry, the Hai Au 27, left. Captain Pham Duc Hai was held.", {"Hai"}),
    ("The Lumo Express train left the rails, and trains stopped.", {"Lumo Express"}),
    ("The talks led to Anger and Hope, a play.", {"Anger"}),
    ("Rivals Nordvik Software and others lost.", {"Rivals Nordvik Software"}),
    ("The tanker MT Safina sank, and Captain Bo Ray of the Safina swam.", {"MT Safina", "Safina"}),
    ("Two ships, the Maria K and the Blue Norvala, left.", {"Maria K", "Blue Norvala"}),
    ("Hurricane Tarka came. A Tarka prize is given, and gold and Gold.", {"Tarka", "Gold"}),
    ("The Flag Officer Commanding, Navy Captain Bo Ray, left. Disaster Management was late.", {"Commanding", "Disaster Management"}),
    ("Talks of Norvala Lines and Tarka Shipping Ltd failed.", {"Norvala Lines and Tarka Shipping Ltd", "Lines and Tarka Shipping Ltd"}),
    ('She called it "Tarka" and he spoke of "Vale & Co" as a joke.', {"Tarka"}),
    ("The Labour force grew and a Conservative estimate fell.", {"Labour", "Conservative"}),
    ("They spoke of GDP, LNG and GPS at length.", {"GDP", "LNG", "GPS"}),
])
def test_like_words_name_nobody(text, nobody):
    assert not nobody & set(named(text)), named(text)


@pytest.mark.parametrize("text", [
    "Interior Ministers Hans Kohl and Petra Kohl met. Kohl left.",
    "President Ana Reyes met Ana Reyes Soto. Reyes spoke.",
    "Prince Faisal bin Turki met Prince Faisal bin Fahd. Faisal left.",
])
def test_a_short_form_that_fits_two_counts_for_nobody(text):
    assert not any("Kohl|" in names or "Reyes|" in names or "Faisal|" in names for names in named(text).values()), named(text)


def test_one_bare_ministry_of_two_states_in_one_article_is_not_merged():
    text = "The Ministry of Health of Peru met the Chilean Ministry of Health. The Chilean Ministry of Health left."
    found = named(text)
    assert len([actor for actor in found if actor.startswith("Ministry of Health") or "Ministry of Health" in actor]) == 2, found
