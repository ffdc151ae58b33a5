"""The Actions stage as somebody uses it: keys, clicks, menus, drags, and undo of each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from pmdesk.model.review import Action, Review
from pmdesk.model.words import ActionKind, Decision, Progress
from pmdesk.ui.actions_stage.coverage import coverage
from pmdesk.ui.actions_stage.drag import MIME
from pmdesk.ui.actions_stage.model import Column
from pmdesk.ui.actions_stage.stage import ActionsStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
TODAY = date(2026, 10, 28)


def opened(theme: Theme, session: ReviewSession, shown: Callable[..., QWidget]) -> ActionsStage:
    """The stage as the console shows it."""
    view = ActionsStage(theme, session, lambda: TODAY)
    session.changed.connect(view.show_review)
    view.show_review(session.review)
    shown(view, 1096, 660)
    return view


@pytest.fixture
def stage(theme: Theme, session: ReviewSession, shown: Callable[..., QWidget]) -> ActionsStage:
    """The stage on the sample, the table in use."""
    view = opened(theme, session, shown)
    view.table.setFocus()
    view.table.choose(view.table.ids()[0])
    return view


@pytest.fixture
def bare(theme: Theme, empty_session: ReviewSession, shown: Callable[..., QWidget]) -> ActionsStage:
    """The stage on a review without anything."""
    return opened(theme, empty_session, shown)


def current(stage: ActionsStage) -> Action:
    action = stage.current
    assert action is not None
    return action


def of_kind(stage: ActionsStage, kind: ActionKind) -> list[str]:
    return [action.id for action in stage.review.actions if action.kind is kind]


def aloud(stage: ActionsStage, id: str) -> str:
    index = stage.table.rows.index(stage.table.rows.row_of(id), Column.ACTION)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


@pytest.mark.parametrize(("key", "place"), [(Key.Key_Down, 0), (Key.Key_Up, -1)])
def test_arrows_choose_a_row_where_none_is(stage: ActionsStage, key: Qt.Key, place: int) -> None:
    QTest.keyClick(stage.table, Key.Key_Escape)
    assert stage.table.current() is None
    QTest.keyClick(stage.table, key)
    assert current(stage).id == stage.table.ids()[place]


def test_prevention_stands_first_and_headings_are_skipped(qtbot, stage: ActionsStage) -> None:  # type: ignore[no-untyped-def]
    kinds = [current(stage).kind]
    for _ in stage.review.actions[1:]:
        qtbot.keyClick(stage.table, Key.Key_Down)
        kinds.append(current(stage).kind)
    assert kinds == sorted(kinds, key=list(ActionKind).index)
    assert [current(stage).id] == stage.table.ids()[-1:]


def test_the_model_holds_through_every_change(stage: ActionsStage) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(stage.table.rows, fatal)
    stage.move_by(1)
    stage.set_kind(ActionKind.DETECT)
    stage.add_action(ActionKind.REDUCE)
    stage.delete()
    for _ in range(4):
        stage.session.undo()
    assert tester.model() is stage.table.rows


def test_a_row_says_everything_aloud(stage: ActionsStage) -> None:
    first = aloud(stage, stage.table.ids()[0])
    assert "Prevent recurrence" in first
    assert "Accepted, First priority" in first
    late = next(a for a in stage.review.actions if a.due == date(2026, 10, 23))
    assert "Overdue, 23 Oct" in aloud(stage, late.id)


@pytest.mark.parametrize(
    ("key", "decision"),
    [
        (Key.Key_A, Decision.ACCEPTED),
        (Key.Key_D, Decision.DECLINED),
        (Key.Key_P, Decision.PARKED),
    ],
)
def test_a_letter_decides_and_undo_shows_it(  # type: ignore[no-untyped-def]
    qtbot, stage: ActionsStage, key: Key, decision: Decision
) -> None:
    stage.capture("Rehearse the fallback")
    stage.table.setFocus()
    qtbot.keyClick(stage.table, key)
    assert current(stage).decision is decision
    assert stage.panel.decision.value() is decision
    stage.session.undo()
    assert current(stage).decision is Decision.PROPOSED
    assert stage.panel.decision.value() is Decision.PROPOSED


def test_declining_asks_for_the_reason_and_goes_back_to_the_table(  # type: ignore[no-untyped-def]
    qtbot, stage: ActionsStage
) -> None:
    qtbot.keyClick(stage.table, Key.Key_D)
    assert stage.panel.reason.hasFocus()
    qtbot.keyClicks(stage.panel.reason, "it drew attention away")
    qtbot.keyClick(stage.panel.reason, Key.Key_Return)
    assert stage.table.hasFocus()
    assert current(stage).reason == "it drew attention away"
    assert "Declined: it drew attention away" in aloud(stage, current(stage).id)
    stage.decide(Decision.PARKED)
    assert current(stage).reason == "it drew attention away", "kept from one to the other"
    stage.decide(Decision.ACCEPTED)
    assert current(stage).reason == ""
    assert not stage.panel.reason.isVisible()


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_chip_of_a_row_opens_the_decisions(qtbot, stage: ActionsStage) -> None:  # type: ignore[no-untyped-def]
    cell = stage.table.cell(stage.table.ids()[1], Column.DECISION)
    place = cell.topLeft() + QPoint(20, 20)
    with qtbot.waitSignal(stage.table.decide_wanted):
        qtbot.mouseClick(stage.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[2].trigger()
    menu.close()
    assert stage.review.actions[1].decision is Decision.PARKED


def test_figures_and_arrows_change_the_kind(qtbot, stage: ActionsStage) -> None:  # type: ignore[no-untyped-def]
    id = current(stage).id
    qtbot.keyClick(stage.table, Key.Key_3)
    assert (current(stage).id, current(stage).kind) == (id, ActionKind.DETECT)
    qtbot.keyClick(stage.table, Key.Key_Left, ALT)
    assert current(stage).kind is ActionKind.REDUCE
    assert stage.panel.kind.value() is ActionKind.REDUCE
    for _ in range(3):
        qtbot.keyClick(stage.table, Key.Key_Left, ALT)
    assert (current(stage).id, current(stage).kind) == (id, ActionKind.PREVENT)


def test_alt_and_arrows_reorder_within_the_kind(qtbot, stage: ActionsStage) -> None:  # type: ignore[no-untyped-def]
    before = of_kind(stage, ActionKind.PREVENT)
    qtbot.keyClick(stage.table, Key.Key_Down, ALT)
    assert of_kind(stage, ActionKind.PREVENT) == [before[1], before[0], *before[2:]]
    assert current(stage).id == before[0]
    qtbot.keyClick(stage.table, Key.Key_Down, ALT)
    qtbot.keyClick(stage.table, Key.Key_Down, ALT)
    assert of_kind(stage, ActionKind.PREVENT)[-1] == before[0]
    qtbot.keyClick(stage.table, Key.Key_Up, ALT)
    assert of_kind(stage, ActionKind.PREVENT)[-2] == before[0]
    for _ in range(3):
        stage.session.undo()
    assert of_kind(stage, ActionKind.PREVENT) == before
    assert stage.table.ids()[: len(before)] == before


def test_alt_left_is_the_way_back_only_where_no_row_has_the_keys(  # type: ignore[no-untyped-def]
    qtbot, stage: ActionsStage
) -> None:
    went: list[str] = []
    back = QShortcut(QKeySequence("Alt+Left"), stage)
    back.activated.connect(lambda: went.append("back"))
    stage.activateWindow()
    stage.set_kind(ActionKind.REDUCE)
    qtbot.keyClick(stage.table, Key.Key_Left, ALT)
    assert (current(stage).kind, went) == (ActionKind.PREVENT, [])
    qtbot.keyClick(stage.table, Key.Key_Escape)
    qtbot.keyClick(stage.table, Key.Key_Left, ALT)
    assert went == ["back"]


def drop(stage: ActionsStage, id: str, at: QPoint) -> None:
    data, view = QMimeData(), stage.table.viewport()
    data.setData(MIME, id.encode())
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    move = Qt.DropAction.MoveAction
    QApplication.sendEvent(view, QDragEnterEvent(at, move, data, button, none))
    QApplication.sendEvent(view, QDragMoveEvent(at, move, data, button, none))
    view.grab()
    QApplication.sendEvent(view, QDropEvent(QPointF(at), move, data, button, none))


def test_a_row_drops_between_others_and_into_another_kind(stage: ActionsStage) -> None:
    prevent, reduce = of_kind(stage, ActionKind.PREVENT), of_kind(stage, ActionKind.REDUCE)
    upper = stage.table.cell(prevent[0], Column.ACTION).topLeft() + QPoint(60, 4)
    drop(stage, prevent[2], upper)
    assert of_kind(stage, ActionKind.PREVENT) == [prevent[2], prevent[0], prevent[1]]
    lower = stage.table.cell(reduce[0], Column.ACTION).bottomLeft() + QPoint(60, -4)
    drop(stage, prevent[2], lower)
    assert of_kind(stage, ActionKind.REDUCE) == [reduce[0], prevent[2], *reduce[1:]]
    assert current(stage).id == prevent[2]
    drop(stage, prevent[2], stage.table.cell(prevent[2], Column.ACTION).bottomLeft() - QPoint(0, 4))
    stage.session.undo()
    stage.session.undo()
    assert of_kind(stage, ActionKind.PREVENT) == prevent


def test_enter_edits_and_typing_shows_in_the_row(qtbot, stage: ActionsStage) -> None:  # type: ignore[no-untyped-def]
    was = current(stage).text
    qtbot.keyClick(stage.table, Key.Key_Return)
    assert stage.panel.text.hasFocus()
    qtbot.keyClicks(stage.panel.text, "Cap the pool")
    qtbot.keyClick(stage.panel.text, Key.Key_Return)
    assert stage.table.hasFocus()
    assert aloud(stage, current(stage).id).startswith("Cap the pool")
    stage.session.undo()
    assert stage.panel.text.toPlainText() == was


def test_facts_are_stored_field_by_field(qtbot, stage: ActionsStage) -> None:  # type: ignore[no-untyped-def]
    stage.capture("Rehearse the fallback")
    assert (
        "4 to settle"
        in stage.table.rows.index(stage.table.rows.row_of(current(stage).id), Column.QUALITY).data()
    )
    panel = stage.panel
    for field, text in ((panel.ticket, "OPS-9"), (panel.due.line, "+14")):
        field.setFocus()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Key.Key_Return)
    panel.done_when.setFocus()
    qtbot.keyClicks(panel.done_when, "a drill was held")
    qtbot.keyClick(panel.done_when, Key.Key_Return)
    panel.owner.choice.setCurrentIndex(2)
    panel.owner.choice.activated.emit(2)
    action = current(stage)
    assert (action.ticket, action.due, action.done_when) == (
        "OPS-9",
        date(2026, 11, 11),
        "a drill was held",
    )
    assert action.owner == stage.review.seats[1].id
    quality = stage.table.rows.index(stage.table.rows.row_of(action.id), Column.QUALITY)
    assert quality.data() == "OPS-9"
    for _ in range(4):
        stage.session.undo()
    assert (current(stage).ticket, current(stage).due, current(stage).owner) == ("", None, "")
    assert panel.due.line.text() == ""


def test_what_is_typed_goes_to_the_action_it_was_typed_for(qtbot, stage: ActionsStage) -> None:  # type: ignore[no-untyped-def]
    first, second = stage.table.ids()[:2]
    stage.panel.ticket.setFocus()
    stage.panel.ticket.selectAll()
    qtbot.keyClicks(stage.panel.ticket, "NEW-1")
    stage.table.choose(second)
    tickets = {action.id: action.ticket for action in stage.review.actions}
    assert tickets[first] == "NEW-1"
    assert tickets[second] != "NEW-1"


def test_a_new_seat_is_named_in_a_line(qtbot, stage: ActionsStage) -> None:  # type: ignore[no-untyped-def]
    owner = stage.panel.owner
    last = owner.choice.count() - 1
    owner.choice.activated.emit(last)
    assert owner.line.hasFocus()
    qtbot.keyClicks(owner.line, "Release manager")
    qtbot.keyClick(owner.line, Key.Key_Return)
    assert stage.review.seats[-1].alias == "Release manager"
    assert current(stage).owner == stage.review.seats[-1].id
    assert owner.choice.currentText() == "Release manager"
    assert not owner.line.isVisible()
    owner.choice.activated.emit(owner.choice.count() - 1)
    qtbot.keyClick(owner.line, Key.Key_Escape)
    assert owner.choice.currentText() == "Release manager"


def test_first_priority_belongs_to_one_accepted_action(qtbot, stage: ActionsStage) -> None:  # type: ignore[no-untyped-def]
    ids = [a.id for a in stage.review.actions if a.decision is Decision.ACCEPTED]
    stage.table.choose(ids[1])
    qtbot.keyClick(stage.table, Key.Key_F)
    assert [a.id for a in stage.review.actions if a.first] == [ids[1]]
    assert stage.panel.first.isChecked()
    stage.session.undo()
    assert [a.id for a in stage.review.actions if a.first] == [ids[0]]
    assert not stage.panel.first.isChecked()
    stage.decide(Decision.PROPOSED)
    assert not stage.panel.first.isEnabled()


def test_done_and_dropped_have_their_day(stage: ActionsStage) -> None:
    stage.panel.progress.buttons()[1].click()
    assert (current(stage).progress, current(stage).finished) == (Progress.DONE, TODAY)
    assert stage.panel.since.text() == "Done Wed 28 Oct 2026"
    assert "Done 28 Oct 2026" in aloud(stage, current(stage).id)
    stage.panel.progress.buttons()[2].click()
    assert stage.panel.reason.hasFocus()
    stage.session.undo()
    stage.session.undo()
    assert current(stage).progress is Progress.OPEN


def test_factors_are_linked_by_ticks_and_unlinked_by_chips(qtbot, stage: ActionsStage) -> None:  # type: ignore[no-untyped-def]
    stage.capture("Rehearse the fallback")
    stage.link_factors()
    picker = stage._picker
    assert picker is not None
    qtbot.keyClick(picker.filter, Key.Key_Return)
    assert [chip.factor.id for chip in stage.panel.linked.chips] == [stage.review.factors[0].id]
    stage.session.undo()
    assert stage.panel.linked.chips == []
    stage.session.redo()
    qtbot.keyClick(picker.filter, Key.Key_Escape)
    assert stage._picker is None
    stage.panel.linked.chips[0].away.click()
    assert stage.panel.linked.chips == []


def test_deleting_goes_on_to_the_next(qtbot, stage: ActionsStage) -> None:  # type: ignore[no-untyped-def]
    ids = stage.table.ids()
    qtbot.keyClick(stage.table, Key.Key_Delete)
    assert stage.table.ids() == ids[1:]
    assert current(stage).id == ids[1]
    stage.session.undo()
    assert stage.table.ids() == ids
    while stage.table.ids():
        stage.delete()
    assert stage.empty.isVisible()


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_menu_has_a_word_for_every_key(qtbot, stage: ActionsStage) -> None:  # type: ignore[no-untyped-def]
    qtbot.keyClick(stage.table, Key.Key_Menu)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    keys = [act.text().partition("\t")[2] for act in menu.actions()]
    assert set(keys) >= {"Enter", "A", "D", "P", "F", "Alt+Up", "Alt+Down", "Del"}
    next(act for act in menu.actions() if act.text().startswith("Move down")).trigger()
    menu.close()
    assert of_kind(stage, ActionKind.PREVENT)[1] == current(stage).id


def test_an_empty_review_has_one_sentence_and_one_way_on(qtbot, bare: ActionsStage) -> None:  # type: ignore[no-untyped-def]
    assert bare.empty.isVisible()
    bare.handlers()["add-here"]()
    assert bare.panel.text.hasFocus()
    qtbot.keyClicks(bare.panel.text, "Pin the image")
    bare.panel.text.flush()
    assert [action.text for action in bare.review.actions] == ["Pin the image"]
    bare.session.undo()
    bare.session.undo()
    assert bare.empty.isVisible()


def test_an_empty_kind_asks_and_adds(qtbot, bare: ActionsStage) -> None:  # type: ignore[no-untyped-def]
    assert bare.capture("Page the support lead")
    table = bare.table
    asking = table.rows.rowCount() - 1
    rect = table.visualRect(table.rows.index(asking, 0))
    place = QPoint(table.viewport().width() - 40, rect.center().y())
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert bare.review.actions[-1].kind is ActionKind.DETECT
    assert bare.panel.text.hasFocus()


def test_capture_adds_to_the_kind_of_the_current_row(stage: ActionsStage) -> None:
    stage.table.choose(of_kind(stage, ActionKind.DETECT)[0])
    assert stage.capture("Alert at 80 % of used connections")
    assert current(stage).text == "Alert at 80 % of used connections"
    assert current(stage).kind is ActionKind.DETECT


def test_the_sentence_tells_what_is_left_and_whether_the_plan_has_a_size(
    bare: ActionsStage,
) -> None:
    bare.capture("One")
    assert bare.sentence.text().startswith("None accepted, 1 to decide. Fewer than three")
    for word in ("Two", "Three"):
        bare.capture(word)
        bare.decide(Decision.ACCEPTED)
    assert bare.sentence.text() == (
        "2 accepted, 1 to decide. Three to seven is a plan that gets done."
    )
    for number in range(5):
        bare.capture(str(number))
    assert "Which can wait?" in bare.sentence.text()


def test_coverage_names_the_groups_that_no_action_changes(sample: Review) -> None:
    rows = {row.name: row for row in coverage(sample)}
    assert [*rows][-1] == "Not grouped"
    assert not any(row.open for row in rows.values())
    bare_rows = coverage(Review(id="r", factors=sample.factors, groups=sample.groups))
    assert all(row.open for row in bare_rows)


def test_coverage_stands_alone_until_an_action_is_chosen(qtbot, stage: ActionsStage) -> None:  # type: ignore[no-untyped-def]
    assert stage.panel.isVisible()
    qtbot.keyClick(stage.table, Key.Key_Escape)
    assert not stage.panel.isVisible()
    assert stage.side.view.isVisible()
    assert "Harmless at night" in stage.side.view.accessibleDescription()
    stage.resize(1696, 1000)
    stage.table.choose(stage.table.ids()[0])
    qtbot.waitUntil(lambda: stage.side.view.isVisible() and stage.panel.isVisible())


def test_the_panel_folds_and_comes_back_to_edit(stage: ActionsStage) -> None:
    stage.fold()
    assert not stage.side.isVisible()
    stage.edit()
    assert stage.side.isVisible()
    assert stage.panel.text.hasFocus()


@pytest.mark.parametrize(("width", "height"), [(968, 500), (1096, 660), (1696, 940)])
def test_no_field_of_the_panel_is_pushed_out(
    theme: Theme,
    session: ReviewSession,
    shown: Callable[..., QWidget],
    width: int,
    height: int,
) -> None:
    stage = opened(theme, session, shown)
    stage.resize(width, height)
    stage.table.choose(stage.table.ids()[2])
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    room = stage.side._details.viewport().width()
    assert stage.panel.width() <= room
    assert stage.minimumSizeHint().width() <= 968


def test_every_theme_paints_every_row(theme: Theme, stage: ActionsStage) -> None:
    for name in ("dark", "contrast", "light"):
        theme.use(name)
        assert not stage.grab().isNull()


def test_two_hundred_actions_are_shown_and_one_of_them_moves(bare: ActionsStage) -> None:
    many = tuple(
        Action(id=str(n), position=n, text=f"Action {n} " * 9, kind=list(ActionKind)[n % 3])
        for n in range(200)
    )
    bare.show_review(Review(id="r", actions=many))
    bare.table.choose("150")
    moved = tuple(replace(a, kind=ActionKind.DETECT) if a.id == "150" else a for a in many)
    bare.show_review(Review(id="r", actions=moved))
    assert current(bare).id == "150"
    cell = bare.table.cell("150", Column.ACTION)
    assert bare.table.viewport().rect().contains(cell)
