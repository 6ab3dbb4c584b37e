"""Fields that choose from a list: radios, select, checkboxes, yes or no, and records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from slscb.core.forms.bound import GovBoundField
from slscb.core.forms.fields import GovField, Width, width_class
from slscb.core.forms.wording import Wording


@dataclass(frozen=True)
class Option:
    """One radio or checkbox as its template needs it."""

    value: str
    label: str
    id: str
    is_chosen: bool
    hint: str = ""
    group: str = ""
    divider: str = ""
    is_exclusive: bool = False
    reveals: Sequence[GovBoundField] = field(default_factory=tuple)

    @property
    def hint_id(self) -> str:
        """The id of this option's own hint."""
        return f"{self.id}-item-hint"

    @property
    def reveal_id(self) -> str:
        """The id of the block this option reveals."""
        return f"conditional-{self.id}"


class Choosing(GovField):
    """What radios and checkboxes share.

    `hints` is a hint by value, `reveals` names the fields of the same form that belong to a value: they stand below
    that option, count only where it is chosen, and are otherwise emptied. `dividers` puts a word before a value.
    """

    sentences: ClassVar[Wording] = {
        "required": "Select {noun}",
        "invalid_choice": "Select {noun} from the list",
        "invalid_list": "Select {noun} from the list",
    }

    def __init__(
        self,
        label: str | None = None,
        *,
        hints: Mapping[str, str] | None = None,
        reveals: Mapping[str, Sequence[str]] | None = None,
        dividers: Mapping[str, str] | None = None,
        exclusive: str = "",
        inline: bool = False,
        small: bool = False,
        **options: Any,
    ) -> None:
        self.hints, self.reveals, self.dividers = dict(hints or {}), dict(reveals or {}), dict(dividers or {})
        self.exclusive, self.inline, self.small = exclusive, inline, small
        super().__init__(label, **options)

    def flat_choices(self) -> Iterator[tuple[str, str, str]]:
        """Value, label and group of every choice, without the empty one."""
        for value, label in self.choices:  # type: ignore[attr-defined]
            if isinstance(label, (list, tuple)):
                yield from ((str(inner), str(words), str(value)) for inner, words in label)
            elif str(value):
                yield str(value), str(label), ""

    def chosen(self, bound: GovBoundField) -> set[str]:
        """The values chosen at present, as strings."""
        value = bound.value()
        several = value if isinstance(value, (list, tuple, set)) else [value]
        return {str(one) for one in several if one is not None}

    def options(self, bound: GovBoundField) -> list[Option]:
        """Every option with its state."""
        chosen, seen, options = self.chosen(bound), set[str](), []
        for number, (value, label, group) in enumerate(self.flat_choices()):
            options.append(
                Option(
                    value=value,
                    label=label,
                    id=f"{bound.auto_id}_{number}" if number else bound.auto_id,
                    is_chosen=value in chosen,
                    hint=self.hints.get(value, ""),
                    group="" if group in seen else group,
                    divider=self.dividers.get(value, ""),
                    is_exclusive=value == self.exclusive,
                    reveals=[bound.form[name] for name in self.reveals.get(value, ())],  # type: ignore[misc]
                )
            )
            seen.add(group)
        return options

    def concealed(self, bound: GovBoundField) -> set[str]:
        """The names of fields that belong to options not chosen."""
        chosen = self.chosen(bound)
        shown = {name for value, names in self.reveals.items() if value in chosen for name in names}
        return {name for names in self.reveals.values() for name in names} - shown

    def unanswered(self) -> Any:
        """Nothing chosen, in the shape that this kind of field answers with."""
        return self.to_python(None)

    def in_words(self, value: Any) -> str:
        """The labels of what was chosen."""
        several = value if isinstance(value, (list, tuple, set)) else [value]
        labels = {choice: label for choice, label, _ in self.flat_choices()}
        return ", ".join(labels.get(str(one), str(one)) for one in several)


class ChoiceField(Choosing, forms.ChoiceField):
    """One of a few, as radios."""

    component: ClassVar[str] = "components/forms/radios.html"
    widget = forms.RadioSelect


