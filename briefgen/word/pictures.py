"""Pictures from data: what may be one, how large it is, and the XML that shows it."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from briefgen.word.values import ValueFault, escape_attribute
from briefgen.word.xml import NAMESPACES, NotXml, parse

_EMU = 36_000  # to a millimetre
_MM = 25.4 / 96  # of a pixel, where nothing says how large it should be
MAX_BYTES = 20_000_000
_LARGEST_MM = 550.0  # 22 inches, the longest side of a page in Word
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_FETCHING = re.compile(r"^\s*(?!#|data:image/)\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Picture:
    data: bytes  # PNG or JPEG
    ending: str  # "png" or "jpeg"
    width: float  # millimetres
    height: float
    alt: str  # "" marks it as decoration
    svg: bytes = b""  # shown instead by programs that can


@dataclass(frozen=True, slots=True)
class Frame:
    """The room that the template's own picture has, in Word's units of length."""

    across: int
    down: int

    def fitted(self, picture: Picture) -> tuple[int, int]:
        """How large the picture stands in the frame: in its own shape, as large as it can be."""
        scale = min(self.across / picture.width, self.down / picture.height)
        return max(1, round(picture.width * scale)), max(1, round(picture.height * scale))


def picture_of(image: Any, width: Any = None, height: Any = None, alt: Any = None) -> Picture | None:
    """The picture of some data, or of a dict of them; None for nothing. A missing length follows from the other and the picture's own shape.

    Raises ValueFault when the data are no PNG or JPEG, when an SVG stands alone (older programs show nothing) or fetches something, and when
    nobody says what the picture shows.
    """
    parts = image if isinstance(image, Mapping) else {"png": image}
    data, svg = parts.get("png") or parts.get("jpeg"), parts.get("svg")
    if not data and not svg:
        return None
    if not data:
        raise ValueFault("a picture as SVG needs the same as PNG too, for programs that cannot show it")
    if not isinstance(data, bytes) or len(data) > MAX_BYTES:
        raise ValueFault("a picture is the data of a PNG or JPEG file, 20 MB at most")
    alt = parts.get("alt") if alt is None else alt
    if not isinstance(alt, str):
        raise ValueFault('a picture needs words for those who cannot see it: picture(alt="..."), or alt="" for mere decoration')
    ending, across, down = _pixels(data)
    wide = _length(parts.get("width") if width is None else width)
    high = _length(parts.get("height") if height is None else height)
    if not wide and not high:
        wide = across * _MM
    wide, high = wide or high * across / down, high or wide * down / across
    shrink = min(1.0, _LARGEST_MM / max(wide, high))
    return Picture(data, ending, wide * shrink, high * shrink, alt, _safe_svg(svg) if svg else b"")


def _length(value: Any) -> float:
    if value is None:
        return 0.0
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= _LARGEST_MM:
        raise ValueFault(f"{value!r} is not a length in millimetres")
    return float(value)


def _pixels(data: bytes) -> tuple[str, int, int]:
    """The kind of file, and how many pixels across and down."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR" and len(data) > 24:
        across, down = struct.unpack(">II", data[16:24])
        found = "png", across, down
    elif data.startswith(b"\xff\xd8\xff"):
        found = "jpeg", *_jpeg_pixels(data)
    else:
        raise ValueFault("the picture is neither PNG nor JPEG")
    if not found[1] or not found[2]:
        raise ValueFault("the picture is empty or damaged")
    return found


def _jpeg_pixels(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            down, across = struct.unpack(">HH", data[at + 5 : at + 9])
            return across, down
        at += 2 + max(length, 2)
    return 0, 0


def _safe_svg(data: Any) -> bytes:
    if isinstance(data, str):
        data = data.encode()
    if not isinstance(data, bytes) or len(data) > MAX_BYTES:
        raise ValueFault("a picture as SVG is a text, 20 MB at most")
    try:
        root = parse(data)
    except NotXml as error:
        raise ValueFault(f"the SVG is damaged: {error}") from error
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name in ("script", "foreignObject", "iframe", "handler"):
            raise ValueFault(f"the SVG holds a {name}")
        for key, value in element.attrib.items():
            local = str(key).rpartition("}")[2].lower()
            if local.startswith("on") or (local in ("href", "src") and _FETCHING.match(str(value))):
                raise ValueFault(f"the SVG would run or fetch something ({local})")
        if name == "style" and re.search(r"@import|url\(\s*['\"]?(?!#)", element.text or ""):
            raise ValueFault("the SVG would fetch something (style)")
    return data


def drawing(picture: Picture, number: int, image: str, vector: str) -> str:
    """The run's content; `image` and `vector` are ids of relationships, "" for no vector."""
    across, down = round(picture.width * _EMU), round(picture.height * _EMU)
    main, relations, svg = NAMESPACES["a"], NAMESPACES["r"], ""
    if vector:
        svg = f'<a:extLst><a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip xmlns:asvg="{_SVG_NAMESPACE}" r:embed="{vector}"/></a:ext></a:extLst>'
    decoration = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
        ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    described = f' descr="{escape_attribute(picture.alt)}"/>' if picture.alt.strip() else f">{decoration}</wp:docPr>"
    return (
        f'<w:drawing><wp:inline xmlns:wp="{NAMESPACES["wp"]}" xmlns:a="{main}" xmlns:r="{relations}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:docPr id="{number}" name="Picture {number}"{described}'
        f'<a:graphic><a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic xmlns:pic="{NAMESPACES["pic"]}">'
        f'<pic:nvPicPr><pic:cNvPr id="0" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{image}">{svg}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
