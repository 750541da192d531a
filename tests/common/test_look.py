"""What the components are made of, and what each of them promises."""

import json
from types import SimpleNamespace

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils import translation

from common import languages
from common.templatetags import look


class Sample(forms.Form):
    """A form with one text, one choice and one hidden field."""

    name = forms.CharField(help_text="Yours.")
    pace = forms.ChoiceField(choices=[("slow", "Slow"), ("even", "Even")], widget=forms.RadioSelect)
    token = forms.CharField(widget=forms.HiddenInput)


def component(name: str, /, **parameters: object) -> str:
    """A component as a page would include it."""
    return render_to_string(f"components/{name}.html", parameters)


def test_a_scale_starts_with_nothing_chosen() -> None:
    shown = component("scale", name="pain", label="Pain", low="none", high="worst", value=None)
    assert shown.count('type="radio"') == 11
    assert " checked" not in shown


@pytest.mark.parametrize("value", [0, "0", 7, 10])
def test_a_scale_shows_the_answer_it_has(value: int | str) -> None:
    shown = component("scale", name="pain", value=value)
    assert shown.count(" checked") == 1
    assert f'value="{value}" checked' in shown.replace(' id="pain"', "")


def test_a_scale_is_found_by_its_first_button() -> None:
    assert component("scale", name="pain").count('id="pain"') == 1


def test_what_a_person_named_stays_text_in_a_scale() -> None:
    assert "<b>" not in look.scale_options('<b>"', None)


def test_an_icon_is_for_the_eye_only() -> None:
    assert 'aria-hidden="true"' in look.icon("check")
    assert "icon--flip" in look.icon("next", flip=True)


def test_an_icon_named_by_a_page_stays_text() -> None:
    assert "<b>" not in look.icon("<b>")


def test_a_scale_says_saved_only_where_it_is() -> None:
    assert 'data-state="saved"' not in component("scale", name="pain", value=3)
    assert 'data-state="saved"' in component("scale", name="pain", value=3, saved=True)


def test_a_scale_has_its_anchors_in_words() -> None:
    shown = component("scale", name="pain", label="Pain", low="none", high="as bad as can be")
    assert "0: none" in shown
    assert "10: as bad as can be" in shown


def test_a_field_is_described_by_its_hint_and_its_error() -> None:
    shown = component("field", field=Sample({})["name"])
    assert 'aria-describedby="id_name_helptext id_name_error"' in shown
    assert 'id="id_name_helptext"' in shown
    assert 'id="id_name_error"' in shown


def test_a_field_in_order_shows_no_error() -> None:
    assert "field-error" not in component("field", field=Sample()["name"])


def test_a_hidden_field_has_no_label() -> None:
    assert "<label" not in component("field", field=Sample()["token"])


def test_choices_are_radios_with_their_hints() -> None:
    shown = component("choices", field=Sample()["pace"], hints={"slow": "Gentle."})
    assert shown.count('type="radio"') == 2
    assert 'aria-describedby="id_pace_0_hint"' in shown
    assert "Gentle." in shown


def test_the_error_summary_leads_to_each_field() -> None:
    shown = component("error_summary", form=Sample({"pace": "fast"}))
    assert 'href="#id_name"' in shown
    assert 'href="#id_pace_0"' in shown


def test_a_form_in_order_has_no_error_summary() -> None:
    assert not component("error_summary", form=Sample()).strip()


def test_what_people_write_is_never_markup() -> None:
    shown = component("why", title="<b>Why</b>", text="<script>1</script>")
    assert "<script>" not in shown
    assert "<b>" not in shown


def test_a_figure_travels_as_data_that_no_text_can_leave() -> None:
    block = str(look.json_block({"text": "</script><script>"}, "plan"))
    assert block.count("</script>") == 1
    assert json.loads(block[block.index(">") + 1 : block.rindex("<")])["text"].startswith("</")


def test_a_button_with_an_address_is_a_link() -> None:
    assert "<a " in component("button", label="Today", url="/today/")
    assert "<button" in component("button", label="Save")


def test_the_bars_of_a_wizard_fill_up() -> None:
    assert look.steps_on(2, 4) == [True, True, False, False]


def test_a_hint_that_is_not_there_is_empty() -> None:
    assert look.item(None, "slow") == ""
    assert look.item({"even": "x"}, "slow") == ""


def test_a_shared_part_is_rendered_once_for_each_value() -> None:
    languages.forget()
    shown = [look.shared("components/main_nav.html", section=name) for name in ("today", "you")]
    assert shown[0] != shown[1]
    assert look.shared("components/main_nav.html", section="today") is shown[0]


def test_a_shared_part_sees_nothing_but_its_values() -> None:
    shown = render_to_string("app.html", {"section": "today", "site_name": "<Ours>"})
    assert "&lt;Ours&gt;" in shown


def test_a_shared_part_is_in_the_language_of_its_reader() -> None:
    with translation.override("en-gb"):
        ours = look.shared("components/help_link.html")
    with translation.override("fr"):
        assert look.shared("components/help_link.html") is not ours


def test_a_table_marks_the_line_of_the_present_and_keeps_text_text() -> None:
    rows = [SimpleNamespace(head="<b>", cells=("1", "2"), now=now) for now in (True, False)]
    shown = look.table_rows(rows)
    assert shown.count('class="is-now"') == 1
    assert shown.count('<th scope="row">&lt;b&gt;</th><td class="n">1</td>') == 2
