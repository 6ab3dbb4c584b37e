"""Bringing in a police extract: upload, what it would do, confirm, what came of it, and which child a row is about."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from missing import access, selectors, tasks
from missing.choices import ExtractState
from missing.forms.extracts import ANOTHER, NEW_CHILD, NOBODY, DecideForm, ExtractForm, MappingForm, RowFilterForm
from missing.models import Extract, ExtractMapping, ExtractRow
from missing.presenters import extracts as presenters
from missing.services.extracts import deciding, receiving
from slscb.core.errors import Fault, Invalid
from slscb.core.forms import GovForm
from slscb.core.jobs import after_commit
from slscb.core.pages import ConfirmPage, FormPage, Link, ListPage
from slscb.core.parts import Table

TITLE = "Police extracts"


def to_list() -> Link:
    """The way back to the extracts."""
    return Link(TITLE, reverse("missing:extract-list"))


class ExtractList(ListPage):
    """The extracts that the person brought."""

    capability = "episode.import"
    template_name = "missing/extract_list.html"
    page_title, noun = TITLE, "extract"
    empty_text = "You have not brought in an extract yet."

    def items(self, filters: Mapping[str, Any]) -> QuerySet[Extract]:
        """The newest first."""
        return selectors.extracts_of(self.actor)

    def rows(self, items: Sequence[Extract]) -> Sequence[Table]:
        """One table."""
        return [presenters.extract_table(items)]

    def context(self, **more: Any) -> dict[str, Any]:
        """How many rows wait for this person."""
        return super().context(undecided=presenters.undecided_words(selectors.count_undecided(self.actor)), **more)


class ExtractUpload(FormPage):
    """Takes in a file and shows what recording it would do."""

    capability = "episode.import"
    page_title = "Bring in a police extract"
    form_class = ExtractForm
    submit_text = "Check the file"
    success_text = "The file is checked. Nothing is recorded yet: look through it, then confirm."
    keeps_typed = False

    def back(self) -> Link:
        """Back to the list."""
        return to_list()

    def initial(self) -> Mapping[str, Any]:
        """The standard mapping."""
        return {"mapping": receiving.STANDARD_NAME}

    def form(self, data: Any = None, files: Any = None) -> GovForm:
        """With the saved mappings."""
        form = super().form(data, files)
        form.offer(presenters.mapping_choices(selectors.mappings()))  # type: ignore[attr-defined]
        return form

    def save(self, form: GovForm) -> str:
        """Take it in and show it."""
        file, name = form.cleaned_data["file"], form.cleaned_data["mapping"]
        extract = receiving.receive(actor=self.actor, file=file.file, file_name=file.name, mapping_name=name)
        return reverse("missing:extract-view", args=[extract.public_id])


class ExtractView(ListPage):
    """An extract in figures and row by row."""

    capability = "episode.import"
    template_name = "missing/extract_view.html"
    filter_form = RowFilterForm
    noun = "row"
    empty_text = "The file has no rows."

    def load(self) -> None:
        """The extract, for whoever brought it."""
        self.extract = selectors.open_extract(self.actor, self.kwargs["extract_id"])

    def title(self) -> str:
        """The file's name."""
        return self.extract.file_name

    def back(self) -> Link:
        """Back to the list."""
        return to_list()

    def items(self, filters: Mapping[str, Any]) -> QuerySet[ExtractRow]:
        """Its rows, all or those in a state."""
        show = filters.get("show") or "all"
        return selectors.rows_of(self.actor, self.extract, "" if show == "all" else show)

    def rows(self, items: Sequence[ExtractRow]) -> Sequence[Table]:
        """One table; the audit remembers whom it showed."""
        selectors.remember_rows(self.actor, items)
        return [presenters.row_table(self.actor, items)]

    def context(self, **more: Any) -> dict[str, Any]:
        """The figures, and what can be done."""
        state = self.extract.state
        standing = {"is_checked": state == ExtractState.CHECKED, "is_under_way": state == ExtractState.CONFIRMED}
        tiles, facts = presenters.tiles(self.extract), presenters.facts(self.extract)
        return super().context(
            extract=self.extract, tag=presenters.extract_tag(self.extract), tiles=tiles, facts=facts, **standing, **more
        )


