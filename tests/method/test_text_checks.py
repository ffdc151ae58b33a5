"""What the checks say of summary, impact, abbreviations, long sentences and words about fixes."""

from dataclasses import replace

import pytest

from pmdesk.method.check import check
from pmdesk.method.checks.impact import FIELDS
from pmdesk.method.checks.outage import is_full
from pmdesk.method.lacking import lacking
from pmdesk.method.phrases import words
from pmdesk.method.terms import undefined_counts, undefined_terms
from pmdesk.model.review import Dismissal, Entry, Factor, Lesson, Question, Review, Term
from pmdesk.model.words import Capture, Kind, LessonKind, Stage
from tests.method.reviews import AT, FULL, found, rules

TOLD = (
    "On 6 October at 14:05 checkout refused cards. 2870 customers could not pay. "
    "It was rolled back."
)


def summary_rules(text: str) -> list[str]:
    return [rule for rule in rules(replace(FULL, summary=text)) if rule.startswith("summary")]


# The summary


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (TOLD, []),
        ("Incident in the payment cluster.\n\nSee the ticket.", ["what", "when", "impact"]),
        (TOLD.replace("On 6 October at 14:05 ", ""), ["when"]),
        (TOLD.replace("2870 customers could not pay", "The queue was full"), ["impact"]),
        (TOLD.replace("It was rolled back", "It was a bad morning"), ["resolution"]),
    ],
)
def test_a_summary_is_told_which_of_its_parts_is_missing(text: str, missing: list[str]) -> None:
    asked = [f"summary-no-{part}" for part in missing]
    if "what" in missing:
        asked.append("summary-no-resolution")
    assert summary_rules(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "Between 09:12 and 10:19, two in five lookups failed. Restarting helped; it was over soon.",
        "On Oct. 6th all mails were late. 12 % of them came back as failed.",
        "Checkout was down last night. Shoppers saw a blank page until the cache was refilled.",
        "At 3 p.m. on Monday teachers were logged out. Renewing the certificate resolved it.",
        "2026-10-06: 4 312 orders were stuck.\n\nThe workers recovered once the lock was gone.",
        "On Friday one in three labels was blank. Giving the store time to fill brought it back.",
    ],
)
def test_a_summary_may_say_its_parts_in_many_ways(text: str) -> None:
    assert summary_rules(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "On 6 October 12 of our pods failed for 40 minutes. They were healthy again at noon.",
        "On Friday the queue stood still for 90 seconds. It recovered by itself.",
    ],
)
def test_minutes_and_dates_are_no_impact(text: str) -> None:
    lasted = text.replace("12 of our pods", "the queue")
    assert summary_rules(lasted) == ["summary-no-impact"]


def test_what_made_it_worse_is_no_resolution() -> None:
    text = "On 6 October users waited. It was caused by restarting the queue, and not yet resolved."
    assert summary_rules(text) == ["summary-no-resolution"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (TOLD.replace(". ", ", "), "summary-short"),
        (f"{TOLD} More. And more.", "summary-long"),
        (
            f"## Summary\n\n- {TOLD.replace('. ', '.{n}- ').replace('{n}', chr(10))}\n- More.",
            "summary-long",
        ),
    ],
)
def test_a_summary_has_two_or_three_sentences(text: str, rule: str) -> None:
    assert summary_rules(text) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        TOLD,
        f"## Summary\n\n{TOLD}",
        "At 3 p.m. on 6 Oct. 2870 users waited, e.g. all of one bank. Version 3.2 fixed it.",
    ],
)
def test_abbreviations_and_numbers_end_no_sentence(text: str) -> None:
    assert summary_rules(text) == []


def test_a_review_in_another_language_is_counted_but_not_read() -> None:
    german = replace(
        FULL,
        language="de-CH",
        summary="Am Dienstag ging nichts. Um neun lief alles.",
        impact_users="some of 20",
    )
    assert rules(german) == []
    assert rules(replace(german, summary="Nichts ging.")) == ["summary-short"]


# The impact


