#!/bin/sh
# About: pip 23.2.1 (the one that Python 3.11.7 brings; before 23.3), justext 3.0.2, lxml 6.1.3.
#
# Behaviour: justext requires lxml[html_clean]; lxml calls the extra html-clean. Newer pips take these for one name, as the
# packaging standard says; pips before 23.3 do not. They install justext without what the extra stands for, print one
# line of warning, and exit with 0; `pip check` finds nothing wrong; the import fails.
#
# Seen:
#   pip 23.2.1: install exits 0, pip check exits 0, import exits 1
#   pip 23.3.2: install exits 0, pip check exits 0, import exits 0
#
# One guesses wrong because case, hyphen and underscore make no difference in names of packages, in these pips
# too; and because an installation whose requirements are not met is expected to fail.
#
# For users of ours: `pip install` of anything that reads pages by jusText or trafilatura needs lxml_html_clean named
# beside it, or a newer pip. Our package names it itself.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
run() { # exits with nothing, prints the code
    "$@" >/dev/null 2>&1 && echo 0 || echo $?
}
seen=""
for version in 23.2.1 23.3.2; do
    python="$folder/$version/bin/python"
    python3 -m venv "$folder/$version"
    "$python" -m pip install --quiet --disable-pip-version-check "pip==$version"
    installed=$(run "$python" -m pip install --disable-pip-version-check justext==3.0.2 lxml==6.1.3)
    checked=$(run "$python" -m pip check --disable-pip-version-check)
    imported=$(run "$python" -c "import justext")
    echo "pip $version: install exits $installed, pip check exits $checked, import exits $imported"
    seen="$seen $installed$checked$imported"
done
[ "$seen" = " 001 000" ]
