"""The report as it will read, as text in the type of the window; it loads nothing from anywhere."""

import re

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableCell,
)
from PySide6.QtWidgets import QTextBrowser

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.viewport import leave_ground

HEADINGS = {1: (20, 28, 0), 2: (15, 22, 20), 3: (13, 20, 12)}
"""By level: size of type, height of line and space above, in px."""

BODY = (13, 20, 0)
MAIN_COLUMN = {3: 46, 4: 46, 5: 34}
"""Per cent of a table's width for the column that tells most, by the number of columns."""

LONGEST = 40_000
"""Characters that are shown; setting more would hold up the window."""

MOST_ROWS = 100
"""Rows of a table that are shown: Qt lays out tables slowly, 300 rows take half a second."""

BREAK = re.compile(r"(?<!\\)<br>")
DIALECT = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


class ReportPreview(QTextBrowser):
    """Shows the report's Markdown; links are words here, pictures are never fetched."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        leave_ground(self)
        self._theme, self._shown = theme, ""
        self._made: QTextDocument | None = None
        self.setAccessibleName(tr("Preview of the report"))
        self.setProperty("role", "page")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFont(Theme.font(13))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(16)
        self.document().setIndentWidth(20)
        theme.changed.connect(self._set)

    def show_markdown(self, text: str) -> None:
        """Another text; the place that was being read stays in view."""
        if text != self._shown:
            self._shown = text
            self._set()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None

    def _set(self) -> None:
        """Sets the text in a document that nothing shows yet: each change of a shown one is laid
        out anew at once.
        """
        document = QTextDocument(self)
        document.setDefaultFont(Theme.font(13))
        document.setDefaultTextOption(self.document().defaultTextOption())
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(16)
        document.setIndentWidth(20)
        # The one tag that the writer makes itself: a break inside a cell.
        document.setMarkdown(BREAK.sub("\u2028", shortened(self._shown)), DIALECT)
        self._set_blocks(document)
        place = self.verticalScrollBar().value()
        self.setDocument(document)
        if self._made is not None:
            # A browser keeps documents that others made for it, with every word of them.
            self._made.deleteLater()
        self._made = document
        self.verticalScrollBar().setValue(place)

    def _set_blocks(self, document: QTextDocument) -> None:
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        block = document.begin()
        while block.isValid():
            self._set_block(cursor, block)
            self._lighten(cursor, block)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._set_table(frame)
        cursor.endEditBlock()

    def _set_block(self, cursor: QTextCursor, block: QTextBlock) -> None:
        level = block.blockFormat().headingLevel()
        px, height, above = HEADINGS.get(min(level, 3), BODY)
        cursor.setPosition(block.position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        lines = QTextBlockFormat()
        lines.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        lines.setTopMargin(above)
        lines.setBottomMargin(0 if cursor.currentTable() else 2 if block.textList() else 8)
        cursor.mergeBlockFormat(lines)
        if level:
            letters = QTextCharFormat()
            letters.setFont(Theme.font(px, 600))
            cursor.setCharFormat(letters)

    def _lighten(self, cursor: QTextCursor, block: QTextBlock) -> None:
        """Bold as the look has it: one step lighter than Markdown's."""
        medium = QTextCharFormat()
        medium.setFontWeight(600)
        place = block.begin()
        parts: list[QTextFragment] = []
        while not place.atEnd():
            parts.append(place.fragment())
            place += 1
        for part in parts:
            if part.charFormat().fontWeight() > 600:
                cursor.setPosition(part.position())
                end = part.position() + part.length()
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(medium)

    def _set_table(self, table: QTextTable) -> None:
        headed = any(text_of(table.cellAt(0, column)) for column in range(table.columns()))
        if not headed and table.rows() > 1:
            table.removeRows(0, 1)
        form = table.format()
        form.setBorder(0)
        form.setBorderCollapse(True)
        form.setCellPadding(0)
        form.setCellSpacing(0)
        form.setTopMargin(4)
        form.setBottomMargin(8)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))
        form.setColumnWidthConstraints(_columns(table))
        table.setFormat(form)
        for row in range(table.rows()):
            for column in range(table.columns()):
                self._set_cell(table.cellAt(row, column), head=headed and row == 0)

    def _set_cell(self, cell: QTextTableCell, *, head: bool) -> None:
        form = cell.format().toTableCellFormat()
        form.setBottomBorder(1)
        form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBottomBorderBrush(self._theme["ink" if head else "line"])
        form.setTopPadding(4)
        form.setBottomPadding(4)
        form.setRightPadding(10)
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignTop)
        cell.setFormat(form)


def _columns(table: QTextTable) -> list[QTextLength]:
    """Widths: a good part for the column that tells most, the others as they need."""
    told = [
        sum(len(text_of(table.cellAt(row, column))) for row in range(min(table.rows(), 40)))
        for column in range(table.columns())
    ]
    lengths = [QTextLength(QTextLength.Type.VariableLength, 0) for _ in told]
    share = MAIN_COLUMN.get(len(told))
    if share:
        widest = QTextLength(QTextLength.Type.PercentageLength, share)
        lengths[told.index(max(told))] = widest
    return lengths


def text_of(cell: QTextTableCell) -> str:
    """The characters of a cell."""
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().strip()


def shortened(text: str) -> str:
    """A long report as far as a preview goes: the first rows of tables, then cut between lines."""
    text = _with_short_tables(text)
    if len(text) <= LONGEST:
        return text
    rest = tr("The rest is in the file.")
    return f"{text[: text.rfind(chr(10), 0, LONGEST)]}\n\n*{rest}*\n"


def _with_short_tables(text: str) -> str:
    """Each table with at most MOST_ROWS rows, and how many more the file has."""
    lines: list[str] = []
    rows = 0
    for line in (*text.split("\n"), ""):
        in_table = line.startswith("|")
        rows = rows + 1 if in_table else rows
        if in_table and rows > MOST_ROWS + 2:  # head and rule of the table
            continue
        if not in_table and rows > MOST_ROWS + 2:
            more = tr("{n} more rows are in the file.").format(n=rows - MOST_ROWS - 2)
            lines += ["", f"*{more}*"]
        rows = rows if in_table else 0
        lines.append(line)
    return "\n".join(lines[:-1])
