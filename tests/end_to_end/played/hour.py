"""The hour, minute by minute: what happens in each, whoever leads and by whatever means."""

from collections.abc import Callable
from dataclasses import dataclass

from pmdesk.model.review import Review
from pmdesk.model.times import entry_clock
from pmdesk.model.words import BuyIn, Capture, Decision, Mark, RoomView, Stage
from tests.end_to_end.hands import Script
from tests.end_to_end.played.leader import Leader
from tests.end_to_end.played.story import LATE, LEADER, SAID, SEATS

ALIASES = tuple(alias for alias, _, _, _ in SEATS)


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


class Hour(Leader):
    """What happens in a meeting of an hour; `early` opens the ideas before the agreement."""

    early = True

    # Open

    def opening_words(self) -> Script:
        yield from self.act("start meeting", self.begin(), lambda r: self.console.room.running)
        self.played.counted.runs = True
        self.goes_to("open")
        self.listen()
        yield from self.act("open audience", self.open_audience())
        yield lambda: self.console.room.is_open

    def rules_and_advocate(self) -> Script:
        yield from self.act("advocate", self.choose_advocate(), lambda r: bool(r.advocate))

    def who_was_affected(self) -> Script:
        room = self.console.room
        self.expect(room.pages > 1, "there is no page for who was affected")
        yield from self.act("page for the room", self.turn_page(), lambda r: room.page > 0)

    def late_comer(self) -> Script:
        room = self.console.room
        here = len(room.present)
        come = self.tick_present(ALIASES[LATE])
        yield from self.act("late comer", come, lambda r: len(room.present) == here + 1)

    def early_question(self) -> Script:
        yield from self.caught("question", SAID.early_question, "questions")
        self.expect(any("min left" in said for said in self.said), "nobody warned of the end")

    def nervous(self) -> Script:
        yield from self.noted(SAID.nervous)

    def overrun(self) -> Script:
        """The time of Open is up; the stage stays until somebody goes on."""
        self.pass_by(12, until=lambda: any("time is up" in said for said in self.said))
        self.expect("the time is up" in self.console.banner.text(), "the end was not said")
        self.expect(self.console.room.stage is Stage.OPEN, "the stage went on by itself")
        yield from self.goes_on("timeline")

    # Timeline

    def first_moment(self) -> Script:
        yield from self.walks()

    def two_accounts(self) -> Script:
        yield from self.walks()
        doing = self.account(SAID.account)
        told = self.has("accounts", SAID.account)
        yield from self.act("account", doing, told, text=SAID.account, noun="accounts")

    def finely(self) -> Script:
        room = self.console.room
        for _ in range(3):
            before = len(room.reached)
            done = self.further(before)
            yield from self.act("one entry on", self.one_entry(), done)

    def idea_too_early(self) -> Script:
        yield from self.walks()
        yield from self.caught("idea", SAID.idea, "ideas", "/i ")
        yield from self.caught("idea", SAID.second_idea, "ideas", "/i ")

    def pinned_question(self) -> Script:
        yield from self.walks()
        yield from self.caught("question", SAID.question, "questions", "/q ")
        question = next(row for row in self.review.questions if row.text == SAID.question)
        current = self.console.room.current
        self.expect(current is not None and question.entry == current.id, "pinned elsewhere")

    def wrong_time(self) -> Script:
        yield from self.walks()
        current = self.console.room.current
        assert current is not None
        later = current.at.minute + 1 if current.at.minute < 59 else 58
        time = entry_clock(current, self.review.zone)[:-2] + f"{later:02}"
        before = current.at
        doing = self.mend_time(time)
        yield from self.act(
            "time mended", doing, lambda r: self._time_of(current.id) != before, text=time
        )

    def _time_of(self, id: str) -> object:
        return next(entry.at for entry in self.review.entries if entry.id == id)

    def question_shown(self) -> Script:
        room = self.console.room
        yield from self.walks()
        yield from self.act("question shown", self.show_question(), lambda r: bool(room.prompt))

    def question_taken_away(self) -> Script:
        room = self.console.room
        yield from self.act("question away", self.show_question(), lambda r: not room.prompt)

    def what_was_heard(self) -> Script:
        room = self.console.room
        yield from self.act("heard, shown", self.heard(SAID.heard), text=SAID.heard)
        yield self.named("what was heard is shown", lambda: SAID.heard in room.prompt)

    def heard_is_kept(self) -> Script:
        told = self.has("accounts", SAID.heard)
        yield from self.act("heard, kept", self.keep_heard(), told)
        self.played.owed.append(("accounts", SAID.heard))
        yield from self.walks()

    def you_should_have(self) -> Script:
        self.played.secrets.append(SAID.said)
        yield from self.act("said, turned", self.somebody_said(SAID.said), text=SAID.said)

    def turns(self) -> Script:
        seats = (0, 1, 0, 2)
        before = self.taken
        yield from self.count_turns(seats)
        yield self.named("turns", lambda: sum(r.turns for r in self.review.participation) == 4)
        self.played.tally.acts.setdefault("turn", []).append((self.taken - before) // len(seats))

    def stuck(self) -> Script:
        yield from self.act("phrase", self.phrase())
        yield from self.walks()

    def paused(self) -> Script:
        """Two minutes that do not count."""
        room = self.console.room
        yield from self.act("pause", self.pause(), lambda r: room.paused)
        self.played.counted.paused = True
        self.pass_by(2)
        yield from self.act("go on", self.pause(), lambda r: not room.paused)
        self.played.counted.paused = False

    def computer_slept(self) -> Script:
        self.played.passing.sleep(20 * 60)
        self.console.keeper.look()
        yield None
        said = self.console.banner.text()
        self.expect("20 min are not counted" in said, f"of the sleep was said: “{said}”")

    def parking_lot(self) -> Script:
        yield from self.walks()
        yield from self.caught("parked", SAID.parked, "parked", "/p ")

    def reads_again(self) -> Script:
        room = self.console.room
        yield from self.act("read again", self.read_again(), lambda r: room.looks_back)
        line = len(room.reached)
        self.pass_by(0.5)
        yield from self.act("back", self.back_to_line(), lambda r: not room.looks_back)
        self.expect(len(room.reached) == line, "reading again has moved the line")

    def frozen(self) -> Script:
        room, window = self.console.room, self.console.sharing.window
        assert window is not None
        texts = tuple(window.texts)
        yield from self.act("freeze", self.freeze(), lambda r: room.view is RoomView.FROZEN)
        yield from self.walks()
        self.expect(tuple(window.texts) == texts, "a frozen room has changed")
        self.pass_by(0.5)
        yield from self.act("live again", self.freeze(), lambda r: room.view is RoomView.LIVE)

    def goes_blank(self) -> Script:
        room = self.console.room
        yield from self.act("blank", self.blank(), lambda r: room.view is RoomView.BLANK)

    def live_again(self) -> Script:
        room = self.console.room
        yield from self.act("live again", self.blank(), lambda r: room.view is RoomView.LIVE)
        yield from self.walks()

    def clock_set_back(self) -> Script:
        self.played.passing.set_by(-3600)
        self.console.keeper.look()
        yield None
        said = self.console.banner.text()
        self.expect("set back" in said, f"of the clock that was set was said: “{said}”")

    def quiet_one(self) -> Script:
        yield from self.noted(SAID.note)

    def new_entry(self) -> Script:
        """Something that happened when the room was."""
        yield from self.walks()
        current = self.console.room.current
        assert current is not None
        time = entry_clock(current, self.review.zone)
        doing = self.capture(f"{time} {SAID.entry}")
        told = self.has("entries", SAID.entry)
        text = SAID.entry
        yield from self.act("entry", doing, told, text=f"{time} {text}")
        self.played.owed.append(("entries", text))

    def is_contested(self) -> Script:
        yield from self.walks()
        doing = self.contest(SAID.account)
        yield from self.act(
            "contested",
            doing,
            lambda r: sum(row.text == SAID.account for row in r.accounts) == 2,
            text=SAID.account,
            noun="accounts",
        )

    def little_time(self) -> Script:
        """Warned of the end, the stage gets five minutes more."""
        self.said.clear()
        self.pass_by(40, until=lambda: any("min left" in said for said in self.said))
        self.expect("min left" in self.console.banner.text(), "nobody warned of the end")
        yield from self.act("5 min more", self.more_time())
        self.gives(5)

    def rest_of_the_walk(self) -> Script:
        room = self.console.room
        while not room.through:
            yield from self.walks()
        self.expect("?" in room.prompt, "the walk ended without its question")

    def something_is_missing(self) -> Script:
        told = self.has("entries", SAID.missing)
        yield from self.act(
            "missing entry", self.missing(SAID.missing), told, text=SAID.missing, noun="entries"
        )

    def agreed(self) -> Script:
        yield from self.act("agreed", self.agree(), lambda r: r.timeline_agreed is not None)

    def ideas_now(self) -> Script:
        """By keys before the room has agreed; by mouse they wait for that."""
        if not self.early:
            return
        opened = self.open_ideas_early()
        yield from self.act("ideas opened", opened, lambda r: r.ideas_opened is not None)

    def falls_over(self) -> Script:
        """The process is gone while something stands in the capture line."""
        yield None

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

    def on(self, text: str, holds: Callable[[object], bool]) -> Callable[[Review], bool]:
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

    # What is done again and again

    def walks(self) -> Script:
        """To the next key moment; at the end of the walk nothing more."""
        room = self.console.room
        if not room.through:
            yield from self.act("next moment", self.moment(), self.further(len(room.reached)))

    def further(self, before: int) -> Callable[[Review], bool]:
        return lambda r: len(self.console.room.reached) > before

    def goes_on(self, stage: str) -> Script:
        yield from self.act("next stage", self.next_stage())
        yield self.named(f"stage {stage}", lambda: str(self.console.room.stage) == stage)
        self.goes_to(stage)

    def caught(self, kind: str, text: str, noun: str, slash: str = "") -> Script:
        done = self.has(noun, text)
        yield from self.act(kind, self.capture(slash + text), done, text=text, noun=noun)

    def noted(self, text: str) -> Script:
        self.played.secrets.append(text)
        yield from self.act("note", self.note(text), self.has("notes", text), text=text)
        self.played.owed.append(("notes", text))

    @staticmethod
    def has(noun: str, text: str, field: str = "text") -> Callable[[Review], bool]:
        def found(review: Review) -> bool:
            rows = getattr(review, noun)
            return any(text in (getattr(row, field, ""), getattr(row, "note", "")) for row in rows)

        return found


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
    Minute(Hour.with_audience),
    Minute(Hour.to_lessons),
    Minute(Hour.lessons, lasts=3),
    Minute(Hour.to_actions, brief=True),
    Minute(Hour.ideas_become_actions),
    Minute(Hour.proposals, brief=True),
    Minute(Hour.decided, brief=True),
    Minute(Hour.another_day),
    Minute(Hour.not_all),
    Minute(Hour.first_of_all),
    Minute(Hour.to_close, brief=True),
    Minute(Hour.backed),
    Minute(Hour.parked_goes_on),
    Minute(Hour.hands_up),
    Minute(Hour.comes_next),
    Minute(Hour.the_end, brief=True),
    Minute(Hour.minutes_go_out, brief=True),
)
