"""PDFs with a text layer: letters with their places from pdfium, put together again to lines, columns and paragraphs (`pdflayout.py`).

A page without a text layer (a scan) is named, not skipped.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from briefgen.errors import ReadoutError
from briefgen.model import Document
from briefgen.readers.decode import BULLETS
from briefgen.readers.layout import Said, document_of
from briefgen.readers.limits import Budget
from briefgen.readers.pdflayout import laid_out
from briefgen.readers.pdfruns import Letter, Run, runs_of

_OCR = "run text recognition (OCR) on it, and save its text as a .txt file"
_GARBLED = 0.1  # a larger share of letters that the file gives no meaning makes a page unreadable
_SIGNS = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}) | BULLETS
_HYPHEN = "\x02"  # what pdfium writes for a hyphen at the end of a line


def read_pdf(data: bytes, name: str, budget: Budget) -> Document:
    """The text in reading order, paragraphs rebuilt. Raises ReadoutError for a file that is damaged, locked, or holds pictures only."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _unreadable(error, name) from error
    try:
        pages = len(document)
        read = min(pages, budget.limits.pages)
        runs, sizes, warnings = _pages(document, read, budget.limits.text_chars)
    finally:
        document.close()
    if pages > read:
        warnings.append(f"the first {read} of {pages} pages are read; for more: --limit pages=NUMBER")
    if not any(runs):
        raise ReadoutError("no page of this PDF has a text layer: it is a scan or a picture", where=name, fix=_OCR)
    pieces, cuts = laid_out(runs, sizes)
    return document_of(name, pieces, Said(warnings=tuple(warnings), cuts=cuts), _OCR)


def _unreadable(error: pdfium.PdfiumError, name: str) -> ReadoutError:
    said = str(error).lower()
    if "password" in said or "security" in said:
        return ReadoutError("this PDF is protected by a password", where=name, fix="open it with the password, and print it to a new PDF")
    return ReadoutError("this PDF is damaged", where=name, fix="take a whole copy")


def _pages(document: pdfium.PdfDocument, count: int, most: int) -> tuple[list[list[Run]], list[tuple[float, float]], list[str]]:
    """The runs of each page, the pages' sizes, and a warning for each page or group of pages that could not be read."""
    found: list[list[Run]] = []
    sizes: list[tuple[float, float]] = []
    bare, broken, garbled = [], [], []
    left = most
    for number in range(1, count + 1):
        try:
            runs, size, unknown, letters = _page(document, number - 1, left)
        except pdfium.PdfiumError:
            runs, size, unknown, letters = [], (0.0, 0.0), 0, 0
            broken.append(number)
        else:
            if not runs:
                bare.append(number)
            elif unknown > _GARBLED * letters:
                garbled.append(number)
        left -= letters
        found.append(runs)
        sizes.append(size)
    warnings = [f"{_numbered(bare)} no text layer (a scan or a picture), not read"] if bare and len(bare) < count else []
    warnings += [f"{_numbered(broken)} damage, not read"] if broken else []
    warnings += [f"{_numbered(garbled)} letters that the file gives no meaning; compare with the PDF"] if garbled else []
    warnings += [f"the PDF has more than {most:,} letters; the rest is not read"] if left <= 0 else []
    return found, sizes, warnings


def _numbered(pages: Sequence[int]) -> str:
    """ "page 2 has", "pages 2, 5 and 6 have"."""
    if len(pages) == 1:
        return f"page {pages[0]} has"
    shown = [str(page) for page in pages[:20]]
    last = shown.pop() if len(pages) <= 20 else f"{len(pages) - 20} more"
    return f"pages {', '.join(shown)} and {last} have"


def _page(document: pdfium.PdfDocument, index: int, most: int) -> tuple[list[Run], tuple[float, float], int, int]:
    """The page's runs, its size, how many of its letters have no meaning, and how many letters it has."""
    page = document[index]
    try:
        size = page.get_size()
        text = page.get_textpage()
        try:
            letters = list(whole(_letters(text, min(text.count_chars(), max(0, most)))))
        finally:
            text.close()
    finally:
        page.close()
    angles = Counter(letter.angle for letter in letters if letter)
    main = angles.most_common(1)[0][0] if angles else 0
    upright = [letter and _turned(letter, main) for letter in letters if letter is None or letter.angle == main]
    unknown = sum(letter is not None and letter.sign == "\ufffd" for letter in letters)
    return runs_of(upright, index + 1), size, unknown, len(letters)


def _letters(text: pdfium.PdfTextPage, count: int) -> Iterator[Letter | None]:
    """The page's letters in the order of the file; None where a line ends. Spaces that pdfium puts in by itself are left out: gaps tell."""
    box, form = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for place in range(count):
        code = raw.FPDFText_GetUnicode(text, place)
        if code in (10, 13):
            yield None
            continue
        if raw.FPDFText_IsGenerated(text, place) == 1 and code == 32:
            continue
        if not raw.FPDFText_GetLooseCharBox(text, place, box) or not raw.FPDFText_GetCharOrigin(text, place, x, y):
            continue
        sign = _HYPHEN if code in (2, 0xFFFE) else chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if raw.FPDFText_GetMatrix(text, place, form):
            size, angle = (
                raw.FPDFText_GetFontSize(text, place) * math.hypot(form.c, form.d),
                round(math.degrees(math.atan2(form.b, form.a))) % 360,
            )
        else:
            size, angle = box.top - box.bottom, 0
        yield Letter(sign.translate(_SIGNS), box.left, box.right, y.value, size, angle)


def whole(letters: Iterable[Letter | None]) -> Iterator[Letter | None]:
    """The letters with those as one that one sign of the font stands for ("ff", "tti"): they come one after the other, in one place.

    Of letters in one place that come apart, the text was printed twice.
    """
    before: Letter | None = None
    for letter in letters:
        if before and letter and letter[1:] == before[1:] and not unicodedata.combining(letter.sign[0]):
            before = before._replace(sign=before.sign + letter.sign)
            continue
        if before:
            yield before
        before = letter
        if letter is None:
            yield None
    if before:
        yield before


def _turned(letter: Letter, angle: int) -> Letter:
    """The letter as it stands when the page is turned so that most of its text is upright."""
    if angle == 0:
        return letter
    turn = math.radians(-angle)
    middle = (letter.left + letter.right) / 2
    x = letter.left * math.cos(turn) - letter.base * math.sin(turn)
    y = middle * math.sin(turn) + letter.base * math.cos(turn)
    return letter._replace(left=x, right=x + (letter.right - letter.left), base=y)
