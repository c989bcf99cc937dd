"""The opening sentences of many outlets' manners: who met, of which side, and in which city."""

from __future__ import annotations

import pytest

from briefgen.extract import accounts_of
from briefgen.lexicon import load_lexicon
from briefgen.prepare import prepare
from briefgen.readers import read_document

SAID = "\n\nThe two sides discussed trade and energy, and agreed to stay in close contact.\n"

OPENINGS = [  # sentence, the leads with their sides, the city where there is one
    (
        "Minister of Foreign Affairs of the Republic of Azerbaijan Elnur Hasanli met with Radosław Wilczek, Minister of Foreign Affairs of the Republic of Poland, in Baku on 3 June 2024.",
        {"Elnur Hasanli": "AZ", "Radosław Wilczek": "PL"},
        "Baku",
    ),
    (
        "On 3 June 2024 in Baku, Foreign Minister Elnur Hasanli of Azerbaijan and Foreign Minister Radosław Wilczek of Poland held talks.",
        {"Elnur Hasanli": "AZ", "Radosław Wilczek": "PL"},
        "Baku",
    ),
    (
        "Polish Foreign Minister Radosław Wilczek, who is in Baku on a two-day visit, was received on 3 June 2024 by President Farid Aslanov of Azerbaijan.",
        {"Radosław Wilczek": "PL", "Farid Aslanov": "AZ"},
        "Baku",
    ),
    (
        "The Chief of the General Staff of the Polish Armed Forces, General Marek Sobczak, hosted the Commander of the Azerbaijani Air Force, Lieutenant General Rauf Quliyev, in Warsaw on 3 June 2024.",
        {"Marek Sobczak": "PL", "Rauf Quliyev": "AZ"},
        "Warsaw",
    ),
    (
        "Lt Gen Peter Naidoo, Chief of Army of Fiji, called on the Chief of Defence Force of New Zealand, Air Marshal Tony Hohepa, in Wellington on 3 June 2024.",
        {"Peter Naidoo": "FJ", "Tony Hohepa": "NZ"},
        "Wellington",
    ),
    (
        "H.E. Dr. Mohammed Al-Tamimi, Undersecretary of the Ministry of Foreign Affairs of Oman for Political Affairs, and Mr. Petr Havelka, Deputy Minister of Foreign Affairs of the Czech Republic, chaired the fourth round of political consultations in Muscat on 3 June 2024.",
        {"Mohammed Al-Tamimi": "OM", "Petr Havelka": "CZ"},
        "Muscat",
    ),
    (
        "The Speaker of the Knesset, MK Yael Barkan, met on 3 June 2024 in Jerusalem with the President of the Senate of Romania, Nicolae Ionescu-Pop.",
        {"Yael Barkan": "IL", "Nicolae Ionescu-Pop": "RO"},
        "Jerusalem",
    ),
    (
        "Federal Minister for European and International Affairs Katharina Lindner and Foreign Minister Zoran Petrović of Serbia met in Vienna on 3 June 2024.",
        {"Katharina Lindner": "AT", "Zoran Petrović": "RS"},
        "Vienna",
    ),
    (
        "Federal Councillor Beat Zumthor met with Uganda's Minister of Foreign Affairs, General Joshua Odong, in Bern on 3 June 2024.",
        {"Beat Zumthor": "CH", "Joshua Odong": "UG"},
        "Bern",
    ),
    (
        "State Secretary Livia Brunner led the Swiss delegation at the political consultations with Ghana in Bern on 3 June 2024; the Ghanaian delegation was headed by Chief Director Ama Boateng.",
        {"Livia Brunner": "CH", "Ama Boateng": "GH"},
        "Bern",
    ),
    (
        "The Minister of External Relations of Cuba, Ernesto Valdés Pino, and his colleague from Namibia, Selma Haufiku, spoke by telephone on 3 June 2024.",
        {"Ernesto Valdés Pino": "CU", "Selma Haufiku": "NA"},
        "",
    ),
    (
        "Cuban Deputy Prime Minister Ernesto Valdés and Vietnamese Vice President Lê Thị Xuân co-chaired the meeting in Havana on 3 June 2024.",
        {"Ernesto Valdés": "CU", "Lê Thị Xuân": "VN"},
        "Havana",
    ),
    (
        "Chairman of the Standing Committee of the National People's Congress of China Wang Zhongyi held talks with Speaker of the House of Representatives of Malta Dr Anthony Zerafa in Beijing on 3 June 2024.",
        {"Wang Zhongyi": "CN", "Anthony Zerafa": "MT"},
        "Beijing",
    ),
    (
        "Head of the Party Central Committee's Commission for Policies and Strategies Trần Quốc Toản hosted a reception in Hanoi on 3 June 2024 for Lao Minister of Planning and Investment Phet Phommachanh.",
        {"Trần Quốc Toản": "VN", "Phet Phommachanh": "LA"},
        "Hanoi",
    ),
    (
        "Permanent Secretary Tan Wei Liang of the Ministry of Foreign Affairs of Singapore and Secretary-General Datuk Rahim Osman of the Ministry of Foreign Affairs of Malaysia met in Singapore on 3 June 2024.",
        {"Tan Wei Liang": "SG", "Rahim Osman": "MY"},
        "Singapore",
    ),
    (
        "EAM Dr. Suresh Iyengar met Deputy Prime Minister and Foreign Minister Antonio Ferri of Italy on the sidelines of the G20 in Rio de Janeiro on 3 June 2024.",
        {"Suresh Iyengar": "IN", "Antonio Ferri": "IT"},
        "Rio de Janeiro",
    ),
    (
        "Union Minister of State for Commerce Kiran Patel and New Zealand's Minister for Trade and Agriculture Todd Harcourt chaired the Joint Trade Committee in New Delhi on 3 June 2024.",
        {"Kiran Patel": "IN", "Todd Harcourt": "NZ"},
        "New Delhi",
    ),
    (
        "DFA Undersecretary Ma. Teresa Lacuesta and Australian DFAT Deputy Secretary Michelle Cranston led the meeting in Canberra on 3 June 2024.",
        {"Ma. Teresa Lacuesta": "PH", "Michelle Cranston": "AU"},
        "Canberra",
    ),
    (
        "Foreign Minister Penny Rowlands and New Zealand counterpart Winston Tamahere met in Adelaide on 3 June 2024.",
        {"Penny Rowlands": "AU", "Winston Tamahere": "NZ"},
        "Adelaide",
    ),
    (
        "Senator the Hon Tim Ainsworth, Assistant Minister for Foreign Affairs of Australia, met the Hon Manasseh Kila, Minister of Police of Solomon Islands, in Honiara on 3 June 2024.",
        {"Tim Ainsworth": "AU", "Manasseh Kila": "SB"},
        "Honiara",
    ),
    (
        "Japan's Vice-Minister of Defense for International Affairs Serizawa Kiyoshi held talks with Lithuanian Vice-Minister of National Defence Renius Pleskus in Vilnius on 3 June 2024.",
        {"Serizawa Kiyoshi": "JP", "Renius Pleskus": "LT"},
        "Vilnius",
    ),
    (
        "On June 3, 2024, Mr. FUNAKOSHI Daigo, Senior Deputy Minister for Foreign Affairs, held a meeting with Mr. Sergiu Mihalache, State Secretary of the Ministry of Foreign Affairs of the Republic of Moldova, in Tokyo.",
        {"Funakoshi Daigo": "JP", "Sergiu Mihalache": "MD"},
        "Tokyo",
    ),
    (
        "Vice Minister of Foreign Affairs Kim Seon-woo had a meeting with Permanent Under-Secretary Sir Oliver Penrose of the UK Foreign, Commonwealth and Development Office in Seoul on 3 June 2024.",
        {"Kim Seon-woo": "KR", "Oliver Penrose": "GB"},
        "Seoul",
    ),
    (
        "Director-General for African and Middle Eastern Affairs Lee Ju-hyun of the ROK and Director of Political Affairs Moussa Traoré of Senegal co-chaired the consultations in Dakar on 3 June 2024.",
        {"Lee Ju-hyun": "KR", "Moussa Traoré": "SN"},
        "Dakar",
    ),
    (
        "Crown Prince and Prime Minister Salman bin Khalid Al Ruwaili received Philippine Senate President Vicente Aguilar in Manama on 3 June 2024.",
        {"Salman bin Khalid Al Ruwaili": "BH", "Vicente Aguilar": "PH"},
        "Manama",
    ),
    (
        "His Highness Sheikh Tamim bin Jassim Al Attiyah, the Amir of the State of Qatar, and His Excellency Bola Adewale, President of the Federal Republic of Nigeria, held talks in Doha on 3 June 2024.",
        {"Tamim bin Jassim Al Attiyah": "QA", "Bola Adewale": "NG"},
        "Doha",
    ),
    (
        "HRH Prince Faisal bin Turki, Minister of Foreign Affairs, received the Minister of Foreign Affairs of the Republic of Croatia, Goran Radić, in Riyadh on 3 June 2024.",
        {"Faisal bin Turki": "SA", "Goran Radić": "HR"},
        "Riyadh",
    ),
    (
        "His Majesty King Hussein II met with Cyprus President Nikos Stylianou in Amman on 3 June 2024.",
        {"Hussein II": "JO", "Nikos Stylianou": "CY"},
        "Amman",
    ),
    (
        "Secretary of State for Foreign Affairs and Global Africa of Spain, Diego Aguirre Belmonte, and Secretary General of the Ministry of Foreign Affairs of Mauritania, Sidi Ould Cheikh, chaired the consultations in Nouakchott on 3 June 2024.",
        {"Diego Aguirre Belmonte": "ES", "Sidi Ould Cheikh": "MR"},
        "Nouakchott",
    ),
    (
        "The Minister of State and Foreign Affairs of Portugal, Paulo Ribeiro, received his counterpart from Timor-Leste, Bendito Freitas, in Lisbon on 3 June 2024.",
        {"Paulo Ribeiro": "PT", "Bendito Freitas": "TL"},
        "Lisbon",
    ),
    (
        "Estonian Prime Minister Kristjan Tamm met with Ukraine's President Andrii Kovalchuk in Kyiv on 3 June 2024.",
        {"Kristjan Tamm": "EE", "Andrii Kovalchuk": "UA"},
        "Kyiv",
    ),
    (
        "Latvia's Parliamentary Secretary Zanda Liepiņa and Georgia's First Deputy Foreign Minister Lasha Darsalia held political consultations in Tbilisi on 3 June 2024.",
        {"Zanda Liepiņa": "LV", "Lasha Darsalia": "GE"},
        "Tbilisi",
    ),
    (
        "Deputy Chairman of the Cabinet of Ministers – Minister of Foreign Affairs of Turkmenistan Rashid Meredov-Annayev met with Deputy Prime Minister of Kazakhstan Serik Zhumanov in Ashgabat on 3 June 2024.",
        {"Rashid Meredov-Annayev": "TM", "Serik Zhumanov": "KZ"},
        "Ashgabat",
    ),
    (
        "Secretary of the Security Council of Armenia Armen Grigorian-Sahak met with Secretary of the Supreme National Security Council of Iran Ali Ahmadinasab in Tehran on 3 June 2024.",
        {"Armen Grigorian-Sahak": "AM", "Ali Ahmadinasab": "IR"},
        "Tehran",
    ),
    (
        "President of Kyrgyzstan Nurlan Toktogulov held talks in narrow format with President of Tajikistan Rustam Nazarov in Bishkek on 3 June 2024.",
        {"Nurlan Toktogulov": "KG", "Rustam Nazarov": "TJ"},
        "Bishkek",
    ),
    (
        "Chairperson of the Milli Majlis Sahiba Ismayilova met with Speaker of the Parliament of Georgia Shalva Papuashvili-Kiria in Baku on 3 June 2024.",
        {"Sahiba Ismayilova": "AZ", "Shalva Papuashvili-Kiria": "GE"},
        "Baku",
    ),
    (
        "Prime Cabinet Secretary and Cabinet Secretary for Foreign and Diaspora Affairs Dr. Mwangi Karanja hosted Somalia's Foreign Minister Ahmed Moalim-Nur in Nairobi on 3 June 2024.",
        {"Mwangi Karanja": "KE", "Ahmed Moalim-Nur": "SO"},
        "Nairobi",
    ),
    (
        "Ghana's Minister for Foreign Affairs, Hon. Samuel Okudzeto-Mensah, MP, met with the Secretary-General of the Ministry of Foreign Affairs of Morocco, Mr. Fouad Bennani, in Accra on 3 June 2024.",
        {"Samuel Okudzeto-Mensah": "GH", "Fouad Bennani": "MA"},
        "Accra",
    ),
    (
        "The Prime Minister of Ethiopia, Dr. Alemu Bekele, and the President of the Sudanese Sovereign Council, Lt. Gen. Abdel Rahim Idris, held talks in Addis Ababa on 3 June 2024.",
        {"Alemu Bekele": "ET", "Abdel Rahim Idris": "SD"},
        "Addis Ababa",
    ),
    (
        "Vice Chancellor and Foreign Minister Annika Berger-Holm of Germany received Uruguay's Foreign Minister Omar Pagani in Berlin on 3 June 2024.",
        {"Annika Berger-Holm": "DE", "Omar Pagani": "UY"},
        "Berlin",
    ),
    (
        "Chancellor Gloria Aranda of Ecuador and Chancellor Iván Zelaya of Honduras met in Tegucigalpa on 3 June 2024.",
        {"Gloria Aranda": "EC", "Iván Zelaya": "HN"},
        "Tegucigalpa",
    ),
    (
        "Vice Minister of Foreign Trade Paola Bustamante-Ruiz of Peru met with Deputy Permanent Secretary of the Ministry of Foreign Affairs of Thailand Kanchana Suwanpong in Lima on 3 June 2024.",
        {"Paola Bustamante-Ruiz": "PE", "Kanchana Suwanpong": "TH"},
        "Lima",
    ),
    (
        "Secretary of Foreign Affairs Juan Ramón Castañeda-Luna and Premier Dickon Joseph of Grenada met in Mexico City on 3 June 2024.",
        {"Juan Ramón Castañeda-Luna": "MX", "Dickon Joseph": "GD"},
        "Mexico City",
    ),
    (
        "U.S. Trade Representative Katherine Dwyer and UK Secretary of State for Business and Trade Jonathan Ashworth-Lee met virtually on June 3, 2024.",
        {"Katherine Dwyer": "US", "Jonathan Ashworth-Lee": "GB"},
        "",
    ),
    (
        "Under Secretary of Defense for Policy Colin Marsh hosted Singapore Permanent Secretary of Defence Chan Heng Seng at the Pentagon on June 3, 2024.",
        {"Colin Marsh": "US", "Chan Heng Seng": "SG"},
        "",
    ),
    (
        "European Commissioner for Trade Maroš Hlinka and Indonesia's Trade Minister Budi Hartanto met in Brussels on 3 June 2024.",
        {"Maroš Hlinka": "EU", "Budi Hartanto": "ID"},
        "Brussels",
    ),
    (
        "EU Special Representative for Central Asia Eduards Krastiņš held consultations with Tajik Foreign Minister Sirojiddin Rahimov in Dushanbe on 3 June 2024.",
        {"Eduards Krastiņš": "EU", "Sirojiddin Rahimov": "TJ"},
        "Dushanbe",
    ),
    (
        "High Representative/Vice-President Ingrid Saarela met Minister of Foreign Affairs of Egypt Badr El-Shazly in Cairo on 3 June 2024.",
        {"Ingrid Saarela": "EU", "Badr El-Shazly": "EG"},
        "Cairo",
    ),
    (
        "Deputy Foreign Ministers Sergey Ryabkin of Russia and Ma Zhaoxiang of China held consultations in Moscow on 3 June 2024.",
        {"Sergey Ryabkin": "RU", "Ma Zhaoxiang": "CN"},
        "Moscow",
    ),
    (
        "Foreign ministers Jan Lipský (Czech Republic) and Juraj Blaho (Slovakia) met in Brno on 3 June 2024.",
        {"Jan Lipský": "CZ", "Juraj Blaho": "SK"},
        "Brno",
    ),
    (
        "The two countries' foreign ministers, Thailand's Maris Sangkharat and Cambodia's Sok Chenda-Vuthy, met in Phnom Penh on 3 June 2024.",
        {"Maris Sangkharat": "TH", "Sok Chenda-Vuthy": "KH"},
        "Phnom Penh",
    ),
    (
        "Thai premier Srettha Wongsakul and visiting Sri Lankan president Anura Wijeratne discussed fisheries in Bangkok on 3 June 2024.",
        {"Srettha Wongsakul": "TH", "Anura Wijeratne": "LK"},
        "Bangkok",
    ),
    (
        "Denmark's Lars Rasmussen-Dahl and Iceland's Þórdís Gylfadóttir-Kolbrún, the two foreign ministers, met in Reykjavik on 3 June 2024.",
        {"Lars Rasmussen-Dahl": "DK", "Þórdís Gylfadóttir-Kolbrún": "IS"},
        "Reykjavik",
    ),
    (
        "Minister Delegate for Foreign Trade Sophie Primard-Roux met with the Vietnamese Minister of Industry and Trade, Nguyễn Hồng Diễm, in Paris on 3 June 2024.",
        {"Sophie Primard-Roux": "FR", "Nguyễn Hồng Diễm": "VN"},
        "Paris",
    ),
    (
        "Secretary General of the Quai d'Orsay Anne-Marie Descamps and Foreign Secretary of India Vikram Misri-Joshi co-chaired consultations in Paris on 3 June 2024.",
        {"Anne-Marie Descamps": "FR", "Vikram Misri-Joshi": "IN"},
        "Paris",
    ),
    (
        "Head of the Office of the President of Ukraine Andrii Yermolenko spoke with U.S. National Security Advisor Mike Wallace-Reed by phone on 3 June 2024.",
        {"Andrii Yermolenko": "UA", "Mike Wallace-Reed": "US"},
        "",
    ),
    (
        "Central Bank of Nigeria Governor Olayemi Cardoso-Bello met Bank of England Governor Andrew Baileyson in London on 3 June 2024.",
        {"Olayemi Cardoso-Bello": "NG", "Andrew Baileyson": "GB"},
        "London",
    ),
    (
        "Chief Justice of Singapore Sundar Menon-Pillai met Chief Justice of the Supreme People's Court of Vietnam Lê Minh Trị in Hanoi on 3 June 2024.",
        {"Sundar Menon-Pillai": "SG", "Lê Minh Trị": "VN"},
        "Hanoi",
    ),
    (
        "Minister of Public Security General Lương Tam Quảng welcomed Australian Federal Police Commissioner Reece Kershawson in Hanoi on 3 June 2024.",
        {"Lương Tam Quảng": "VN", "Reece Kershawson": "AU"},
        "Hanoi",
    ),
    (
        "Turkish Minister of Trade Ömer Bolatlı and Hungarian Minister of Foreign Affairs and Trade Gergely Szentmiklósi co-chaired the JETCO in Budapest on 3 June 2024.",
        {"Ömer Bolatlı": "TR", "Gergely Szentmiklósi": "HU"},
        "Budapest",
    ),
    (
        "Deputy Minister of Foreign Affairs, Ambassador Burak Akçapınar, and Undersecretary of the Italian Ministry of Foreign Affairs, Maria Tripoli-Neri, met in Ankara on 3 June 2024.",
        {"Burak Akçapınar": "TR", "Maria Tripoli-Neri": "IT"},
        "Ankara",
    ),
    (
        "Minister of Foreign Affairs of the Republic of Bulgaria Georg Georgiev-Danov and Minister of Foreign Affairs of the Republic of North Macedonia Timčo Mucev met in Skopje on June 3, 2024.",
        {"Georg Georgiev-Danov": "BG", "Timčo Mucev": "MK"},
        "Skopje",
    ),
    (
        "Greek Foreign Minister Giorgos Gerapetros and his visiting Libyan counterpart, Abdulhadi Al-Hweij, met at the foreign ministry in Athens on 3 June 2024.",
        {"Giorgos Gerapetros": "GR", "Abdulhadi Al-Hweij": "LY"},
        "Athens",
    ),
    (
        "Director General of the National Security Council Thaung Tun-Oo of Myanmar met with National Security Adviser Tarique Zaman of Bangladesh in Dhaka on 3 June 2024.",
        {"Thaung Tun-Oo": "MM", "Tarique Zaman": "BD"},
        "Dhaka",
    ),
    (
        "The Chairman of the Joint Chiefs of Staff Committee of Pakistan, General Sahir Shamim, met with the Chief of Defence of the Netherlands, General Onno Eichelsheim-Vos, in The Hague on 3 June 2024.",
        {"Sahir Shamim": "PK", "Onno Eichelsheim-Vos": "NL"},
        "The Hague",
    ),
    (
        "Lim Eng Huat, Minister of Defence of Singapore, met his Kenyan counterpart Joseph Mwangi in Nairobi on 3 June 2024.",
        {"Lim Eng Huat": "SG", "Joseph Mwangi": "KE"},
        "Nairobi",
    ),
    (
        "Kenyan Foreign Minister Grace Otieno met her Norwegian counter-part Ola Berg in Oslo on 3 June 2024.",
        {"Grace Otieno": "KE", "Ola Berg": "NO"},
        "Oslo",
    ),
    (
        "Norwegian Air Chief Marshal Ola Berg met Kenyan Vice Admiral Joseph Mwangi in Nairobi on 3 June 2024.",
        {"Ola Berg": "NO", "Joseph Mwangi": "KE"},
        "Nairobi",
    ),
    (
        "Ola Berg, Head of the Norway-Kenya Parliamentary Friendship Group of the Parliament of Norway, met Speaker of the National Assembly of Kenya Grace Otieno "
        "in Nairobi on 3 June 2024.",
        {"Ola Berg": "NO", "Grace Otieno": "KE"},
        "Nairobi",
    ),
    (
        "On 3 June 2024 in Nairobi Ola Berg, Ambassador of Norway to Kenya, has paid the President of Kenya, Grace Otieno, a courtesy call.",
        {"Ola Berg": "NO", "Grace Otieno": "KE"},
        "Nairobi",
    ),
]