class ExtractConfirm(ConfirmPage):
    """Has an extract recorded."""

    capability = "episode.import"
    question = "Record this extract?"
    consequences = (
        "Certain rows become episodes, or fill in what is empty in ours. Doubtful rows wait for a person, and faulty ones are"
        " left out. Return interviews are due from each return; of returns more than 72 hours ago nobody is reminded."
    )
    submit_text = "Yes, record it"
    success_text = "The extract is being recorded. This page shows what came of it."

    def load(self) -> None:
        """The extract, for whoever brought it."""
        self.extract = access.extract_for(self.actor, self.kwargs["extract_id"])

    def address(self) -> str:
        """The extract's page."""
        return reverse("missing:extract-view", args=[self.extract.public_id])

    def back(self) -> Link:
        """Back to the extract."""
        return Link(self.extract.file_name, self.address())

    def save(self, form: GovForm) -> str:
        """Confirm; a job records it."""
        receiving.confirm(actor=self.actor, extract_id=self.extract.public_id)
        after_commit(tasks.record_extract, str(self.extract.public_id))
        return self.address()


class UndecidedList(ListPage):
    """Rows for which a person says which child they are about."""

    capability = "episode.import"
    template_name = "missing/undecided_list.html"
    page_title, noun = "Which child is it?", "row"
    empty_text = "No row waits for you."

    def back(self) -> Link:
        """Back to the extracts."""
        return to_list()

    def items(self, filters: Mapping[str, Any]) -> QuerySet[ExtractRow]:
        """Doubtful ones first."""
        return selectors.undecided_rows(self.actor)

    def rows(self, items: Sequence[ExtractRow]) -> Sequence[Table]:
        """One table; the audit remembers whom it showed."""
        selectors.remember_rows(self.actor, items)
        return [presenters.undecided_table(items)]


class RowDecide(FormPage):
    """Says which child a row is about."""

    capability = "episode.import"
    template_name = "missing/row_decide.html"
    page_title = "Which child is it?"
    form_class = DecideForm
    submit_text = "Record the decision"
    success_text = "The decision is recorded."

    def load(self) -> None:
        """The row and whom it may be about; whom it shows is written into the audit."""
        self.asked = selectors.undecided_row(self.actor, self.kwargs["row_id"])

    def back(self) -> Link:
        """Back to the rows that wait."""
        return Link("Rows that wait", reverse("missing:undecided-list"))

    def initial(self) -> Mapping[str, Any]:
        """The version that is decided on."""
        return {"version": self.asked.row.version}

    def form(self, data: Any = None, files: Any = None) -> GovForm:
        """With the children who may be meant."""
        form = super().form(data, files)
        form.offer(*presenters.choices(self.asked.matches))  # type: ignore[attr-defined]
        return form

    def context(self, **more: Any) -> dict[str, Any]:
        """What police wrote."""
        return super().context(facts=presenters.told(self.actor, self.asked.row), **more)

    def save(self, form: GovForm) -> str:
        """Decide and go on to the next."""
        about, version = form.cleaned_data["about"], form.cleaned_data["version"]
        row = {"actor": self.actor, "row_id": self.asked.row.public_id, "expected_version": version}
        if about in (NOBODY, NEW_CHILD):
            {NOBODY: deciding.about_nobody, NEW_CHILD: deciding.about_new_child}[about](**row)
        else:
            deciding.about_child(child_id=self.chosen(form, about), **row)
        return reverse("missing:undecided-list")

    def chosen(self, form: GovForm, about: str) -> UUID:
        """The child who was chosen, or named by reference."""
        if about != ANOTHER:
            return UUID(about)
        child = selectors.child_by_reference(self.actor, form.cleaned_data.get("reference") or "")
        if child is None:
            raise Invalid([Fault("reference", "Enter the reference of a child whom you can see")])
        return child.public_id


class MappingList(ListPage):
    """Saved mappings of columns."""

    capability = "episode.import"
    template_name = "missing/mapping_list.html"
    page_title, noun = "Mappings of columns", "mapping"
    empty_text = "No mapping is saved. The usual columns of police need none."

    def back(self) -> Link:
        """Back to the extracts."""
        return to_list()

    def items(self, filters: Mapping[str, Any]) -> QuerySet[ExtractMapping]:
        """By name."""
        return selectors.mappings()

    def rows(self, items: Sequence[ExtractMapping]) -> Sequence[Table]:
        """One table."""
        return [presenters.mapping_table(items)]


class MappingSave(FormPage):
    """Keeps a mapping of columns under a name."""

    capability = "episode.import"
    page_title = "New mapping of columns"
    form_class = MappingForm
    submit_text = "Save the mapping"
    success_text = "The mapping is saved."

    def back(self) -> Link:
        """Back to the mappings."""
        return Link("Mappings of columns", reverse("missing:mapping-list"))

    def save(self, form: GovForm) -> str:
        """Save and go back."""
        said = form.cleaned_data
        receiving.save_mapping(
            actor=self.actor,
            name=said["name"],
            columns=form.columns(),  # type: ignore[attr-defined]
            risk_words=form.words("risk_words"),  # type: ignore[attr-defined]
            sex_words=form.words("sex_words"),  # type: ignore[attr-defined]
            order=said["date_order"],
        )
        return reverse("missing:mapping-list")