@pytest.mark.parametrize(
    ("field", "text", "excerpt"),
    [
        ("impact_users", "some users", "some users"),
        ("impact_customers", "Checkout was **briefly** slow.", "briefly slow"),
        ("impact_operations", "A number of people were called.", "A number of people"),
        ("impact_extent", "Partial: several regions", "several regions"),
    ],
)
def test_a_vague_amount_is_asked_for_a_number_in_its_field(
    field: str, text: str, excerpt: str
) -> None:
    values: dict[str, str] = {"impact_duration": "60 min", field: text}
    (finding,) = found(replace(FULL, **values), "impact-vague")  # type: ignore[arg-type]
    assert (finding.field, finding.excerpt) == (field, excerpt)
    assert words("impact")["names"][field] in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "2870 of many users",
        "Some of the twelve depots",
        "Nobody; most were asleep",
        "A “few” users?",
    ],
)
def test_an_amount_with_a_number_beside_it_is_left_alone(text: str) -> None:
    assert found(replace(FULL, impact_customers=text), "impact-vague") == []


def test_each_field_of_the_impact_has_a_name() -> None:
    assert set(words("impact")["names"]) == set(FIELDS)


# Outages


def test_an_outage_that_was_none_for_all_is_questioned_where_it_stands() -> None:
    review = replace(
        FULL,
        title="Outage of checkout",
        summary=TOLD.replace("checkout refused cards", "there was an outage"),
        impact_operations="3 people, two outages",
        impact_extent="Partial: one in four cards",
    )
    findings = found(review, "outage-partial")
    assert [(finding.field, finding.excerpt) for finding in findings] == [
        ("title", "Outage"),
        ("summary", "outage"),
        ("impact_operations", "outages"),
    ]
    assert findings[0].stage is Stage.PREPARE
    assert found(replace(review, impact_extent="All of it, every user"), "outage-partial") == []


@pytest.mark.parametrize(
    "title",
    ["Slow after a power outage", "The “outage” page", "`outage.sh` ran", "Outages-api slow"],
)
def test_an_outage_of_something_else_or_quoted_is_left_alone(title: str) -> None:
    assert found(replace(FULL, title=title), "outage-partial") == []


@pytest.mark.parametrize(
    ("extent", "full"),
    [
        ("All", True),
        ("Full: every request for two hours", True),
        ("100 % of logins", True),
        ("All 12 of 12 depots", True),
        ("", False),
        ("Partial", False),
        ("Not all", False),
        ("Nearly everything", False),
        ("All checkouts, 60 % of them twice", False),
        ("All of it, 3 of 12 depots", False),
        ("One in four", False),
    ],
)
def test_the_extent_says_whether_anything_was_spared(extent: str, full: bool) -> None:
    assert is_full(extent) is full


# Abbreviations


def test_abbreviations_that_nobody_explains_come_in_order_with_their_count() -> None:
    review = replace(
        FULL,
        summary=f"{TOLD} The SLO was missed.",
        impact_operations="3 people; the SLOs of two teams, the MTTR of one",
        factors=(Factor(id="f1", text="No RTO is set for the LB"), *FULL.factors[1:]),
        lessons=(Lesson(id="l", text="The MTTR hides the RTO"),),
    )
    assert undefined_terms(review) == ("SLO", "MTTR", "RTO", "LB")
    assert dict(undefined_counts(review)) == {"SLO": 2, "MTTR": 2, "RTO": 2, "LB": 1}
    findings = found(review, "term-undefined")
    assert [finding.excerpt for finding in findings] == ["SLO", "MTTR", "RTO", "LB"]
    assert {(finding.noun, finding.row, finding.field) for finding in findings} == {
        ("glossary", "", "word")
    }
    assert "“LB” in the factors" in findings[3].message


@pytest.mark.parametrize(
    "text",
    [
        "The service level objective (SLO) was missed, the SLO of search, too",
        "The SLO (service level objective) was missed",
        "The SLO stands for a service level objective",
        "No URL, CPU, PDF or UTC time in the US, UK and EU; OCT was fine",
        "As in INC-1043, SEV-2, UTF-8, FARE-612 and INC0871",
        "`SLO` and “the SLO” and MAX_RETRIES and $HOME and a1.SLO",
        "> the SLO was missed",
        "WE LOST ALL OF THE QUEUE",
        "It is NOT the queue, and Checkout with TLS 1.3",
        "TL;DR nothing",
    ],
)
def test_what_is_explained_known_quoted_or_no_abbreviation_is_left_alone(text: str) -> None:
    review = replace(FULL, lessons=(Lesson(id="l", text=text),))
    assert undefined_terms(review) == ()


