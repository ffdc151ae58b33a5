"""Writes a report as one HTML file that needs nothing else: styles and drawings are inside."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from pmdesk.model.inline import Inline, Span, Style, text_of
from pmdesk.model.words import Kind, Milestone
from pmdesk.report import pictures, strip_svg
from pmdesk.report.blocks import Document, Picture, StripDrawing, TableRow
from pmdesk.report.prose import ProseReader
from pmdesk.report.row_height import is_tall
from pmdesk.resources import resource_text

_ELEMENTS = {
    Style.PLAIN: ("", ""),
    Style.STRONG: ("<b>", "</b>"),
    Style.EMPHASIS: ("<em>", "</em>"),
    Style.CODE: ("<code>", "</code>"),
    Style.MUTED: ("<i>", "</i>"),
}
_LONGEST_RUNNING = 72
_FACT_LINE = 34
"""Characters of a fact on one line of a column."""
Pair = tuple[str, Inline]


def write(document: Document) -> str:
    """The HTML text of a report."""
    reader = ProseReader()
    template = environment().get_template("report.html")
    return template.render(
        document=document,
        running=_shortened(document.title),
        style=Markup(stylesheet()),
        prose=lambda source, level: Markup(reader.html(source, level)),
        picture=_picture_writer(document),
    )


@cache
def stylesheet() -> str:
    """The report's style sheet with the shapes in it."""
    return resource_text("styles/report.css") + "".join(_shape_rules())


@cache
def environment() -> Environment:
    """The templates; every value that is not marked as HTML is escaped."""
    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(lambda name: resource_text(f"templates/{name}")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"inline": inline, "bodies": bodies, "halves": halves, "svg": _svg}
    environment.tests |= {"tall": is_tall}
    environment.globals["block_name"] = lambda block: type(block).__name__
    return environment


def inline(spans: Inline) -> Markup:
    """Spans as HTML."""
    return Markup("".join(map(_span, spans)))


def _span(span: Span) -> str:
    before, behind = _ELEMENTS[span.style]
    text = str(escape(span.text))
    if span.mark:
        # One element carries shape and style: a box less for each milestone.
        tag = before[1] if before else "span"
        return f'<{tag} class="mark m-{span.mark}">{text}</{tag}>'
    if span.href:
        text = f'<a href="{escape(span.href)}" rel="noopener">{text}</a>'
    return f"{before}{text}{behind}"


def halves(pairs: tuple[Pair, ...]) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Facts for two columns of about one height; WeasyPrint's own columns may never end."""
    lines = [1 + len(text_of(spans)) // _FACT_LINE for _, spans in pairs]
    cut = min(
        range(len(pairs) + 1), key=lambda n: (max(sum(lines[:n]), sum(lines[n:])), -sum(lines[:n]))
    )
    return pairs[:cut], pairs[cut:]


def bodies(rows: Iterable[TableRow]) -> list[tuple[TableRow | None, list[TableRow]]]:
    """Rows in bodies, each with the row that heads it: a day or a group."""
    made: list[tuple[TableRow | None, list[TableRow]]] = []
    for row in rows:
        if row.kind in ("day", "group"):
            made.append((row, []))
        else:
            if not made:
                made.append((None, []))
            made[-1][1].append(row)
    return made


def _svg(block: StripDrawing) -> Markup:
    return Markup(strip_svg.write(block.strip, block.words))


def _picture_writer(document: Document) -> Callable[[Picture], Markup]:
    """What writes a picture as an element, or a line where it cannot be shown."""
    addresses = pictures.embedded(document)

    def write(picture: Picture) -> Markup:
        said = pictures.said(addresses, picture)
        if said:
            return Markup('<p class="unshown">{}</p>').format(said)
        return Markup('<img src="{}" alt="{}">').format(addresses[id(picture)], picture.words)

    return write


def _shortened(title: str) -> str:
    """The title as the running head of later pages: one line."""
    if len(title) <= _LONGEST_RUNNING:
        return title
    return title[:_LONGEST_RUNNING].rsplit(" ", 1)[0][:_LONGEST_RUNNING] + " …"


def _shape_rules() -> Iterator[str]:
    for kind in Kind:
        yield _rule(kind.value, "-7 -7 14 14", strip_svg.mark(kind))
    for milestone in Milestone:
        if milestone is not Milestone.NONE:
            yield _rule(milestone.value, "0 0 12 12", strip_svg.flag(milestone))
    for name in ("milestone", "gap", "known", "surprise", "impact"):
        yield _rule(name, strip_svg.OTHER[name][0], strip_svg.OTHER[name][1])


def _rule(name: str, box: str, shape: str) -> str:
    """A shape as a background: it costs no box of its own and is no content for a reader."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{shape}</svg>'
    uri = b64encode(svg.encode()).decode()
    return f'.m-{name}{{background-image:url("data:image/svg+xml;base64,{uri}")}}\n'
