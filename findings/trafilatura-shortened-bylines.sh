#!/bin/sh
# About: trafilatura 2.3.1, the author in its metadata.
#
# Behaviour: a byline from <meta name="author"> is rewritten before it is returned. Whatever follows "with" is cut off, so
# a second reporter disappears; of two authors whose names contain one another only the longer is kept; a surname first
# becomes two persons; "Von", like "from", is taken for a preposition before the name; some names yield no author at all.
#
# Seen:
#   Jane Doe with Tom Poe -> Jane Doe
#   Kim Roe; Kim Roe-Poe -> Kim Roe-Poe
#   Roe, Jane -> Roe; Jane
#   Von Der Leyen -> Der Leyen
#   van der Meer -> Van Der Meer
#   D'Arcy O'Neil -> None
#
# One guesses wrong because the value comes from a field of the page that holds nothing but names: one expects it as
# it stands, or split at semicolons, and takes None for "the page names nobody".
#
# For users of ours: group articles by author, or hold authors out, only after looking at the field itself in the page.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml==6.1.3 lxml_html_clean==0.4.6
"$folder/v/bin/python" - <<'PY'
import sys

from trafilatura import extract_metadata

SEEN = {
    "Jane Doe with Tom Poe": "Jane Doe",
    "Kim Roe; Kim Roe-Poe": "Kim Roe-Poe",
    "Roe, Jane": "Roe; Jane",
    "Von Der Leyen": "Der Leyen",
    "van der Meer": "Van Der Meer",
    "D'Arcy O'Neil": None,
}
PAGE = '<html><head><title>Harbour</title><meta name="author" content="{}"></head><body><p>Text.</p></body></html>'

authors = {byline: extract_metadata(PAGE.format(byline)).author for byline in SEEN}
for byline, author in authors.items():
    print(byline, "->", author)
sys.exit(authors != SEEN)
PY
