"""The seal in a memo: whole as long as nobody has changed the file, and no burden to it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from briefgen.cli.files import State
from briefgen.cli.ownership import state_of
from briefgen.cli.seal import is_unbroken, seal


def document(text: str = "Talks in Dakar") -> bytes:
    made = docx.Document()
    made.add_paragraph(text)
    return saved(made)


def saved(made: docx.document.Document) -> bytes:
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def test_a_sealed_file_is_known_as_written_and_one_without_a_seal_is_not_ours() -> None:
    plain = document()
    assert not is_unbroken(plain)
    assert is_unbroken(seal(plain))
    assert state_of(seal(plain), "a.docx") is State.AS_WRITTEN
    assert state_of(plain, "a.docx") is State.FOREIGN


def test_a_changed_word_breaks_the_seal() -> None:
    made = docx.Document(io.BytesIO(seal(document())))
    made.paragraphs[0].add_run(", and in Bergen")
    data = saved(made)
    assert not is_unbroken(data)
    assert state_of(data, "a.docx") is State.EDITED


def test_sealing_twice_changes_nothing_and_the_same_file_gets_the_same_seal() -> None:
    once = seal(document())
    assert seal(once) == once
    parts = zipfile.ZipFile(io.BytesIO(once)).namelist()
    assert len(parts) == len(set(parts))


@pytest.mark.parametrize("data", [b"", b"PK", b"plain text", document()[:500]])
def test_what_is_no_package_has_no_seal(data: bytes) -> None:
    assert not is_unbroken(data)
    assert state_of(data, "a.docx") is State.FOREIGN


@pytest.mark.needs("ooxml-validate")
def test_a_sealed_file_is_still_valid(ooxml_errors: Callable[[bytes, str], str]) -> None:
    assert ooxml_errors(seal(document()), "a.docx") == ""
