"""What new texts tell, put onto a matrix that is there."""

from __future__ import annotations

from dataclasses import replace

from briefgen.merge.onto import merge_onto
from briefgen.model import Event, Evidence, Matrix, Source

SENTENCE = Evidence("E-1", quote="They met.", source="S-1", supports=("EV-US-VN-1:event",))
SOURCE = Source("S-1", file="a.txt", sha256="1" * 64)
EVENT = Event(
    "EV-US-VN-1",
    name="Talks",
    parties=("US", "VN"),
    lead_a="Ann Ode",
    lead_a_level=2,
    lead_b="Bùi Sơn",
    lead_b_title="Minister",
    sources=("S-1",),
)
TURNED = replace(
    EVENT,
    parties=("VN", "US"),
    lead_a="Bùi Sơn",
    lead_a_title="Minister",
    lead_a_level=None,
    lead_b="Ann Ode",
    lead_b_title="",
    lead_b_level=2,
)


def test_an_event_told_anew_keeps_its_sides_where_they_stand() -> None:
    # Which party comes first follows from all the texts of a run: one more text turned the parties and leads of rows that it does not tell of.
    held = Matrix(events=(EVENT,), sources=(SOURCE,), evidence=(SENTENCE,))
    fresh = Matrix(events=(TURNED,), sources=(SOURCE,), evidence=(SENTENCE,))
    assert merge_onto(held, fresh, {"S-1": "text"}).rows.events == (EVENT,)
