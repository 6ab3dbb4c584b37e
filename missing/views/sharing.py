"""Recording whom an interview was shared with, and signing it off."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from agencies import selectors as agencies
from missing.forms import SharingForm, SignOffForm
from missing.services import sharing, signing_off
from missing.views.interviews import InterviewPage
from slscb.core.clock import now
from slscb.core.forms import GovForm


class InterviewShare(InterviewPage):
    """Records whom the interview was shared with, or not; what was recorded before stays."""

    template_name = "missing/interview_share.html"
    page_title = "Record who it was shared with"
    form_class = SharingForm
    submit_text = "Save"
    success_text = "It is recorded who the interview was shared with."

    def initial(self) -> Mapping[str, Any]:
        """Most are written down as they are shared."""
        return {"shared_at": now().replace(second=0, microsecond=0)}

    def records(self) -> Mapping[str, QuerySet[Any]]:
        """The agencies to choose from."""
        return {"agency": agencies.agencies()}

    def save(self, form: GovForm) -> str:
        """Save and go back to the interview."""
        given = form.sharing()  # type: ignore[attr-defined]
        sharing.share_interview(actor=self.actor, interview_id=self.interview.public_id, sharing=given)
        return self.address()


class InterviewSignOff(InterviewPage):
    """Signs the interview off: a manager or the CSE lead, never their own."""

    capability = "interview.sign_off"
    page_title = "Sign off the interview"
    form_class = SignOffForm
    submit_text = "Sign off"
    success_text = "The interview is signed off."

    def initial(self) -> Mapping[str, Any]:
        """The version that is signed off."""
        return {"version": self.interview.version}

    def save(self, form: GovForm) -> str:
        """Save and go back to the interview."""
        words, version = form.cleaned_data["words"], form.cleaned_data["version"]
        identity = self.interview.public_id
        signing_off.sign_off_interview(actor=self.actor, interview_id=identity, words=words, expected_version=version)
        return self.address()
