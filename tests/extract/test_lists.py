"""Lists: the lines that open one, their items with and without marks, and the lines between them that are none."""

from __future__ import annotations

import pytest

from .texts import accounts

OPENS = "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Nairobi on 14 May 2024.\n\n"


def told(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(act.side, act.stance.value, act.areas_text) for account in accounts(OPENS + text) for act in account.acts]


LISTS = [
    pytest.param(
        "The following documents were signed:\n\nS. No. Title\n\n1. MoU on sea farming\n\n2. MoU between Lamu Port and Bergen Docks on ship repair\n",
        [("both", "committed", ("MoU on sea farming",)), ("both", "committed", ("ship repair",))],
        id="documents-under-the-head-of-a-table",
    ),
    pytest.param(
        "The Sides,\n\nrecalling their old friendship;\n\nhave agreed as follows:\n\nI. Politics\n\n1. To hold consultations on cod every year.\n\n"
        "II. Culture\n\n2. To restore the old fort of Lamu.\n",
        [("both", "agreed", ("consultations on cod",)), ("both", "agreed", ("restore the old fort of Lamu",))],
        id="as-follows-under-headings",
    ),
    pytest.param(
        "Outcomes of the meeting include:\n\nFisheries: Renewal of the cod roadmap.\n\nAid: Norway announced $10 million for wells.\n\n"
        "Schools: Extension of the exchange of pupils.\n",
        [("both", "agreed", ("cod roadmap",)), ("NO", "committed", ()), ("both", "agreed", ("exchange of pupils",))],
        id="labels-and-one-side-alone",
    ),
    pytest.param(
        "The two sides agreed to:\n\nOpen a fish market\n\nTrain skippers\n\nThe weather in Nairobi was fine.",
        [("both", "agreed", ("fish market",)), ("both", "agreed", ("Train skippers",))],
        id="bullets-lost-on-the-way",
    ),
    pytest.param(
        "Topics discussed:\n\n- cod quotas\n\n- seal hunting\n",
        [("both", "discussed", ()), ("both", "discussed", ())],
        id="only-discussed",
    ),
    pytest.param("Announcements\n\nThe ferry to Lamu was late on Tuesday.", [], id="a-heading-without-items"),
]


@pytest.mark.parametrize(("text", "rows"), LISTS)
def test_lists(text: str, rows: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert told(text) == rows


def test_an_item_says_under_which_line_it_stands() -> None:
    (item,) = [act for account in accounts(OPENS + "The two sides agreed to:\n\n- open a fish market\n") for act in account.acts]
    assert "item of the list" in item.carried
    assert item.opened is not None
