"""Single-box fields. Each knows its GOV.UK component and words its own errors from its label or `noun`."""

import re
from typing import Any, ClassVar, Literal

from django import forms
from django.core.validators import RegexValidator

from slscb.core.forms import nhs
from slscb.core.forms.bound import GovBoundField
from slscb.core.forms.wording import Wording, as_words, messages_for

Width = Literal[
    "",
    "2",
    "3",
    "4",
    "5",
    "10",
    "20",
    "30",
    "full",
    "three-quarters",
    "two-thirds",
    "one-half",
    "one-third",
    "one-quarter",
]


def width_class(width: Width) -> str:
    """The GOV.UK class of a width in characters or a share of the column."""
    if not width:
        return ""
    return f"govuk-input--width-{width}" if width.isdigit() else f"govuk-!-width-{width}"


class GovField(forms.Field):
    """What every field here shares.

    `noun` is the subject of its error sentences ('date of birth'); without it the label serves. `hint` is the grey
    text. `error_messages` still overrides any sentence.
    """

    component: ClassVar[str] = "components/forms/field.html"
    control_class: ClassVar[str] = "govuk-input"
    sentences: ClassVar[Wording] = {"required": "Enter {noun}"}
    says_optional = True

    def __init__(
        self, label: str | None = None, *, noun: str = "", hint: str = "", label_size: str = "s", **options: Any
    ) -> None:
        self.noun = noun
        self.label_size = label_size
        self.author_messages: dict[str, str] = options.pop("error_messages", None) or {}
        options.setdefault("template_name", self.component)
        super().__init__(label=label, help_text=hint, **options)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> GovBoundField:
        """Word the errors, now that the field's name is known, and bind."""
        label = str(self.label or as_words(field_name))
        spoken = messages_for(self.sentences, self.noun, label)
        self.error_messages = {**self.error_messages, **spoken, **self.author_messages}
        return GovBoundField(form, self, field_name)

    def in_words(self, value: Any) -> str:
        """An answer to this field as words."""
        return str(value)

    def unanswered(self) -> Any:
        """The clean value of a question that was not asked."""
        return None


class TextField(GovField, forms.CharField):
    """One line of text."""

    sentences: ClassVar[Wording] = {
        "required": "Enter {noun}",
        "max_length": "{Noun} must be %(limit_value)s characters or fewer",
        "min_length": "{Noun} must be %(limit_value)s characters or more",
        "null_characters_not_allowed": "{Noun} must not include characters that cannot be shown",
    }
    input_type: ClassVar[str] = "text"

    def __init__(self, label: str | None = None, *, width: Width = "", **options: Any) -> None:
        self.width_class = width_class(width)
        attributes = {
            name: options.pop(name) for name in ("inputmode", "autocomplete", "spellcheck") if name in options
        }
        super().__init__(label, **options)
        self.widget.attrs.update(attributes)
        if isinstance(self.widget, forms.TextInput):
            self.widget.input_type = self.input_type
        self.widget.attrs.pop("maxlength", None)  # cutting a paste short in silence loses words

    def unanswered(self) -> str:
        """Empty text."""
        return ""


class TextAreaField(TextField):
    """Several lines of text; with `count`, GOV.UK's character count below it (needs `max_length`)."""

    component: ClassVar[str] = "components/forms/textarea.html"
    control_class: ClassVar[str] = "govuk-textarea"
    widget = forms.Textarea

    def __init__(self, label: str | None = None, *, rows: int = 5, count: bool = False, **options: Any) -> None:
        super().__init__(label, **options)
        self.count = count
        self.widget.attrs = {**self.widget.attrs, "rows": rows}
        self.widget.attrs.pop("cols", None)
        if count:
            self.widget.attrs["class"] = "govuk-js-character-count"

    def to_python(self, value: Any) -> str:
        """Browsers send CR LF; one line break is one character, as the counter counts it."""
        return str(super().to_python(value)).replace("\r\n", "\n")


class EmailField(TextField, forms.EmailField):
    """An e-mail address."""

    sentences: ClassVar[Wording] = TextField.sentences | {
        "invalid": "Enter an email address in the correct format, like name@example.com"
    }
    input_type: ClassVar[str] = "email"


class PasswordField(TextField):
    """A password, with GOV.UK's show and hide button. Never shown again after an error."""

    component: ClassVar[str] = "components/forms/password.html"
    control_class: ClassVar[str] = "govuk-input"
    widget = forms.PasswordInput
    input_type: ClassVar[str] = "password"

    def __init__(
        self, label: str | None = "Password", *, autocomplete: str = "current-password", **options: Any
    ) -> None:
        options.setdefault("width", "20")
        super().__init__(label, strip=False, spellcheck="false", autocomplete=autocomplete, **options)
        self.widget.attrs |= {
            "autocapitalize": "none",
            "class": "govuk-password-input__input govuk-js-password-input-input",
        }


