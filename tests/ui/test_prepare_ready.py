"""What stands beside and above the sections of Prepare: ready list, purposes, life cycle."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.model.gestures import header, seats
from pmdesk.model.words import Stage
from pmdesk.ui.console.progress import progress
from pmdesk.ui.prepare.panel import ReadyList
from pmdesk.ui.prepare.stage import PrepareStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.leads import LeadRow
from tests.ui.preparing import Show, made

LONG = "Overlong " + "x" * 190


@pytest.fixture
def prepare(theme: Theme, session: ReviewSession, shown: Show) -> PrepareStage:
    return made(theme, session, shown)


@pytest.fixture
def fresh(theme: Theme, empty_session: ReviewSession, shown: Show) -> PrepareStage:
    return made(theme, empty_session, shown)


def row(stage: PrepareStage, text: str) -> LeadRow:
    return next(row for row in stage.panel.list.items.rows if row.lead.text == text)


def test_the_list_says_what_is_ready_and_follows_the_review(fresh: PrepareStage) -> None:
    assert fresh.panel.list.count.text() == "1 of 10"
    assert not row(fresh, "Exactly one owner").lead.done
    fresh.session.do(seats.add_holder, id="s", field="owner")
    assert row(fresh, "Exactly one owner").lead.done
    assert fresh.panel.list.count.text() == "2 of 10"
    assert progress(Stage.PREPARE, fresh.review) == ("2 of 10 ready", 2 / 10)
    fresh.session.undo()
    assert fresh.panel.list.count.text() == "1 of 10"


def test_an_open_item_says_what_is_missing(fresh: PrepareStage) -> None:
    item = row(fresh, "Meeting within 48 hours")
    assert item.accessibleName() == "Meeting within 48 hours, No date yet"
    fresh.session.do(header.set_title, title="Slow because of the cache")
    item = row(fresh, "Title says what was seen")
    assert item.accessibleName() == "Title says what was seen, “because” tells why"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Story in two or three sentences", lambda s: s.story.text),
        ("Title says what was seen", lambda s: s.facts.title),
        ("Exactly one owner", lambda s: s.owner.owner),
        ("Facilitator has no part in it", lambda s: s.seats.holders["facilitator"].choice),
        ("Devil's advocate named", lambda s: s.seats.holders["advocate"].choice),
        ("Meeting within 48 hours", lambda s: s.meeting.rows[0].when),
    ],
)
def test_an_item_leads_to_its_place(fresh: PrepareStage, text: str, place) -> None:  # type: ignore[no-untyped-def]
    QTest.mouseClick(row(fresh, text), Qt.MouseButton.LeftButton)
    field = place(fresh)
    assert field.hasFocus()
    assert not field.visibleRegion().isEmpty()


@pytest.mark.parametrize(
    "text", ["Timeline begins before the incident", "Two accounts besides the drafter's"]
)
def test_an_item_of_the_timeline_leads_there(fresh: PrepareStage, text: str, qtbot) -> None:  # type: ignore[no-untyped-def]
    with qtbot.waitSignal(fresh.go_to) as went:
        QTest.keyClick(row(fresh, text), Qt.Key.Key_Space)
    assert went.args == [Stage.TIMELINE]


def test_the_purposes_lead_to_where_they_are_fulfilled(prepare: PrepareStage, qtbot) -> None:  # type: ignore[no-untyped-def]
    rows = prepare.panel.list.purposes.rows
    assert all(row.lead.done for row in rows)
    stages = []
    prepare.go_to.connect(stages.append)
    for found in rows:
        found.click()
    assert stages == [Stage.TIMELINE, Stage.FACTORS, Stage.LESSONS, Stage.ACTIONS]


def test_start_is_wanted_by_button_and_key(prepare: PrepareStage, qtbot) -> None:  # type: ignore[no-untyped-def]
    started = {"check_params_cb": lambda key: key == "start-meeting"}
    with qtbot.waitSignal(prepare.acted, **started):
        prepare.panel.start.click()
    prepare.panel.start.setFocus()
    with qtbot.waitSignal(prepare.acted, **started):
        QTest.keyClick(prepare.panel.start, Qt.Key.Key_Space)


def test_the_life_cycle_says_where_the_review_stands(
    prepare: PrepareStage, fresh: PrepareStage
) -> None:
    assert len(prepare.life.steps) == 11
    assert prepare.life.accessibleDescription() == "Step 11 of 11: Weekly review"
    assert prepare.sentence.text().startswith("Step 11 of 11: Weekly review.")
    assert prepare.life.steps[0].accessibleName() == "1, Detected, done"
    assert fresh.life.steps[0].accessibleName() == "1, Detected, here"
    assert fresh.life.steps[10].accessibleName() == "11, Weekly review, to come"


def test_a_step_leads_to_its_stage_also_back(prepare: PrepareStage) -> None:
    stages: list[Stage] = []
    prepare.go_to.connect(stages.append)
    for step in prepare.life.steps:
        step.click()
    assert stages == [
        *(Stage.TIMELINE, Stage.TIMELINE, Stage.TIMELINE, Stage.FACTORS, Stage.ACTIONS),
        *(Stage.OPEN, Stage.REPORT, Stage.ACTIONS, Stage.ACTIONS),
    ]


def test_a_step_of_prepare_leads_to_its_part(fresh: PrepareStage) -> None:
    fresh.life.steps[1].click()
    assert fresh.times.resolved.hasFocus()
    fresh.life.steps[2].click()
    assert fresh.meeting.rows[0].when.hasFocus()


def test_arrows_go_from_step_to_step_and_tab_goes_past_them(fresh: PrepareStage) -> None:
    steps = fresh.life.steps
    steps[0].setFocus()
    QTest.keyClick(steps[0], Qt.Key.Key_Right)
    assert steps[1].hasFocus()
    QTest.keyClick(steps[1], Qt.Key.Key_End)
    assert steps[10].hasFocus()
    QTest.keyClick(steps[10], Qt.Key.Key_Right)
    assert steps[10].hasFocus()
    QTest.keyClick(steps[10], Qt.Key.Key_Home)
    QTest.keyClick(steps[0], Qt.Key.Key_Tab)
    assert fresh.facts.title.hasFocus()


def test_a_narrow_stage_says_it_in_one_line(fresh: PrepareStage, qtbot) -> None:  # type: ignore[no-untyped-def]
    assert fresh.panel.isVisible()
    assert fresh.foot.isHidden()
    fresh.resize(968, 520)
    assert fresh.panel.isHidden()
    assert fresh.foot.isVisible()
    assert fresh.foot.said.text() == "1 of 10 ready. Next: Story in two or three sentences"
    with qtbot.waitSignal(fresh.acted, check_params_cb=lambda key: key == "start-meeting"):
        fresh.foot.start.click()
    fresh.resize(1096, 640)
    assert fresh.panel.isVisible()
    assert fresh.foot.isHidden()


def test_the_list_opens_over_a_narrow_stage_and_leads_on(fresh: PrepareStage, qapp) -> None:  # type: ignore[no-untyped-def]
    fresh.resize(968, 520)
    fresh.foot.show_all.click()
    shown = fresh.findChildren(ReadyList)[-1]
    assert shown is not fresh.panel.list
    assert shown.isVisible()
    fresh.session.do(seats.add_holder, id="s", field="owner")
    assert shown.count.text() == "2 of 10"
    shown.items.rows[0].click()
    assert fresh.story.text.hasFocus()
    assert not shown.isVisible()


def test_a_panel_that_is_folded_gives_way_to_the_line(fresh: PrepareStage) -> None:
    fresh.fold()
    assert fresh.panel.isHidden()
    assert fresh.foot.isVisible()
    fresh.foot.show_all.click()
    assert fresh.panel.isVisible()
    assert fresh.foot.isHidden()


def test_where_it_was_scrolled_to_is_found_again(
    theme: Theme, session: ReviewSession, shown: Show
) -> None:
    stage = made(theme, session, shown)
    stage.go_to_place("meeting")
    place = stage.place()
    assert place["scroll"] > 0
    again = PrepareStage(theme, session)
    again.restore_place(place)
    again.show_review(session.review)
    shown(again, 1096, 640)
    assert again.place() == place


@pytest.mark.parametrize(("width", "height"), [(1096, 640), (968, 500), (920, 500)])
def test_long_words_break_nothing(fresh: PrepareStage, width: int, height: int) -> None:
    for number in range(3):
        role = "Incident commander " + LONG
        fresh.session.do(seats.add_seat, id=f"s{number}", alias=LONG, role=role, name=LONG)
    fresh.session.do(header.set_title, title=LONG)
    fresh.session.do(header.seat_in, field="owner", seat="s0")
    fresh.session.do(header.set_impact, field="impact_users", value=LONG)
    fresh.resize(width, height)
    assert fresh.minimumSizeHint().width() <= 920
    for section in fresh.sections:
        assert section.width() >= section.minimumSizeHint().width()


def test_everything_that_takes_the_focus_has_a_name_and_is_large_enough(
    prepare: PrepareStage,
) -> None:
    stops = [
        part
        for part in prepare.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible()
    ]
    assert len(stops) > 60
    assert [part for part in stops if not part.accessibleName()] == []
    small = [part for part in stops if part.height() < 24 or part.width() < 24]
    assert [part.accessibleName() for part in small] == []


class Shown(QObject):
    """Notes every window that comes up."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(watched)
        return False


def test_no_part_comes_up_as_a_window_of_its_own(
    theme: Theme, session: ReviewSession, qapp: QApplication
) -> None:
    noted = Shown()
    qapp.installEventFilter(noted)
    stage = PrepareStage(theme, session)
    stage.show_review(session.review)
    qapp.removeEventFilter(noted)
    assert noted.windows == []
