"""Countries, their people, capitals and cities; and the words that only look like them."""

from __future__ import annotations

import pytest

from briefgen.extract.parties import find_parties
from briefgen.lexicon import load_lexicon


def named(text: str) -> list[tuple[str, str, str]]:
    return [(m.text, m.code, m.sort.value) for m in find_parties(text, load_lexicon().parties)]


ROWS = [
    pytest.param(
        "Vietnam and Viet Nam and Việt Nam",
        [("Vietnam", "VN", "name"), ("Viet Nam", "VN", "name"), ("Việt Nam", "VN", "name")],
        id="spellings",
    ),
    pytest.param("The US asked us.", [("US", "US", "name")], id="US-and-us"),
    pytest.param("officials of the U.S. and the U.K.", [("U.S.", "US", "name"), ("U.K.", "GB", "name")], id="dotted"),
    pytest.param("the Republic of Korea and the RoK", [("Republic of Korea", "KR", "name"), ("RoK", "KR", "name")], id="korea"),
    pytest.param(
        "Papua New Guinea, Guinea-Bissau and Guinea",
        [("Papua New Guinea", "PG", "name"), ("Guinea-Bissau", "GW", "name"), ("Guinea", "GN", "name")],
        id="longest-first",
    ),
    pytest.param(
        "Nigerien and Nigerian officials", [("Nigerien", "NE", "demonym"), ("Nigerian", "NG", "demonym")], id="demonyms-that-look-alike"
    ),
    pytest.param("the New Zealand side", [("New Zealand", "NZ", "name")], id="two-words"),
    pytest.param("Türkiye’s minister", [("Türkiye", "TR", "name")], id="curly-possessive"),
    pytest.param("the Turkish straits", [], id="mask-straits", marks=pytest.mark.xfail(strict=True, reason="no mask")),
    pytest.param("French fries and English lessons", [], id="mask-things", marks=pytest.mark.xfail(strict=True, reason="no mask")),
    pytest.param("a Dutch auction", [], id="mask-auction", marks=pytest.mark.xfail(strict=True, reason="no mask")),
    pytest.param("the South China Sea", [], id="mask-sea"),
    pytest.param("the Gulf of Mexico", [], id="mask-gulf"),
    pytest.param("the Jordanian and Georgian sides", [("Jordanian", "JO", "demonym"), ("Georgian", "GE", "demonym")], id="their-demonyms"),
    pytest.param("a man of polish who speaks turkey", [], id="small-letters"),
    pytest.param("JAPAN AND KENYA", [("JAPAN", "JP", "name"), ("KENYA", "KE", "name")], id="capitals"),
    pytest.param(
        "Hà Nội, Hanoi and Ha Noi",
        [("Hà Nội", "VN", "capital"), ("Hanoi", "VN", "capital"), ("Ha Noi", "VN", "capital")],
        id="capital-spellings",
    ),
    pytest.param(
        "Washington, D.C. and New Delhi",
        [("Washington, D.C.", "US", "capital"), ("New Delhi", "IN", "capital")],
        id="capitals-of-two-words",
    ),
    pytest.param("the European Union and ASEAN", [("European Union", "EU", "name"), ("ASEAN", "ASEAN", "name")], id="organisations"),
    pytest.param("Vietnam-China ties", [("Vietnam", "VN", "name"), ("China", "CN", "name")], id="hyphenated-pair"),
    pytest.param("Vietnamese and vietnamese", [("Vietnamese", "VN", "demonym")], id="case"),
]


@pytest.mark.parametrize(("text", "parties"), ROWS)
def test_find_parties(text: str, parties: list[tuple[str, str, str]]) -> None:
    assert named(text) == parties
