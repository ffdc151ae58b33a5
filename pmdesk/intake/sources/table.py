"""All sources, in the order in which they are tried: one line for each."""

from pmdesk.intake.sources.alertmanager import ALERTMANAGER
from pmdesk.intake.sources.datadog import DATADOG
from pmdesk.intake.sources.github import GITHUB
from pmdesk.intake.sources.gitlab import GITLAB
from pmdesk.intake.sources.grafana_oncall import GRAFANA_ONCALL
from pmdesk.intake.sources.irc import IRC
from pmdesk.intake.sources.jira import JIRA
from pmdesk.intake.sources.opsgenie import OPSGENIE
from pmdesk.intake.sources.pagerduty import PAGERDUTY
from pmdesk.intake.sources.slack import SLACK
from pmdesk.intake.sources.source import Source
from pmdesk.intake.sources.statuspage import STATUSPAGE
from pmdesk.intake.sources.teams import TEAMS
from pmdesk.intake.sources.zoom import ZOOM

SOURCES: tuple[Source, ...] = (
    SLACK,
    ALERTMANAGER,
    STATUSPAGE,
    GRAFANA_ONCALL,
    OPSGENIE,
    DATADOG,
    GITHUB,
    GITLAB,
    JIRA,
    TEAMS,
    PAGERDUTY,
    ZOOM,
    IRC,
)
BY_KEY = {source.key: source for source in SOURCES}
