"""Pictures that stand in a template for others: one whose alternative text is `{{ chart | picture }}` is shown instead, in the frame, and at
the place, that staff gave to the first. So a floating picture, or a logo in a header, can come from data without a word of code."""

from __future__ import annotations

import re

from lxml import etree

from briefgen.word.markers import Mark, Part
from briefgen.word.pictures import Frame
from briefgen.word.tags import find_tags
from briefgen.word.xml import q, up

_PICTURE = re.compile(r"\|\s*picture\b")


def picture_mark(part: Part, described: etree._Element, name: str, text: str, place: str) -> Mark | None:
    """The mark of a picture that another takes the place of, its codes set where the drawing says what and how large it is; None when the
    text is an alternative text like any other."""
    if described.tag != q("wp:docPr") or name != "descr":
        return None
    tags, faults = find_tags(text)
    holder = up(described)
    extent, image = holder.find(q("wp:extent")), next(holder.iter(q("a:blip")), None)
    if faults or len(tags) != 1 or tags[0].control or tags[0].source != text.strip() or not _PICTURE.search(tags[0].code):
        return None
    if extent is None or image is None:
        return None
    mark = part.detached(tags[0], place)
    mark.frame = Frame(int(extent.get("cx", "0")) or 1, int(extent.get("cy", "0")) or 1)
    extent.set("cx", part.attribute([("", mark)]))  # the first of all in the part's order: the value is worked out there

    def later(element: etree._Element, attribute: str, what: str) -> None:
        element.set(attribute, part.attribute([(f"<{{ _framed({what!r}) }}>", None)]))

    later(extent, "cy", "down")
    later(described, "descr", "alt")
    later(image, q("r:embed"), "image")
    for extra in [*image, *holder.iter(q("a:srcRect"))]:  # the first one's vector picture, and what was cut off it
        up(extra).remove(extra)
    for shape in holder.iter(q("a:xfrm")):
        for size in shape.findall(q("a:ext")):
            later(size, "cx", "across")
            later(size, "cy", "down")
    for copy in holder.iter(q("pic:cNvPr")):
        if copy.get("descr"):
            later(copy, "descr", "alt")
    return mark
