"""A page loads first, draws at once and knows only its own methods."""

import pytest
from django.contrib.messages.storage.base import BaseStorage
from django.test import RequestFactory

from slscb.core.errors import NotVisible
from slscb.core.pages import Link, Page

pytestmark = pytest.mark.urls("slscb.core.urls")


class Messages(BaseStorage):
    def _get(self, *args, **kwargs):
        return [], True

    def _store(self, messages, response, *args, **kwargs):
        return []


class Hello(Page):
    capability = "public"
    template_name = "layouts/page.html"
    page_title = "Hello & welcome"
    loaded = 0

    def load(self):
        type(self).loaded += 1

    def back(self):
        return Link("Back to <all>", "/all/")


def request(method="get", path="/"):
    made = getattr(RequestFactory(), method)(path)
    made._messages = Messages(made)
    return made


def test_a_page_is_drawn_before_it_is_returned():
    response = Hello.as_view()(request())
    assert response.status_code == 200
    text = response.content.decode()
    assert '<h1 class="govuk-heading-l">Hello &amp; welcome</h1>' in text
    assert "<title>Hello &amp; welcome – Slough safeguarding children: exploitation and missing</title>" in text
    assert '<a href="/all/" class="govuk-back-link">Back to &lt;all&gt;</a>' in text
    assert text.count("OFFICIAL-SENSITIVE") == 2


@pytest.mark.parametrize("method", ["post", "put", "delete", "options", "trace", "patch"])
def test_other_methods_are_405_before_anything_is_read(method):
    Hello.loaded = 0
    assert Hello.as_view()(request(method)).status_code == 405
    assert Hello.loaded == 0


def test_what_loading_refuses_is_not_drawn():
    class Hidden(Hello):
        def load(self):
            raise NotVisible("child")

    with pytest.raises(NotVisible):
        Hidden.as_view()(request())


def test_crumbs_take_the_place_of_the_way_back():
    class Deep(Hello):
        def crumbs(self):
            return [Link("Home", "/"), Link("Children", "/children/")]

    text = Deep.as_view()(request()).content.decode()
    assert "govuk-breadcrumbs" in text
    assert "govuk-back-link" not in text


def test_a_flash_is_said_once_on_the_next_page():
    asked = request()
    page = Hello()
    page.setup(asked)
    page.flash("Saved <it>")
    text = Hello.as_view()(asked).content.decode()
    assert "govuk-notification-banner--success" in text
    assert "Saved &lt;it&gt;" in text
