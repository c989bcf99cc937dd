"""PDFs with a text layer: letters with their places from pdfium, put together again to lines, columns and paragraphs (`pdflayout.py`).

A page without a text layer (a scan) is named, not skipped.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from briefgen.errors import ReadoutError
from briefgen.model import Document
from briefgen.readers.layout import Said, document_of
from briefgen.readers.limits import Budget
from briefgen.readers.pdflayout import Run, laid_out

_OCR = "run text recognition (OCR) on it, and save its text as a .txt file"
_GARBLED = 0.1  # a larger share of letters that the file gives no meaning makes a page unreadable
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_HYPHEN, _NEW_LINE = "\x02", "\n"  # what pdfium writes for a hyphen at the end of a line


def read_pdf(data: bytes, name: str, budget: Budget) -> Document:
    """The text in reading order, paragraphs rebuilt. Raises ReadoutError for a file that is damaged, locked, or holds pictures only."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _unreadable(error, name) from error
    try:
        pages = len(document)
        read = min(pages, budget.limits.pages)
        runs, warnings = _pages(document, read, budget.limits.text_chars)
    finally:
        document.close()
    if pages > read:
        warnings.append(f"the first {read} of {pages} pages are read; for more: --limit pages=NUMBER")
    if not any(runs):
        raise ReadoutError("no page of this PDF has a text layer: it is a scan or a picture", where=name, fix=_OCR)
    pieces, cuts = laid_out(runs)
    return document_of(name, pieces, Said(warnings=tuple(warnings), cuts=cuts), _OCR)


def _unreadable(error: pdfium.PdfiumError, name: str) -> ReadoutError:
    said = str(error).lower()
    if "password" in said or "security" in said:
        return ReadoutError("this PDF is protected by a password", where=name, fix="open it with the password, and print it to a new PDF")
    return ReadoutError("this PDF is damaged", where=name, fix="take a whole copy")


def _pages(document: pdfium.PdfDocument, count: int, most: int) -> tuple[list[list[Run]], list[str]]:
    """The runs of each page, and a warning for each page or group of pages that could not be read."""
    found: list[list[Run]] = []
    bare, broken, garbled = [], [], []
    left = most
    for number in range(1, count + 1):
        try:
            runs, unknown, letters = _page(document, number - 1, left)
        except pdfium.PdfiumError:
            runs, unknown, letters = [], 0, 0
            broken.append(number)
        else:
            if not runs:
                bare.append(number)
            elif unknown > _GARBLED * letters:
                garbled.append(number)
        left -= letters
        found.append(runs)
    warnings = [f"{_numbered(bare)} no text layer (a scan or a picture), not read"] if bare and len(bare) < count else []
    warnings += [f"{_numbered(broken)} damage, not read"] if broken else []
    warnings += [f"{_numbered(garbled)} letters that the file gives no meaning; compare with the PDF"] if garbled else []
    warnings += [f"the PDF has more than {most:,} letters; the rest is not read"] if left <= 0 else []
    return found, warnings


def _numbered(pages: Sequence[int]) -> str:
    """ "page 2 has", "pages 2, 5 and 6 have"."""
    if len(pages) == 1:
        return f"page {pages[0]} has"
    shown = [str(page) for page in pages[:20]]
    last = shown.pop() if len(pages) <= 20 else f"{len(pages) - 20} more"
    return f"pages {', '.join(shown)} and {last} have"


def _page(document: pdfium.PdfDocument, index: int, most: int) -> tuple[list[Run], int, int]:
    """The page's runs, how many of its letters have no meaning, and how many letters it has."""
    page = document[index]
    try:
        text = page.get_textpage()
        try:
            letters = list(_letters(text, min(text.count_chars(), max(0, most))))
        finally:
            text.close()
    finally:
        page.close()
    angles = Counter(angle for _, _, _, _, _, angle in letters)
    main = angles.most_common(1)[0][0] if angles else 0
    upright = [_turned(letter, main) for letter in letters if letter[5] == main or letter[0] == _NEW_LINE]
    unknown = sum(letter[0] in ("\ufffd", "\0") for letter in letters)
    return _runs(upright, index + 1), unknown, len(letters)


# A letter: its sign, left, right, baseline, height, angle in degrees.
_Letter = tuple[str, float, float, float, float, int]


def _letters(text: pdfium.PdfTextPage, count: int) -> Iterator[_Letter]:
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for place in range(count):
        code = raw.FPDFText_GetUnicode(text, place)
        if code in (10, 13):
            yield _NEW_LINE, 0, 0, 0, 0, 0
            continue
        if not raw.FPDFText_GetLooseCharBox(text, place, box) or not raw.FPDFText_GetCharOrigin(text, place, x, y):
            continue
        if raw.FPDFText_IsGenerated(text, place) == 1 and code == 32:
            yield " ", box.left, box.right, y.value, 0, -1
            continue
        sign = _HYPHEN if code in (2, 0xFFFE) else chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        angle = round(math.degrees(max(0.0, raw.FPDFText_GetCharAngle(text, place)))) % 360
        yield sign.translate(_LIGATURES), box.left, box.right, y.value, box.top - box.bottom, angle


def _turned(letter: _Letter, angle: int) -> _Letter:
    """The letter as it stands when the page is turned so that most of its text is upright."""
    sign, left, right, base, height, own = letter
    if angle in (0, -1) or own == -1:
        return letter
    turn = math.radians(-angle)
    middle = (left + right) / 2
    x, y = left * math.cos(turn) - base * math.sin(turn), middle * math.sin(turn) + base * math.cos(turn)
    return sign, x, x + (right - left), y, height, own


def _runs(letters: Sequence[_Letter], page: int) -> list[Run]:
    """Letters that follow one another on one line without a wide gap, in the order of the file."""
    runs: list[Run] = []
    open_run: Run | None = None
    space = False
    for sign, left, right, base, height, _ in letters:
        if sign == _NEW_LINE:
            open_run, space = None, False
            continue
        if sign.isspace():
            space = True
            continue
        if open_run is None or not open_run.goes_on(left, base, height):
            open_run = Run(page, left, right, base, height)
            runs.append(open_run)
            space = False
        open_run.add(sign, right, height, space=space)
        space = False
    return [run for run in runs if run.text.strip()]
