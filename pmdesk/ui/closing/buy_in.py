"""Buy-in: whether those who set priorities make room for the plan, who said so, and a remark."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.closing import buy_in_words
from pmdesk.method.words import name_of
from pmdesk.model.gestures import header
from pmdesk.model.masking import called
from pmdesk.model.review import Review
from pmdesk.model.words import BuyIn
from pmdesk.ui.closing.buy_in_each import BuyInEach
from pmdesk.ui.closing.decided import decided
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.block import Block
from pmdesk.ui.widgets.buttons import Segmented, align, button
from pmdesk.ui.widgets.fields import ChoiceField, LineField, TextField
from pmdesk.ui.widgets.folding import Folding
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.labels import Para

ANSWERS = (BuyIn.YES, BuyIn.PARTLY, BuyIn.NO, BuyIn.NONE)


class BuyInBlock(Block):
    """The question as it is asked aloud, the answer, by whom, and a remark."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        words = buy_in_words()
        super().__init__(theme, tr("Buy-in"), words.explained)
        self._session = session
        self.answer = Segmented(tr("Buy-in"), [(name_of(one), one) for one in ANSWERS])
        self.who = Para(theme, "", 12, 400, "muted")
        self.by = ChoiceField(theme, tr("Said by"))
        self.hint = Para(theme, words.no, 12, 400, "amber")
        self.note = TextField(tr("Remark on the buy-in"), tr("What was said"), lines=(1, 5))
        self.fields.addWidget(Para(theme, words.question, 15, 600))
        self.fields.addWidget(self.who)
        self.fields.addWidget(align(self.answer))
        self.fields.addWidget(self.hint)
        self.fields.addLayout(labelled(tr("Said by"), self.by))
        self.fields.addLayout(labelled(tr("Remark"), self.note))
        self.each = Folding(theme, tr("Action by action"), lambda: BuyInEach(theme, session))
        self.fields.addWidget(self.each)
        self.answer.chosen.connect(self._answer)
        self.by.chosen.connect(self._say_who)
        self.note.edited.connect(
            lambda text: session.do(header.set_closing, field="buy_in_note", value=text)
        )
        self.note.left.connect(session.seal)

    def _answer(self, answer: object) -> None:
        self._session.seal()
        self._session.do(header.set_closing, field="buy_in", value=answer)

    def _say_who(self, seat: object) -> None:
        self._session.do(header.seat_in, field="buy_in_by", seat=seat)

    def show_review(self, review: Review) -> None:
        self.answer.show_value(review.buy_in)
        self.each.setVisible(bool(decided(review)))
        if isinstance(self.each.content, BuyInEach):
            self.each.content.show_review(review)
        self.hint.setVisible(review.buy_in is BuyIn.NO)
        self.note.show_value(review.buy_in_note)
        leaders = [called(seat) for seat in review.seats if seat.leader]
        self.who.set_text(tr("To ask: {names}").format(names=", ".join(leaders)))
        self.who.setVisible(bool(leaders))
        seats = sorted(review.seats, key=lambda seat: not seat.leader)
        rows: list[tuple[str, object]] = [(called(seat), seat.id) for seat in seats]
        self.by.set_choices([(tr("Not noted"), ""), *rows])
        self.by.show_value(review.buy_in_by)


class BuyInAsk(QWidget):
    """Asks once, before the meeting is left without an answer; going on keeps the reason.

    Signals:
        answered(): the question is to be put now.
        went_on(str): it stays open, with this reason ("" for none).
    """

    answered = Signal()
    went_on = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(buy_in_words().unasked)
        self.reason = LineField(tr("Why it stays open"), tr("Such as: the manager was not here"))
        self.now = button(theme, tr("Ask now"), "primary")
        self.on = button(theme, tr("Leave it open"), "outline")
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self.now)
        ways.addWidget(self.on)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Para(theme, buy_in_words().unasked, 13, 600))
        column.addLayout(labelled(tr("Why it stays open, kept as the remark"), self.reason))
        column.addLayout(ways)
        self.setFocusProxy(self.now)
        self.now.clicked.connect(self.answered)
        self.on.clicked.connect(lambda: self.went_on.emit(self.reason.text().strip()))
        self.reason.entered.connect(lambda: self.went_on.emit(self.reason.text().strip()))
