"""Little folders on other affairs than the seeds', in our own words, for the tests of discovery; and the tables that they become."""
from __future__ import annotations

import hashlib

import pandas as pd

from helpers.tables import check_table
from helpers.tokens import split_sentences, split_words

ELECTION = {
    "a": """\
Opposition Sweeps To Victory In Ostrava Region

President Marek Dvorak conceded defeat on Monday after the Civic Alliance won a majority in the Czech Parliament. Dvorak, 61, said he would step
down in March.

Alena Novotna, the leader of the Civic Alliance, told supporters in Prague that the country had chosen change. "We will govern for everyone,"
Novotna said.

The Central Election Commission (CEC) said turnout was 68 percent. The CEC will publish final results on Friday. Prime Minister Jan Havel did not
comment. The prime minister is expected to resign.

Washington welcomed the vote. US Secretary of State Denise Washington spoke with Novotna by phone, the State Department said. In Washington,
senators praised the vote.

Police in Brno arrested two men, Pavel Smith and his brother John Smith, over alleged ballot fraud. Smith denies the charges.
""",
    "b": """\
New government to be sworn in

Novotna was sworn in as prime minister on 5 April, replacing Jan Havel. Finance Minister Petr Kral keeps his post. Interior Minister Karel Maly
was replaced by Eva Benesova, a former judge at the Constitutional Court.

President Marek Dvorak attended the ceremony at Prague Castle. The European Commission congratulated Novotna. Commission President Ursula von der
Leyen said Brussels was ready to work with Prague.

Interior Minister Eva Benesova said the Interior Ministry would investigate the ballot fraud. The Financial Times and Reuters reported that the
Czech National Bank would keep rates on hold.
""",
}
QUAKE = {
    "a": """\
Strong quake hits eastern Turkey

A magnitude 6.9 earthquake struck Van Province in eastern Turkey early on Tuesday, killing at least 40 people, the Disaster and Emergency
Management Authority (AFAD) said.

Interior Minister Ali Kaya said rescue teams from Ankara and Istanbul were on their way. "We are doing everything we can," Kaya told reporters.
The Turkish Red Crescent sent tents.

Ayse Demir, a teacher in the village of Gevas, said her house had collapsed. Her son, Mehmet Demir, 9, was injured. Demir was pulled from the
rubble after six hours.

Professor Naci Aydin of Istanbul Technical University warned of aftershocks. According to Aydin, the North Anatolian fault was not involved.
""",
    "b": """\
Aid arrives after Van earthquake

Greek rescue workers arrived in Van on Wednesday. The United Nations and the World Health Organization offered help. WHO spokesperson Maria Lopez
Garcia said hospitals were full. Lopez Garcia added that Doctors Without Borders had opened a clinic.

Turkey's President Orhan Yildiz visited Gevas with Interior Minister Ali Kaya. Yildiz met survivors. The Turkish Army deployed 2,000 soldiers.

The Van Governor, Hakan Celik, said schools would close until May. In August last year a smaller quake hit the area.
""",
}
BANK = {
    "a": """\
Bank of England holds rates

The Bank of England kept its main rate at 5 percent on Thursday. Governor Helen Marsh said inflation was falling. "We are not there yet," Marsh
said.

Marsh's deputy, Deputy Governor Tom Marsh-Jones, voted for a cut. The Monetary Policy Committee voted 6-3. Chancellor of the Exchequer Rishi Patel
welcomed the decision, the Treasury said.

The Federal Reserve is expected to hold too. Fed Chair Laura Klein speaks on Friday. The European Central Bank President Jean-Paul Martin said on
Tuesday that the ECB would wait. Goldman Sachs economist David Li said markets had expected more. Analysts at Barclays and HSBC agreed.
""",
    "b": """\
Fed signals patience

Federal Reserve Chair Laura Klein said on Friday the US central bank was in no hurry. Klein spoke in Jackson Hole. JPMorgan Chase chief executive
Robert Stone said the economy was strong. Stone, who has led the bank since 2016, expects cuts.

In May, Sen. Elizabeth Ford asked Klein about rents. The Wall Street Journal reported it first. Deutsche Bank and Goldman Sachs cut forecasts. The
Bank of Japan Governor Kenji Tanaka said Japan would wait.
""",
}
SPORT = {
    "a": """\
Real Madrid sign Mendes

Real Madrid have signed Portuguese striker Rui Mendes from Manchester United for 80 million euros, the Spanish club said on Friday. Mendes, 24,
scored 20 goals last season.

United manager Gareth Owen said he was sorry to lose him. Carlos Ortega Ruiz, the Real Madrid president, said the forward would wear the number
nine. "He is the future," Ortega said.

Bayern Munich and Paris Saint-Germain had also wanted the player. Mendes's agent, Jorge Pinto, told Marca that the deal was done in May. UEFA
opened an inquiry in April.

Old Trafford will miss him, midfielder Sam Okoro said. Coach Xavi Blanco praised Mendes.
""",
    "b": """\
Court clears Pinto

A court in Lisbon cleared agent Jorge Pinto of tax fraud on Monday. Judge Teresa Almeida said prosecutors had failed to prove the charges. Pinto,
who was arrested in 2021, hugged his lawyer, Miguel Costa. The Public Prosecutor's Office will appeal to the Supreme Court of Portugal.

Vietnamese businessman Nguyen Van Minh and Saudi investor Abdullah bin Khalid Al Rashid were witnesses. Minh said he had lent Pinto money. Al
Rashid left without comment.

George Bush Sr and his son George Bush Jr were not involved. Washington Post reporter Amy Hill attended. Jordan Price, a fan, said Jordan and
Georgia were too far.
""",
}
COURT = {
    "a": """\
Smuggling trial opens in Bangkok

Former Deputy Interior Minister Somchai Rattana went on trial in Bangkok on Wednesday. Somchai denied the charges. His co-defendant, Lt. Gen.
Prasit Boonmee, was commander of the Royal Thai Police's border unit.

Daw Khin Mar, a Myanmar trader, told the Criminal Court that she had paid Prasit. U Thein Lwin, the foreign minister of Myanmar, said he knew
nothing. Kim Min-ji, a South Korean reporter, was there. Kim said the court was full.

Nguyen Thi Lan, a witness from Vietnam, said Mr Boonmee had lied. The Sinaloa Cartel was mentioned. The Lao People's Army sent an observer,
Colonel Bounthong.
""",
    "b": """\
Second day of trial

Interior Minister Anan Chaiyo told parliament the ministry would cooperate. Interior Minister Wichai Promsri had resigned in January. Thai Foreign
Minister Malee Suk met Foreign Minister Thein Lwin of Myanmar. Tein Lwin asked for patience.

Zhang Wei, 34, was arrested in Chiang Rai. Zhang Lei, his brother, fled. Zhang was carrying cash. Kim Jong-un and Kim Jong-nam were not mentioned.
The Chinese Embassy in Bangkok declined to comment. The embassy of Myanmar in Thailand did too.
""",
}


