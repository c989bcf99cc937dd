"""The words of the field as frozen values. Readers and writers meet here and nowhere else; this package imports nothing of ours.

`codes`: the enums; `account`: what is found in one text, with spans; `matrix`: what all texts say together, the rows of the workbook.
"""

from briefgen.model.account import Account, Act, Block, Cut, Document, Person, Readout, Span, When, Where
from briefgen.model.codes import (
    BOTH,
    STRENGTH,
    Confidence,
    FollowUp,
    Kind,
    Modality,
    Mode,
    Precision,
    Severity,
    Stance,
    Status,
    Strength,
    YearBasis,
    modality,
)
from briefgen.model.matrix import Area, Check, Event, Evidence, Matrix, Mechanism, Name, Participant, Party, Source, Statement

__all__ = [
    "BOTH",
    "STRENGTH",
    "Account",
    "Act",
    "Area",
    "Block",
    "Check",
    "Confidence",
    "Cut",
    "Document",
    "Event",
    "Evidence",
    "FollowUp",
    "Kind",
    "Matrix",
    "Mechanism",
    "Modality",
    "Mode",
    "Name",
    "Participant",
    "Party",
    "Person",
    "Precision",
    "Readout",
    "Severity",
    "Source",
    "Span",
    "Stance",
    "Statement",
    "Status",
    "Strength",
    "When",
    "Where",
    "YearBasis",
    "modality",
]
