"""What the tools answer, as agents read it."""

from typing import Any, Dict, List, Optional

from pydantic import BaseModel, Field


class Page(BaseModel):
    """Some rows of a table."""

    table: str = Field(description="The name of the table.")
    columns: List[str] = Field(description="The names of the columns that have a value in these rows.")
    rows: List[List[Any]] = Field(description="The rows, in the order of the columns; null is missing.")
    empty_columns: List[str] = Field(description="The columns that have no value in these rows.")
    offset: int = Field(description="The number of the first row here, from 0.")
    rows_total: int = Field(description="How many rows the table has; read_table gives the others.")


class TableSize(BaseModel):
    """A table that read_table can read."""

    name: str
    rows: int


class Answer(BaseModel):
    """What every tool that computes answers."""

    result: str = Field(description="The name of this result, for read_table.")
    simulated: bool = Field(description="Whether the prices are simulated; then say so with every number.")
    notes: List[str] = Field(description="What was noticed, warnings first.")
    notes_total: int
    page: Page = Field(description="The most useful table.")
    tables: List[TableSize] = Field(description="Every table of the result.")
    saved_to: Optional[str] = Field(default=None, description="The output folder that was written.")


class Inspected(Answer):
    """What the loader understood of prices."""

    symbols: List[str]
    first_date: Optional[str]
    last_date: Optional[str]
    trading_days: int
    suggested_adjustments: List[str] = Field(
        description="Splits and bonus issues that prices look like, as rows symbol,ex_date,factor; check each."
    )


class Documents(Answer):
    """Announcements that documents make."""

    announcements: int
    by_status: Dict[str, int] = Field(
        description="ok counts; repeat, review, no_date and others do not, for the reason in the row."
    )


class LeftOut(BaseModel):
    """An event that is not in the statistics."""

    event_id: str
    symbol: str
    reason: str
    detail: str


class Studied(Answer):
    """A finished event study."""

    title: str
    announcements: int
    studied: int = Field(description="How many events are in the statistics.")
    left_out: List[LeftOut] = Field(description="The others, at most 30, with reasons; all in the table exclusions.")
    questions: List[Any] = Field(description="Questions about prices inside the windows, to be settled first.")
    advice: List[str] = Field(description="Which tests to trust for this sample.")
    verdict: List[str] = Field(description="What the result depends on, where the study has a sensitivity.")
    events: Page = Field(description="Cumulative abnormal returns of single events, by window.")


class Sensitive(Answer):
    """One study under every combination of choices."""

    verdict: List[str]
    questions: List[Any]


class Averages(Answer):
    """Volume-weighted average prices."""

    figures: Dict[str, Any] = Field(description="Premia, prices of rules and averages, without the single sessions.")


class Explained(BaseModel):
    """What a test or a model is, in the words of the engine."""

    id: str
    kind: str = Field(description="test (of a window), event_test, group_test or model.")
    name: str
    formula: str
    null_distribution: str
    assumes: str = Field(description="What it takes for granted, and when it fails.")
    violated_by: List[str] = Field(description="What a sample can show against it.")
    source: str
    page: Optional[str] = Field(default=None, description="Its page of the documentation, in Markdown.")


class Explanations(BaseModel):
    """What tests and models are."""

    methods: List[Explained]


class Listed(BaseModel):
    """Files that can be read."""

    files: List[str] = Field(description="Paths that the other tools take, with sizes in bytes.")
    files_total: int
