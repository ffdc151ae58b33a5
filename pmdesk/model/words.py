"""The fixed vocabularies of a review, as they stand in files; screens have their own wording."""

from enum import StrEnum


class State(StrEnum):
    """Where a review stands; closed means that every action is done or dropped."""

    DRAFT = "draft"
    MEETING = "meeting"
    REVIEWED = "reviewed"
    PUBLISHED = "published"
    CLOSED = "closed"


class Stage(StrEnum):
    """The nine stages; Prepare and Report are work alone, the seven between are the meeting."""

    PREPARE = "prepare"
    OPEN = "open"
    TIMELINE = "timeline"
    BIASES = "biases"
    FACTORS = "factors"
    LESSONS = "lessons"
    ACTIONS = "actions"
    CLOSE = "close"
    REPORT = "report"


class Kind(StrEnum):
    """What an entry of the timeline is."""

    SIGNAL = "signal"
    ACTION = "action"
    DECISION = "decision"
    COMMUNICATION = "communication"
    CHANGE = "change"


class Precision(StrEnum):
    """How exactly the time of an entry is known; BETWEEN has an `until`."""

    SECOND = "second"
    MINUTE = "minute"
    ABOUT = "about"
    DAY = "day"
    BETWEEN = "between"


class Support(StrEnum):
    """What an entry rests on; NONE is not said yet."""

    NONE = ""
    DATA = "seen-in-data"
    ONE = "told-by-one"
    SEVERAL = "told-by-several"
    INFERRED = "inferred"
    CONTESTED = "contested"


class Milestone(StrEnum):
    """What an entry marks in the course of the incident, in the order in which they come."""

    NONE = ""
    IMPACT_STARTED = "impact-started"
    DETECTED = "detected"
    ENGAGED = "responders-engaged"
    UNDERSTOOD = "cause-understood"
    MITIGATED = "mitigated"
    RESOLVED = "resolved"


class Course(StrEnum):
    """What a graph did against its baseline; NONE is not looked at yet."""

    NONE = ""
    USUAL = "as-usual"
    SPIKE = "spike"
    DROP = "drop"
    FLAT = "flat-line"


class Novelty(StrEnum):
    """Whether a factor was known before the incident; OPEN is not asked yet."""

    OPEN = ""
    KNOWN = "known"
    SURPRISE = "surprise"


class Weight(StrEnum):
    """How much a factor contributed, where the room wants to say so."""

    NONE = ""
    PRIMARY = "primary"
    SECONDARY = "secondary"


class LessonKind(StrEnum):
    """The four columns of lessons."""

    WENT_WELL = "went-well"
    COULD_GO_BETTER = "could-go-better"
    SURPRISED = "surprised"
    LUCKY = "lucky"


class ActionKind(StrEnum):
    """What an action item does about a recurrence, in the order in which they are listed."""

    PREVENT = "prevent"
    REDUCE = "reduce"
    DETECT = "detect"


class Decision(StrEnum):
    """What the room made of a proposed action."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    PARKED = "parked"


class Progress(StrEnum):
    """What became of an accepted action."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Mark(StrEnum):
    """What the room answered about a bias."""

    NOT_ASKED = ""
    NOT_SEEN = "not-seen"
    NOTICED = "noticed"
    DISCUSSED = "discussed"


class Capture(StrEnum):
    """What became of something caught on the side: an idea, a question, a parked topic."""

    OPEN = "open"
    TAKEN = "taken"
    DROPPED = "dropped"


class ProblemClass(StrEnum):
    """What class of problem it was; NONE is not asked yet."""

    NONE = ""
    BUG = "specific-bug"
    FORESEEN = "foreseen-class"
    UNFORESEEN = "unforeseen-class"


class BuyIn(StrEnum):
    """Whether those who set priorities make room for the plan; NONE is not asked yet."""

    NONE = ""
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class RoomView(StrEnum):
    """What the audience window does: follow the console, keep what it shows, or show nothing."""

    LIVE = ""
    FROZEN = "frozen"
    BLANK = "blank"


class Event(StrEnum):
    """What a line of the meeting log records.

    Its detail: of STAGE the stage; of EXTENDED stage and minutes, "timeline 5" (minutes may be
    negative); of GAP the seconds by which the computer's clock ran ahead of the meeting (negative
    where it was set back); of DECIDED the decision and the action's id; of PARKED and IDEAS the id
    of what was parked, or the reason for opening the ideas early; of ASKED a stage and what was
    ticked off there; of HANDED and TAKEN nothing.
    """

    STARTED = "started"
    STAGE = "stage"
    PAUSED = "paused"
    RESUMED = "resumed"
    ENDED = "ended"
    JOINED = "joined"
    LEFT = "left"
    EXTENDED = "extended"
    GAP = "gap"
    DECIDED = "decided"
    PARKED = "parked"
    IDEAS = "ideas-opened"
    ASKED = "asked"
    HANDED = "handed-over"
    TAKEN = "taken-on"
