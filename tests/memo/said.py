"""What was said at the sample's meetings, and by whom. Names and sentences are invented."""

from __future__ import annotations

from briefgen.model import BOTH, Stance, Strength

A, C, F, P, W, D = Stance.AGREED, Stance.COMMITTED, Stance.AFFIRMED, Stance.PROPOSED, Stance.WELCOMED, Stance.DISCUSSED
H, S, Z = Strength.HARD, Strength.SOFT, Strength.PAST
SEA7, TALKS, ADVISER, FOREIGN, SEA8, CALL = "EV-sea-7", "EV-talks", "EV-adviser", "EV-foreign", "EV-sea-8", "EV-call"

MAINA = ("Josphat Maina", "Principal Secretary for Foreign Affairs")
EIK = ("Solveig Eik", "State Secretary at the Ministry of Foreign Affairs")
AKINYI = ("Rose Akinyi Otieno", "Cabinet Secretary for Foreign and Diaspora Affairs")
BRANDVOLD = ("Tormod Brandvold", "Minister of Foreign Affairs")
LIEN = ("Åse-Marie Lien", "National Security Adviser to the Prime Minister")
NGUGI = ("Peter Ngũgĩ", "Director for Maritime Affairs at the Ministry of Defence")

# event, side, stance, strength, speaker, areas, verb, words, sources
SAID = (
    (
        SEA7,
        BOTH,
        A,
        H,
        "",
        "sea police",
        "agreed",
        "agreed to hold a joint exercise for boarding parties off Mombasa before the end of 2023, subject to the budget of each navy",
        "S1",
    ),
    (SEA7, BOTH, A, H, "", "fish", "agreed", "agreed to share the positions of licensed fishing vessels every month", "S1"),
    (SEA7, BOTH, A, S, "", "mechanisms", "agreed", "agreed on the importance of keeping the dialogue regular", "S1"),
    (SEA7, BOTH, F, S, "", "sea", "stressed", "stressed that disputes at sea should be settled by peaceful means", "S1"),
    (SEA7, BOTH, F, Z, "", "fish", "reviewed", "reviewed the progress made since the sixth round", "S1"),
    (
        SEA7,
        "NO",
        C,
        H,
        EIK[0],
        "police skills",
        "will",
        "will continue to train officers of the Kenya Coast Guard Service at the academy in Horten",
        "S1",
    ),
    (SEA7, "NO", C, H, EIK[0], "sea", "pledged", "pledged two patrol boats, with spare parts for three years", "S1"),
    (SEA7, "NO", F, S, EIK[0], "peace", "supports", "supports a stable and prosperous Kenya", "S1"),
    (SEA7, "KE", P, H, MAINA[0], "cyber", "proposed", "proposed that cyber security be added to the agenda of the next round", "S1"),
    (SEA7, "KE", W, S, MAINA[0], "skills", "thanked", "thanked Norway for the scholarships granted to marine engineers", "S1"),
    (TALKS, BOTH, F, S, "", "climate", "underlined", "underlined the link between clean oceans and food security", "S3"),
    (TALKS, BOTH, D, S, "", "trade energy", "discussed", "discussed geothermal power and the port of Lamu", "S3"),
    (TALKS, "KE", P, H, AKINYI[0], "high", "proposed", "proposed that the two heads of government meet in 2024", "S3"),
    (TALKS, "KE", P, H, AKINYI[0], "trade", "asked", "asked Norway to support direct flights for cut flowers and avocados", "S3"),
    (TALKS, "KE", F, S, AKINYI[0], "high", "affirmed", "affirmed that Kenya regards Norway as a trusted partner", "S3"),
    (TALKS, "NO", P, H, BRANDVOLD[0], "energy", "suggested", "suggested a joint study of offshore wind along the north coast", "S3"),
    (TALKS, "NO", C, H, BRANDVOLD[0], "climate", "will", "will keep its contribution to the forest fund at the present level", "S3"),
    (TALKS, "NO", F, S, BRANDVOLD[0], "peace", "reaffirmed", "reaffirmed its support for the mediation led from Nairobi", "S3"),
    (TALKS, "NO", W, S, BRANDVOLD[0], "culture", "welcomed", "welcomed the opening of a Kenyan cultural house in Bergen", "S3"),
    (ADVISER, "KE", P, H, AKINYI[0], "trade", "called for", "called for an early start of talks on a double-taxation agreement", "S4"),
    (
        ADVISER,
        "KE",
        P,
        H,
        "",
        "mechanisms",
        "proposed",
        "the two countries should keep their existing mechanisms and consider new ones, even on matters where they differ",
        "S4",
    ),
    (ADVISER, "NO", F, S, LIEN[0], "energy", "supports", "supports Kenya’s plan for green hydrogen", "S4"),
    (ADVISER, "NO", W, S, LIEN[0], "high", "welcomed", "welcomed the visit as a sign of close ties", "S4"),
    (FOREIGN, BOTH, A, H, "", "mechanisms high", "agreed", "Both ministers agreed to meet every year, in turn in Nairobi and Oslo", "S4"),
    (FOREIGN, BOTH, A, H, "", "culture", "", "jointly mark the sixtieth anniversary of diplomatic relations in 2025", "S4"),
    (
        FOREIGN,
        BOTH,
        F,
        S,
        "",
        "climate",
        "shared",
        "shared the view that developing countries need predictable finance for adaptation",
        "S4",
    ),
    (FOREIGN, BOTH, D, S, "", "peace", "exchanged", "exchanged views on the situation in the Horn of Africa and the Red Sea", "S4"),
    (FOREIGN, "NO", F, S, BRANDVOLD[0], "peace", "backs", "backs the African Union’s “African solutions” approach", "S4"),
    (FOREIGN, "NO", C, H, BRANDVOLD[0], "skills", "announced", "announced forty new places for Kenyan nurses in vocational schools", "S4"),
    (SEA8, BOTH, A, H, "", "sea fish", "agreed", "agreed to extend the exchange of vessel positions to carriers and bunker ships", "S5 S6"),
    (SEA8, BOTH, A, S, "", "sea", "agreed", "agreed on the need for practical measures against illegal fishing in the coming years", "S5"),
    (SEA8, BOTH, F, S, "", "sea", "emphasised", "emphasised freedom of navigation in the western Indian Ocean", "S5"),
    (SEA8, BOTH, F, Z, "", "fish", "noted", "noted with satisfaction that reports of unlicensed trawling had gone down", "S5"),
    (SEA8, "NO", A, H, EIK[0], "police", "agreed", "agreed to keep the training of boarding parties a priority", "S5"),
    (SEA8, "NO", C, H, EIK[0], "sea cyber", "committed", "committed radar equipment for two stations south of Lamu", "S5"),
    (SEA8, "NO", F, S, EIK[0], "peace", "values", "values Kenya’s part in peacekeeping", "S5"),
    (
        SEA8,
        "KE",
        P,
        H,
        MAINA[0],
        "high",
        "called for",
        "called for more visits by ministers, so that the momentum of relations is kept",
        "S5",
    ),
    (SEA8, "KE", P, H, NGUGI[0], "cyber", "proposed", "proposed a contact point for attacks on port systems", "S5"),
    (SEA8, "KE", W, S, MAINA[0], "cyber", "welcomed", "welcomed the first discussion of cyber security in the dialogue", "S5"),
    (SEA8, "KE", C, H, MAINA[0], "fish", "will", "will publish the list of licensed vessels twice a year", "S5"),
)