def test_glossary_services_and_severity_are_known() -> None:
    review = replace(FULL, lessons=(Lesson(id="l", text="The SLOs of the KVS in a P0X"),))
    assert undefined_terms(review) == ("SLO", "KVS", "P0X")
    told = replace(
        review,
        glossary=(Term(id="g", word="SLO (service level objective)"),),
        services=("kvs-eu",),
        severity="P0X",
    )
    assert undefined_terms(told) == ()


# Long sentences


def words_of(count: int) -> str:
    return " ".join(["word"] * count)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"impact_customers": f"Then {words_of(40)}."}, ("review", "", "impact_customers")),
        ({"lessons": (Lesson(id="l", text=f"Then {words_of(40)}"),)}, ("lessons", "l", "text")),
        (
            {
                "entries": (
                    *FULL.entries,
                    Entry(id="3", at=AT, details=f"A.\n\nThen {words_of(40)}."),
                )
            },
            ("entries", "3", "details"),
        ),
    ],
)
def test_a_long_sentence_is_named_with_its_first_words(
    change: dict[str, object], place: tuple[str, str, str]
) -> None:
    (finding,) = found(replace(FULL, **change), "sentence-long")  # type: ignore[arg-type]
    assert (finding.noun, finding.row, finding.field) == place
    assert finding.excerpt == "Then word word word word word"
    assert "41 words" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        words_of(35),
        f"{words_of(30)}. {words_of(30)}.",
        f"`{words_of(40)}` was run.",
        f"It said “{words_of(40)}” and stopped.",
        f"> {words_of(40)}",
        f"```\n{words_of(40)}\n```",
        f"- {words_of(40)}\n- {words_of(40)}",
        f"| a | {words_of(40)} |\n|---|---|\n| b | {words_of(40)} |",
    ],
)
def test_code_quotations_lists_and_short_sentences_do_not_count(text: str) -> None:
    assert found(replace(FULL, impact_customers=text), "sentence-long", "paragraph-long") == []


def test_a_long_paragraph_is_named_and_two_of_them_with_a_line_between_are_not() -> None:
    half = " ".join([f"{words_of(20).capitalize()}."] * 4)
    long = replace(FULL, factors=(Factor(id="f1", details=f"{half} {half}"), *FULL.factors[1:]))
    (finding,) = found(long, "paragraph-long")
    assert (finding.noun, finding.row, finding.field) == ("factors", "f1", "details")
    apart = replace(FULL, factors=(Factor(id="f1", details=f"{half}\n\n{half}"), *FULL.factors[1:]))
    assert found(apart, "paragraph-long") == []


# What happened, and how to fix it


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("Retries go up; we will cap them", "we will"),
        ("The limit needs to be raised", "needs to be"),
        ("The alert should be added to the board", "should be added"),
        ("Going forward the queue is watched", "Going forward"),
        ("Still to be fixed: the flag", "to be fixed"),
        ("Support must add the number", "must add"),
        ("We’ll look at the graph", "We’ll"),
    ],
)
def test_words_about_fixes_are_found_in_an_entry_and_in_the_summary(
    text: str, excerpt: str
) -> None:
    entries = (*FULL.entries, Entry(id="3", at=AT, text=text))
    (finding,) = found(replace(FULL, entries=entries), "entry-fix")
    assert (finding.row, finding.field, finding.excerpt) == ("3", "text", excerpt)
    assert "Separate what happened from how to fix it" in finding.suggestion
    (told,) = found(replace(FULL, summary=f"{TOLD} {text}."), "summary-fix")
    assert (told.noun, told.field, told.excerpt) == ("review", "summary", excerpt)


@pytest.mark.parametrize(
    "text",
    [
        "The limit was raised and the alert added",
        "The primary had to be replaced",
        "No need to be called: it is green",
        "The next time the job ran, it was green",
        "Operator says “we will call back”",
        "`we will` is in the log",
        "Each import needs to empty the cache",
        "The will of the queue",
    ],
)
def test_what_happened_is_left_alone(text: str) -> None:
    entries = (*FULL.entries, Entry(id="3", at=AT, text=text))
    assert found(replace(FULL, entries=entries), "entry-fix") == []


