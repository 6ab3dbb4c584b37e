"""What an agency puts forward to an open assessment, and how one is opened and ended."""

from collections.abc import Callable, Mapping
from typing import Any

from risk import rules
from risk.choices import AssessmentKind
from risk.forms.tool import ToolForm
from slscb.core.forms import DateField, GovForm, Section, TextAreaField, TextField, VersionField

NOT_ASKED = (
    "assessed_on",
    "harm_status",
    "offence_evidence",
    "exploitation_models",
    "trafficking_elements",
    "summary",
    "protective_factors",
    "childs_views",
    "parents_views",
    "final_level",
    "override_reason",
)


class OpeningForm(GovForm):
    """Why an assessment is opened, and until when agencies put into it."""

    why = TextAreaField(
        "Why you open it",
        noun="why you open it",
        max_length=2_000,
        hint="Every agency involved reads this. Say what you want to know.",
    )
    wanted_by = DateField("Put in by", noun="the day", hint="Within 28 days")


class ContributionForm(ToolForm):
    """The indicators of the tool alone, each with its evidence: no level is asked for and none is given."""

    sections = [Section("Indicators", ["indicators"])]

    def __init__(
        self,
        *args: Any,
        tool: rules.Instrument,
        agency: str = "",
        offered: Callable[[], Mapping[str, Any]] = dict,
        **options: Any,
    ) -> None:
        super().__init__(*args, tool=tool, kind=AssessmentKind.SCREENING, agency=agency, offered=offered, **options)
        self.leave_out(NOT_ASKED)

    def check_version(self) -> None:
        """What was ticked under another version is shown under this one before it is taken."""
        if self.is_bound and self.drawn_with != self.tool.version:
            version = self.tool.version
            self.add_error(
                "indicators", f"Version {version} of the tool has come into force. Check your answers under it"
            )


class WithdrawForm(GovForm):
    """Why something that was put forward is withdrawn."""

    reason = TextField("Why you withdraw it", noun="why you withdraw it", max_length=250)
    version = VersionField()


class EndForm(GovForm):
    """Why an open assessment ends without being completed."""

    reason = TextAreaField("Why it ends without an assessment", noun="why it ends", max_length=2_000)
    version = VersionField()
