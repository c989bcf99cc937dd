"""--pair as people spell it, and party codes that somebody typed into the workbook to lead a file astray."""

from __future__ import annotations

import pytest

from briefgen.cli.pairs import choose_pair, memo_name
from briefgen.errors import BriefgenError, UsageError
from briefgen.model import Matrix, Party

MATRIX = Matrix(parties=(Party("VN", "Vietnam", "Vietnamese"), Party("US", "United States", "American"), Party("TL", "Timor-Leste")))
CHOICES = [("VN", "US"), ("TL", "VN")]


@pytest.mark.parametrize(
    "wanted",
    [
        "VN-US",
        "us-vn",
        "US/VN",
        "us vn",
        "VN,US",
        "VN–US",
        "vnus",
        "Vietnam-US",
        "vn and the United States",
        "VIET NAM - usa",
        "American-Vietnamese",
    ],
)
def test_one_pair_in_many_spellings(wanted: str) -> None:
    assert choose_pair(MATRIX, CHOICES, wanted, "x.xlsx") == ("VN", "US")


def test_a_name_with_a_hyphen() -> None:
    assert choose_pair(MATRIX, CHOICES, "Timor-Leste-Vietnam", "x.xlsx") == ("TL", "VN")


@pytest.mark.parametrize("wanted", ["VN", "VN-US-TL", "VN-VN", "xx-yy", "-", " ", "🇻🇳-🇺🇸", "Hanoi-Washington", "../../etc"])
def test_what_is_no_pair(wanted: str) -> None:
    with pytest.raises(UsageError) as caught:
        choose_pair(MATRIX, CHOICES, wanted, "x.xlsx")
    assert caught.value.fix == "use one of VN-US, TL-VN"


def test_hundreds_of_pairs_are_not_all_named() -> None:
    choices = [(f"A{number}", f"B{number}") for number in range(400)]
    with pytest.raises(BriefgenError) as caught:
        choose_pair(Matrix(), choices, None, "x.xlsx")
    assert caught.value.fix.endswith("A29-B29 and 370 more")


@pytest.mark.parametrize("code", ["../../x", "..\\..\\x", "/etc/x", "C:x", "a\nb", "x" * 300])
def test_a_code_leads_to_no_other_folder(code: str) -> None:
    name = memo_name((code, "US"), [(code, "US"), ("VN", "US")])
    assert not set(name) & set("/\\:\n")
    assert not name.startswith(".")
    assert len(name) < 150
