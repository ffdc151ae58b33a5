"""Whether what stands on the console is stored, in words: never a lie, and a slow disk is named."""

from pmdesk.model.gestures import header
from pmdesk.ui.console.saved_words import saved_words
from pmdesk.ui.session import ReviewSession


def test_a_slow_disk_is_named(session: ReviewSession) -> None:
    assert session.do(header.set_title, title="One")
    said, role = saved_words(session)
    assert said.startswith("Saved ")
    assert role == "accent"
    session._session._writer._connection.took = 2.14
    said, role = saved_words(session)
    assert said.endswith(", slow disk: 2.1 s")
    assert role == "amber"
