"""What the database itself holds fast."""

import pytest

from risk.models import Indicator, Instrument

pytestmark = pytest.mark.django_db


def test_version_1_of_the_tool_is_loaded_with_its_37_indicators():
    tool = Instrument.objects.get(tool_version="1")
    assert Indicator.objects.filter(instrument=tool).count() == 37
