"""Readouts of about 4 kB for load: every one tells of a meeting of its own, in sentences put together from lists.

python tests/benchmarks/make_readouts.py FOLDER COUNT [FIRST]
"""

from __future__ import annotations

import itertools
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
    "The two sides agreed to expand cooperation in {a} and {b} over the coming years, building on the work of the {x} group in {city}.",
    "Both ministers welcomed the progress made in {a} under the {x} programme and reaffirmed their commitment to closer ties in {b}.",
    "They discussed {a}, {b} and {c}, and decided to hold a meeting of officials in {x} on these matters before the end of {year}.",
    "The two sides exchanged views on the situation around {x} and stressed the importance of {a} for stability in the wider region.",
    "Both sides signed a memorandum of understanding on {a} and agreed to set up a working group on {b} in {x} within six months.",
    "The ministers agreed to open negotiations on {a} in {x} and to exchange experts of {y} and {w} in the field of {b}.",
    "Both countries underlined the value of {a} for the valley of {x} and committed themselves to a plan for {b} with {y}.",
    "The two delegations reviewed the work of the {x} council on {a} and expressed their wish to deepen {b} along the {y} river.",
    "They welcomed the opening of the {x} centre for {a} in {y} and reaffirmed that {b} remains a pillar of the partnership.",
    "It was agreed that officials from {x} and {y} will draw up a list of projects in {a} and {b} by the middle of {next}.",
    "The two governments decided to launch the {x} fund for {a}, to be run from {y}, and discussed a second one for {b}.",
    "Both sides reiterated their support for {a} in {x} and called for an early return to talks on {b} with {y}.",
]
SINGLE = [
    "{p} proposed that the two countries resume the {x} talks on {a} and look for new ways of working together in {b} and {c}.",
    "{p} affirmed that {country} attaches great importance to its relations with {other} and supports the {x} projects in {a}.",
    "{p} thanked {other} for its support in {a} after the floods in {x} and pledged to send a team of experts on {b} in the spring of {next}.",
    "{p} noted that trade through the port of {x} had grown, and called on both sides to remove barriers in {a} and {b}.",
    "{p} welcomed the decision of the {x} board to invest in {a} and invited firms from {y} to take part in {b}.",
    "{p} expressed appreciation for the help of {other} after the fire in {x} and asked for advice on {a} and {b}.",
    "{p} said that {country} will open an office for {a} in {x} and stands ready to share what {y} has learnt about {b}.",
    "{p} called for closer work on {a} between {x} and {y}, and stressed that {country} is committed to {b}.",
    "{p} congratulated {other} on the success of the {x} summit and suggested a round table on {a} in {y}.",
    "{p} reaffirmed the support of {country} for the {x} initiative and urged {other} to join its work on {a} and {b}.",
]
# Half of a readout tells of no side's words. Official readouts are denser: those in seeds/ hold 27 statements in 4 kB, these hold 23.
BACKGROUND = [
    "{x}, {y} and {w} in the district of {v} have had schools of {a} since the days of {t} {u}.",
    "Trade came to 1.{n} billion dollars: machinery of the {x} works, grain from {y} and {v}, {a} for {w} and {t}.",
    "Students from {x}, {y}, {v} and {u} are at the {w} university, {n} of them in courses on {b}.",
    "The delegation goes on to {x}, {y} and {v}, with a tour of the {w} laboratory of {t} {u} on the way.",
    "The {x} and {y} museums lent {n} works by {v} {w}, {t} and {u} for the days of the visit.",
    "Flights link {x} with {y}, {v} and {w}; ships of the {t} line call at {u} {n} times a year.",
]
SYLLABLES = "ba dor vel kim ra ton lis mar pe gul san ti fo nek wal zu hri com del ast bro que vin ul or jas mi ted lo kan".split()


def invented(dice: random.Random) -> str:
    """A name of a place, a firm or a person, of which each text has its own: what tells two reports apart."""
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.choice((2, 3, 3)))).capitalize()


def readout(number: int) -> str:
    """The readout with this number, the same at every run; about 4,096 characters. No two numbers tell of the same meeting: there are 330
    series between two countries, and each text is of the next round of one of them."""
    dice = random.Random(number)
    pairs = list(itertools.combinations(SIDES, 2))
    past, which = divmod(number, len(pairs) * len(SERIES))
    sides = pairs[which % len(pairs)]
    (one, one_adjective, one_city, one_names), (two, two_adjective, _, two_names) = sides if past % 2 else sides[::-1]
    people = [f"{dice.choice(GIVEN)} {dice.choice(names)}" for names in (one_names, two_names)]
    day = date(2004, 1, 9) + timedelta(days=past * 45 + which % 40)
    series, ordinal = SERIES[which // len(pairs)], 2 + past + which % 7
    ending = "th" if 10 < ordinal % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(ordinal % 10, "th")
    lines = [
        f"{one} and {two} hold {ordinal}{ending} {series}",
        f"{one_city}, {day + timedelta(days=1):%d %B %Y} - The {ordinal}{ending} {one}-{two} {series} was held in {one_city} on "
        f"{day.day} {day:%B %Y}. It was co-chaired by {one_adjective} Foreign Minister {people[0]} and {two_adjective} Foreign Minister {people[1]}.",
    ]
    while sum(map(len, lines)) + 2 * len(lines) < 3900:
        a, b, c = dice.sample(AREAS, 3)
        mine = dice.random() < 0.5
        words = {"a": a, "b": b, "c": c, "city": one_city, "year": day.year, "next": day.year + 1, "n": dice.randrange(20, 90)}
        words |= {"country": one if mine else two, "other": two if mine else one, "p": f"Minister {people[0 if mine else 1].split()[-1]}"}
        told = []
        for kind in (JOINT, BACKGROUND, SINGLE, BACKGROUND):
            told.append(dice.choice(kind).format(**words, **{slot: invented(dice) for slot in "tuvwxy"}))
        lines.append(" ".join(told))
    return "\n\n".join(lines) + "\n"


def write_readouts(folder: Path, count: int, first: int = 0) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        (folder / f"{number:06d}.txt").write_text(readout(number), encoding="utf-8")


if __name__ == "__main__":
    write_readouts(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
