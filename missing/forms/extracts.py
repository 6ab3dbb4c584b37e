"""What is typed to bring in a police extract, to keep a mapping, and to say which child a row is about."""

from collections.abc import Iterable
from typing import Any

from missing.choices import DateOrder, RowState
from missing.rules.extracts import LABELS, REQUIRED
from slscb.core.forms import (
    ChoiceField,
    FileField,
    GovForm,
    Section,
    SelectField,
    TextAreaField,
    TextField,
    VersionField,
)

NOBODY, NEW_CHILD, ANOTHER = "nobody", "new_child", "another"


class ExtractForm(GovForm):
    file = FileField("The file", accept=".csv,text/csv,.txt", hint="CSV, with the columns’ names in its first line")
    mapping = SelectField("Which mapping of columns?", choices=(), noun="a mapping of columns")

    def offer(self, names: Iterable[tuple[str, str]]) -> None:
        """The mappings to choose from; the standard one first and chosen."""
        self.fields["mapping"].choices = list(names)  # type: ignore[attr-defined]


class RowFilterForm(GovForm):
    show = ChoiceField("Show", choices=[("all", "All rows"), *RowState.choices], initial="all", required=False)


class DecideForm(GovForm):
    about = ChoiceField("Which child is this row about?", choices=(), noun="which child this row is about")
    reference = TextField(
        "Our reference of the child",
        max_length=9,
        width="10",
        required=False,
        hint="Such as AB12-CD34, of a child you see",
    )
    version = VersionField()

    def offer(self, children: Iterable[tuple[str, str]], hints: dict[str, str]) -> None:
        """The children who may be meant, and what else can be said."""
        field: Any = self.fields["about"]
        field.choices = [
            *children,
            (ANOTHER, "Another child whom I can see"),
            (NEW_CHILD, "A child who is not known yet: record her"),
            (NOBODY, "None of them"),
        ]
        field.hints = hints | {NOBODY: "Not a child of ours. What police wrote in this row is emptied"}
        field.reveals = {ANOTHER: ["reference"]}


class MappingForm(GovForm):
    """A column's name for each field; empty where the extract has none."""

    sections = (
        Section("The mapping", ("name", "date_order")),
        Section("Columns", tuple(LABELS)),
        Section("How words are written", ("risk_words", "sex_words")),
    )

    name = TextField("Name", max_length=40, width="20", hint="Letters, digits and hyphens, such as thames-valley-2027")
    date_order = ChoiceField(
        "How are days written?", choices=DateOrder.choices, initial=DateOrder.DAY_FIRST, noun="how days are written"
    )
    risk_words = TextAreaField(
        "Risk levels", required=False, rows=4, max_length=1_000, hint="One a line, such as: Grade 1 = high"
    )
    sex_words = TextAreaField("Sexes", required=False, rows=3, max_length=500, hint="One a line, such as: 2 = F")

    for _name, _label in LABELS.items():
        locals()[_name] = TextField(_label, max_length=60, width="20", required=_name in REQUIRED)
    del _name, _label

    def columns(self) -> dict[str, str]:
        """The column of each field."""
        return {name: self.cleaned_data.get(name) or "" for name in LABELS}

    def words(self, name: str) -> dict[str, str]:
        """The lines of a box as a table, in small letters on the left."""
        lines = [line.partition("=") for line in (self.cleaned_data.get(name) or "").splitlines() if "=" in line]
        return {left.strip().casefold(): right.strip() for left, _, right in lines}
