"""List pages: filters live in the address, each can be taken off again, and nothing found is said."""

import pytest
from django.test import RequestFactory

from agencies.models import User
from slscb.core.forms import ChoiceField, DateField, GovForm, MultipleChoiceField, SearchField
from slscb.core.pages import ListPage

pytestmark = [pytest.mark.django_db, pytest.mark.urls("slscb.core.urls")]


class Filters(GovForm):
    says_optional = False

    q = SearchField("Name", required=False)
    state = MultipleChoiceField(choices=[("on", "Active"), ("off", "Closed")], required=False, initial=["on"])
    since = DateField("Joined since", required=False)
    whose = ChoiceField(choices=[("all", "Everybody"), ("mine", "Mine")], required=False, initial="all")


class People(ListPage):
    capability = "public"
    page_title, noun, nouns = "People", "person", "people"
    filter_form = Filters
    per_page = 2
    asked = None

    def items(self, filters):
        type(self).asked = filters
        found = User.objects.order_by("username")
        return found.filter(username__contains=filters["q"]) if filters["q"] else found


@pytest.fixture(autouse=True)
def people():
    User.objects.bulk_create(User(username=name) for name in ("ann", "bob", "cat"))


def page(address="/"):
    view = People()
    view.setup(RequestFactory().get(address))
    return view.context()


def test_a_page_of_the_list_with_its_total_and_links():
    context = page("/?page=2")
    assert [user.username for user in context["rows"]] == ["cat"]
    assert context["total_words"] == "3 people"
    assert context["pagination"].previous == "?page=1"


def test_without_an_address_the_filters_have_their_initial_values():
    context = page()
    assert People.asked == {"q": None, "state": ["on"], "since": None, "whose": "all"}
    assert not context["filters"].is_bound
    assert context["chosen_filters"] == []


@pytest.mark.parametrize(("whose", "shown"), [("all", []), ("mine", ["Mine"])])
def test_a_radio_left_as_it_was_is_no_filter_in_use(whose, shown):
    assert [link.text for link in page(f"/?whose={whose}")["chosen_filters"]] == shown


def test_filters_come_from_the_address():
    context = page("/?q=a&state=on&state=off")
    assert People.asked == {"q": "a", "state": ["on", "off"], "since": None, "whose": ""}
    assert [user.username for user in context["rows"]] == ["ann", "cat"]


def test_each_filter_in_use_can_be_taken_off_alone():
    context = page("/?q=a&state=on&state=off&since_day=3&since_month=1&since_year=2026&page=2")
    assert [(link.hidden_text, link.text, link.href) for link in context["chosen_filters"]] == [
        ("Name", "a", "?state=on&state=off&since_day=3&since_month=1&since_year=2026"),
        ("State", "Active", "?q=a&since_day=3&since_month=1&since_year=2026&state=off"),
        ("State", "Closed", "?q=a&since_day=3&since_month=1&since_year=2026&state=on"),
        ("Joined since", "3 January 2026", "?q=a&state=on&state=off"),
    ]


def test_a_wrong_filter_filters_nothing_and_says_so():
    context = page("/?since_day=3&state=moon")
    assert People.asked == {"q": "", "state": None, "since": None, "whose": ""}
    assert context["chosen_filters"] == []
    assert context["filters"].errors == {
        "since": ["Joined since must include a month and year"],
        "state": ["Select state from the list"],
    }


def test_nothing_found_is_said_differently_from_nothing_there():
    assert page("/?q=zzz")["empty_text"].startswith("Nothing matches")
    User.objects.all().delete()
    assert page()["empty_text"] == "There is nothing to show."


def test_the_whole_page_is_drawn():
    response = People.as_view()(RequestFactory().get("/?q=zzz"))
    text = response.content.decode()
    assert "0 people" in text
    assert "Nothing matches what you asked for" in text
    assert 'value="zzz"' in text