def test_a_message_of_a_chat_is_a_record() -> None:
    said = Entry(
        id="3",
        at=AT,
        text="we will fix it",
        kind=Kind.COMMUNICATION,
        source="slack #inc",
        import_key="k",
    )
    assert found(replace(FULL, entries=(*FULL.entries, said)), "entry-fix") == []
    typed = replace(said, import_key="")
    assert len(found(replace(FULL, entries=(*FULL.entries, typed)), "entry-fix")) == 1


# Questions and lessons


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Did the alert fire?", "did"),
        ("And was the cache empty", "was"),
        ("Could anybody see it?", "could"),
        ("Don’t the pods restart?", "don’t"),
        ("Has somebody a copy?", "has"),
    ],
)
def test_a_closed_question_is_offered_as_an_open_one(text: str, begins: str) -> None:
    (finding,) = found(replace(FULL, questions=(Question(id="q", text=text),)), "question-closed")
    assert (finding.noun, finding.row, finding.field) == ("questions", "q", "text")
    assert f"“What {begins} …?” or “How {begins} …?”" in finding.suggestion
    assert finding.stage is Stage.CLOSE


@pytest.mark.parametrize(
    "question",
    [
        Question(id="q", text="What did the alert say?"),
        Question(id="q", text="Have the logs ready"),
        Question(id="q", text="Issue with the disk: what was it?"),
        Question(id="q", text="Did the alert fire?", answer="Yes."),
        Question(id="q", text="Did the alert fire?", outcome=Capture.TAKEN),
    ],
)
def test_open_and_answered_questions_are_left_alone(question: Question) -> None:
    assert found(replace(FULL, questions=(question,)), "question-closed") == []


def test_something_good_is_asked_for() -> None:
    better = Lesson(id="b", kind=LessonKind.COULD_GO_BETTER, text="The page came late")
    (finding,) = found(replace(FULL, lessons=(better,)), "lessons-nothing-good")
    assert finding.stage is Stage.LESSONS
    lucky = Lesson(id="c", kind=LessonKind.LUCKY, text="It was a Sunday")
    assert found(replace(FULL, lessons=(better, lucky)), "lessons-nothing-good") == []
    assert "lessons-nothing-good" in rules(replace(FULL, lessons=(better, replace(lucky, text=""))))


# All of them


def messy() -> Review:
    """Two of everything that is found."""
    poor = "We will fix some SLOs and MTTRs of several users; they need to be raised"
    return replace(
        FULL,
        title="Outage",
        summary=f"{poor} {words_of(40)}. {poor.lower()} after the outage {words_of(40)}.",
        impact_users="some users",
        impact_customers="most users",
        entries=tuple(replace(entry, text=poor, details=poor) for entry in FULL.entries),
        factors=(
            Factor(id="f1", text="Human error of an operator"),
            Factor(id="f2", text="The engineer was careless", details=f"A {words_of(40)}"),
        ),
        lessons=tuple(
            Lesson(id=id, kind=LessonKind.SURPRISED, text=f"The RTO, {id} {words_of(40)}")
            for id in "lm"
        ),
        actions=tuple(
            replace(
                action, text=f"Add all and remove every {n} {words_of(30)} soon", done_when="later"
            )
            for n, action in enumerate(FULL.actions[:2])
        ),
        questions=tuple(Question(id=id, text="Did it?") for id in "qr"),
    )


def test_every_finding_is_advice_with_a_reason_and_a_way_on() -> None:
    findings = check(messy())
    assert len({finding.rule for finding in findings}) > 15
    for finding in findings:
        assert finding.advice, finding
        assert finding.kind == "structure"
        assert finding.message.endswith((".", "?"))
        assert finding.suggestion.endswith((".", "?"))
        assert "!" not in finding.message + finding.suggestion


def test_what_is_set_aside_is_one_finding_and_no_other() -> None:
    review = messy()
    before = lacking(review)
    assert len({finding.place for finding in before}) == len(before)
    for finding in before:
        aside = Dismissal(
            id="d",
            rule=finding.rule,
            noun=finding.noun,
            row=finding.row,
            field=finding.field,
            excerpt=finding.excerpt,
        )
        after = lacking(replace(review, dismissals=(aside,)))
        assert set(before) - set(after) == {finding}


def test_an_edit_elsewhere_leaves_what_was_set_aside_aside() -> None:
    places = {finding.place for finding in check(messy())}
    first = Entry(id="0", at=AT, text="Quiet", source="log")
    edited = replace(messy(), entries=(first, *messy().entries))
    assert places <= {finding.place for finding in check(edited)}
