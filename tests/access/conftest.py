"""What the walks share."""

import pytest
from django.template.base import Template
from django.test.utils import _TestState


@pytest.fixture
def plain_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates as in production: nobody keeps a copy of each one's context, which costs a walk a twentieth of its time."""
    monkeypatch.setattr(Template, "_render", _TestState.saved_data.template_render)
