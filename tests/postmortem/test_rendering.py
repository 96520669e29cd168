"""Templates: sandboxed, strict, every value escaped, every fault named with its place."""

from pathlib import Path

import pytest

from bot.rendering import Renderer, TemplateFault


class Loud(str):
    __slots__ = ()


def escape(value: object) -> str:
    return value if isinstance(value, Loud) else str(value).replace("<", "&lt;")


def rendered(folder: Path, template: str, **values: object) -> str:
    (folder / "page.j2").write_text(template)
    return Renderer(folder, escape).render("page.j2", **values)


def test_every_value_is_escaped_but_mark_up_of_our_own(tmp_path: Path) -> None:
    values = {"theirs": "<b>", "ours": Loud("<b>")}
    assert rendered(tmp_path, "<i> {{ theirs }} {{ ours }}", **values) == "<i> &lt;b> <b>"


def test_no_filter_makes_a_value_pass_as_ours(tmp_path: Path) -> None:
    template = "{{ theirs | safe }} {{ ours ~ theirs }} {{ [theirs, ours] | join }}"
    values = {"theirs": "<b>", "ours": Loud("<i>")}
    assert rendered(tmp_path, template, **values) == "&lt;b> &lt;i>&lt;b> &lt;b>&lt;i>"


def test_a_line_with_nothing_but_a_tag_leaves_no_line(tmp_path: Path) -> None:
    template = "a\n  {% if True %}\nb\n  {% endif %}\nc\n"
    assert rendered(tmp_path, template) == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("one\n{{ nobody }}", "page.j2, line 2: 'nobody' is undefined"),
        (
            "one\n\n{% if %}",
            "page.j2, line 3: Expected an expression, got 'end of statement block'",
        ),
        ("{{ 1 // 0 }}", "page.j2, line 1: integer division or modulo by zero"),
        ("{% include 'none.j2' %}", "none.j2: there is none"),
    ],
)
def test_a_fault_in_a_template_is_named_with_its_place(
    tmp_path: Path, template: str, said: str
) -> None:
    with pytest.raises(TemplateFault) as caught:
        rendered(tmp_path, template)
    assert str(caught.value) == said


def test_a_fault_in_a_part_is_named_with_the_part(tmp_path: Path) -> None:
    (tmp_path / "part.j2").write_text("\n{{ nobody }}")
    with pytest.raises(TemplateFault) as caught:
        rendered(tmp_path, "{% include 'part.j2' %}")
    assert (caught.value.file, caught.value.line) == ("part.j2", 2)


@pytest.mark.parametrize(
    "template",
    ["{{ theirs.__class__.__mro__ }}", "{{ many.append(1) }}", "{{ theirs.format.__globals__ }}"],
)
def test_a_template_reaches_nothing_but_its_values(tmp_path: Path, template: str) -> None:
    with pytest.raises(TemplateFault):
        rendered(tmp_path, template, theirs="x", many=[])
