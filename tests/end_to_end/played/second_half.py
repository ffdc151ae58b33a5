"""The second half of the hour: from the habits of thought to the end, partly without audience."""

from collections.abc import Callable

from pmdesk.model.review import Action, Review
from pmdesk.model.words import BuyIn, Capture, Decision, Mark
from tests.end_to_end.hands import Script
from tests.end_to_end.played.again import ALIASES, Again
from tests.end_to_end.played.story import LEADER, SAID


class SecondHalf(Again):
    """Biases, Factors, Lessons, Actions and Close."""

    # Biases

    def back_again(self) -> Script:
        room = self.console.room
        self.listen()
        yield self.named("the audience is back", lambda: room.is_open)
        yield from self.goes_on("biases")

    def four_biases(self) -> Script:
        for number, mark in enumerate(("s", "n", "d", "s"), 1):
            doing = self.mark_bias(number, mark)
            yield from self.act("bias mark", doing, self.asked(number))
        told = self.has("biases", SAID.bias_note)
        doing = self.bias_note(2, SAID.bias_note)
        yield from self.act("bias note", doing, told, text=SAID.bias_note, noun="biases")

    def asked(self, number: int) -> Callable[[Review], bool]:
        return lambda r: sum(row.mark is not Mark.NOT_ASKED for row in r.biases) >= number

    # Factors

    def to_factors(self) -> Script:
        yield from self.goes_on("factors")

    def factors(self) -> Script:
        for text in SAID.factors[:-1]:
            yield from self.caught("factor", text, "factors")
        last = SAID.factors[-1]
        done = self.has("factors", last)
        yield from self.act("factor, as card", self.add_card(last), done, text=last, noun="factors")

    def without_audience(self) -> Script:
        room = self.console.room
        yield from self.act("close audience", self.close_audience(), lambda r: not room.is_open)

    def known_or_not(self) -> Script:
        for number, text in enumerate(SAID.factors, 1):
            doing = self.novelty(text, "S" if number == 2 else "K")
            yield from self.act("known, surprise", doing, self.sorted_out(number))

    def sorted_out(self, number: int) -> Callable[[Review], bool]:
        return lambda r: sum(bool(row.novelty) for row in r.factors) >= number

    def grouped(self) -> Script:
        for number, text in enumerate(SAID.factors[:2], 1):
            doing = self.group(text, SAID.group)
            made = SAID.group if number == 1 else ""
            yield from self.act("group", doing, self.put_under(number), text=made)

    def put_under(self, number: int) -> Callable[[Review], bool]:
        return lambda r: sum(bool(row.group) for row in r.factors) >= number

    def four_again(self) -> Script:
        yield from self.act("four biases again", self.biases_again(), self.asked(8))

    def with_audience(self) -> Script:
        room = self.console.room
        yield from self.act("open audience", self.open_audience(), lambda r: room.is_open)

    # Lessons

    def to_lessons(self) -> Script:
        yield from self.goes_on("lessons")

    def lessons(self) -> Script:
        for line in SAID.lessons:
            yield from self.caught("lesson", line[3:], "lessons", line[:3])

    # Actions

    def to_actions(self) -> Script:
        yield from self.goes_on("actions")

    def ideas_become_actions(self) -> Script:
        doing = self.take_idea(SAID.idea)
        yield from self.act("idea taken up", doing, self.has("actions", SAID.idea))

    def proposals(self) -> Script:
        for text in SAID.actions:
            yield from self.caught("action", text, "actions")

    def decided(self) -> Script:
        for text, owner in zip(SAID.actions[:2], (ALIASES[0], ALIASES[2]), strict=True):
            doing = self.accept(text, owner)
            yield from self.act("accepted, owner", doing, self.is_owned(text))
            self.played.owed.append(("actions", text))

    def is_owned(self, text: str) -> Callable[[Review], bool]:
        return lambda r: any(
            row.text == text and row.owner and row.decision is Decision.ACCEPTED
            for row in r.actions
        )

    def another_day(self) -> Script:
        day = "2027-03-01"
        doing = self.set_day(SAID.actions[0], day)
        done = self.on(SAID.actions[0], lambda row: str(row.due) == day)
        yield from self.act("day", doing, done, text=day)

    def not_all(self) -> Script:
        for text, how, reason in (
            (SAID.actions[3], "D", SAID.declined),
            (SAID.actions[2], "P", SAID.waits),
        ):
            doing = self.set_aside(text, how, reason)
            done = self.on(text, lambda row, reason=reason: row.reason == reason)
            yield from self.act("set aside", doing, done, text=reason, noun="actions")

    def first_of_all(self) -> Script:
        done = self.on(SAID.actions[1], lambda row: row.first)
        yield from self.act("first priority", self.make_first(SAID.actions[1]), done)

    def on(self, text: str, holds: Callable[[Action], bool]) -> Callable[[Review], bool]:
        return lambda r: any(row.text == text and holds(row) for row in r.actions)

    # Close

    def to_close(self) -> Script:
        yield from self.goes_on("close")

    def backed(self) -> Script:
        text = SAID.buy_in_note
        yield from self.act(
            "buy-in",
            self.buy_in(ALIASES[LEADER], text),
            lambda r: r.buy_in is BuyIn.YES and bool(r.buy_in_by) and r.buy_in_note == text,
            text=text,
            noun="review",
        )

    def parked_goes_on(self) -> Script:
        yield from self.act(
            "triage",
            self.triage(SAID.parked, SAID.follow_up),
            lambda r: any(row.outcome is Capture.TAKEN and row.follow_up for row in r.parked),
            text=SAID.follow_up,
            noun="parked",
        )

    def hands_up(self) -> Script:
        yield from self.act(
            "pulse", self.pulse(SAID.pulse), lambda r: r.meetings[-1].pulse_again == 6
        )

    def comes_next(self) -> Script:
        day = "2026-12-10"
        yield from self.act(
            "next date and channel",
            self.what_is_next(day, SAID.channel),
            lambda r: str(r.next_date) == day and r.channel == SAID.channel,
            text=day + SAID.channel,
        )
        done = self.has("recipients", SAID.hears, "who")
        yield from self.act(
            "who hears", self.hears(SAID.hears), done, text=SAID.hears, noun="recipients"
        )

    def the_end(self) -> Script:
        room = self.console.room
        yield from self.act("end meeting", self.end(), lambda r: not room.running)
        self.played.counted.runs = False

    def minutes_go_out(self) -> Script:
        yield from self.act("minutes", self.export_minutes(), text=self.minutes_file)