@pytest.mark.parametrize(("sentence", "leads", "city"), OPENINGS, ids=range(len(OPENINGS)))
def test_who_met(sentence: str, leads: dict[str, str], city: str) -> None:
    (event,) = accounts_of(prepare(read_document((sentence + SAID).encode(), "opening.txt")), load_lexicon())
    assert {_plain(person.name): person.side for person in event.people if person.role == "lead"} == {
        _plain(n): s for n, s in leads.items()
    }
    assert str(event.when.start) == "2024-06-03"
    assert event.where.city == city


def _plain(name: str) -> str:
    """Japanese family names in capitals count as any other."""
    return name.lower()


def test_those_on_whom_a_guest_calls_are_of_the_country_where_the_text_is_dated() -> None:
    sentence = (
        "MOMBASA: Chief of Defence (CHOD) Norway, Vice Admiral Ola Berg, on 3 June 2024 called separately on Chief of Staff General Joseph Mwangi "
        "and Admiral Peter Otieno, the Chief of the Naval Staff."
    )
    calls = accounts_of(prepare(read_document((sentence + SAID).encode(), "opening.txt")), load_lexicon())
    people = [person for call in calls for person in call.people]
    assert [[person.name for person in call.people] for call in calls] == [["Ola Berg", "Joseph Mwangi"], ["Ola Berg", "Peter Otieno"]]
    assert {person.name: person.side for person in people} == {"Ola Berg": "NO", "Joseph Mwangi": "KE", "Peter Otieno": "KE"}
    assert {person.side_basis for person in people if person.side == "KE"} == {"the city from which the text is dated"}
    assert [act.stance.value for call in calls for act in call.acts] == ["discussed", "agreed"]


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        (
            "Foreign Minister of Norway Ola Berg met Kenyan Foreign Minister Joseph Mwangi on 3 June 2024 and discussed naval training.",
            "both",
        ),
        ("Foreign Minister of Norway Ola Berg called on Joseph Mwangi, his Kenyan counterpart, and discussed naval training.", "both"),
        ("Foreign Minister of Norway Ola Berg discussed naval training with Kenyan Foreign Minister Joseph Mwangi at a meeting.", "both"),
        (
            "Foreign Minister of Norway Ola Berg met Kenyan Foreign Minister Joseph Mwangi on 3 June 2024 and briefed him on naval training.",
            "NO",
        ),
    ],
)
def test_what_one_discusses_with_the_one_whom_he_meets_both_discuss(sentence: str, side: str) -> None:
    (event,) = accounts_of(prepare(read_document((sentence + SAID).encode(), "opening.txt")), load_lexicon())
    assert (event.acts[0].stance.value, event.acts[0].side) == ("discussed", side)


