"""How a backup and the reviews in it are said: when, how large, what differs from now."""

from datetime import date

from pmdesk.model.differing import differing_text
from pmdesk.model.times import date_text, day_text, local
from pmdesk.store.kept import KeptReview, Standing
from pmdesk.store.versions import Version
from pmdesk.ui.tr import tr

THIN = "\u2009"


def day_said(day: date, today: date) -> str:
    """Today, Yesterday, or Tue 6 Oct 2026."""
    back = (today - day).days
    return {0: tr("Today"), 1: tr("Yesterday")}.get(back, day_text(day))


def time_said(version: Version) -> str:
    """13:58, on this computer's clock."""
    return f"{version.at.astimezone():%H:%M}"


def when_said(version: Version) -> str:
    """Tue 6 Oct 2026, 13:58."""
    return f"{day_text(version.at.astimezone().date())}, {time_said(version)}"


def count_said(version: Version) -> str:
    """How many reviews are in it."""
    if version.reviews is None:
        return tr("Cannot be read")
    return tr("1 review") if version.reviews == 1 else tr("{n} reviews").format(n=version.reviews)


def size_said(size: int) -> str:
    """430 kB, 1.2 MB."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))}{THIN}kB"
    return f"{size / 1e6:.1f}{THIN}MB" if size < 10_000_000 else f"{round(size / 1e6)}{THIN}MB"


def note_said(version: Version) -> str:
    """What is particular about it; mostly nothing."""
    if not version.sound:
        return tr("Damaged")
    return tr("Before an update") if version.before_migration else ""


def version_sentence(version: Version, today: date) -> str:
    """All of it in one sentence, for who hears the list."""
    day = day_said(version.at.astimezone().date(), today)
    parts = [f"{day}, {time_said(version)}", count_said(version), size_said(version.size)]
    return ", ".join([*parts, note_said(version)] if note_said(version) else parts)


def title_said(review: KeptReview) -> str:
    """The title; of a restricted one only that it is one."""
    return tr("Restricted review") if review.restricted else review.title or tr("Without a title")


def standing_said(review: KeptReview) -> str:
    """How it stands to the one in the library."""
    if review.standing is Standing.SAME:
        return tr("Same as now")
    if review.standing is Standing.GONE:
        return tr("Not in the library now")
    said = differing_text(review.differs)
    return tr("Differs from now: {what}").format(what=said) if said else tr("Differs from now")


def started_said(review: KeptReview) -> str:
    """The day of the incident, "" where it has none."""
    return date_text(local(review.started, review.zone).date()) if review.started else ""
