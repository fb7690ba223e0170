"""Names of bodies one rule at a time: where they begin and end, what makes them one, each beside words that are no part of them."""
from __future__ import annotations

import pytest

from tests.test_actors_discovery_names import named


@pytest.mark.parametrize(("text", "names"), [
    ("The National Cyber and Crypto Agency met the Nurses and Midwives Council.", {"National Cyber and Crypto Agency", "Nurses and Midwives Council"}),
    ("The Bureau for Prevention and Combating of Corruption left.", {"Bureau for Prevention and Combating of Corruption"}),
    ("The Association of Civil Engineers of Tarka left.", {"Association of Civil Engineers of Tarka"}),
    ("The Ministry of Finance and Public Credit left.", {"Ministry of Finance and Public Credit"}),
    ("The Supreme Court of Justice of the Nation sat.", {"Supreme Court of Justice of the Nation"}),
    ("The Ministry of internal affairs of Serbia was silent.", {"Ministry of internal affairs (Serbia)"}),
    ("It was Latvia's State Security Service and the others.", {"Latvia", "State Security Service"}),
    ("They wept near St. Mary's Church then.", {"St. Mary's Church"}),
    ("He went to the Commission to Investigate Allegations of Bribery.", {"Commission to Investigate Allegations of Bribery"}),
    ("He is on the House Commission IV there.", {"House Commission IV"}),
    ("It was the Operation Support Unit, they said.", {"Operation Support Unit"}),
    ("The clearing agent, Kilim Freight and Forwarding, was late.", {"Kilim Freight and Forwarding"}),
    ("It belongs to Palka Holdings (Pvt) Ltd, they said.", {"Palka Holdings (Pvt) Ltd"}),
    ("He sued Jadranko Brod d.o.o. in court.", {"Jadranko Brod d.o.o."}),
    ('The NGO "SOS Enfance en Péril" left.', {"SOS Enfance en Péril"}),
    ("Then Hospital Sultana Amina opened. The Clan del Golfo met Club Atlas.", {"Hospital Sultana Amina", "Clan del Golfo", "Club Atlas"}),
    ("Rimba Sari Alam (RSA) left. Later RSA was sold.", {"Rimba Sari Alam"}),
    ("They blame a TMK Minister for it.", {"TMK"}),
    ("The Heart and Stroke Foundation paid the Deposit and Management Fund.", {"Heart and Stroke Foundation", "Deposit and Management Fund"}),
    ("Now Tarka's Strategic Services Agency (SSA) denied it.", {"Strategic Services Agency", "Tarka"}),
    ("The Lumo Tar Bureau of Criminal Investigation (BCI) met the Highland Patrol.", {"Lumo Tar Bureau of Criminal Investigation", "Highland Patrol"}),
    ("The Technical Police of Investigations (PTI) left. Then PTI came.", {"Technical Police of Investigations"}),
    ("The Directorate General for Maritime Investigations (DiGIMa) left.", {"Directorate General for Maritime Investigations"}),
    ("The Homeland and Justice Party met the Major Crimes Unit.", {"Homeland and Justice Party", "Major Crimes Unit"}),
    ("The ruling Liberal Front (FL) met Mobile Squad 13 and the 14 Squadron.", {"Liberal Front", "Mobile Squad 13", "14 Squadron"}),
    ("It is on the World Heritage List.", set()),
    ("It left the University of California, Riverside then.", {"University of California, Riverside"}),
    ("It left the University of Velden at Tarka then.", {"University of Velden at Tarka"}),
    ("They flew Air Tarkassin and Zubar Air, not the Royal Air Force, and the Air Quality Index fell.", {"Air Tarkassin", "Zubar Air", "Royal Air Force"}),
    ("Then Bank Tarkawi rose.", {"Bank Tarkawi"}),
    ("He asked why Transport Canada paid for it.", {"Transport Canada"}),
    ("Rugby Australia is watching.", {"Rugby Australia"}),
    ("They joined Tarkarights International there.", {"Tarkarights International"}),
    ("They saw the Blas F. Tarka Policy Center and the G. Tarka Polyclinic.", {"Blas F. Tarka Policy Center", "G. Tarka Polyclinic"}),
    ("The ministry of external affairs (MEA) left. The MEA knew. The ministry of health left.", {"ministry of external affairs"}),
    ("The Tarka Workers' Federation (Tarkons) left. Then Tarkons won.", {"Tarka Workers' Federation"}),
    ("Ministry of Health officials left.", {"Ministry of Health"}),
    ("Alliance of Lowland Farmers (ALF) members left.", {"Alliance of Lowland Farmers"}),
    ("He heads the Department of Chemistry, Biochemistry and Environmental Protection.", {"Department of Chemistry, Biochemistry and Environmental Protection"}),
    ("The EU Delegation to Georgia is there.", {"EU Delegation to Georgia"}),
    ("They came from the 28th Brigade.", {"28th Brigade"}),
    ("It hired the firm Karanov i Vuk. Its lawyers, Tudor, Manea și Asociații, left.", {"Karanov i Vuk", "Tudor, Manea și Asociații"}),
    ("Then papers of LLC Agro-Step Pivden were found.", {"LLC Agro-Step Pivden"}),
    ("Vietnam Airlines flew.", {"Vietnam Airlines"}),
])
def test_names_of_bodies(text, names):
    assert set(named(text)) == names
