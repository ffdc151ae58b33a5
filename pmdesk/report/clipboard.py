"""Makes what is copied: HTML that Google Docs, Confluence and Notion take over as it looks.

These keep headings, lists, tables and bold, and drop classes, style sheets and drawings; so there
are none.
"""

import re

from markupsafe import Markup

from pmdesk.report.blocks import Document
from pmdesk.report.html import environment
from pmdesk.report.prose import ProseReader

_MARK = re.compile(r'<(b|i|span) class="mark [^"]*">')
_MUTED = re.compile(r"</?(?:i|span)>")


def write(document: Document) -> str:
    """The fragment for the clipboard's HTML form; its text form is the Markdown."""
    reader = ProseReader()
    made = (
        environment()
        .get_template("clipboard.html")
        .render(document=document, prose=lambda source, level: Markup(reader.html(source, level)))
    )
    return _MUTED.sub("", _MARK.sub(r"<\1>", made)).replace(' class="as-written"', "")
