"""Two records of one child: found, compared, merged by two people, and taken apart again."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from cases import access, selectors
from cases.choices.merging import MergeState
from cases.forms.merging import CompareForm, DecideMergeForm, FindOtherForm, UndoMergeForm
from cases.presenters import merging as presenters
from cases.services import merging
from cases.services.merging import Proposal
from cases.views.pages import ChildPageMixin
from slscb.core.errors import Invalid
from slscb.core.forms import GovForm
from slscb.core.models import Record
from slscb.core.pages import FormPage, Link, Page


class MergePropose(ChildPageMixin, FormPage):
    """Asks for the other record's reference, then shows both and takes the proposal."""

    capability = "child.merge"
    template_name = "cases/merge_propose.html"
    page_title = "Merge with another record of this child"
    submit_text = "Continue"
    keeps_typed = False
    both: selectors.Comparison | None = None

    def load(self) -> None:
        """The child, and the other one where she is named and seen."""
        super().load()
        if reference := self.request.GET.get("other", ""):
            try:
                self.both = selectors.compare(self.actor, self.child.public_id, reference)
            except Invalid:
                self.both = None

    def form(self, data: Any = None, files: Any = None) -> GovForm:
        """Which record is the other; once that is known, which is kept and what counts."""
        if self.both is None:
            return FindOtherForm(data, initial={"reference": self.request.GET.get("other", "")})
        form = CompareForm(data, initial={"keep": presenters.THIS})
        form.offer(presenters.records(self.both), presenters.differing(self.both))
        return form

    def context(self, **more: Any) -> dict[str, Any]:
        """Both records side by side, or the merges that there were."""
        table = presenters.side_by_side(self.both) if self.both else None
        before = [] if self.both else presenters.merges(selectors.merges_of(self.child))
        return super().context(both=self.both, table=table, before=before, caption=self.child.full_name, **more)

    def save(self, form: GovForm) -> str:
        """Go on to the comparison, or propose."""
        given = form.cleaned_data
        if self.both is None:
            found = selectors.compare(self.actor, self.child.public_id, given["reference"])
            return f"{self.request.path}?other={found.other.child.reference}"
        keep, reason = given.pop("keep"), given.pop("reason")
        kept_id, other_id = presenters.in_order(self.both, keep)
        takes = presenters.taken(self.both, given, keep)
        proposal = Proposal(other_id=other_id, reason=reason, takes=takes)
        made = merging.propose(actor=self.actor, child_id=kept_id, proposal=proposal)
        return reverse("cases:merge-view", args=[made.public_id])


class MergeView(Page):
    """How a merge stands, what followed, and what was written since."""

    capability = "child.merge"
    template_name = "cases/merge_view.html"
    page_title = "Two records of one child"

    def load(self) -> None:
        """Open it; the opening is written into the audit."""
        self.opened = selectors.open_merge(self.actor, self.kwargs["merge_id"])

    def back(self) -> Link:
        """Back to the kept record."""
        child = self.opened.merge.child
        return Link(child.full_name, reverse("cases:child-view", args=[child.public_id]))

    def context(self, **more: Any) -> dict[str, Any]:
        """The facts and the two lists."""
        opened, merge = self.opened, self.opened.merge
        return super().context(
            merge=merge,
            facts=presenters.facts(opened),
            moved=presenters.moved(opened),
            since=presenters.since(opened),
            stayed=presenters.stayed_words(selectors.stayed(opened)),
            may_decide=presenters.may_decide(merge, self.actor),
            is_waiting=merge.state == MergeState.WAITING,
            is_merged=merge.state == MergeState.APPROVED,
            **more,
        )


class MergeForm(FormPage):
    """A form about a merge, which leads back to it."""

    capability = "child.merge"

    def load(self) -> None:
        """A merge that the person may see."""
        self.merge = access.merge_for(self.actor, self.kwargs["merge_id"])

    def subject(self) -> Record:
        """The merge."""
        return self.merge

    def initial(self) -> Mapping[str, Any]:
        """The version that is decided on."""
        return {"version": self.merge.version}

    def address(self) -> str:
        """The page of the merge."""
        return reverse("cases:merge-view", args=[self.merge.public_id])

    def back(self) -> Link:
        """Back to the merge."""
        return Link("Two records of one child", self.address())


class MergeDecide(MergeForm):
    """Approves or refuses what another person proposed, with both records in view."""

    template_name = "cases/merge_decide.html"
    page_title = "Decide on the merge"
    form_class = DecideMergeForm
    submit_text = "Record the decision"
    success_text = "The decision is recorded."

    def context(self, **more: Any) -> dict[str, Any]:
        """Both records side by side while it waits."""
        waits = self.merge.state == MergeState.WAITING
        both = selectors.compared(self.merge) if waits else None
        facts = presenters.proposed(self.merge, both.other.child.reference) if both else []
        return super().context(
            table=presenters.side_by_side(both) if both else None,
            against=both.against if both else [],
            caption=self.merge.child.full_name,
            facts=facts,
            **more,
        )

    def save(self, form: GovForm) -> str:
        """Decide and go back."""
        approved, version = form.cleaned_data["decision"] == "approve", form.cleaned_data["version"]
        merging.decide(actor=self.actor, merge_id=self.merge.public_id, approved=approved, expected_version=version)
        return self.address()


class MergeUndo(MergeForm):
    """Takes two merged records apart."""

    template_name = "cases/merge_undo.html"
    page_title = "Take the records apart"
    form_class = UndoMergeForm
    submit_text = "Take the records apart"
    success_text = "The records are apart again. What was written since the merge is listed below."
    is_destructive = True

    def save(self, form: GovForm) -> str:
        """Take apart; whoever does so may not see the other record afterwards, but sees the kept one."""
        reason, version = form.cleaned_data["reason"], form.cleaned_data["version"]
        merging.undo(actor=self.actor, merge_id=self.merge.public_id, reason=reason, expected_version=version)
        return self.address()
