#!/bin/sh
# About: feedparser 6.0.14, published_parsed.
#
# Behaviour: dates are converted to UTC, but only North American zone names (EST, PDT ...), GMT and numeric offsets
# count. With any other name (CET, BST, IST, JST, or "UTC+1") the local time is returned as if it were UTC: no warning, no bozo flag,
# no None. A date of the same form with no zone at all does yield None.
#
# Seen (Mon, 04 May 2026 00:30:00 and the zone):
#   EST   -> 2026-05-04 05:30
#   +0100 -> 2026-05-03 23:30
#   CET   -> 2026-05-04 00:30
#   BST   -> 2026-05-04 00:30
#   JST   -> 2026-05-04 00:30
#   UTC+1 -> 2026-05-04 00:30
#   none  -> None
#
# One guesses wrong because EST is converted, so names seem to be known, and because a missing zone is refused: of an unknown one
# one expects the same. The result is a time in UTC by contract.
#
# For users of ours: articles of two European or Asian outlets can change their order, and their day, by up to nine hours.
# Who finds reposts or "who had it first" by time should keep the feed's own string (entry.published) and parse it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14
"$folder/v/bin/python" - <<'PY'
import sys
import time

import feedparser

FEED = '<rss version="2.0"><channel><title>t</title><item><title>a</title><pubDate>{}</pubDate></item></channel></rss>'
SEEN = {
    "EST": "2026-05-04 05:30",
    "+0100": "2026-05-03 23:30",
    "CET": "2026-05-04 00:30",
    "BST": "2026-05-04 00:30",
    "JST": "2026-05-04 00:30",
    "UTC+1": "2026-05-04 00:30",
    "": None,
}

times = {}
for zone in SEEN:
    feed = feedparser.parse(FEED.format(f"Mon, 04 May 2026 00:30:00 {zone}".strip()))
    parsed = feed.entries[0].get("published_parsed")
    times[zone] = time.strftime("%Y-%m-%d %H:%M", parsed) if parsed else None
    print(f"{zone or 'none':5} -> {times[zone]}", "(bozo)" if feed.bozo else "")
sys.exit(times != SEEN)
PY
