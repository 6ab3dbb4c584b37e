"""What is typed about how a child is protected, who must not see her, and numbers that two records have."""

from collections.abc import Iterable

from slscb.core.forms import ChoiceField, GovForm, RecordField, TextAreaField, TextField, VersionField


class ProposeProtectionForm(GovForm):
    after = ChoiceField("How should the record be protected?", choices=(), noun="how the record is to be protected")
    ring = TextField(
        "Whom should the others ring?",
        noun="whom to ring",
        max_length=150,
        required=False,
        hint="For a restricted record: a role and a telephone number. It is all that the others are shown",
    )
    reason = TextAreaField("Reason", noun="the reason", max_length=250, rows=3)

    def offer(self, protections: Iterable[tuple[str, str]]) -> None:
        """What may be chosen: how the record is not protected now."""
        self.fields["after"].choices = list(protections)  # type: ignore[attr-defined]


class DecisionForm(GovForm):
    decision = ChoiceField(
        "Your decision", choices=[("approve", "Approve"), ("refuse", "Refuse")], noun="your decision"
    )


class PersonForm(GovForm):
    user = RecordField("Person", noun="the person")


class DenyForm(PersonForm):
    reason = TextAreaField(
        "Reason", noun="the reason", max_length=250, rows=3, hint="Say how they are related, without naming a suspect"
    )


class WhyForm(GovForm):
    reason = TextAreaField("Reason", noun="the reason", max_length=250, rows=3)


class SettleForm(GovForm):
    outcome = TextAreaField(
        "What came of it?",
        noun="what came of it",
        max_length=250,
        rows=3,
        hint="Such as: two children, the number was typed wrongly; or: one child, the records are brought together",
    )
    version = VersionField()
