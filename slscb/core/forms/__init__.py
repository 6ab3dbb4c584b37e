"""GOV.UK forms: `GovForm` and its fields. See docs/front-end.md."""

from slscb.core.forms.base import Answer, GovForm, Section
from slscb.core.forms.choices import (
    ChoiceField,
    ConfirmationField,
    MultipleChoiceField,
    RecordField,
    RecordsField,
    SelectField,
    YesNoField,
)
from slscb.core.forms.date_fields import DateField
from slscb.core.forms.fields import (
    EmailField,
    FileField,
    GovField,
    NhsNumberField,
    PasswordField,
    PhoneField,
    PostcodeField,
    SearchField,
    TextAreaField,
    TextField,
    VersionField,
    WholeNumberField,
)
from slscb.core.forms.moment_fields import MomentField

__all__ = [
    "Answer",
    "ChoiceField",
    "ConfirmationField",
    "DateField",
    "EmailField",
    "FileField",
    "GovField",
    "GovForm",
    "MomentField",
    "MultipleChoiceField",
    "NhsNumberField",
    "PasswordField",
    "PhoneField",
    "PostcodeField",
    "RecordField",
    "RecordsField",
    "SearchField",
    "Section",
    "SelectField",
    "TextAreaField",
    "TextField",
    "VersionField",
    "WholeNumberField",
    "YesNoField",
]
