"""The form: sections, the error summary, a service's faults at their fields, and everything typed kept."""

from slscb.core.errors import Fault, Invalid
from slscb.core.forms import ChoiceField, DateField, GovForm, Section, TextField, VersionField


class Form(GovForm):
    sections = (Section("Where", ["street", "town"], "As written on the letter"),)

    name = TextField(max_length=50)
    street = TextField()
    town = TextField(required=False)
    level = ChoiceField(choices=[("low", "Low")], required=False)
    born_on = DateField("Date of birth", required=False)
    version = VersionField()


ANSWERS = {"name": "Jo <b>Bell</b>", "street": "Elm Road", "version": "1"}


def test_faults_of_a_service_land_at_their_fields():
    form = Form(ANSWERS)
    assert form.is_valid()
    form.add_faults(
        Invalid(
            [
                Fault("street", "There is no such street"),
                Fault("born_on", "Too old"),
                Fault("level[0].code", "Level is closed"),
                Fault("", "A whole fault"),
                Fault("elsewhere", "Unknown path"),
                Fault("version", "Hidden"),
            ]
        )
    )
    assert form.errors == {
        "street": ["There is no such street"],
        "born_on": ["Too old"],
        "level": ["Level is closed"],
        "__all__": ["A whole fault", "Unknown path", "Hidden"],
    }


def test_what_was_typed_stays_and_is_escaped():
    form = Form(ANSWERS)
    form.add_faults(Invalid([Fault("name", "Not <i>this</i>")]))
    html = f"{form.error_summary}{form}"
    assert 'value="Jo &lt;b&gt;Bell&lt;/b&gt;"' in html
    assert html.count("Not &lt;i&gt;this&lt;/i&gt;") == 2
    assert "<b>" not in html


def test_the_summary_links_to_the_first_input_of_each_field_in_order():
    form = Form({"version": "1", "born_on_day": "3"})
    form.add_faults(Invalid([Fault("", "Whole"), Fault("level", "Choose")]))
    assert [(one.message, one.target_id) for one in form.mistakes] == [
        ("Whole", ""),
        ("Enter name", "id_name"),
        ("Enter street", "id_street"),
        ("Choose", "id_level"),
        ("Date of birth must include a month and year", "id_born_on_month"),
    ]
    html = str(form.error_summary) + str(form)
    for mistake in form.mistakes:
        if mistake.target_id:
            assert f'href="#{mistake.target_id}"' in html
            assert f'id="{mistake.target_id}"' in html


def test_an_error_is_announced_and_described():
    html = Form({})["name"].as_field_group()
    assert '<span class="govuk-visually-hidden">Error:</span> Enter name' in html
    assert 'aria-describedby="id_name-error"' in html
    assert 'id="id_name-error"' in html
    assert "govuk-input--error" in html


def test_a_form_without_mistakes_has_no_summary():
    assert not Form().error_summary
    assert not Form(ANSWERS).error_summary


def test_optional_fields_say_so_unless_the_form_says_otherwise():
    class Filter(GovForm):
        says_optional = False
        town = TextField(required=False)

    assert "Town (optional)" in Form()["town"].as_field_group()
    assert "(optional)" not in Form()["name"].as_field_group()
    assert "(optional)" not in str(Filter())


def test_fields_stand_in_order_with_their_section_where_its_first_field_stands():
    parts = [(part.legend, [bound.name for bound in part.fields]) for part in Form().layout]
    assert parts == [("", ["name"]), ("Where", ["street", "town"]), ("", ["level", "born_on"])]


def test_the_hidden_version_is_drawn_but_is_no_question():
    form = Form(ANSWERS)
    form.is_valid()
    assert '<input type="hidden" name="version" value="1"' in str(form)
    assert "version" not in {answer.name for answer in form.answers}


def test_a_legend_may_stand_over_the_whole_and_be_the_heading():
    assert '<legend class="govuk-fieldset__legend govuk-fieldset__legend--m">' in str(Form(legend="About them"))
    assert '<h1 class="govuk-fieldset__heading">About them</h1>' in str(Form(heading="About them"))


def test_one_field_may_be_the_heading():
    class One(GovForm):
        heading_field = "name"
        name = TextField("What is their name?", noun="their name")

    assert '<h1 class="govuk-label-wrapper">' in str(One())
    assert "govuk-label--l" in str(One())


def test_the_browser_never_refuses_an_answer_before_we_can_explain():
    assert "required" not in str(Form())
