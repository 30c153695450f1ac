"""The rows of the table of readers."""

from annotate.readers.markdown import markdown_page
from annotate.readers.registry import INPUT_FORMATS, READERS


def test_a_reader_is_loaded_by_its_name_and_knows_its_content() -> None:
    assert READERS["markdown"].load() is markdown_page
    assert READERS["markdown"].fits("# Wall falls\n\nIt rained.")
    assert not READERS["markdown"].fits("It rained.")
    # Nothing tells a table of commas from prose.
    assert not READERS["csv"].fits(b"title,text\na,b\n")


def test_what_can_be_asked_for() -> None:
    assert set(READERS) - set(INPUT_FORMATS) == {"fragment"}
    assert all(reader.name == name for name, reader in READERS.items())


def test_no_suffix_and_no_type_stands_for_two_formats() -> None:
    for kind in ("extensions", "content_types"):
        named = [value for reader in READERS.values() for value in getattr(reader, kind)]
        assert len(named) == len(set(named))
