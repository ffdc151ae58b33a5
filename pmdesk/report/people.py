"""How a report speaks of people: by their seat, by name only where that is asked for."""

from pmdesk.model.review import Review, Seat

NOBODY = "a responder"


class People:
    """The seats of one review by id, as a report calls them."""

    def __init__(self, review: Review, names: bool) -> None:
        self._called = {seat.id: _called(seat, names) for seat in review.seats}

    def called(self, seat: str) -> str:
        """The seat of an id; "" for no seat, "a responder" for one that is not there."""
        return self._called.get(seat, NOBODY) if seat else ""


def _called(seat: Seat, names: bool) -> str:
    if names and seat.name:
        return seat.name
    return seat.alias or seat.role or NOBODY
