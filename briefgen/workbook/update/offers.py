"""The sheet Proposals of an existing workbook: answers read, proposals added, the sheet made when the first one comes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from briefgen.model import Matrix
from briefgen.workbook.computed import computed_value, derive
from briefgen.workbook.proposals import CHANGED_SINCE, DECLINED, OPEN, PROPOSALS, WRITTEN, Proposal
from briefgen.workbook.rowtext import height_of
from briefgen.workbook.sheets import cell_value, check_formula, table_sheet
from briefgen.workbook.typed import NotUnderstood, yes_of
from briefgen.workbook.update.changes import Change
from briefgen.workbook.update.keyed import Keyed, keyed, said
from briefgen.workbook.update.surgery import Fill, Surgery


@dataclass(slots=True)
class Offers:
    """The proposals that stand in the workbook, and those to come."""

    table: Keyed | None
    standing: dict[str, Proposal] = field(default_factory=dict)  # by id
    new: list[tuple[str, str, Proposal]] = field(default_factory=list)  # place, heading, proposal
    renewed: list[tuple[str, str, Proposal]] = field(default_factory=list)

    @classmethod
    def of(cls, surgery: Surgery) -> Offers:
        table = keyed(surgery, PROPOSALS, {})
        offers = cls(table)
        if table is None or any(column.field not in table.columns for column in PROPOSALS.data_columns):
            return cls(None)
        for key in table.rows:
            texts = {column.field: said(table.held(key, column.field).cell) for column in PROPOSALS.data_columns}
            evidence = tuple(part.strip() for part in texts["evidence"].split(";") if part.strip())
            offers.standing[key] = Proposal(key, texts["where"], texts["yours"], texts["ours"], evidence, texts["accept"], texts["state"])
        return offers

    def accepted(self) -> list[Proposal]:
        """Those that a person has answered with yes and that are not yet written."""
        return [one for one in self.standing.values() if one.state == OPEN and _answer(self.table, one) is True]

    def close(self, surgery: Surgery, offer: Proposal, *, is_written: bool) -> Change:
        """Notes in the sheet what became of an accepted proposal."""
        self._put(surgery, offer, "state", WRITTEN if is_written else CHANGED_SINCE)
        return self._told("accepted" if is_written else "not written", offer)

    def add(self, place: str, heading: str, offer: Proposal) -> None:
        """Proposes `ours` for a cell; one that stands unanswered for the same cell is brought up to date instead."""
        for one in self.standing.values():
            if one.where == offer.where and one.state == OPEN and not one.accept.strip():
                self.renewed.append((place, heading, replace(offer, proposal_id=one.proposal_id)))
                return
        numbers = [int(name.removeprefix("PR-")) for name in self.standing if name.removeprefix("PR-").isdigit()]
        number = max(numbers, default=0) + len(self.new) + 1
        self.new.append((place, heading, replace(offer, proposal_id=f"PR-{number}")))

    def write(self, surgery: Surgery) -> list[Change]:
        """Puts all that is new into the sheet."""
        changes = []
        for one in self.standing.values():
            if one.state == OPEN and _answer(self.table, one) is False:
                self._put(surgery, one, "state", DECLINED)
                changes.append(self._told("declined", one))
        for _, _, offer in self.renewed:
            for name in ("yours", "ours", "evidence"):
                self._put(surgery, offer, name, "; ".join(offer.evidence) if name == "evidence" else getattr(offer, name))
        offers = [offer for _, _, offer in self.new]
        if offers and self.table is None:
            surgery.add_sheet(table_sheet(PROPOSALS, offers, derive(Matrix())))
        elif offers and self.table is not None:
            surgery.append(self.table.area, [_fills(self.table, offer) for offer in offers], [_height(offer) for offer in offers])
        told = ((place, f"{offer.where.split('/')[1]}: {heading}", offer) for place, heading, offer in (*self.new, *self.renewed))
        return changes + [Change("proposed", place, what, offer.yours, offer.ours) for place, what, offer in told]

    def _told(self, kind: str, offer: Proposal) -> Change:
        return Change(kind, f"{PROPOSALS.name}/{offer.proposal_id}", offer.where, offer.yours, offer.ours)

    def _put(self, surgery: Surgery, offer: Proposal, name: str, value: str) -> None:
        if self.table is not None:
            surgery.put(self.table.area, self.table.rows[offer.proposal_id], self.table.columns[name], Fill(value))


def _answer(table: Keyed | None, offer: Proposal) -> bool | None:
    """Yes, no, or None for no answer yet, or one that is neither."""
    cell = table.held(offer.proposal_id, "accept").cell if table else None
    try:
        return yes_of(cell) if cell and cell.kind not in ("", "e") else None
    except NotUnderstood:
        return None


def _fills(table: Keyed, offer: Proposal) -> dict[int, Fill]:
    fills = {}
    for column in PROPOSALS.columns:
        name = column.field or column.header
        if name not in table.columns:
            continue
        if column.field:
            fills[table.columns[name]] = Fill(cell_value(column, offer))
        elif not column.formula:
            fills[table.columns[name]] = Fill(computed_value(PROPOSALS.name, column.header, offer, derive(Matrix())), check_formula(offer))
    return fills


def _height(offer: Proposal) -> float:
    return height_of((str(getattr(offer, column.field)), column.width) for column in PROPOSALS.data_columns)