def test_a_guest_named_behind_a_fronted_phrase_is_no_apposition_of_it() -> None:
    text = (
        "Minister for Defence of Singapore Lim Wei Huat met Kenyan Defence Minister Joseph Mwangi on 3 June 2024.\n\nThey discussed trade.\n\n"
        "In addition to the Kenyan defence minister, Dr Lim received officials of three countries."
    )
    (event,) = accounts_of(prepare(read_document(text.encode(), "opening.txt")), load_lexicon())
    assert {person.name: person.side for person in event.people} == {"Lim Wei Huat": "SG", "Joseph Mwangi": "KE"}


def test_the_host_who_opens_a_text_dated_from_a_country_that_is_a_city_is_of_it() -> None:
    text = (
        "KUWAIT: His Highness the Amir Sheikh Salim Al-Karim Al-Yusuf Al-Noor on 3 June 2024 received at Dar Palace the Minister of Foreign Affairs of Qatar "
        "Sheikh Hamad bin Nasser Al Fadl.\n\nThe meeting was attended by Kuwaiti Foreign Minister Sheikh Karim Yusuf Al-Noor."
    )
    (event,) = accounts_of(prepare(read_document(text.encode(), "opening.txt")), load_lexicon())
    assert {person.name: person.side for person in event.people if person.role == "lead"} == {
        "Salim Al-Karim Al-Yusuf Al-Noor": "KW",
        "Hamad bin Nasser Al Fadl": "QA",
    }


def test_what_is_on_the_programme_is_no_commitment() -> None:
    text = (
        "Foreign Minister of Norway Ola Berg met Kenyan Foreign Minister Joseph Mwangi on 3 June 2024.\n\nThey discussed trade.\n\n"
        "On Saturday the minister will also call on the Speaker. The officials will also exchange views on the situation."
    )
    (event,) = accounts_of(prepare(read_document(text.encode(), "opening.txt")), load_lexicon())
    assert [act.stance.value for act in event.acts] == ["discussed"]
