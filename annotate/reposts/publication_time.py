"""When an article was published, as far as its page says."""

import datetime
from dataclasses import dataclass

from annotate.readers.dates import iso_date


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the time where it is known."""

    day: datetime.date
    time: datetime.datetime | None

    def is_before(self, other: "Moment") -> bool:
        """Whether it is before the other: by the times where both are known and comparable, else by the days."""
        if self.time and other.time and (self.time.tzinfo is None) == (other.time.tzinfo is None):
            return self.time < other.time
        return self.day < other.day


def moment(published: str | None) -> Moment | None:
    """When that is; None where it says nothing or can be read in two ways."""
    if not published:
        return None
    try:
        time = datetime.datetime.fromisoformat(published.strip())
    except ValueError:
        day = iso_date(published)
        return Moment(datetime.date.fromisoformat(day), None) if day else None
    is_day_only = len(published.strip()) <= len("2024-01-01")
    return Moment(time.date(), None if is_day_only else time)
