"""What Word and OpenDocument files have in common: paragraphs and tables that come in order, one in another, as pieces of a text."""

from __future__ import annotations

from briefgen.readers.layout import Piece

_CELL_WORDS = 30  # a cell with more is no cell of a table of facts but a column of text


class Flow:
    """Collects pieces while a file is walked from its first element to its last."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._open: list[tuple[str, list[str]]] = []
        self._rows: list[list[list[Piece]]] = []
        self._cells: list[list[Piece]] = []
        self._carried = ""  # of a paragraph whose end was deleted

    def open_paragraph(self, kind: str) -> None:
        self._open.append((kind, [self._carried] if self._carried else []))
        self._carried = ""

    def write(self, text: str) -> None:
        """Adds to the innermost open paragraph; what stands outside any is no text."""
        if self._open:
            self._open[-1][1].append(text)

    def close_paragraph(self, *, joins_next: bool = False) -> None:
        if not self._open:
            return
        kind, parts = self._open.pop()
        text = "".join(parts)
        if joins_next:
            self._carried = text
            return
        lines = (" ".join(line.split()) for line in text.split("\n"))
        if kept := "\n".join(line for line in lines if line):
            self._sink().append(Piece(kind, f"• {kept}" if kind == "list item" else kept))

    def open_row(self) -> None:
        self._rows.append([])

    def close_row(self, *, keep: bool = True) -> None:
        cells = [cell for cell in self._rows.pop() if cell] if self._rows else []
        if not keep or not cells:
            return
        texts = [" ".join(piece.text.replace("\n", " ") for piece in cell) for cell in cells]
        if len(cells) == 1 or any(len(text.split()) > _CELL_WORDS for text in texts):
            self._sink().extend(piece for cell in cells for piece in cell)
        else:
            self._sink().append(Piece("table row", " | ".join(texts)))

    def open_cell(self) -> None:
        self._cells.append([])

    def close_cell(self) -> None:
        if self._cells and self._rows:
            self._rows[-1].append(self._cells.pop())

    def finished(self) -> list[Piece]:
        """All pieces; what a deleted last paragraph mark left over is a paragraph."""
        if self._carried:
            self.open_paragraph("paragraph")
            self.close_paragraph()
        return self.pieces

    def _sink(self) -> list[Piece]:
        return self._cells[-1] if self._cells else self.pieces
