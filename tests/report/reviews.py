"""Ten reviews of differing shape that reports must stand."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from pmdesk.model.review import (
    Account,
    Action,
    Amendment,
    Attachment,
    Attendance,
    BiasMark,
    Entry,
    Factor,
    Group,
    Lesson,
    Link,
    Meeting,
    Note,
    Parked,
    Question,
    Recipient,
    Review,
    Seat,
    SignOff,
    Tag,
    Term,
    WorksheetRow,
)
from pmdesk.model.words import (
    ActionKind,
    BuyIn,
    Course,
    Decision,
    Kind,
    LessonKind,
    Mark,
    Milestone,
    Novelty,
    Precision,
    ProblemClass,
    Progress,
    Stage,
    State,
    Support,
    Weight,
)

DAY = datetime(2026, 10, 6, 11, 0, tzinfo=UTC)
KINDS = tuple(Kind)
TEXTS = (
    "Queue depth passes 4 000; consumers acknowledge 12 a second instead of 300",
    "On-call engineer restarts one consumer and sees the same rate",
    "Incident commander holds further restarts until the broker team has looked at the disks",
    "Support tells callers that parcels are safe and labels will follow",
    "Broker configuration 7.2 goes to the second cluster, after a review and a trial on staging",
)
SEATS = (
    Seat(id="seat-ic", position=1, name="Ada Quill", alias="Incident commander", role="commander"),
    Seat(id="seat-oc", position=2, name="Bo Marten", alias="On-call engineer"),
    Seat(id="seat-br", position=3, name="Cy Teal", role="broker engineer"),
)


def entry(number: int, minutes: float, text: str = "", **more: object) -> Entry:
    values: dict[str, object] = {
        "id": f"e{number}",
        "position": number,
        "at": DAY + timedelta(minutes=minutes),
        "kind": KINDS[number % 5],
        "text": text or TEXTS[number % 5],
        "seat": SEATS[number % 3].id if number % 2 else "",
        "team": "" if number % 2 else "Broker team",
    }
    return Entry(**(values | more))  # type: ignore[arg-type]


def entries(count: int, step: float = 4.0) -> tuple[Entry, ...]:
    """Entries with the six milestones among them and one pause of half an hour."""
    marks = {
        count // 6: Milestone.IMPACT_STARTED,
        count // 5 + 1: Milestone.DETECTED,
        count // 4 + 2: Milestone.ENGAGED,
        count // 2 + 1: Milestone.UNDERSTOOD,
        2 * count // 3 + 1: Milestone.MITIGATED,
        count - 1: Milestone.RESOLVED,
    }
    return tuple(
        entry(
            n,
            n * step + (30 if n > count // 3 else 0),
            milestone=marks.get(n, Milestone.NONE),
        )
        for n in range(count)
    )


def base(**more: object) -> Review:
    values: dict[str, object] = {
        "id": "11111111-0000-4000-8000-000000000001",
        "title": "Labels printed late on a Tuesday",
        "zone": "Europe/Berlin",
        "seats": SEATS,
        "owner": "seat-ic",
    }
    return Review(**(values | more))  # type: ignore[arg-type]


def factors(count: int) -> tuple[Factor, ...]:
    categories = ("technical", "process", "organizational", "environmental")
    return tuple(
        Factor(
            id=f"f{n}",
            position=n,
            text=f"Limit {n} of the broker is set by one team and met by another",
            category=categories[n % 4],
            group="g1" if n % 3 == 0 else "",
            novelty=tuple(Novelty)[n % 3],
            weight=tuple(Weight)[n % 3],
            evidence="Dashboard of 6 October",
        )
        for n in range(count)
    )


def actions(count: int) -> tuple[Action, ...]:
    return tuple(
        Action(
            id=f"a{n}",
            position=n,
            text=f"Cap the batch size of consumer {n} and alert at 80 %",
            kind=tuple(ActionKind)[(n + 1) % 3],
            done_when="a drill shows it",
            owner=SEATS[n % 3].id,
            due=date(2026, 11, 1) + timedelta(days=n),
            ticket=f"BRK-{100 + n}",
            decision=Decision.ACCEPTED if n < 5 else tuple(Decision)[n % 4],
            reason="" if n < 5 else "waits for the new cluster",
            progress=Progress.DONE if n == 1 else Progress.OPEN,
            finished=date(2026, 10, 9) if n == 1 else None,
            first=n == 2,
        )
        for n in range(count)
    )


def full() -> Review:
    """Everything filled."""
    rows = entries(28)
    special = (
        replace(rows[0], at=DAY - timedelta(days=12), text="Batch size raised from 50 to 500"),
        replace(rows[1], at=DAY - timedelta(days=4), precision=Precision.DAY, zone="Europe/Berlin"),
        replace(rows[2], precision=Precision.ABOUT, details="It was *quiet* then.\n\n- one\n- two"),
        replace(rows[3], precision=Precision.BETWEEN, until=rows[3].at + timedelta(minutes=3)),
        replace(rows[4], precision=Precision.SECOND, known_then="Staging had taken it well."),
        replace(
            rows[5],
            support=Support.DATA,
            source="queue dashboard",
            link="https://graphs.example.org/d/42?panel=depth",
        ),
        replace(rows[6], support=Support.ONE, contributor="seat-oc", origin="depot-chat.zip"),
        replace(rows[7], support=Support.CONTESTED, source="chat", contributor="seat-oc"),
        replace(rows[8], link="https://desk.example.org/browse/DEPOT-17", contributor="gone"),
    )
    kinds = tuple(LessonKind)
    return base(
        incident="INC-2207",
        severity="SEV-2",
        state=State.PUBLISHED,
        services=("label-api", "broker"),
        started=rows[4].at,
        resolved=rows[-1].at,
        facilitator="seat-br",
        summary="On 6 October 2026 labels came up to 90 minutes late. "
        "A larger batch met a smaller disk; **no parcel was lost**.",
        impact_users="2870",
        impact_failed="4312 labels delayed",
        impact_duration="about an hour",
        impact_objectives="99.9 % within a minute",
        impact_extent="Two of three depots",
        impact_customers="Depots printed by hand.\n\n# What they saw\n\nA blank page.",
        impact_operations="Four people for three hours.",
        impact_sentence="2870 senders waited for their labels.",
        timeline_agreed=DAY + timedelta(days=2),
        published=DAY + timedelta(days=3),
        closing_note="Thanks to the depots.",
        response_communication="Depots heard of it by **chat** first.",
        class_kind=ProblemClass.FORESEEN,
        class_trend="One of three since `spring`.",
        class_set_aside="A limit for the batch size.",
        class_similar="INC-1980",
        entries=special + rows[9:],
        worksheet=(
            WorksheetRow(
                id="w1",
                service="`broker-1` disk",
                baseline="40 % busy",
                seen="100 % busy",
                at=DAY - timedelta(minutes=30),
                link="https://www.graphs.example.org/disk",
                course=Course.FLAT,
            ),
            WorksheetRow(id="w2", position=1, service="label-api", at=rows[6].at),
        ),
        amendments=(
            Amendment(
                id="am1",
                noun="entries",
                row="e9",
                field="text",
                before="Broker configuration goes live",
                after=rows[9].text,
                reason="The log names the version.",
                at=DAY + timedelta(days=4),
            ),
            Amendment(id="am2", position=1, noun="entries", row="e10", after="14:10 CEST It grew"),
            Amendment(
                id="am3", position=2, noun="entries", row="e11", field="kind", before="change"
            ),
        ),
        attachments=(
            Attachment(
                id="at1",
                name="queue depth.png",
                media_type="image/png",
                size=48_200,
                blob="1" * 64,
                about_noun="entries",
                about="e5",
            ),
            Attachment(id="at2", position=1, name="broker.log", size=1_400_000, blob="2" * 64),
        ),
        buy_in=BuyIn.PARTLY,
        buy_in_by="seat-ic",
        buy_in_note="Two of three,\nthe rest after *peak season*.",
        next_date=date(2026, 11, 2),
        channel="Mail to all depots",
        meetings=(
            Meeting(
                id="m1",
                started=DAY + timedelta(days=1, hours=20),
                ended=DAY + timedelta(days=1, hours=21, minutes=4),
                place="Loading bay and call",
                pulse_asked=7,
                pulse_learned=5,
                pulse_again=6,
                pulse_note="More time for the walk.",
            ),
            Meeting(id="m2", scheduled=DAY + timedelta(days=27, hours=21)),
        ),
        attendance=tuple(
            Attendance(id=f"w{n}", position=n, meeting="m1", seat=seat.id)
            for n, seat in enumerate((*SEATS, SEATS[0]))
        ),
        recipients=(
            Recipient(id="h1", who="Depot leads", channel="Mail", told=date(2026, 10, 9)),
            Recipient(id="h2", position=1, who="`broker` team"),
        ),
        accounts=(
            Account(id="c1", entry="e9", seat="seat-oc", text="the disk alert was muted"),
            Account(id="c2", entry="e9", text="it rang twice"),
            Account(id="c3", entry="e7", seat="seat-br", text="nobody held anything back"),
        ),
        groups=(Group(id="g1", name="Limits nobody could see"),),
        factors=tuple(
            replace(factor, alone=("Yes", "No", "Not sure", "")[n % 4])
            for n, factor in enumerate(factors(10))
        ),
        links=(
            Link(id="l1", source_noun="factors", source="f1", target_noun="entries", target="e9"),
            Link(id="l2", source_noun="factors", source="f1", target_noun="entries", target="e0"),
            Link(id="l3", source_noun="actions", source="a1", target_noun="factors", target="f1"),
        ),
        biases=(
            BiasMark(id="b1", bias="hindsight", mark=Mark.DISCUSSED, note="The muted alert."),
            BiasMark(id="b2", bias="confirmation", mark=Mark.NOT_SEEN),
            BiasMark(id="b3", bias="hindsight", stage=Stage.TIMELINE, mark=Mark.NOTICED),
            BiasMark(id="b4", bias="outcome", mark=Mark.NOT_ASKED),
        ),
        lessons=tuple(
            Lesson(id=f"n{n}", position=n, kind=kinds[n % 4], text=f"Lesson number {n}, `short`")
            for n in range(8)
        ),
        actions=actions(9),
        questions=(
            Question(
                id="q1", text="Who owns the disk limit?", answer="The broker team.", entry="e9"
            ),
            Question(id="q2", position=1, text="Who heard the second ring?", entry="e6"),
        ),
        parked=(Parked(id="p1", text="Should depots print locally?"),),
        glossary=(Term(id="t1", word="Batch", meaning="Labels fetched at once."),),
        tags=(Tag(id="g-1", name="broker"), Tag(id="g-2", name="limits")),
        sign_offs=(
            SignOff(
                id="s1",
                reviewer="seat-ic",
                at=DAY + timedelta(days=3),
                verdict="Ready to publish",
                note="The glossary helped.",
            ),
            SignOff(id="s2", reviewer="Bo Marten", at=DAY, verdict="Ready after small changes"),
            SignOff(id="s3", reviewer="Editor of the week"),
        ),
        notes=(Note(id="private", text="Zanzibar is a private word"),),
    )


LONG = " ".join(["The broker keeps each batch on disk until every consumer has confirmed it."] * 14)


def long_texts() -> Review:
    """Long fields with every kind of Markdown, a row taller than half a page, a long title."""
    markdown = (
        f"# First\n\n{LONG}\n\n### Third level\n\n{LONG}\n\n## Second\n\n"
        "1. one\n2. two\n   - nested\n\n> quoted\n\n```\ncode <tag> here\n```\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n[a link](https://example.org/x) and `code`.\n"
    )
    rows = list(entries(24))
    rows[6] = replace(rows[6], details="\n\n".join([LONG] * 4))
    rows[12] = replace(rows[12], text=LONG + LONG)
    return base(
        title=("A title that goes on and on, because nobody stopped it in time, " * 4)[:200],
        summary="\n\n".join([LONG] * 6),
        impact_customers=markdown,
        impact_operations=markdown,
        entries=tuple(rows),
        factors=tuple(replace(f, details=LONG) for f in factors(5)),
        actions=actions(4),
        lessons=(Lesson(id="n", text=LONG),),
    )


def hostile(url: str, file: str) -> Review:
    """Texts in every field that try to read a file, call a server, run a script or break a page."""
    line = (
        f'<img src="{url}/a"> ![x]({url}/b) <link rel=attachment href="file://{file}"> '
        f'<script>alert(1)</script> <style>@import "{url}/c";</style> {{{{ 7*7 }}}} '
        f"[x](javascript:alert(1)) [y](file://{file}) ![z](file://{file}) | pipe ]]> </td></table>"
    )
    long = (
        f"{line}\n\n[d]: javascript:alert(2)\n\n[d] <javascript:alert(3)>\n\n"
        f"<iframe src='{url}/d'></iframe>\n\n<a rel=attachment href='file://{file}'>x</a>\n\n"
        f"`\n` <b>bold</b> `\n\n[q](data:text/html,x) [r](\\\njavascript:alert(1))"
    )
    review = full()
    return replace(
        review,
        title=f"=1+1 {line}",
        incident=line,
        severity=line,
        services=(line,),
        summary=long,
        impact_users=line,
        impact_failed=line,
        impact_duration=line,
        impact_objectives=line,
        impact_extent=line,
        impact_customers=long,
        impact_operations=long,
        impact_sentence=line,
        closing_note=long,
        buy_in_note=long,
        channel=line,
        meetings=tuple(replace(m, place=line, pulse_note=long) for m in review.meetings),
        recipients=tuple(replace(r, who=line, channel=line) for r in review.recipients),
        class_trend=line,
        class_growth=line,
        sign_offs=(SignOff(id="s", reviewer=line, verdict=line, at=DAY, note=line),),
        seats=tuple(replace(seat, alias=line, role=line) for seat in review.seats),
        entries=tuple(
            replace(
                e,
                text=f"={line}",
                details=long,
                known_then=long,
                team=line,
                source=line,
                link=f"{url}/browse/<b>-1" if e.id == "e4" else line,
                origin=line,
                contributor="seat-oc",
                support=Support.CONTESTED if e.id == "e4" else Support.INFERRED,
            )
            for e in review.entries[2:6]
        ),
        accounts=tuple(replace(a, entry="e4", text=line) for a in review.accounts),
        groups=tuple(replace(g, name=line) for g in review.groups),
        factors=tuple(
            replace(f, text=line, details=long, role=line, evidence=line, alone=line)
            for f in review.factors[:4]
        ),
        biases=tuple(replace(b, note=long) for b in review.biases),
        lessons=tuple(replace(n, text=line) for n in review.lessons),
        actions=tuple(
            replace(a, text=line, done_when=line, ticket=line, reason=line)
            for a in review.actions[3:6]
        ),
        questions=tuple(replace(q, text=line, answer=line, entry="e4") for q in review.questions),
        worksheet=tuple(
            replace(w, service=line, baseline=line, seen=line, link=line) for w in review.worksheet
        ),
        amendments=tuple(
            replace(a, field=line, before=line, after=line, reason=line) for a in review.amendments
        ),
        attachments=tuple(replace(a, name=line) for a in review.attachments),
        parked=tuple(replace(p, text=line, follow_up=line) for p in review.parked),
        glossary=tuple(replace(t, word=line, meaning=long) for t in review.glossary),
        tags=tuple(replace(t, name=line) for t in review.tags),
    )


def unknown_day() -> Review:
    start = datetime(2000, 1, 1, 20, 0, tzinfo=UTC)
    rows = tuple(
        replace(e, at=start + timedelta(minutes=15 * n), day_known=False, zone="UTC")
        for n, e in enumerate(entries(18))
    )
    return base(zone="UTC", entries=rows, factors=factors(2))


def many_scripts() -> Review:
    word = "a" * 150
    rows = (
        entry(0, 0, "השירות נפל בשעה 14:05 והוחזר"),
        entry(1, 5, "الخدمة توقفت ثم عادت (v2.1)"),
        entry(2, 9, "支付服务在高峰期变慢，值班工程师加入"),
        entry(3, 12, "🔥 pager 👩‍🚒 acknowledged 🎉 " + word),
        entry(4, 15, f"https://example.org/{word}?q={word}"),
        entry(5, 18, f"`{word}` and {word}", team=word, seat=""),
    )
    return base(
        title=f"סקירה 🔥 {word}",
        summary=f"{word} 支付服务 مرحبا 🔥",
        entries=rows,
        factors=(Factor(id="f", text=word),),
        actions=(Action(id="a", text=word, ticket=f"https://t.example.org/{word}", owner="gone"),),
        tags=(Tag(id="t", name=word),),
    )


def ten() -> dict[str, Review]:
    """The ten, by name; the hostile one points nowhere."""
    return {
        "empty": Review(id="11111111-0000-4000-8000-000000000000"),
        "title": base(),
        "five": base(entries=entries(5, 12), summary="Labels were late.", actions=actions(2)),
        "sixty": base(entries=entries(60), factors=factors(6), actions=actions(5)),
        "three hundred": base(entries=entries(300, 1.5), factors=factors(12)),
        "long texts": long_texts(),
        "hostile": hostile("http://127.0.0.1:9", "/nowhere/secret.txt"),
        "unknown day": unknown_day(),
        "scripts": many_scripts(),
        "full": full(),
    }