class SearchField(TextField):
    """What to look for."""

    input_type: ClassVar[str] = "search"
    says_optional = False


class PhoneField(TextField):
    """A telephone number, kept as typed."""

    default_validators = [RegexValidator(r"^\+?[\d\s()\-]{7,24}$", code="invalid")]
    sentences: ClassVar[Wording] = TextField.sentences | {
        "invalid": "Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192"
    }
    input_type: ClassVar[str] = "tel"

    def __init__(self, label: str | None = None, *, width: Width = "20", **options: Any) -> None:
        super().__init__(label, width=width, **options)


class WholeNumberField(GovField, forms.IntegerField):
    """A whole number, in a text box with the phone's number pad, as GOV.UK advises."""

    sentences: ClassVar[Wording] = {
        "required": "Enter {noun}",
        "invalid": "{Noun} must be a whole number, like 15",
        "max_value": "{Noun} must be %(limit_value)s or fewer",
        "min_value": "{Noun} must be %(limit_value)s or more",
    }
    widget = forms.TextInput

    def __init__(self, label: str | None = None, *, width: Width = "4", **options: Any) -> None:
        self.width_class = width_class(width)
        super().__init__(label, **options)
        self.widget.attrs |= {"inputmode": "numeric"}


class NhsNumberField(TextField):
    """An NHS number, typed with or without spaces; ten digits out."""

    sentences: ClassVar[Wording] = TextField.sentences | {
        "digits": "{Noun} must be 10 digits",
        "check_digit": "{Noun} is not a real NHS number. Check it against the record it came from",
    }

    def __init__(self, label: str | None = "NHS number", **options: Any) -> None:
        options.setdefault("hint", "10 digits, like 999 123 4578")
        super().__init__(label, width="10", inputmode="numeric", spellcheck="false", **options)

    def to_python(self, value: Any) -> str:
        """Raises ValidationError with code digits or check_digit."""
        digits = nhs.digits_of(str(super().to_python(value)))
        if digits and not (len(digits) == 10 and digits.isascii() and digits.isdigit()):
            raise forms.ValidationError(self.error_messages["digits"], code="digits")
        if digits and not nhs.is_nhs_number(digits):
            raise forms.ValidationError(self.error_messages["check_digit"], code="check_digit")
        return digits

    def in_words(self, value: Any) -> str:
        """In groups of three, three and four."""
        return nhs.spaced(str(value))


class PostcodeField(TextField):
    """A full UK postcode, in any case and spacing; 'SL1 2AB' out."""

    pattern = re.compile(r"(GIR0AA|[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2})")
    sentences: ClassVar[Wording] = TextField.sentences | {"invalid": "Enter a full UK postcode, like SL1 2AB"}

    def __init__(self, label: str | None = "Postcode", **options: Any) -> None:
        super().__init__(label, width="10", spellcheck="false", **options)

    def to_python(self, value: Any) -> str:
        """Raises ValidationError with code invalid."""
        compact = "".join(str(super().to_python(value)).upper().split())
        if compact and not self.pattern.fullmatch(compact):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return f"{compact[:-3]} {compact[-3:]}" if compact else ""


class FileField(GovField, forms.FileField):
    """One file. `most_megabytes` is refused here; what the file really is, the service that stores it decides."""

    control_class: ClassVar[str] = "govuk-file-upload"
    sentences: ClassVar[Wording] = {
        "required": "Select a file",
        "missing": "Select a file",
        "empty": "The selected file is empty",
        "max_length": "The file’s name must be %(max)d characters or fewer",
    }
    widget = forms.FileInput

    def __init__(self, label: str | None = None, *, accept: str = "", most_megabytes: int = 20, **options: Any) -> None:
        self.most_megabytes = most_megabytes
        too_large = {"too_large": f"The selected file must be smaller than {most_megabytes}MB"}
        options["error_messages"] = too_large | (options.get("error_messages") or {})
        super().__init__(label, **options)
        if accept:
            self.widget.attrs["accept"] = accept

    def to_python(self, data: Any) -> Any:
        """Raises ValidationError with code too_large."""
        upload = super().to_python(data)
        if upload and upload.size > self.most_megabytes * 1024 * 1024:
            raise forms.ValidationError(self.error_messages["too_large"], code="too_large")
        return upload


class VersionField(GovField, forms.IntegerField):
    """The version of the record that the person had in front of them; pass it to the service as `expected_version`."""

    widget = forms.HiddenInput
    sentences: ClassVar[Wording] = dict.fromkeys(
        ("required", "invalid"), "This page is out of date. Open it again before you save"
    )
