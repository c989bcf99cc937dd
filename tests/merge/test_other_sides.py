"""Two sides' own accounts of one meeting name each other in Sources; copies and third parties do not."""

from __future__ import annotations

from briefgen.model import Source
from briefgen.pipeline import build_matrix
from briefgen.readers import read_document

MEETING = "Norwegian Foreign Minister Ola Berg and Senegalese Foreign Minister Amina Diallo held talks in Dakar on 14 May 2024."
OURS = f"{MEETING} Both sides agreed to expand trade in fish. Norway offered training for the coast guard of Senegal."
THEIRS = f"{MEETING} Minister Diallo proposed direct flights between Dakar and Oslo, and asked for more visas for students."
THIRD = f"{MEETING} Observers in Accra said that little was known of the results, and that the talks had been short."


def sources(*texts: tuple[str, str]) -> dict[str, Source]:
    documents = [
        read_document(f"Publisher: {publisher}\nPublished: 2024-05-15\n\n{text}".encode(), f"{number}.txt")
        for number, (publisher, text) in enumerate(texts)
    ]
    return {row.file: row for row in build_matrix(documents).sources}


def test_each_sides_account_names_the_other() -> None:
    rows = sources(
        ("Ministry of Foreign Affairs of Norway", OURS), ("Ministry of Foreign Affairs of Senegal", THEIRS), ("Ghana News Agency", THIRD)
    )
    assert rows["0.txt"].remarks == f"other side's account of the same meeting: {rows['1.txt'].source_id} (SN)"
    assert rows["1.txt"].remarks == f"other side's account of the same meeting: {rows['0.txt'].source_id} (NO)"
    assert rows["2.txt"].remarks == ""


def test_a_copy_is_no_account_of_its_own() -> None:
    rows = sources(("Ministry of Foreign Affairs of Norway", OURS), ("Ministry of Foreign Affairs of Senegal", OURS))
    assert {row.remarks for row in rows.values()} == {""}


def test_a_copy_by_an_outlet_that_nobody_knows_is_a_repost() -> None:
    rows = sources(("Ministry of Foreign Affairs of Norway", OURS), ("The Daily Mirror Site", OURS))
    assert [(row.file, row.tier) for row in rows.values() if row.same_text_as] == [("1.txt", 5)]
