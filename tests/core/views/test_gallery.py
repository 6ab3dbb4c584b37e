"""The gallery shows every component there is."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import Template
from django.test import RequestFactory

from slscb.core.views.gallery import Gallery
from tests.factories.agencies import a_user

pytestmark = [pytest.mark.django_db, pytest.mark.urls("slscb.core.urls")]
TEMPLATES = Path(settings.BASE_DIR, "templates")


def test_every_component_is_shown(monkeypatch):
    shown = set()
    draw = Template._render

    def remember(template, context):
        shown.add(template.name)
        return draw(template, context)

    monkeypatch.setattr(Template, "_render", remember)
    request = RequestFactory().get("/gallery/")
    request.user = a_user()
    text = Gallery.as_view()(request).content.decode()
    every = {path.relative_to(TEMPLATES).as_posix() for path in (TEMPLATES / "components").rglob("*.html")}
    assert every - shown == set()
    assert "Not recorded" in text
