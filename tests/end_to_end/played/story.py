"""What happened, and what the room says of it in its hour: the texts that a playing types."""

from dataclasses import dataclass

SEATS = (
    # alias, role, name, expected at the beginning
    ("On-call engineer", "Primary on-call", "Ottilie Zebrawood", True),
    ("Second engineer", "Secondary on-call", "Per Quillfeather", True),
    ("Service owner", "Owner of the service", "Imogen Larkspurt", True),
    ("Database engineer", "Database engineer", "Casimir Thornapple", True),
    ("Support lead", "Support liaison", "Wanda Mistlethrush", True),
    ("Release manager", "Release manager", "Anselm Pepperidge", True),
    ("Head of engineering", "Engineering manager", "Rosalind Oakenfold", True),
    ("Customer manager", "Customer manager", "Benedikt Fennimore", False),
    ("Facilitator", "Facilitator", "Leokadia Snowdrop", True),
)
LEADER, LATE, FACILITATOR = 6, 7, 8
"""Places in the list above."""
IMPACT = {
    "impact_users": "2 870 of 9 100 people",
    "impact_failed": "14 020 requests",
    "impact_extent": "One in three, in every region",
}
SEVERITY, SERVICES = "SEV-2", ("checkout", "search")


@dataclass(frozen=True)
class Words:
    """Everything that is said; the two playings say the same."""

    early_question: str = "Who was told before the change went out?"
    nervous: str = "Two of them look at each other when the release is named"
    account: str = "I remember it ten minutes later, after the second call"
    question: str = "Since when did the dashboard show it?"
    idea: str = "Two people look at each rollout"
    second_idea: str = "A switch that turns the new path off"
    parked: str = "How the rota is planned over holidays"
    heard: str = "the graph looked as on any other day"
    said: str = "You should have looked at the other graph"
    entry: str = "Somebody in the corridor names the slow search"
    missing: str = "The pager was silent for nine minutes"
    note: str = "Ask the quiet one about the second page"
    bias_note: str = "We kept reading the first graph again"
    factors: tuple[str, ...] = (
        "The alert waits for ten minutes of errors",
        "The runbook names a host that was retired",
        "One person holds the keys to the gateway",
        "Rollouts start while the rota changes hands",
    )
    group: str = "What is seen late"
    lessons: tuple[str, ...] = (
        "/+ Support answered within minutes",
        "/- The status page came an hour late",
        "/? The cache hid two thirds of it",
        "/! It was a quiet evening",
    )
    actions: tuple[str, ...] = (
        "Alert on the share of errors within two minutes",
        "Keep keys to the gateway in two hands",
        "Write the runbook anew each quarter",
        "Buy a second monitoring product",
    )
    declined: str = "Costs more than it would have saved"
    waits: str = "Waits for the budget of spring"
    follow_up: str = "Service owner asks the planners on Monday"
    buy_in_note: str = "Two weeks of the next sprint"
    channel: str = "All teams, by mail"
    hears: str = "Partners who call the search"
    pulse: tuple[str, ...] = ("8", "7", "6")


SAID = Words()
SHORT = """\
2026-09-03 17:40 The rota changes hands
2026-09-03 17:55 Rollout of the new search index begins
2026-09-03 18:06 Answers of the search take two seconds instead of a tenth
2026-09-03 18:09 First customer asks the support why the page stays empty
2026-09-03 18:21 Alert: one request in three runs out of time
2026-09-03 18:24 On-call engineer joins the call and opens the dashboard
2026-09-03 18:31 “Looks like the database to me”
2026-09-03 18:44 The database is given a second replica
2026-09-03 18:58 Nothing changes with the replica
2026-09-03 19:10 Second engineer finds the rollout in the change log
2026-09-03 19:16 The new index is switched off by hand
2026-09-03 19:22 Answers are as fast as on other days
"""
"""A timeline for the short playing."""
