"""What a report still lacks, stage by stage, and what is settled."""

from dataclasses import replace

import pytest

from pmdesk.method.check import check
from pmdesk.method.lacking import lacking, sorted_out
from pmdesk.model.remarks import QUESTION
from pmdesk.model.review import Action, Comment, Dismissal, Review, SignOff
from pmdesk.model.words import ActionKind, BuyIn, Decision, ProblemClass, Stage, State


def rules(review: Review) -> list[str]:
    return [finding.rule for finding in lacking(review)]


def test_the_sample_lacks_nothing(sample: Review) -> None:
    assert lacking(sample) == ()


@pytest.mark.parametrize(
    ("less", "rule", "stage"),
    [
        ({"owner": ""}, "owner-missing", Stage.PREPARE),
        ({"meetings": ()}, "meeting-none", Stage.PREPARE),
        ({"advocate": ""}, "advocate-missing", Stage.OPEN),
        ({"timeline_agreed": None}, "timeline-open", Stage.TIMELINE),
        ({"biases": ()}, "bias-not-asked", Stage.BIASES),
        ({"factors": ()}, "factors-none", Stage.FACTORS),
        ({"class_kind": ProblemClass.NONE}, "class-open", Stage.FACTORS),
        ({"lessons": ()}, "lessons-none", Stage.LESSONS),
        ({"actions": ()}, "actions-none", Stage.ACTIONS),
        ({"actions": (Action(id="a", text="Cap it"),)}, "action-undecided", Stage.ACTIONS),
        ({"buy_in": BuyIn.NONE}, "buy-in-open", Stage.CLOSE),
        ({"channel": " "}, "channel-none", Stage.CLOSE),
        ({"recipients": ()}, "recipients-none", Stage.CLOSE),
        ({"summary": ""}, "summary-empty", Stage.REPORT),
        ({"sign_offs": (SignOff(id="s", reviewer="Ed"),)}, "reviewers-none", Stage.REPORT),
    ],
)
def test_every_stage_says_what_is_missing_and_leads_there(
    sample: Review, less: dict[str, object], rule: str, stage: Stage
) -> None:
    found = [finding for finding in lacking(replace(sample, **less)) if finding.rule == rule]
    assert found
    assert {finding.stage for finding in found} == {stage}
    assert all(finding.message and finding.suggestion.endswith(("?", ".")) for finding in found)


def test_what_is_written_here_comes_first_then_the_stages_in_order() -> None:
    stages = [finding.stage for finding in lacking(Review(id="r"))]
    order = [Stage.REPORT, *(stage for stage in Stage if stage is not Stage.REPORT)]
    assert stages == sorted(stages, key=order.index)
    assert stages[0] is Stage.REPORT


def test_a_plan_without_prevention_is_questioned(sample: Review) -> None:
    detecting = Action(id="a", text="Page", kind=ActionKind.DETECT, decision=Decision.ACCEPTED)
    declined = Action(id="b", text="Cap", decision=Decision.DECLINED)
    assert "prevention-none" in rules(replace(sample, actions=(detecting, declined)))
    assert "prevention-none" not in rules(replace(sample, actions=(declined,)))


def test_what_was_set_aside_is_not_asked_again(sample: Review) -> None:
    without = replace(
        sample, factors=tuple(f for f in sample.factors if f.category != "process"), links=()
    )
    assert "category-empty" in rules(without)
    aside = Dismissal(
        id="d", rule="category-empty", noun="factors", field="category", excerpt="process"
    )
    assert "category-empty" not in rules(replace(without, dismissals=(aside,)))


def test_what_is_set_aside_comes_with_its_reason(sample: Review) -> None:
    aside = Dismissal(
        id="d", rule="channel-none", noun="review", field="channel", reason="By telephone"
    )
    missing, kept = sorted_out(replace(sample, channel="", dismissals=(aside,)))
    assert missing == ()
    assert [(finding.rule, dismissal.reason) for finding, dismissal in kept] == [
        ("channel-none", "By telephone")
    ]
    assert sorted_out(replace(sample, dismissals=(aside,))) == ((), ())


def test_open_comments_are_asked_about_until_the_report_is_out(sample: Review) -> None:
    draft = replace(sample, state=State.REVIEWED)
    (found,) = lacking(draft)
    assert (found.rule, found.message) == ("comments-open", "1 comment of a reviewer is open.")
    assert found.stage is Stage.REPORT
    again = tuple(replace(row, settled=False) for row in draft.comments)
    (found,) = lacking(replace(draft, comments=again))
    assert found.message == "2 comments of reviewers are open."
    assert found.row == again[-1].id


def test_a_later_comment_is_asked_about_though_an_earlier_was_set_aside(sample: Review) -> None:
    draft = replace(sample, state=State.REVIEWED)
    (found,) = lacking(draft)
    aside = Dismissal(id="d", rule=found.rule, noun=found.noun, row=found.row)
    assert lacking(replace(draft, dismissals=(aside,))) == ()
    later = Comment(id="c", reviewer="Ed", text="And this?")
    more = replace(draft, dismissals=(aside,), comments=(*draft.comments, later))
    assert rules(more) == ["comments-open"]


def test_questions_that_need_work_count_once_however_many_say_so(sample: Review) -> None:
    said = tuple(
        Comment(id=who, reviewer=who, noun=QUESTION, row="detail") for who in ("Ed", "Ann")
    )
    (found,) = lacking(replace(sample, state=State.DRAFT, comments=said))
    assert found.message == "1 question to reviewers is answered with “needs work”."
    yes = tuple(replace(row, settled=True) for row in said)
    assert lacking(replace(sample, state=State.DRAFT, comments=yes)) == ()


def test_the_checks_of_a_text_know_nothing_of_meetings() -> None:
    assert "meeting-none" not in [finding.rule for finding in check(Review(id="r"))]
