#!/bin/sh
# About: feedparser 6.0.14, entries of RSS with more than one dc:creator.
#
# Behaviour: `author` is the last author's name, `author_detail` holds the first one's, so that two fields of one entry
# name two persons. In Atom both hold the last. Only `authors` has them all.
#
# Seen:
#   rss: author=Tom Poe author_detail=Jane Roe authors=['Jane Roe', 'Tom Poe']
#   atom: author=Tom Poe author_detail=Tom Poe authors=['Jane Roe', 'Tom Poe']
#
# One guesses wrong because author_detail is offered as the taken-apart form of author, so that they agree, and because
# "the author" of several is by custom the first.
#
# For users of ours: articles from feeds that are grouped by author fall under somebody else, depending on the
# field used and on the format of the feed. Take `authors`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14
"$folder/v/bin/python" - <<'PY'
import sys

import feedparser

FEEDS = {
    "rss": """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>t</title><item><title>a</title>
        <dc:creator>Jane Roe</dc:creator><dc:creator>Tom Poe</dc:creator></item></channel></rss>""",
    "atom": """<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><title>a</title>
        <author><name>Jane Roe</name></author><author><name>Tom Poe</name></author></entry></feed>""",
}
SEEN = {"rss": ("Tom Poe", "Jane Roe"), "atom": ("Tom Poe", "Tom Poe")}

names = {}
for form, text in FEEDS.items():
    entry = feedparser.parse(text).entries[0]
    names[form] = (entry.author, entry.author_detail.name)
    print(f"{form}: author={entry.author} author_detail={entry.author_detail.name}", f"authors={[a.name for a in entry.authors]}")
sys.exit(names != SEEN)
PY
