"""Pages that change something: a form, or the question 'are you sure?'."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from slscb.core import marking
from slscb.core.errors import Invalid, Stale
from slscb.core.forms import GovForm
from slscb.core.pages.base import Page
from slscb.core.signin import entering


class SeeOther(HttpResponseRedirect):
    """303: done; go and look. A reload of that page does not send the form again."""

    status_code = 303


@dataclass(frozen=True)
class Difference:
    """One answer that is not what someone else has saved meanwhile."""

    label: str
    yours: str
    theirs: str


class FormPage(Page):
    """Shows a form and hands its clean values to a service.

    `save` calls one service and returns the address of the next page. `Invalid` shows the form again with every fault
    at its field (422); `Stale` shows both versions and keeps what was typed (409); success redirects (303).
    """

    http_method_names = ["get", "head", "post"]
    template_name: ClassVar[str] = "layouts/form.html"
    form_class: ClassVar[type[GovForm]]
    submit_text: ClassVar[str] = "Save"
    success_text: ClassVar[str] = ""
    is_destructive: ClassVar[bool] = False
    keeps_typed: ClassVar[bool] = True

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show what the person had typed here when their session ended, where there is such a thing."""
        typed = entering.typed_before(request) if self.keeps_typed and request.method == "GET" else None
        if typed is None:
            return super().answer(request, *args, **kwargs)
        form = self.form(typed)
        form.forget_errors()
        return self.render(form=form, is_back=True)

    def initial(self) -> Mapping[str, Any]:
        """What the form shows before anything is typed; for a change, what is saved now, with its `version`."""
        return {}

    def records(self) -> "Mapping[str, QuerySet[Any]]":
        """What the form's record fields may choose from."""
        return {}

    def form_options(self) -> Mapping[str, Any]:
        """More arguments for the form."""
        return {}

    def marked(self) -> Model | None:
        """The record that the form changes, where some of its fields are marked: those not shown are left out."""
        return None

    def form(self, data: Any = None, files: Any = None) -> GovForm:
        """The form, bound where data is given."""
        form = self.form_class(data, files, initial=self.initial(), records=self.records(), **self.form_options())
        if (record := self.marked()) is not None:
            form.leave_out(marking.barred(self.actor, record))
        return form

    def save(self, form: GovForm) -> str:
        """Call the service with the form's clean values; return the address of the next page."""
        raise NotImplementedError

    def success_message(self, form: GovForm) -> str:
        """What the next page says has been done; nothing where empty."""
        return self.success_text

    def context(self, **more: Any) -> dict[str, Any]:
        """The form and its button."""
        return super().context(submit_text=self.submit_text, is_destructive=self.is_destructive, **more)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form."""
        return self.render(form=self.form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save what was sent, or show it again with what is wrong."""
        form = self.form(request.POST, request.FILES)
        return self.take(form) if form.is_valid() else self.render(form=form, status=422)

    def take(self, form: GovForm) -> HttpResponse:
        """Save a form that is valid by itself and go on, or show what else is wrong."""
        try:
            with transaction.atomic():
                address = self.save(form)
        except Invalid as invalid:
            form.add_faults(invalid)
            return self.render(form=form, status=422)
        except Stale:
            return self.render_stale(form)
        return self.go_on(form, address)

    def go_on(self, form: GovForm, address: str) -> HttpResponse:
        """Say what was done and go on."""
        if message := self.success_message(form):
            self.flash(message)
        return SeeOther(address)

    def render_stale(self, form: GovForm) -> HttpResponse:
        """Both versions: what was typed stays in the form, which now counts from the version saved meanwhile."""
        fresh = type(self)()
        fresh.setup(self.request, *self.args, **self.kwargs)
        fresh.load()
        saved = fresh.form()
        data = self.request.POST.copy()
        if "version" in saved.fields:
            data[saved.add_prefix("version")] = str(saved["version"].value())
        again = fresh.form(data, self.request.FILES)
        return fresh.render(form=again, differences=differences(form, saved), is_stale=True, status=409)


class ConfirmPage(FormPage):
    """Asks before something is done that is hard to undo. `question` is the heading, `consequences` what follows."""

    template_name: ClassVar[str] = "layouts/confirm.html"
    form_class: ClassVar[type[GovForm]] = GovForm
    question: ClassVar[str] = "Are you sure?"
    consequences: ClassVar[str] = ""
    submit_text: ClassVar[str] = "Yes, continue"
    cancel_text: ClassVar[str] = "Cancel"

    def title(self) -> str:
        """The question."""
        return self.page_title or self.question

    def context(self, **more: Any) -> dict[str, Any]:
        """The question and what will follow."""
        return super().context(consequences=self.consequences, cancel_text=self.cancel_text, **more)


def differences(typed: GovForm, saved: GovForm) -> list[Difference]:
    """Where what was typed is not what is saved."""
    theirs = {answer.name: answer.words for answer in saved.answers}
    return [
        Difference(answer.label, answer.words, theirs.get(answer.name, ""))
        for answer in typed.answers
        if answer.words != theirs.get(answer.name, "")
    ]
