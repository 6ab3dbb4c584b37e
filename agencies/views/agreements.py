"""Pages on which people agree to what is in force, and on which it is published."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from agencies import access, presenters, selectors
from agencies.choices import Document
from agencies.forms import AgreeForm, OwingListForm, PublishForm
from agencies.models import User
from agencies.services import agreements
from slscb.core.clock import today
from slscb.core.errors import NotVisible
from slscb.core.forms import GovForm
from slscb.core.pages import FormPage, Link, ListPage, Page
from slscb.core.parts import Table
from slscb.core.policy import SIGNED_IN


class AgreementPage(Page):
    """A page on the way to agreeing; it carries along where the person wanted to go."""

    before_agreement = True

    def onward(self) -> str:
        """Where the person wanted to go, if that is here; otherwise nowhere."""
        wanted = self.request.GET.get("next", "")
        safe = url_has_allowed_host_and_scheme(wanted, {self.request.get_host()}, self.request.is_secure())
        return wanted if safe else ""

    def carrying(self, address: str) -> str:
        """An address with where the person wanted to go."""
        return f"{address}?{urlencode({'next': self.onward()})}" if self.onward() else address


class AgreementList(AgreementPage):
    """What the person has to agree to before they go on, or has agreed to."""

    capability = SIGNED_IN
    template_name = "agencies/agreement_list.html"
    page_title = "Agreements"

    def context(self, **more: Any) -> dict[str, Any]:
        """Each document, the agencies' signatures, and the way on once nothing is owed."""
        standings = selectors.agreements_of(self.actor)
        own = self.actor.owes(needs_signature=False)
        owes = self.actor.owes(needs_signature=True)
        return super().context(
            tasks=presenters.tasks(standings, self.actor, self.carrying),
            owes=owes,
            only_agency=owes and not own,
            may_sign=presenters.may_sign(standings, self.actor),
            onward=self.onward(),
            **more,
        )


class AgreementAccept(AgreementPage, FormPage):
    """Shows a version with what changed, and takes a person's acceptance."""

    capability = SIGNED_IN
    keeps_typed = False
    template_name = "agencies/agreement_accept.html"
    form_class = AgreeForm
    submit_text = "Accept"
    success_text = "You have accepted it."
    done_text = "You have accepted this version."
    consequences = "Please read it. You can read it again at any time, under your name at the top of each page."

    def load(self) -> None:
        """The version that the address names."""
        self.version = access.version_for(self.actor, self.kwargs["version_id"])

    def title(self) -> str:
        """The document's name."""
        return self.version.get_document_display()

    def back(self) -> Link:
        """Back to the list."""
        return Link("Agreements", self.carrying(reverse("agencies:agreement-list")))

    def is_done(self) -> bool:
        """Whether it was accepted before."""
        return selectors.has_accepted(self.actor, self.version)

    def context(self, **more: Any) -> dict[str, Any]:
        """The text as it is read."""
        version = self.version
        return super().context(
            facts=presenters.version_facts(version),
            blocks=presenters.blocks(version.text),
            changes=presenters.blocks(version.changes),
            consequences=self.consequences,
            done_text=self.done_text if self.is_done() else "",
            **more,
        )

    def save(self, form: GovForm) -> str:
        """Accept it; then on to where the person wanted to go, or to what else there is."""
        agreements.accept(actor=self.actor, version_id=self.version.public_id)
        return self.next_page()

    def next_page(self) -> str:
        """Where the person wanted to go, once nothing is owed."""
        listed = self.carrying(reverse("agencies:agreement-list"))
        return listed if selectors.owes_still(self.actor) else self.onward() or listed


class AgreementSign(AgreementAccept):
    """Takes the signature of an agency's lead."""

    capability = "agreement.sign"
    submit_text = "Sign for the agency"
    success_text = "It is signed for your agency."
    done_text = "This version is signed for your agency."
    form_class = AgreeForm

    def load(self) -> None:
        """A version that agencies sign."""
        self.version = access.version_to_sign(self.actor, self.kwargs["version_id"])
        self.unsigned = selectors.unsigned_by(self.actor, self.version)
        names = " and ".join(one.name for one in self.unsigned)
        self.consequences = f"You sign for {names}, as its lead. Without it, none of its people can open a record."

    def is_done(self) -> bool:
        """Whether every agency of this lead has signed it."""
        return not self.unsigned

    def save(self, form: GovForm) -> str:
        """Sign it."""
        agreements.sign(actor=self.actor, version_id=self.version.public_id)
        return self.next_page()


class AgreementOwing(ListPage):
    """Which people and agencies have yet to agree to what is in force."""

    capability = "agreement.watch"
    template_name = "agencies/agreement_owing.html"
    page_title, noun, nouns = "Who has yet to agree", "person", "people"
    filter_form = OwingListForm
    empty_text = "Everybody with a role has accepted what is in force."

    def items(self, filters: Mapping[str, Any]) -> QuerySet[User]:
        """By name."""
        return selectors.people_owing(self.actor, filters.get("agency") or "")

    def rows(self, items: Sequence[User]) -> Sequence[Table]:
        """One table of this page's people."""
        return [presenters.owing_table(items)]

    def context(self, **more: Any) -> dict[str, Any]:
        """Above it the agencies, and for whoever may publish, the way there."""
        documents = Document if self.actor.may("agreement.publish") else ()
        links = [Link(one.label, reverse("agencies:agreement-publish", args=[one.value])) for one in documents]
        unsigned = presenters.unsigned_table(selectors.agencies_unsigned(self.actor))
        return super().context(unsigned=unsigned, publishing=links, **more)


class AgreementPublish(FormPage):
    """Publishes the next version of a document."""

    capability = "agreement.publish"
    needs_proof = True
    template_name = "agencies/account_act.html"
    page_title = "Publish a new version"
    form_class = PublishForm
    submit_text = "Publish"
    success_text = "The new version is published."
    consequences = (
        "From its first day on nobody passes who has not accepted it, and nobody whose agency has not signed it where "
        "agencies sign. Give them two weeks. What is published cannot be changed."
    )

    def load(self) -> None:
        """The version that was published last, to begin from."""
        if self.kwargs["document"] not in Document:
            raise NotVisible("document")
        self.newest = selectors.newest_version(self.kwargs["document"])

    def back(self) -> Link:
        """Back to who has agreed."""
        return Link("Who has yet to agree", reverse("agencies:agreement-owing"))

    def initial(self) -> Mapping[str, Any]:
        """The text as it is, to be changed."""
        return {"text": self.newest.text if self.newest else "", "in_force_from": today()}

    def context(self, **more: Any) -> dict[str, Any]:
        """What will follow."""
        caption = Document(self.kwargs["document"]).label
        return super().context(caption=caption, consequences=self.consequences, **more)

    def save(self, form: GovForm) -> str:
        """Publish it."""
        words = agreements.Words(**form.cleaned_data)
        agreements.publish(actor=self.actor, document=self.kwargs["document"], words=words)
        return reverse("agencies:agreement-owing")
