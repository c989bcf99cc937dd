"""The look that ships is the one that the table of styles describes, and every number that cells and tints use means what its name says."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from lxml import etree

from briefgen.workbook.look import CODES, STYLES, TINTS, formats_of, shipped_look
from briefgen.workbook.styles import CODE_FILLS, drawn_parts, looks, named_styles


def test_the_look_that_ships_is_as_drawn(accept: bool) -> None:
    drawn = drawn_parts()
    if accept:
        for part, data in drawn.items():
            Path(str(files("briefgen.workbook").joinpath("drawn", part.rpartition("/")[2]))).write_bytes(data)
    for part, data in drawn.items():  # as XML: another release of openpyxl may write the same in other words
        assert etree.canonicalize(data.decode()) == etree.canonicalize(shipped_look().parts[part].decode())


def test_every_style_has_a_format_with_and_without_the_quote_prefix() -> None:
    names = {style.name for style in named_styles()} | {"Normal"}
    formats = shipped_look().formats
    assert {name for name, _ in formats} == names
    assert {name for name, prefixed in formats if prefixed} == names - {"Normal"}
    assert len(set(formats.values())) == len(formats)
    assert formats == formats_of(drawn_parts()[STYLES])


@pytest.mark.parametrize("name", TINTS)
def test_a_tint_has_the_number_of_its_look(name: str) -> None:
    held = etree.fromstring(shipped_look().parts[STYLES]).findall("{*}dxfs/{*}dxf")[TINTS[name]]
    ground, ink = held.find(".//{*}bgColor"), held.find(".//{*}color")
    assert ground is not None and ink is not None
    look = looks()[name]
    assert (ground.get("rgb"), ink.get("rgb")) == (look.fill.bgColor.rgb, look.font.color.rgb)


def test_every_code_has_its_colour() -> None:
    assert tuple(CODE_FILLS) == CODES
