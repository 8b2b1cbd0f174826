"""The theme's contrasts, the layers' looks, and our drawing of the model, computed rather than trusted."""

from __future__ import annotations

import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from model.content import Content
from pages.parts.drawing import INK, LAYER_LOOK, PAPER, in_words, model_drawing, path_strip

ROOT = Path(__file__).parent.parent.parent
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
BOTH = pytest.mark.parametrize("theme", ["light", "dark"])
HUES = ("red", "orange", "yellow", "green", "blue", "violet", "gray")
SVG = "{http://www.w3.org/2000/svg}"


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@BOTH
def test_text_and_links_stand_out_on_every_surface(theme: str) -> None:
    look = THEME[theme]
    surfaces = [look["backgroundColor"], look["secondaryBackgroundColor"]]
    faint = {
        (name, surface): round(contrast(look[name], surface), 2)
        for name in ("textColor", "linkColor")
        for surface in surfaces
        if contrast(look[name], surface) < 4.5
    }
    assert faint == {}


@BOTH
def test_messages_stand_out_on_their_own_ground(theme: str) -> None:
    look = THEME[theme]
    faint = {hue for hue in HUES if contrast(look[f"{hue}TextColor"], look[f"{hue}BackgroundColor"]) < 4.5}
    assert faint == set()


@BOTH
def test_white_words_on_the_main_button_stand_out(theme: str) -> None:
    assert contrast(THEME[theme]["primaryColor"], "#ffffff") >= 4.5


@BOTH
def test_drawing_uses_the_theme_s_own_ink_and_paper(theme: str) -> None:
    look = THEME[theme]
    assert (INK[theme], PAPER[theme]) == (look["textColor"], look["backgroundColor"])


@BOTH
@pytest.mark.parametrize("layer", LAYER_LOOK)
def test_layer_s_colour_stands_out_on_paper(layer: str, theme: str) -> None:
    assert contrast(getattr(LAYER_LOOK[layer], theme), PAPER[theme]) >= 3


@BOTH
def test_layers_differ_in_lightness_pattern_and_mark(theme: str) -> None:
    lightness = sorted(luminance(getattr(look, theme)) + 0.05 for look in LAYER_LOOK.values())
    assert all(later / earlier >= 1.2 for earlier, later in zip(lightness, lightness[1:], strict=False))
    assert len({look.dash for look in LAYER_LOOK.values()}) == len(LAYER_LOOK)
    assert len({look.symbol for look in LAYER_LOOK.values()}) == len(LAYER_LOOK)


@BOTH
def test_model_drawing_names_every_element_once(theme: str, shipped: Content) -> None:
    drawn = ET.fromstring(model_drawing(shipped, theme=theme))
    said = ["".join(text.itertext()) for text in drawn.iter(f"{SVG}text")]
    expected = [one.short if one.layer == "skills" else one.name for one in shipped.elements]
    assert sorted(words.replace(" ", "") for words in said) == sorted(words.replace(" ", "") for words in expected)


def test_model_drawing_keeps_every_block_on_the_paper_and_apart(shipped: Content) -> None:
    drawn = ET.fromstring(model_drawing(shipped, theme="light"))
    _, _, width, height = map(float, drawn.attrib["viewBox"].split())
    blocks = [[float(box.attrib[name]) for name in ("x", "y", "width", "height")] for box in drawn.iter(f"{SVG}rect")]
    assert len(blocks) == 12
    assert all(x >= 0 and y >= 0 and x + wide <= width and y + high <= height for x, y, wide, high in blocks)
    overlapping = [
        (one, other)
        for number, one in enumerate(blocks)
        for other in blocks[number + 1 :]
        if one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    ]
    assert overlapping == []


def test_drawing_tells_where_one_is_without_colour(shipped: Content) -> None:
    drawn = ET.fromstring(model_drawing(shipped, theme="light", current="trust", answered={"safety"}))
    said = {"".join(text.itertext()) for text in drawn.iter(f"{SVG}text")}
    assert {words for words in said if words[0] in "▸✓"} == {"▸ Trust", "✓ Creating safety"}
    assert drawn.attrib["aria-label"] == in_words(shipped, "trust", {"safety"})


def test_path_says_where_one_is(shipped: Content) -> None:
    drawn = ET.fromstring(path_strip(shipped, theme="dark", current="time", answered={"safety", "trust"}))
    assert drawn.attrib["aria-label"] == "You are at Time. 2 of 12 elements answered."
