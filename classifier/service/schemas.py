"""What the API takes and gives, with the examples that its OpenAPI page shows."""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

EXAMPLE = (
    "Lights out at the depot\n\nThe ferry depot will close in May, critics say. The harbour board "
    "[paid by the rail lobby] declined to comment."
)
Share = Annotated[float, Field(ge=0, le=1)]


class Text(BaseModel):
    """A text to score. With a title the scored text begins with it and a blank line."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(description="The text; offsets in the answer count in the text that the answer gives back.")
    title: str = ""
    id: str = Field(default="", max_length=200, description="Yours: it comes back with the scores.")
    language: str = Field(default="", max_length=35, description="An ISO 639-1 code; found out where it is empty.")


class Request(BaseModel):
    """One text in `text`, or many in `texts`."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "oneOf": [{"required": ["text"]}, {"required": ["texts"]}],
            "examples": [
                {"text": EXAMPLE},
                {"texts": [{"id": "depot", "text": EXAMPLE}], "labels": ["vague-source"], "min_confidence": 0.8},
            ],
        },
    )
    text: str = Field(default="", description="One text.")
    texts: list[Text] = Field(default_factory=list, min_length=1, description="Many texts, scored in this order.")
    labels: list[str] = Field(default_factory=list, description="Only these labels; all where it is empty.")
    min_confidence: Share = Field(
        default=0.0, description="Leave a sentence unjudged, for a learned label, where the decision is less sure."
    )
    sentences: bool = Field(default=False, description="Give each sentence's values, too.")

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if ("text" in self.model_fields_set) == ("texts" in self.model_fields_set):
            raise ValueError("send either text or texts")
        return self

    @property
    def asked(self) -> list[Text]:
        """The texts to score, one or several."""
        return self.texts or [Text(text=self.text)]


class Driver(BaseModel):
    """A word (with offsets) or a feature (without) that moved the sentence's log-odds by `adds`."""

    text: str
    adds: float
    start: int | None
    end: int | None


class Link(BaseModel):
    """A relation from this mark to another mark of the text, by its region_id."""

    type: str
    to: str


class Mark(BaseModel):
    """`text` is the scored text from `start` to `end`, counted in code points."""

    label: str
    start: int
    end: int
    text: str
    score: float | None
    calibrated: bool = Field(description="Whether `score` is a probability; else higher is surer, and no more.")
    reason: str
    because: list[Driver]
    region_id: str
    answers: dict[str, str]
    relations: list[Link]


class Sentence(BaseModel):
    """Values per label; null where the rules decide a label and found nothing."""

    start: int
    end: int
    values: dict[str, float | None]
    unjudged: list[str]


class Scored(BaseModel):
    """What the model says of one text. `abstained` says why it says nothing, and is empty where it says something."""

    id: str
    text: str
    language: str
    marks: list[Mark]
    sentences: list[Sentence] | None = None
    abstained: str


class Answer(BaseModel):
    """The results in the order of the texts."""

    version: str
    note: str
    results: list[Scored]


class LabelInfo(BaseModel):
    """A label of the scheme."""

    key: str
    name: str
    definition: str
    decided_by: Literal["model", "rules"]
    calibrated: bool


class ModelInfo(BaseModel):
    """What scores here. `cards` are the models' cards: what each was trained on, and its precision and recall."""

    version: str
    scheme: str
    scheme_version: str
    structure_hash: str
    labels: list[LabelInfo]
    refused: str = Field(description="Why a newer model file was not taken up; empty where the newest is in use.")
    cards: list[dict[str, Any]]


class Health(BaseModel):
    """`status` is UP for as long as the service answers."""

    status: Literal["UP"]
    version: str = Field(description="The model version in use.")


class Problem(BaseModel):
    """What is wrong, and where in what was sent."""

    problem: str
    where: list[str | int] = Field(examples=[["body", "texts", 0, "text"]])
