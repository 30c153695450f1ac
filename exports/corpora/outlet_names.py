"""One name for each outlet and topic, however a corpus or one of its files writes it."""

import re

# Keys are letters alone; the hard-to-guess ones are the abbreviations of BASIL and the file names of PolNeAR.
_OUTLETS = {
    "alternet": "Alternet",
    "breitbart": "Breitbart",
    "dailybeast": "Daily Beast",
    "dailystormer": "Daily Stormer",
    "federalist": "Federalist",
    "fox": "Fox News",
    "foxnews": "Fox News",
    "hpo": "HuffPost",
    "huffpost": "HuffPost",
    "msnbc": "MSNBC",
    "newyorktimes": "New York Times",
    "nyt": "New York Times",
    "politico": "Politico",
    "reuters": "Reuters",
    "usatoday": "USA Today",
    "washpost": "Washington Post",
    "westjournal": "Western Journalism",
}
_TOPICS = {"blm": "black-lives-matter", "vaccine": "vaccines"}


def outlet_name(written: str) -> str | None:
    """The outlet's name; as it is written where it is not known, None where nothing is."""
    return _OUTLETS.get(re.sub(r"[^a-z]", "", written.lower()), written.strip() or None)


def topic_name(written: str) -> str | None:
    """The topic in small letters with hyphens, so that "gun control" and "gun-control" are one."""
    topic = "-".join(written.lower().split())
    return _TOPICS.get(topic, topic) or None
