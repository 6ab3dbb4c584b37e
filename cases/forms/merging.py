"""What is typed about two records of one child."""

from collections.abc import Iterable

from slscb.core.forms import ChoiceField, GovForm, TextAreaField, TextField, VersionField


class FindOtherForm(GovForm):
    reference = TextField(
        "Reference of the other record",
        noun="the reference of the other record",
        max_length=9,
        width="10",
        hint="Eight letters and digits, like K7PM-4TQX. It stands at the top of the record",
    )


class CompareForm(GovForm):
    keep = ChoiceField("Which record should be kept?", choices=(), noun="which record should be kept")
    reason = TextAreaField(
        "How do you know that it is one child?", noun="how you know that it is one child", max_length=250, rows=3
    )

    def offer(
        self, records: Iterable[tuple[str, str]], details: Iterable[tuple[str, str, list[tuple[str, str]]]]
    ) -> None:
        """Which record may be kept, and for each detail in which they differ (name, question, values) whose value counts."""
        self.fields["keep"].choices = list(records)  # type: ignore[attr-defined]
        reason = self.fields.pop("reason")
        for name, question, values in details:
            self.fields[name] = ChoiceField(question, choices=values, noun=f"which {question.lower()} is right")
        self.fields["reason"] = reason


class DecideMergeForm(GovForm):
    decision = ChoiceField(
        "Your decision", choices=[("approve", "Merge the records"), ("refuse", "Refuse")], noun="your decision"
    )
    version = VersionField()


class UndoMergeForm(GovForm):
    reason = TextAreaField("Reason", noun="the reason", max_length=250, rows=3)
    version = VersionField()
