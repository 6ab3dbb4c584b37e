"""The gallery shows every component there is."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import Template
from django.test import RequestFactory

from slscb.core.views.gallery import Gallery

pytestmark = [pytest.mark.django_db, pytest.mark.urls("slscb.core.urls")]
TEMPLATES = Path(settings.BASE_DIR, "templates")


def test_every_component_is_shown(monkeypatch):
    shown = set()
    draw = Template._render

    def remember(template, context):
        shown.add(template.name)
        return draw(template, context)

    monkeypatch.setattr(Template, "_render", remember)
    text = Gallery.as_view()(RequestFactory().get("/gallery/")).content.decode()
    every = {path.relative_to(TEMPLATES).as_posix() for path in (TEMPLATES / "components").rglob("*.html")}
    assert every - shown == set()
    assert "Not recorded" in text
