"""Where a child lives: hidden until asked for, and changed without being shown."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from cases import presenters, selectors
from cases.forms import AddressForm, ShowAddressForm
from cases.services import addresses
from cases.views.pages import ChildPageMixin
from slscb.core.forms import GovForm
from slscb.core.pages import FormPage


class AddressView(ChildPageMixin, FormPage):
    """Asks why, if anybody wants to say, and shows the address in answer to the asking alone."""

    capability = "address.view"
    template_name = "cases/address_view.html"
    page_title = "Where the child lives"
    form_class = ShowAddressForm
    submit_text = "Show the address"

    def context(self, **more: Any) -> dict[str, Any]:
        """Whose address it is, and the way to change it."""
        change = presenters.links(self.actor, self.child, [presenters.CHANGE_ADDRESS])
        return super().context(caption=self.child.full_name, change=change, **more)

    def take(self, form: GovForm) -> HttpResponse:
        """Show it; the showing is written into the audit."""
        shown = selectors.show_address(self.actor, self.child.public_id, form.cleaned_data["purpose"] or "")
        return self.render(form=form, rows=presenters.address_rows(shown))


class AddressChange(ChildPageMixin, FormPage):
    """Takes a new address in the place of one, which is not shown."""

    capability = "address.change"
    page_title = "Change the address"
    form_class = AddressForm
    success_text = "The address is changed."

    def initial(self) -> Mapping[str, Any]:
        """The version that is replaced."""
        return {"version": selectors.address_version(self.actor, self.child)}

    def save(self, form: GovForm) -> str:
        """Save against the version that was there."""
        addresses.change_address(
            actor=self.actor,
            child_id=self.child.public_id,
            changes=form.changes(),  # type: ignore[attr-defined]
            expected_version=form.cleaned_data["version"],
        )
        return self.child_address()
