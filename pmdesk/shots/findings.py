"""What mirror and checks find: a picture for each rule, at its place."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.intake.proposal import review_of
from pmdesk.intake.read import read
from pmdesk.method.finding import Finding
from pmdesk.method.lacking import lacking
from pmdesk.method.language.rules import KINDS
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.shots.marks import scroll_to, speak
from pmdesk.shots.props import sample
from pmdesk.shots.scenes import Scene, Set
from pmdesk.shots.spoilt import spoilt
from pmdesk.ui.board.stage import BoardStage
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.mirror.field_marks import FieldMarks
from pmdesk.ui.report_stage.stage import ReportStage


def rule_by_rule(reports: Sequence[Path]) -> Callable[[Set], Iterator[Scene]]:
    """A play that goes through reports, or the sample made worse if there are none.

    Each rule is seen once.
    """

    def play(at: Set) -> Iterator[Scene]:
        seen: set[str] = set()
        for review in _imported(reports) if reports else spoilt(sample()):
            at.desk.library.add(review, "New review")
            at.desk.work().open_review(review.id)
            at.console.session.mirror.look()
            marked = at.console.session.mirror.findings
            for finding in (*marked, *lacking(at.console.session.review)):
                if finding.rule not in seen and _bring(at.console, finding):
                    seen.add(finding.rule)
                    yield at.window(f"finding-{finding.rule}")
                    at.console.speaker.close()
                    at.console.guide.fold()

    return play


def _imported(reports: Sequence[Path]) -> Iterator[Review]:
    for report in reports:
        yield review_of(read(report.read_bytes(), name=report.name), new_id)


def _bring(console: ConsolePage, finding: Finding) -> bool:
    """The words that are marked with their bubble, else the line that says what is missing.

    False where it is left unsaid, because another finding says the same.
    """
    # The guide takes room from the stage, so it is there before the stage scrolls.
    console.guide.open_at("findings")
    console.going.to_finding(finding)
    QApplication.processEvents()
    if finding.kind in KINDS and _spoken(console, finding):
        return True
    stage = console.view
    if isinstance(stage, ReportStage) and finding.kind not in KINDS:
        row = _listed(stage, finding)
    else:
        row = _in_guide(console, finding)
    console.banner.hide()
    if row is not None:
        scroll_to(row)
        row.setFocus()
    return row is not None


def _spoken(console: ConsolePage, finding: Finding) -> bool:
    """Whether there is a field with the words, with the bubble open at them."""
    stage = console.view
    if isinstance(stage, BoardStage) and finding.field == "text":
        stage.board.edit(finding.row)
    elif stage.has_side:
        stage.open_side()
    QApplication.processEvents()
    where = (finding.noun, finding.row, finding.field)
    for marks in stage.findChildren(FieldMarks):
        if marks.place == where and marks.field.isVisible():
            scroll_to(marks.field)
            return speak(console, marks, finding.rule)
    return False


def _listed(stage: ReportStage, finding: Finding) -> QWidget | None:
    """Its row in the list of the Report stage."""
    if not stage.missing.more.isHidden():
        stage.missing.more.click()
    rows = stage.missing.rows
    return next((row for row in rows if row.text().startswith(finding.message)), None)


def _in_guide(console: ConsolePage, finding: Finding) -> QWidget | None:
    """Its row in the findings of the guide."""
    console.guide.open_at("findings")
    section = console.guide.panel.findings
    section.look()
    if not section.more.isHidden():
        section.more.click()
    said = f"“{finding.excerpt}”" if finding.kind in KINDS else finding.message
    return next((row for row in section.list.rows if said in row.text()), None)
