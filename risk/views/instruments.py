"""The indicator tool itself, to be read."""

from typing import Any

from risk import selectors
from risk.models import Instrument
from risk.presenters import instruments
from slscb.core.clock import today
from slscb.core.pages import Page
from slscb.core.policy import SIGNED_IN


class InstrumentView(Page):
    """One version of the tool: its bands, rules and indicators. Holds nothing about children."""

    capability = SIGNED_IN
    template_name = "risk/instrument_view.html"
    instrument: Instrument

    def load(self) -> None:
        """The version that the address names."""
        self.instrument = selectors.instrument(self.kwargs["instrument_id"])

    def title(self) -> str:
        """Its name and version."""
        return str(self.instrument)

    def context(self, **more: Any) -> dict[str, Any]:
        """Its bands with their indicators."""
        tool = selectors.tool_of(self.instrument).rules
        return super().context(
            instrument=self.instrument,
            facts=instruments.facts(self.instrument),
            bands=instruments.bands(tool),
            **more,
        )


class InstrumentCurrent(InstrumentView):
    """The version in force today."""

    def load(self) -> None:
        """Today's."""
        self.instrument = selectors.in_force(today())
