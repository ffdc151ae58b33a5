"""How others remember an entry: a field for each, and a way to add one."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.gestures import timeline
from pmdesk.model.review import Account, Review
from pmdesk.model.text import new_id
from pmdesk.ui.mirror.watch import watch
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.labels import label


class Accounts(QWidget):
    """The further accounts of one entry."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._entry = ""
        self.fields: list[AccountField] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.remember = button(theme, tr("Add another account"), "link", "plus")
        self.remember.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._column)
        column.addWidget(self.remember)

    def show_entry(self, review: Review, entry: str) -> None:
        """The accounts of an entry (its id), none for ""."""
        self._entry = entry
        accounts = [account for account in review.accounts if account.entry == entry]
        if [field.account for field in self.fields] != [account.id for account in accounts]:
            self._make(accounts)
        for field, account in zip(self.fields, accounts, strict=True):
            field.text.show_value(account.text)

    def _make(self, accounts: list[Account]) -> None:
        for field in self.fields:
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields = [AccountField(self._theme, self._session, account) for account in accounts]
        for field in self.fields:
            self._column.addWidget(field)

    def _add(self) -> None:
        if self._entry and self._session.do(
            timeline.add_account, id=new_id(), entry=self._entry, text=""
        ):
            self.fields[-1].text.setFocus()


class AccountField(QWidget):
    """How somebody else remembers the entry, with a way to take it out again."""

    def __init__(self, theme: Theme, session: ReviewSession, account: Account) -> None:
        super().__init__()
        self.account = account.id
        self.text = TextField(tr("Also remembered"), tr("How else it is remembered"), lines=(2, 6))
        away = button(theme, "", "quiet", "trash", dense=True, name=tr("Delete this account"))
        head = QHBoxLayout()
        head.addWidget(label(tr("Also remembered"), 11, 600, "muted"), 1)
        head.addWidget(away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.text)
        self.text.edited.connect(
            lambda text: session.do(timeline.set_account, id=self.account, text=text)
        )
        self.text.left.connect(session.seal)
        watch(theme, session, self.text, "accounts", "text", lambda: self.account)
        away.clicked.connect(lambda: session.do(timeline.delete_account, id=self.account))
