"""A field together with what was typed into it, in the terms its GOV.UK template needs."""

from typing import TYPE_CHECKING, Any

from django.forms import BoundField, Widget

if TYPE_CHECKING:
    from slscb.core.forms.choices import Option
    from slscb.core.forms.date_fields import Box


class GovBoundField(BoundField):
    """Ids, classes and descriptions as GOV.UK Frontend expects them. Templates read these and decide nothing."""

    @property
    def hint_id(self) -> str:
        """The id of the hint."""
        return f"{self.auto_id}-hint"

    @property
    def error_id(self) -> str:
        """The id of the error message."""
        return f"{self.auto_id}-error"

    @property
    def count_id(self) -> str:
        """The id of the character count; GOV.UK's script looks for it by this name."""
        return f"{self.auto_id}-info"

    @property
    def shows_count(self) -> bool:
        """Whether a character count stands below the field."""
        return bool(getattr(self.field, "count", False))

    @property
    def aria_describedby(self) -> str | None:
        """The ids that describe the input, in reading order."""
        if self.is_hidden:
            return None
        present = {
            self.count_id: self.shows_count,
            self.hint_id: bool(self.help_text),
            self.error_id: bool(self.errors),
        }
        return " ".join(id_ for id_, is_there in present.items() if is_there) or None

    @property
    def is_optional(self) -> bool:
        """Whether the label says '(optional)'."""
        return not self.field.required and bool(getattr(self.field, "says_optional", True)) and self.form_says_optional

    @property
    def form_says_optional(self) -> bool:
        """A filter form, where everything is optional, does not say so at each field."""
        return bool(getattr(self.form, "says_optional", True))

    @property
    def is_heading(self) -> bool:
        """Whether the label is the page's heading."""
        return getattr(self.form, "heading_field", "") == self.name

    @property
    def is_small(self) -> bool:
        """Whether radios and checkboxes are small: where their field says so, and in every filter."""
        return bool(getattr(self.field, "small", False)) or not self.form_says_optional

    @property
    def label_size(self) -> str:
        """The size letter of the label: `l` where it is the page's heading."""
        return "l" if self.is_heading else str(getattr(self.field, "label_size", "s"))

    @property
    def target_id(self) -> str:
        """The id of the first input to mend; where the error summary links to."""
        find = getattr(self.field, "target_id", None)
        return str(find(self)) if find else self.auto_id

    @property
    def options(self) -> "list[Option]":
        """The radios or checkboxes, each with its hint, state and the fields it reveals."""
        return self.field.options(self)  # type: ignore[attr-defined,no-any-return]

    @property
    def boxes(self) -> "list[Box]":
        """The boxes of a date or moment."""
        return self.field.boxes(self)  # type: ignore[attr-defined,no-any-return]

    @property
    def which_options(self) -> "list[Option]":
        """The radios that ask which of two equal times is meant; none where the time was unique."""
        return self.field.which_options(self)  # type: ignore[attr-defined,no-any-return]

    @property
    def wrong_parts(self) -> frozenset[str]:
        """Which boxes of a date the errors are about; empty where there are no errors or they are about all."""
        faults = self.form.errors.as_data().get(self.name, [])
        return frozenset(part for fault in faults for part in (fault.params or {}).get("parts", ()))

    @property
    def in_words(self) -> str:
        """The present answer as words: for 'check your answers' and for comparing two versions."""
        value = self.form.cleaned_data.get(self.name) if self.form.is_bound and not self.errors else self.initial
        return self.words_for(value)

    def words_for(self, value: Any) -> str:
        """Any answer to this field as words."""
        speak = getattr(self.field, "in_words", str)
        return "" if value in (None, "", []) else str(speak(value))

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        """Add the GOV.UK classes of the control, and the error class where there is one."""
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if widget.is_hidden:
            return attrs
        control = str(getattr(self.field, "control_class", "govuk-input"))
        classes = [control, str(getattr(self.field, "width_class", "")), str(widget.attrs.get("class", ""))]
        if self.errors:
            classes.append(f"{control}--error")
        return attrs | {"class": " ".join(filter(None, classes))}
