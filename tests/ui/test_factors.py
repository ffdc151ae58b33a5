"""The Factors stage as somebody uses it: by mouse, by keys, by menu, by drag."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from pmdesk.model.gestures import factors
from pmdesk.model.review import Factor, Group, Review, find
from pmdesk.model.text import new_id
from pmdesk.model.words import Novelty, Weight
from pmdesk.ui.board.card import card_data
from pmdesk.ui.factors.plan import entry_chip, factor_plan, incident_day
from pmdesk.ui.factors.stage import FactorsStage
from pmdesk.ui.paint.text import plain
from pmdesk.ui.session import ReviewSession

Key, Mouse = Qt.Key, Qt.MouseButton
Alt = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def stage(theme, session, shown) -> FactorsStage:
    return opened(theme, session, shown)


def opened(theme, session: ReviewSession, shown) -> FactorsStage:
    stage = FactorsStage(theme, session)
    session.changed.connect(stage.show_review)
    shown(stage, 1096, 690)
    stage.show_review(session.review)
    return stage


def focus():
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def in_category(review: Review, category: str) -> list[Factor]:
    return [factor for factor in review.factors if factor.category == category]


def shown_ids(stage: FactorsStage, column: int) -> list[str]:
    return [card.id for card in stage.board.plan[column].cards]


def chosen(stage: FactorsStage, factor: Factor):
    card = stage.board.cards[factor.id]
    stage.board.focus_on(card)
    return card


# What it shows


def test_columns_are_the_categories_with_their_cards(stage, session):
    heads = [(column.name, len(column.cards)) for column in stage.board.plan]
    wanted = [
        (name, len(in_category(session.review, name.lower())))
        for name in ("Technical", "Process", "Organizational", "Environmental")
    ]
    assert heads == wanted
    assert all(column.isVisible() for column in stage.board.columns)


def test_a_category_that_the_method_lacks_has_a_column(sample):
    odd = replace(sample.factors[0], category="legal")
    plan = factor_plan(replace(sample, factors=(odd,)), by_group=False)
    assert [column.name for column in plan][-1] == "Legal"
    assert [card.id for card in plan[-1].cards] == [odd.id]


def test_groups_are_headings_and_what_is_in_none_stands_last(sample):
    for column in factor_plan(sample, by_group=False):
        assert column.sections[-1].name == "Not grouped"
        assert all(section.cards for section in column.sections[:-1])
    names = [column.name for column in factor_plan(sample, by_group=True)]
    assert names == [*(group.name for group in sample.groups), "Not grouped"]


def test_a_card_is_read_aloud_whole(stage, session):
    linked = next(f for f in session.review.factors if f.novelty is Novelty.SURPRISE)
    name = stage.board.cards[linked.id].accessibleName()
    assert name.startswith(plain(linked.text))
    assert "Surprise" in name
    assert "Entries " in name


def test_a_time_chip_names_the_day_where_it_is_another(sample):
    day = incident_day(sample)
    chips = [entry_chip(entry, sample.zone, day) for entry in sample.entries]
    assert any(chip[:2].isdigit() and " " not in chip for chip in chips)
    assert any(chip.split()[0] in ("Mon", "Tue", "Wed", "Thu", "Fri") for chip in chips)


def test_only_the_changed_card_is_touched(stage, session):
    before = dict(stage.board.cards)
    first = session.review.factors[0]
    session.do(factors.set_text, id=first.id, text="Other words")
    assert stage.board.cards == before
    assert stage.board.cards[first.id].plan.text == "Other words"
    assert all(card.plan is before[id].plan for id, card in stage.board.cards.items())


def test_it_can_be_small(stage):
    hint = stage.minimumSizeHint()
    assert hint.width() <= 968
    assert hint.height() <= 500


def test_columns_scroll_as_a_whole_where_four_do_not_fit(stage, session, qtbot):
    stage.resize(968, 530)
    assert [column.isVisible() for column in stage.board.columns] == [True, True, True, False]
    last = in_category(session.review, "environmental")[0]
    card = chosen(stage, in_category(session.review, "organizational")[0])
    qtbot.keyClick(card, Key.Key_Right)
    assert stage.board.cards[last.id].isVisible()
    assert focus() is stage.board.cards[last.id]


def test_an_empty_board_asks(theme, empty_session, shown, qtbot):
    stage = opened(theme, empty_session, shown)
    assert stage.sentence.text() == "What had to be true for this to happen?"
    with qtbot.waitSignal(empty_session.changed):
        qtbot.mouseClick(stage.board.columns[1].ask, Mouse.LeftButton)
        qtbot.keyClicks(focus(), "The list asks about pods")
        qtbot.keyClick(focus(), Key.Key_Return)
    assert [(f.text, f.category) for f in empty_session.review.factors] == [
        ("The list asks about pods", "process")
    ]


# Editing


def test_a_double_click_edits_and_enter_stores(stage, session, qtbot):
    factor = session.review.factors[0]
    card = stage.board.cards[factor.id]
    qtbot.mouseDClick(card, Mouse.LeftButton, pos=QPoint(60, 20))
    assert card.editor is focus()
    qtbot.keyClicks(focus(), " and more")
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(focus(), Key.Key_Return)
    assert session.review.factors[0].text == factor.text + " and more"
    assert focus() is card
    session.undo()
    assert card.plan.text == factor.text


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_F2])
def test_keys_edit_and_escape_stores_too(stage, session, qtbot, key):
    factor = session.review.factors[0]
    card = chosen(stage, factor)
    qtbot.keyClick(card, key)
    qtbot.keyClicks(focus(), "!")
    qtbot.keyClick(focus(), Key.Key_Escape)
    assert session.review.factors[0].text == factor.text + "!"
    assert card.editor is None


def test_a_card_grows_with_its_text_while_it_is_edited(stage, session, qtbot):
    factor = session.review.factors[0]
    card = chosen(stage, factor)
    before = card.height()
    qtbot.keyClick(card, Key.Key_F2)
    qtbot.keyClicks(focus(), " word" * 40)
    assert card.height() > before + 60
    assert card.editor.geometry().bottom() < card.part_rect("ask-novelty").top()


def test_a_card_left_empty_keeps_its_words(stage, session, qtbot):
    factor = session.review.factors[0]
    card = chosen(stage, factor)
    qtbot.keyClick(card, Key.Key_F2)
    focus().selectAll()
    qtbot.keyClick(focus(), Key.Key_Backspace)
    qtbot.keyClick(focus(), Key.Key_Return)
    assert session.review.factors[0].text == factor.text


def test_a_new_card_left_empty_was_never_there(stage, session, qtbot):
    count, label = len(stage.board.cards), session.undo_label
    stage.add()
    assert len(stage.board.cards) == count + 1
    qtbot.keyClick(focus(), Key.Key_Escape)
    assert len(stage.board.cards) == count
    assert session.undo_label == label


def test_a_new_card_goes_where_the_last_one_was(stage, session, qtbot):
    chosen(stage, in_category(session.review, "process")[0])
    stage.handlers()["add-here"]()
    qtbot.keyClicks(focus(), "One more")
    qtbot.keyClick(focus(), Key.Key_Return)
    added = session.review.factors[-1]
    assert (added.text, added.category, added.group) == ("One more", "process", "")
    session.undo()
    assert added.id not in stage.board.cards


def test_undo_under_the_editor_takes_the_card_away(stage, session, qtbot):
    stage.add()
    qtbot.keyClicks(focus(), "Soon gone")
    focus().flush()
    added = session.review.factors[-1]
    assert added.text == "Soon gone"
    session.undo()
    assert added.id not in stage.board.cards
    assert stage.board.editor.card is None
    assert find(session.review.factors, added.id) is None


def test_delete_and_undo(stage, session, qtbot):
    factor = session.review.factors[0]
    qtbot.keyClick(chosen(stage, factor), Key.Key_Delete)
    assert factor.id not in stage.board.cards
    assert stage.board.isAncestorOf(focus())
    session.undo()
    assert stage.board.cards[factor.id].isVisible()
    assert find(session.review.factors, factor.id) == factor


def test_capture_goes_to_technical_or_to_the_column_of_the_last_card(stage, session):
    assert stage.capture("Said aloud")
    assert session.review.factors[-1].category == "technical"
    chosen(stage, in_category(session.review, "organizational")[0])
    assert stage.capture("Said later")
    assert session.review.factors[-1].category == "organizational"


# Moving


def test_keys_move_between_columns_and_the_window_does_not_take_them(stage, session, qtbot):
    factor = in_category(session.review, "process")[0]
    card = chosen(stage, factor)
    override = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Key.Key_Left, Alt)
    override.ignore()
    QApplication.sendEvent(card, override)
    assert override.isAccepted()
    qtbot.keyClick(card, Key.Key_Right, Alt)
    assert find(session.review.factors, factor.id).category == "organizational"
    assert find(session.review.factors, factor.id).group == factor.group
    assert focus() is card
    session.undo()
    assert factor.id in shown_ids(stage, 1)


def test_keys_move_among_cards_and_through_headings(stage, session, qtbot):
    first = stage.board.plan[0].cards[0].id
    order = shown_ids(stage, 0)
    card = chosen(stage, find(session.review.factors, first))
    qtbot.keyClick(card, Key.Key_Down, Alt)
    assert shown_ids(stage, 0)[:2] == [order[1], order[0]]
    qtbot.keyClick(card, Key.Key_Down, Alt)
    section = stage.board.plan[0].sections[1]
    assert first in [plan.id for plan in section.cards]
    assert find(session.review.factors, first).group == section.key
    qtbot.keyClick(card, Key.Key_Up, Alt)
    assert find(session.review.factors, first).group == stage.board.plan[0].sections[0].key


def test_arrows_walk(stage, session, qtbot):
    ids = shown_ids(stage, 0)
    card = stage.board.cards[ids[0]]
    stage.board.focus_on(card)
    qtbot.keyClick(card, Key.Key_Down)
    assert focus() is stage.board.cards[ids[1]]
    qtbot.keyClick(focus(), Key.Key_End)
    assert focus() is stage.board.columns[0].ask
    qtbot.keyClick(focus(), Key.Key_Right)
    assert stage.board.columns[1].isAncestorOf(focus())


def drag(stage: FactorsStage, id: str, at: QPoint, *, drop: bool = True) -> bool:
    data, row = card_data(id), stage.board.row
    move, left = Qt.DropAction.MoveAction, Mouse.LeftButton
    QApplication.sendEvent(row, QDragEnterEvent(at, move, data, left, NONE))
    over = QDragMoveEvent(at, move, data, left, NONE)
    QApplication.sendEvent(row, over)
    if drop:
        QApplication.sendEvent(row, QDropEvent(QPointF(at), move, data, left, NONE))
    return over.isAccepted()


def test_a_drop_before_a_card(stage, session):
    moving = in_category(session.review, "technical")[0]
    target = in_category(session.review, "process")[0]
    at = stage.board.cards[target.id].mapTo(stage.board.row, QPoint(50, 8))
    assert drag(stage, moving.id, at, drop=False)
    assert stage.board.columns[1].line.isVisible()
    drag(stage, moving.id, at)
    assert not stage.board.columns[1].line.isVisible()
    moved = find(session.review.factors, moving.id)
    assert (moved.category, moved.group) == ("process", target.group)
    ids = shown_ids(stage, 1)
    assert ids.index(moving.id) + 1 == ids.index(target.id)
    session.undo()
    assert find(session.review.factors, moving.id) == moving


def test_a_drop_under_a_heading(stage, session):
    moving = in_category(session.review, "environmental")[0]
    column = stage.board.columns[1]
    heading = column.headings[column.plan.sections[1].key]
    drag(stage, moving.id, heading.mapTo(stage.board.row, QPoint(40, heading.height() - 4)))
    assert find(session.review.factors, moving.id).group == column.plan.sections[1].key


def test_a_drop_into_an_empty_column(stage, session):
    for factor in in_category(session.review, "environmental"):
        session.do(factors.delete_factor, id=factor.id)
    moving = in_category(session.review, "technical")[0]
    column = stage.board.columns[3]
    drag(stage, moving.id, QPoint(column.x() + 60, column.height() - 40))
    moved = find(session.review.factors, moving.id)
    assert (moved.category, moved.group) == ("environmental", moving.group)


def test_foreign_data_is_not_taken(stage):
    assert not drag(stage, "not a card of ours", QPoint(100, 100))


def test_the_menu_moves_and_groups(stage, session):
    factor = in_category(session.review, "technical")[0]
    menus = {action.text(): action.menu() for action in stage.menu_of(factor.id).actions()}
    into = {action.text(): action for action in menus["Move to"].actions()}
    assert into["Technical"].isChecked()
    into["Process"].trigger()
    assert find(session.review.factors, factor.id).category == "process"
    groups = {action.text(): action for action in menus["Group"].actions()}
    groups["Not grouped"].trigger()
    assert find(session.review.factors, factor.id).group == ""


# Known or surprise, groups, links, details


@pytest.mark.parametrize(
    ("key", "novelty"),
    [(Key.Key_K, Novelty.KNOWN), (Key.Key_S, Novelty.SURPRISE), (Key.Key_U, Novelty.OPEN)],
)
def test_letters_mark(stage, session, qtbot, key, novelty):
    factor = next(f for f in session.review.factors if f.novelty is not novelty)
    qtbot.keyClick(chosen(stage, factor), key)
    assert find(session.review.factors, factor.id).novelty is novelty
    counted = sum(f.novelty is Novelty.KNOWN for f in session.review.factors)
    assert stage.counts.accessibleName().startswith(f"{counted} known")
    session.undo()
    assert stage.board.cards[factor.id].factor.novelty is factor.novelty


def test_a_click_on_the_question_asks(stage, session, qtbot):
    factor = next(f for f in session.review.factors if not f.novelty)
    card = chosen(stage, factor)
    asked = []
    card.commanded.connect(lambda id, command: asked.append(command))
    stage.board.commanded.disconnect(stage.command)
    qtbot.mouseClick(card, Mouse.LeftButton, pos=card.part_rect("ask-novelty").center())
    assert asked == ["ask-novelty"]


def test_g_names_a_group(stage, session, qtbot):
    factor = in_category(session.review, "process")[-1]
    qtbot.keyClick(chosen(stage, factor), Key.Key_G)
    qtbot.keyClicks(focus(), "Checks smaller than production")
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(focus(), Key.Key_Return)
    group = session.review.groups[-1]
    assert group.name == "Checks smaller than production"
    assert group.id in stage.board.columns[1].headings
    assert stage.popover is None
    session.undo()
    assert group.id not in stage.board.columns[1].headings


def test_g_takes_a_group_that_is_there(stage, session, qtbot):
    group = session.review.groups[0]
    factor = next(f for f in session.review.factors if f.group != group.id)
    qtbot.keyClick(chosen(stage, factor), Key.Key_G)
    qtbot.keyClicks(focus(), group.name[:6].upper())
    qtbot.keyClick(focus(), Key.Key_Return)
    assert find(session.review.factors, factor.id).group == group.id
    assert len(session.review.groups) == len(stage.review.groups)


@pytest.mark.parametrize("there", [True, False])
def test_a_card_that_went_under_a_group_stays_in_sight(stage, session, qtbot, there):
    for number in range(12):
        text = f"Condition {number}"
        session.do(factors.add_factor, id=new_id(), text=text, category="process")
    stage.show_review(session.review)
    factor = in_category(session.review, "process")[-1]
    card = chosen(stage, factor)
    stage.show_captured(factor.id)
    first = in_category(session.review, "process")[0]
    session.do(factors.move_to_new_group, id=first.id, group="g" * 36, name="Seen late")
    stage.command(factor.id, "group")
    qtbot.keyClicks(focus(), "Seen late" if there else "Another theme")
    qtbot.keyClick(focus(), Key.Key_Return)
    group = find(session.review.groups, find(session.review.factors, factor.id).group)
    assert group.name == ("Seen late" if there else "Another theme")
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())


def test_a_heading_renames_its_group(stage, session, qtbot):
    group = session.review.groups[0]
    heading = next(c.headings[group.id] for c in stage.board.columns if group.id in c.headings)
    qtbot.mouseClick(heading, Mouse.LeftButton, pos=QPoint(60, 12))
    focus().setText("Limits nobody could see")
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(focus(), Key.Key_Return)
    assert session.review.groups[0].name == "Limits nobody could see"
    qtbot.keyClick(heading, Key.Key_F2)
    focus().clear()
    qtbot.keyClick(focus(), Key.Key_Escape)
    assert session.review.groups[0].name == "Limits nobody could see"
    session.undo()
    assert heading.accessibleName().startswith(group.name)


def test_a_heading_folds(stage, qtbot):
    column = stage.board.columns[0]
    section = column.plan.sections[0]
    heading, card = column.headings[section.key], stage.board.cards[section.cards[0].id]
    qtbot.mouseClick(heading, Mouse.LeftButton, pos=QPoint(5, 12))
    assert not card.isVisible()
    assert "folded" in heading.accessibleName()
    qtbot.keyClick(heading, Key.Key_Space)
    assert card.isVisible()


def test_a_group_is_dissolved_from_its_menu(stage, session):
    group = session.review.groups[0]
    stage.group_menu(group.id).actions()[1].trigger()
    assert find(session.review.groups, group.id) is None
    assert len(stage.board.cards) == len(session.review.factors)
    session.undo()
    assert find(session.review.groups, group.id) == group


def test_by_group_a_move_changes_the_group(stage, session, qtbot):
    qtbot.mouseClick(stage.view.buttons()[1], Mouse.LeftButton)
    assert stage.board.columns[0].head.accessibleName().startswith(session.review.groups[0].name)
    id = stage.board.plan[0].cards[0].id
    before = find(session.review.factors, id)
    card = chosen(stage, before)
    qtbot.keyClick(card, Key.Key_Right, Alt)
    after = find(session.review.factors, id)
    assert after.group == session.review.groups[1].id
    assert after.category == before.category


def test_the_picker_links_and_undo_unlinks(stage, session, qtbot):
    linked = {link.source for link in session.review.links}
    session.do(factors.add_factor, id="f-new", text="Nothing linked yet")
    assert "f-new" not in linked
    qtbot.keyClick(chosen(stage, session.review.factors[-1]), Key.Key_L)
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(focus(), Key.Key_Return)
    first = session.review.entries[0]
    assert stage.board.cards["f-new"].factor.linked == (first.text,)
    session.undo()
    assert stage.board.cards["f-new"].factor.linked == ()
    picker = stage.popover.content
    assert not picker.model.is_chosen(first.id)


def test_more_links_than_fit_are_counted(stage, session):
    factor = session.review.factors[0]
    for number, entry in enumerate(session.review.entries[:6]):
        session.do(factors.link_entry, id=f"l{number}", factor=factor.id, entry=entry.id)
    card = stage.board.cards[factor.id]
    parts = card.foot_parts()
    assert any(part.text.startswith("+") or "entries" in part.text for part in parts)
    assert all(part.box.right() <= card.width() for part in parts)
    edges = [(part.box.left(), part.box.right()) for part in parts]
    assert all(one[1] <= other[0] for one, other in pairwise(edges))


def test_details_are_stored_field_by_field(stage, session, qtbot):
    factor = session.review.factors[0]
    stage.open_details(factor.id)
    details = stage.popover.content
    details.evidence.setFocus()
    details.evidence.selectAll()
    qtbot.keyClicks(details.evidence, "The graph")
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(details.evidence, Key.Key_Tab)
    qtbot.mouseClick(details.weight.buttons()[2], Mouse.LeftButton)
    stored = session.review.factors[0]
    assert (stored.evidence, stored.weight) == ("The graph", Weight.SECONDARY)
    qtbot.keyClick(focus(), Key.Key_Escape)
    assert stage.popover is None
    assert stage.board.cards[factor.id].factor.weight is Weight.SECONDARY


def test_what_is_typed_last_in_the_details_is_stored_on_escape(stage, session, qtbot):
    factor = session.review.factors[0]
    qtbot.keyClick(chosen(stage, factor), Key.Key_D)
    focus().selectAll()
    qtbot.keyClicks(focus(), "Since March")
    qtbot.keyClick(focus(), Key.Key_Escape)
    assert session.review.factors[0].details == "Since March"


def test_odd_texts_stay_inside(theme, library, sample, shown):
    texts = ("", "x" * 200, "word " * 60, "سبب", "🚒 <b>bold</b> {brace}")
    rows = tuple(
        Factor(id=f"f{n}", position=n, text=text, category="process", group="g")
        for n, text in enumerate(texts)
    )
    group = Group(id="g", position=1, name="A long name " * 20)
    review = replace(
        sample, id="odd", factors=rows, groups=(group,), links=(), actions=(), notes=()
    )
    library.add(review, "Import")
    stage = opened(theme, ReviewSession(library.session("odd")), shown)
    column = stage.board.columns[1]
    assert all(card.width() == column.width() - 10 for card in stage.board.cards.values())
    assert all(len(card.lines(200)) <= 3 for card in stage.board.cards.values())
    assert stage.grab().width() == 1096
