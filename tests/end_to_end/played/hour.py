"""The hour, minute by minute: what happens in each, whoever leads and by whatever means."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.end_to_end.hands import Script
from tests.end_to_end.played.first_half import FirstHalf
from tests.end_to_end.played.second_half import SecondHalf


class Hour(FirstHalf, SecondHalf):
    """What happens in a meeting of an hour."""


@dataclass(frozen=True)
class Minute:
    """One minute: `does` is what happens, `lasts` how long until the next (in minutes).

    `brief` minutes are in the short playing, too; after a `crash` the process is gone.
    """

    does: Callable[["Hour"], Script]
    brief: bool = False
    lasts: float = 1
    crash: bool = False

    @property
    def name(self) -> str:
        return self.does.__name__


HOUR = (
    Minute(Hour.opening_words, brief=True),
    Minute(Hour.rules_and_advocate),
    Minute(Hour.who_was_affected, brief=True),
    Minute(Hour.late_comer, brief=True),
    Minute(Hour.early_question, lasts=0.75),
    Minute(Hour.nervous, brief=True, lasts=0.1),
    Minute(Hour.overrun, brief=True),
    Minute(Hour.first_moment),
    Minute(Hour.two_accounts, brief=True),
    Minute(Hour.finely),
    Minute(Hour.idea_too_early, brief=True),
    Minute(Hour.pinned_question),
    Minute(Hour.wrong_time, brief=True),
    Minute(Hour.question_shown),
    Minute(Hour.question_taken_away),
    Minute(Hour.what_was_heard),
    Minute(Hour.heard_is_kept),
    Minute(Hour.you_should_have),
    Minute(Hour.turns),
    Minute(Hour.stuck),
    Minute(Hour.paused, brief=True),
    Minute(Hour.computer_slept, brief=True),
    Minute(Hour.parking_lot, brief=True),
    Minute(Hour.reads_again),
    Minute(Hour.frozen),
    Minute(Hour.clock_set_back),
    Minute(Hour.little_time),
    Minute(Hour.goes_blank, brief=True),
    Minute(Hour.live_again, brief=True),
    Minute(Hour.quiet_one),
    Minute(Hour.new_entry, brief=True),
    Minute(Hour.is_contested),
    Minute(Hour.rest_of_the_walk, brief=True),
    Minute(Hour.something_is_missing),
    Minute(Hour.ideas_now),
    Minute(Hour.agreed, brief=True),
    Minute(Hour.falls_over, brief=True, crash=True),
    Minute(Hour.back_again, brief=True),
    Minute(Hour.four_biases),
    Minute(Hour.to_factors, brief=True),
    Minute(Hour.factors, brief=True, lasts=2),
    Minute(Hour.without_audience, brief=True),
    Minute(Hour.known_or_not, lasts=2),
    Minute(Hour.grouped, lasts=2),
    Minute(Hour.four_again, lasts=2),
    Minute(Hour.with_audience, brief=True),
    Minute(Hour.to_lessons, brief=True),
    Minute(Hour.lessons, lasts=3),
    Minute(Hour.to_actions, brief=True),
    Minute(Hour.ideas_become_actions),
    Minute(Hour.proposals, brief=True),
    Minute(Hour.decided, brief=True),
    Minute(Hour.another_day),
    Minute(Hour.not_all),
    Minute(Hour.first_of_all),
    Minute(Hour.to_close, brief=True),
    Minute(Hour.backed, brief=True),
    Minute(Hour.parked_goes_on),
    Minute(Hour.hands_up),
    Minute(Hour.comes_next),
    Minute(Hour.the_end, brief=True),
    Minute(Hour.minutes_go_out, brief=True),
)
