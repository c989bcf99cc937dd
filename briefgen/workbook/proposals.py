"""The sheet Proposals: what the tool would write into cells that people have changed, for a person to accept or to decline."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.workbook.columns import PEN, Column, Holds, Owner, SheetSpec, computed_column, keys_column, text_column
from briefgen.workbook.formulas import see_evidence


@dataclass(frozen=True, slots=True)
class Proposal:
    """One cell that a person and the tool see differently. `where` as in Check: "Events/EV-.../city"."""

    proposal_id: str
    where: str
    yours: str
    ours: str
    evidence: tuple[str, ...] = ()
    accept: str = ""  # human: yes, no, or nothing yet
    state: str = "open"


OPEN, WRITTEN, DECLINED = "open", "written", "declined"
CHANGED_SINCE = "not written: the cell has changed since"

PROPOSALS = SheetSpec(
    "Proposals",
    "",
    Proposal,
    "PR",
    "Cells that you changed and new texts see differently: answer yes or no, and the next update acts on it",
    (
        text_column("Proposal", "proposal_id", 14),
        computed_column("Go to cell", "", Holds.TEXT, 26, is_link=True),
        text_column("What the cell holds", "yours", 46),
        text_column("What the texts give", "ours", 46),
        Column(PEN + "Accept", "accept", Holds.TEXT, Owner.HUMAN, 11, "Yes or no"),
        text_column("State", "state", 20),
        see_evidence(),
        text_column("Where", "where", 40),
        keys_column("Evidence", "evidence", 24),
    ),
)