class SelectField(Choosing, forms.ChoiceField):
    """One of many, in a drop-down list. Prefer `ChoiceField` up to ten."""

    control_class: ClassVar[str] = "govuk-select"
    widget = forms.Select

    def __init__(
        self,
        label: str | None = None,
        *,
        choices: Any = (),
        width: Width = "",
        empty: str = "Select one",
        **options: Any,
    ) -> None:
        self.width_class = width_class(width)
        super().__init__(label, choices=[("", empty), *getattr(choices, "choices", choices)], **options)


class MultipleChoiceField(Choosing, forms.MultipleChoiceField):
    """Any number of a few, as checkboxes. `exclusive` names the value that unticks all others ('None of these')."""

    component: ClassVar[str] = "components/forms/checkboxes.html"
    widget = forms.CheckboxSelectMultiple


class YesNoField(Choosing, forms.TypedChoiceField):
    """Yes or no, side by side; True, False or None out. `noun` completes 'Select yes if …'."""

    component: ClassVar[str] = "components/forms/radios.html"
    sentences: ClassVar[Wording] = {"required": "Select yes if {noun}", "invalid_choice": "Select yes or no"}
    widget = forms.RadioSelect

    def unanswered(self) -> None:
        """Neither."""
        return

    def __init__(self, label: str | None = None, **options: Any) -> None:
        options.setdefault("inline", not options.get("reveals"))
        super().__init__(
            label, choices=[("yes", "Yes"), ("no", "No")], coerce="yes".__eq__, empty_value=None, **options
        )

    def prepare_value(self, value: Any) -> Any:
        """True and False as the radios' values."""
        return {True: "yes", False: "no"}.get(value, value)

    def in_words(self, value: Any) -> str:
        """Yes or No."""
        return super().in_words(self.prepare_value(value))


class ConfirmationField(GovField, forms.BooleanField):
    """A single box to tick: 'I have told the carer'."""

    component: ClassVar[str] = "components/forms/confirmation.html"
    sentences: ClassVar[Wording] = {"required": "Tick to confirm that {noun}"}
    says_optional = False

    def in_words(self, value: Any) -> str:
        """Yes or No."""
        return "Yes" if value else "No"

    def unanswered(self) -> bool:
        """Not ticked."""
        return False


class RecordChoices(Choosing):
    """Records chosen by their public id. The view hands the records in: `GovForm(records={"team": teams})`."""

    def __init__(self, label: str | None = None, **options: Any) -> None:
        options.setdefault("to_field_name", "public_id")
        super().__init__(label, queryset=None, **options)

    def prepare_value(self, value: Any) -> Any:
        """Records as their public ids."""
        if isinstance(value, (list, tuple)):
            return [self.prepare_value(one) for one in value]
        return str(getattr(value, "public_id", value) or "")

    def clean(self, value: Any) -> Any:
        """The record or records; a public id that is none is the same fault as one of no record in the list."""
        try:
            return super().clean(value)
        except ValidationError as error:
            if error.code == "required":
                raise
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from None

    def in_words(self, value: Any) -> str:
        """The records' own names."""
        several = value if isinstance(value, Iterable) else [value]
        return ", ".join(self.label_from_instance(one) for one in several)  # type: ignore[attr-defined]


class RecordField(RecordChoices, forms.ModelChoiceField):  # type: ignore[type-arg]
    """One record, in a drop-down list; `radios=True` for a few."""

    control_class: ClassVar[str] = "govuk-select"

    def __init__(
        self,
        label: str | None = None,
        *,
        radios: bool = False,
        width: Width = "",
        empty: str = "Select one",
        **options: Any,
    ) -> None:
        self.width_class = width_class(width)
        if radios:
            options |= {"widget": forms.RadioSelect, "template_name": "components/forms/radios.html"}
        super().__init__(label, empty_label=None if radios else empty, **options)


class RecordsField(RecordChoices, forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Any number of records, as checkboxes."""

    component: ClassVar[str] = "components/forms/checkboxes.html"
    widget = forms.CheckboxSelectMultiple
