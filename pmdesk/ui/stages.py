"""The stages of the console in their order, and how each is made."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

from pmdesk.model.words import Stage
from pmdesk.ui.actions_stage.stage import ActionsStage
from pmdesk.ui.biases.stage import BiasesStage
from pmdesk.ui.closing.stage import CloseStage
from pmdesk.ui.console.stack import StageMaker
from pmdesk.ui.factors.stage import FactorsStage
from pmdesk.ui.lessons.stage import LessonsStage
from pmdesk.ui.opening.earlier import OpenActions, no_actions
from pmdesk.ui.opening.stage import OpenStage
from pmdesk.ui.prepare.own_agendas import OwnAgendas
from pmdesk.ui.prepare.stage import PrepareStage
from pmdesk.ui.report_stage.exporter import Exporter
from pmdesk.ui.report_stage.stage import ReportStage
from pmdesk.ui.timeline.stage import TimelineStage


def makers(
    paste: Callable[[str], None],
    exporter: Exporter,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    open_actions: OpenActions = no_actions,
    agendas: OwnAgendas | None = None,
) -> Mapping[Stage, StageMaker]:
    """One maker for each stage; a stage is made when it is first shown.

    `open_actions` reads those of all reviews, for the stage that looks back at earlier ones;
    `agendas` are those that the library keeps.
    """

    def today() -> date:
        return now().astimezone().date()

    return {
        Stage.PREPARE: lambda theme, session: PrepareStage(theme, session, now, agendas, exporter),
        Stage.OPEN: lambda theme, session: OpenStage(theme, session, open_actions, today),
        Stage.TIMELINE: lambda theme, session: TimelineStage(theme, session, paste),
        Stage.BIASES: BiasesStage,
        Stage.FACTORS: FactorsStage,
        Stage.LESSONS: LessonsStage,
        Stage.ACTIONS: lambda theme, session: ActionsStage(theme, session, today),
        Stage.CLOSE: lambda theme, session: CloseStage(theme, session, today),
        Stage.REPORT: lambda theme, session: ReportStage(theme, session, exporter),
    }
