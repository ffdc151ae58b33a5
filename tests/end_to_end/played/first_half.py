"""The first half of the hour: the opening, and the walk to the timeline that the room agrees."""

from pmdesk.model.times import entry_clock
from pmdesk.model.words import RoomView, Stage
from tests.end_to_end.hands import Script
from tests.end_to_end.played.again import ALIASES, Again
from tests.end_to_end.played.story import LATE, SAID


class FirstHalf(Again):
    """Open and Timeline; `early` opens the ideas before the timeline is agreed."""

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
