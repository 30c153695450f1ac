"""Invented miniatures of the corpora, in the formats in which they are published."""

import csv
import gzip
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

BABE = ("biased_words", "label_bias", "label_opinion", "news_link", "outlet", "text", "topic", "type")
RAW = (*BABE, "Label_bias_0-1", "annotator_id", "df_id")
MBIC = (
    *("age", "annotator_id", "created_at", "gender", "label_bias", "label_opinion", "news_link", "outlet"),
    *("sentence_id", "text", "topic", "type", "words"),
)
HARBOUR = "The “shameless” mayor bled the harbour dry; nobody asked him why."
BOATS = "Two boats were missing."
FACT, MIXED, OPINION = "Entirely factual", "Somewhat factual but also opinionated", "Expresses writer’s opinion"


def babe_row(text: str, annotator: str, bias: str, words: str = "", **more: str) -> dict[str, str]:
    row = {"text": text, "news_link": "https://courier.example/1", "outlet": "usa-today", "topic": "gun control"}
    row |= {"type": "center", "label_bias": bias, "label_opinion": MIXED, "biased_words": words}
    return row | {"annotator_id": annotator, "Label_bias_0-1": "", "df_id": "1"} | more


def mbic_row(text: str, annotator: str, bias: str, words: str = "", **more: str) -> dict[str, str]:
    row = {"text": text, "annotator_id": annotator, "label_bias": bias, "words": words, "label_opinion": FACT}
    row |= {"news_link": "", "type": "left", "topic": "vaccine", "outlet": "msnbc", "age": "40", "gender": "Other"}
    return row | {"sentence_id": "s", "created_at": "2020-08-07 13:39:00"} | more


def write_table(path: Path, rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = io.StringIO()
    table = csv.DictWriter(text, columns, delimiter=";", extrasaction="ignore")
    table.writeheader()
    table.writerows(rows)
    data = text.getvalue().encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def basil_mark(id_: str, start: int, end: int, txt: str, bias: str = "lex", **more: str) -> dict[str, Any]:
    mark = {"txt": txt, "id": id_, "start": start, "end": end, "target": "Ilse_Marrek", "polarity": "neg"}
    mark |= {"aim": "ind_pro", "indirect-target-name": "the union", "indirect-ally-opponent-sentiment": "neg"}
    return mark | {"bias": bias, "quote": "yes", "speaker": "other_anti", "notes": ""} | more


def write_basil(folder: Path, marks: Sequence[Mapping[str, Any]], paragraphs: Sequence[Sequence[str]]) -> Path:
    for number, source in enumerate(("NYT", "fox"), 1):
        article = {
            "source": source,
            "main-entities": ["Ilse Marrek"],
            "main-event": "Pier opens",
            "title": "Union leader  opens pier",
            "url": f"https://{source.lower()}.example/pier",
            "date": "2014-05-01",
            "uuid": "empty",
            "triplet-uuid": "t",
            "body-paragraphs": paragraphs,
        }
        about = {"author_feeling_main_event": "neu", "author_feeling_Ilse_Marrek": "neg", "relative_stance": "left"}
        about |= {"you_feeling_Ilse_Marrek": "str-neg", "notes": "short"}
        told = {"uuid": "empty", "article-level-annotations": about, "phrase-level-annotations": list(marks)}
        for part, name, content in (
            ("articles", f"event_{number}.json", article),
            ("annotations/resolved", f"event_{number}_ann.json", told),
        ):
            path = folder / part / "2014" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(content), encoding="utf-8")
    return folder


def write_polnear(folder: Path, text: str, annotations: Mapping[str, str], name: str = "nyt_2016-03-04_pier") -> Path:
    """One article of the part `train`, with the standoff of each annotator."""
    (folder / "train" / "text").mkdir(parents=True, exist_ok=True)
    (folder / "train" / "attributions").mkdir(parents=True, exist_ok=True)
    (folder / "train" / "text" / f"{name}.txt").write_bytes(text.encode())
    for annotator, standoff in annotations.items():
        (folder / "train" / "attributions" / f"{name}_{annotator}.ann").write_bytes(standoff.encode())
    columns = "compartment\tfilename\tauthor\ttitle\twire"
    (folder / "metadata.tsv").write_text(f'{columns}\ntrain\t{name}\tPam "Jo" Key\tPier\tNA\n', encoding="utf-8")
    return folder
