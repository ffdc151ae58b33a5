"""What happened, and what the room says of it: the texts of the reviews made here."""

from pmdesk.model.times import local
from tests.sixty import sixty

TITLE = "Pickup codes refused at parcel lockers"
STARTED = "2026-09-03 18:06"
_REVIEW = sixty()
TIMELINE = "\n".join(
    f"{local(entry.at, _REVIEW.zone):%Y-%m-%d %H:%M} {entry.text}" for entry in _REVIEW.entries
)
"""The timeline as somebody would copy it out of a chat: a line for each entry."""
ENTRIES = len(_REVIEW.entries)
ZONE = _REVIEW.zone

SEATS = (
    ("On-call engineer", "Primary on-call", "Outi Raskela"),
    ("Support lead", "Support liaison", "Pekka Hovinen"),
    ("Head of platform", "Engineering manager", "Saara Lindqvora"),
)
"""Alias, role and name."""

FACTORS = (
    "New firmware reads only the first key of a list",
    "A key rotation is announced in a chat that responders do not read",
    "Updating old cabinets was put behind new towns",
    "The text provider holds messages back above a limit",
)
LESSONS = (
    "/+ The phone line took over within minutes",
    "/- The graph of refusals had no towns in it",
    "/? Two thirds of the cabinets were never at risk",
    "/! It was a quiet evening for parcels",
)
ACTIONS = (
    ("On-call engineer", "Try a new key on one cabinet of each firmware before a rotation"),
    ("Support lead", "Warn the owner of a card thirty days before it lapses"),
    ("Head of platform", "Count refused codes by firmware on the first dashboard"),
)
"""The alias of the owner, and what will be different."""
SUMMARY = (
    "On Thursday 3 September 2026 from 18:06 to 21:52 a third of all pickup codes were refused. "
    "Customers could not open their lockers; the earlier key ended it."
)
