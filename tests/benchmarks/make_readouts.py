"""Readouts of about 4 kB for load: every one tells of a meeting of its own, in sentences put together from lists.

python tests/benchmarks/make_readouts.py FOLDER COUNT [FIRST]
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from pathlib import Path

SIDES = [
    ("Kenya", "Kenyan", "Nairobi", ["Wanjiru", "Otieno", "Kiptoo", "Mwangi"]),
    ("Norway", "Norwegian", "Oslo", ["Haugen", "Solberg", "Lunde", "Dahl"]),
    ("Indonesia", "Indonesian", "Jakarta", ["Santoso", "Wibowo", "Hartono", "Lestari"]),
    ("Chile", "Chilean", "Santiago", ["Rojas", "Fuentes", "Paredes", "Araya"]),
    ("Ghana", "Ghanaian", "Accra", ["Mensah", "Owusu", "Boateng", "Asante"]),
    ("Vietnam", "Vietnamese", "Hanoi", ["Nguyen", "Tran", "Pham", "Dang"]),
    ("Portugal", "Portuguese", "Lisbon", ["Moreira", "Tavares", "Pinto", "Lopes"]),
    ("Jordan", "Jordanian", "Amman", ["Haddad", "Masri", "Khoury", "Zoubi"]),
    ("Canada", "Canadian", "Ottawa", ["Tremblay", "Fraser", "Singh", "Roy"]),
    ("Mongolia", "Mongolian", "Ulaanbaatar", ["Batbold", "Ganzorig", "Tumur", "Erdene"]),
    ("Poland", "Polish", "Warsaw", ["Nowak", "Zielinski", "Wrona", "Kowal"]),
    ("Peru", "Peruvian", "Lima", ["Quispe", "Salazar", "Vargas", "Huaman"]),
]
GIVEN = ["Anna", "Peter", "Maria", "Daniel", "Grace", "Victor", "Elena", "Samuel", "Rosa", "Martin", "Linh", "Omar"]
SERIES = ["Strategic Dialogue", "Foreign Office Consultations", "Joint Trade Committee", "Security Dialogue", "Human Rights Dialogue"]
AREAS = (
    "renewable energy|maritime security|vocational training|digital trade|health care|fisheries|disaster relief|air services|cybersecurity|"
    "agriculture|tourism|higher education|space research|water management|food security|peacekeeping|consular affairs|semiconductors"
).split("|")
JOINT = [
    "The two sides agreed to expand cooperation in {a} and {b} over the coming years, building on the work of their experts in {city}.",
    "Both ministers welcomed the progress made in {a} and reaffirmed their commitment to closer ties in {b} between the two countries.",
    "They discussed {a}, {b} and {c}, and decided to hold a meeting of officials on these matters before the end of {year}.",
    "The two sides exchanged views on regional developments and stressed the importance of {a} for stability in the wider region.",
    "Both sides signed a memorandum of understanding on {a} and agreed to set up a working group on {b} within six months.",
]
SINGLE = [
    "{p} proposed that the two countries resume talks on {a} and look for new ways of working together in {b} and {c}.",
    "{p} affirmed that {country} attaches great importance to its relations with {other} and supports joint projects in {a}.",
    "{p} thanked {other} for its support in {a} and pledged to send a team of experts on {b} in the spring of {next}.",
    "{p} noted that trade between the two countries had grown, and called on both sides to remove barriers in {a} and {b}.",
]
# Half of a readout tells of no side's words: 4 kB of a real one hold some fifteen sentences with statements.
BACKGROUND = [
    "Diplomatic relations between {country} and {other} go back more than forty years, and embassies were opened in both capitals soon after.",
    "Trade in goods between the two countries came to 1.{n} billion dollars last year, most of it in machinery, grain and {a}.",
    "More than {n} students from {other} are enrolled at universities in {country}, many of them in courses on {b} or {c}.",
    "The delegation from {other} will spend {n} more hours in {city}, with a tour of a laboratory for {a} on the way to the airport.",
]


def readout(number: int) -> str:
    """The readout with this number, the same at every run; about 4,096 characters."""
    dice = random.Random(number)
    (one, one_adjective, one_city, one_names), (two, two_adjective, _, two_names) = dice.sample(SIDES, 2)
    people = [f"{dice.choice(GIVEN)} {dice.choice(names)}" for names in (one_names, two_names)]
    day = date(2012, 1, 9) + timedelta(days=number * 7 % 5000)
    series, ordinal = dice.choice(SERIES), 2 + number % 19
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(ordinal if ordinal < 20 else ordinal % 10, "th")
    lines = [
        f"{one} and {two} hold {ordinal}{suffix} {series}",
        f"{one_city}, {day + timedelta(days=1):%d %B %Y} - The {ordinal}{suffix} {one}-{two} {series} was held in {one_city} on "
        f"{day.day} {day:%B %Y}. It was co-chaired by {one_adjective} Foreign Minister {people[0]} and {two_adjective} Foreign Minister {people[1]}.",
    ]
    while sum(map(len, lines)) + 2 * len(lines) < 4000:
        a, b, c = dice.sample(AREAS, 3)
        mine = dice.random() < 0.5
        words = {"a": a, "b": b, "c": c, "city": one_city, "year": day.year, "next": day.year + 1}
        words |= {"country": one if mine else two, "other": two if mine else one, "p": f"Minister {people[0 if mine else 1].split()[-1]}"}
        words["n"] = dice.randrange(20, 90)
        lines.append(" ".join(dice.choice(lines_of).format(**words) for lines_of in (JOINT, BACKGROUND, SINGLE, BACKGROUND)))
    return "\n\n".join(lines) + "\n"


def write_readouts(folder: Path, count: int, first: int = 0) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        (folder / f"{number:06d}.txt").write_text(readout(number), encoding="utf-8")


if __name__ == "__main__":
    write_readouts(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
