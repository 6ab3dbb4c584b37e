"""The form itself: sections, the error summary, and faults from a service put where they belong."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.forms.utils import ErrorDict, RenderableMixin

from slscb.core.errors import Fault, Invalid
from slscb.core.forms.bound import GovBoundField
from slscb.core.forms.choices import Choosing


@dataclass(frozen=True)
class Section:
    """Some of a form's fields under a legend of their own."""

    legend: str
    fields: Sequence[str]
    hint: str = ""


LOOSE = Section("", ())


@dataclass(frozen=True)
class BoundSection:
    """A section with its fields bound, for the template. Without a legend the fields stand alone."""

    fields: list[GovBoundField]
    legend: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Mistake:
    """One line of the error summary."""

    message: str
    target_id: str = ""


@dataclass(frozen=True)
class Answer:
    """One question and what was answered, as words."""

    name: str
    label: str
    words: str


@dataclass
class ErrorSummary(RenderableMixin):
    """'There is a problem', with a link to each field to mend."""

    mistakes: Sequence[Mistake]
    renderer: Any
    template_name: str = field(default="components/forms/error_summary.html")

    def __bool__(self) -> bool:
        return bool(self.mistakes)

    def get_context(self) -> dict[str, Any]:
        """What its template needs."""
        return {"mistakes": self.mistakes}


class GovForm(forms.Form):
    """A form that draws itself as GOV.UK components.

    `sections` groups fields under legends; `heading_field` makes one field's label the page's heading; `legend` (class
    or argument) stands over the whole. `records` gives the record fields what may be chosen. It validates shape only:
    rules belong to services, whose `Invalid` comes back through `add_faults`.
    """

    sections: ClassVar[Sequence[Section]] = ()
    heading_field: ClassVar[str] = ""
    says_optional: ClassVar[bool] = True
    use_required_attribute = False
    legend = ""
    legend_size = "m"

    def __init__(
        self,
        *args: Any,
        legend: str = "",
        heading: str = "",
        records: Mapping[str, "QuerySet[Any]"] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        if legend or heading:
            self.legend, self.legend_size = legend or heading, "l" if heading else "m"
        self.legend_is_heading = bool(heading)
        for name, queryset in (records or {}).items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]

    def add_faults(self, invalid: Invalid) -> None:
        """Put each fault at the visible field its path names; any other at the form. What was typed stays."""
        for fault in invalid.faults:
            self.add_error(self._field_of(fault), fault.message)

    def forget_errors(self) -> None:
        """Show what was typed and nothing wrong with it."""
        self.is_valid()
        self._errors = ErrorDict(renderer=self.renderer)

    def leave_out(self, names: Iterable[str]) -> None:
        """Take fields off the form: those that the person is not shown (`slscb.core.marking`)."""
        for name in names:
            self.fields.pop(name, None)

    def _field_of(self, fault: Fault) -> str | None:
        name = re.split(r"[.\[]", fault.path, maxsplit=1)[0]
        return name if name in self.fields and not self[name].is_hidden else None

    def _clean_fields(self) -> None:
        """Empty what belongs to an option that was not chosen, and forget its errors."""
        super()._clean_fields()  # type: ignore[misc]
        for name in self.concealed():
            self.errors.pop(name, None)
            self.cleaned_data[name] = self.fields[name].unanswered()  # type: ignore[attr-defined]

    def concealed(self) -> set[str]:
        """The names of the fields that belong to options not chosen."""
        choosing = [self._bound(name) for name, each in self.fields.items() if isinstance(each, Choosing)]
        return {name for bound in choosing for name in bound.field.concealed(bound)}  # type: ignore[attr-defined]

    @property
    def layout(self) -> list[BoundSection]:
        """The visible fields in order, each section where its first field stands; none that an option reveals."""
        section_of = {name: section for section in self.sections for name in section.fields}
        found: list[BoundSection] = []
        for name in self.unrevealed():
            section = section_of.get(name, LOOSE)
            begun = [part for part in found if part.legend == section.legend]
            if not begun or (section is LOOSE and begun[-1] is not found[-1]):
                begun = [BoundSection([], section.legend, section.hint)]
                found += begun
            begun[-1].fields.append(self._bound(name))
        return found

    def unrevealed(self) -> list[str]:
        """The names of the visible fields that stand on their own, not inside an option."""
        choosing = [each for each in self.fields.values() if isinstance(each, Choosing)]
        revealed = {name for each in choosing for names in each.reveals.values() for name in names}
        return [name for name, each in self.fields.items() if not each.widget.is_hidden and name not in revealed]

    @property
    def mistakes(self) -> list[Mistake]:
        """Every error: the form's own, then the fields' in their order."""
        own = [Mistake(str(message)) for message in self.non_field_errors()]
        for name in self.fields:
            bound = self._bound(name)
            own += [Mistake(str(message), "" if bound.is_hidden else bound.target_id) for message in bound.errors]
        return own

    @property
    def error_summary(self) -> ErrorSummary:
        """Draws 'There is a problem'; false where there is none."""
        return ErrorSummary(self.mistakes if self.is_bound else [], self.renderer)

    @property
    def answers(self) -> list[Answer]:
        """Every visible question with its answer as words, without those that belong to options not chosen."""
        concealed = self.concealed()
        shown = (self._bound(name) for name in self.fields if name not in concealed)
        return [Answer(bound.name, str(bound.label), bound.in_words) for bound in shown if not bound.is_hidden]

    def _bound(self, name: str) -> GovBoundField:
        return self[name]  # type: ignore[return-value]