def folder(texts: dict[str, str], dates: dict[str, str] | None = None) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """documents, zones, sentences and words of a folder; an empty line ends a paragraph, the first is the headline."""
    documents, zones = [], []
    for doc_id, written in texts.items():
        text = "\n".join(" ".join(paragraph.split()) for paragraph in written.strip().split("\n\n"))
        day = (dates or {}).get(doc_id, "")
        documents.append({
            "doc_id": doc_id, "path": f"{doc_id}.txt", "position": 1, "text_id": doc_id, "copied": "", "title": "", "outlet": "", "outlet_from": "", "carrier": "",
            "published": day, "published_precision": "day" if day else "none", "published_from": "", "published_doubt": "", "url": "",
            "language": "en",
            "translated": "", "n_characters": len(text), "text_sha256": hashlib.sha256(text.encode()).hexdigest(), "text": text,
        })
        at = 0
        for number, line in enumerate(text.split("\n")):
            if line.strip():
                zones.append({"doc_id": doc_id, "start": at, "end": at + len(line), "zone": "paragraph" if number else "headline", "rule": "test"})
            at += len(line) + 1
    documents, zones = check_table(documents, "documents"), pd.DataFrame(zones)
    sentences = split_sentences(documents, zones)
    return documents, zones, sentences, split_words(documents, sentences)
