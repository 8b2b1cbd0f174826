"""The theme's contrasts, the layers' looks, and our drawing of the model, computed rather than trusted."""

from __future__ import annotations

import re
import tomllib
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations
from math import cos, pi, sin
from pathlib import Path

import pytest

from model.content import Content
from model.content.schema import LAYERS
from pages.parts.shared.layer_look import EITHER, INK, LAYER_LOOK, PAPER, painted
from pages.parts.shared.model_drawing.shapes import LAYOUTS
from pages.parts.shared.model_drawing.signs import LETTER
from pages.parts.shared.model_drawing.svg import MARK_FILE, in_words, model_drawing, path_strip
from server.files.front_page import STYLES

ROOT = Path(__file__).parents[3]
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
BOTH = pytest.mark.parametrize("theme", ["light", "dark"])
SHAPES = pytest.mark.parametrize("shape", LAYOUTS)
SEEING = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0520)),
    "no green": ((0.3673, 0.8606, -0.2280), (0.2801, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9689)),
}
"""How colours reach people who see all of them, or lack one kind of cone (Machado, Oliveira and Fernandes 2009)."""
HUES = ("red", "orange", "yellow", "green", "blue", "violet", "gray")
SVG = "{http://www.w3.org/2000/svg}"


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def linear(colour: str) -> list[float]:
    """The light of red, green and blue in a colour such as #1b5a64."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]


def mixed(over: str, under: str, share: float) -> str:
    """What is seen of one colour laid over another at this opacity."""
    pairs = ((int(over[at : at + 2], 16), int(under[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(top * share + low * (1 - share)):02x}" for top, low in pairs)


def lightness_seen(colour: str, seeing: str) -> float:
    """How light a colour seems, from 0 to 100 (CIE L*), to someone who sees in this way."""
    light = linear(colour)
    seen = [sum(a * b for a, b in zip(row, light, strict=True)) for row in SEEING[seeing]]
    return 116 * (0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]) ** (1 / 3) - 16


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
@pytest.mark.parametrize("surface", ["backgroundColor", "secondaryBackgroundColor"])
def test_what_is_chosen_stands_out(theme: str, surface: str) -> None:
    assert contrast(THEME[theme]["primaryColor"], THEME[theme][surface]) >= 3


@BOTH
def test_stylesheet_keeps_captions_and_edges_clear(theme: str) -> None:
    styles = STYLES.read_text(encoding="utf-8")
    ink, paper = THEME[theme]["textColor"], THEME[theme]["backgroundColor"]
    [faded] = re.findall(r'"stCaptionContainer"\] { opacity: (0\.\d+)', styles)
    [edge] = re.findall(r"color-mix\(in srgb, currentColor (\d+)%", styles)
    assert contrast(mixed(ink, paper, float(faded)), paper) >= 4.5
    assert contrast(mixed(ink, paper, int(edge) / 100), paper) >= 3


@BOTH
def test_drawing_uses_the_theme_s_own_ink_paper_and_layer_colours(theme: str) -> None:
    look = THEME[theme]
    assert (getattr(INK, theme), getattr(PAPER, theme)) == (look["textColor"], look["backgroundColor"])
    assert look["chartCategoricalColors"][:3] == [getattr(layer, theme) for layer in LAYER_LOOK.values()]


@BOTH
@pytest.mark.parametrize("layer", LAYER_LOOK)
def test_layer_s_lines_stand_out_on_paper_and_words_on_its_wash(layer: str, theme: str) -> None:
    look = LAYER_LOOK[layer]
    wash = getattr(look.wash, theme)
    lines = {ground: contrast(getattr(look, theme), ground) for ground in (getattr(PAPER, theme), wash)}
    assert [ground for ground, ratio in lines.items() if ratio < 3] == []
    assert contrast(getattr(INK, theme), wash) >= 4.5


@BOTH
@pytest.mark.parametrize("seeing", SEEING)
def test_layers_differ_in_lightness_for_every_way_of_seeing(theme: str, seeing: str) -> None:
    seen = {name: lightness_seen(getattr(look, theme), seeing) for name, look in LAYER_LOOK.items()}
    alike = [(one, other) for one, other in combinations(seen, 2) if abs(seen[one] - seen[other]) < 8]
    assert alike == []


def test_layers_differ_in_line_and_mark() -> None:
    for told_by in ("dash", "strokes", "symbol"):
        assert len({getattr(look, told_by) for look in LAYER_LOOK.values()}) == len(LAYER_LOOK)


@SHAPES
@pytest.mark.parametrize("theme", ["light", "dark", EITHER])
def test_model_drawing_names_every_element_once(theme: str, shape: str, shipped: Content) -> None:
    drawn = ET.fromstring(model_drawing(shipped, theme=theme, shape=shape))
    said = [" ".join(line.text or "" for line in text) for text in drawn.iter(f"{SVG}text")]
    assert sorted(said) == sorted(one.name for one in shipped.elements)


def test_model_drawing_in_one_theme_holds_no_colour_of_the_other(shipped: Content) -> None:
    dark = model_drawing(shipped, theme="dark", current="trust")
    assert [tone.light for tone in (INK, PAPER, *LAYER_LOOK.values()) if tone.light in dark] == []


@SHAPES
def test_words_of_the_drawing_stay_inside_it_and_large_enough(shape: str, shipped: Content) -> None:
    layout = LAYOUTS[shape]
    for text in ET.fromstring(model_drawing(shipped, shape=shape)).iter(f"{SVG}text"):
        size = float(text.attrib["font-size"])
        assert size >= 13.5
        for line in text:
            half = len(line.text or "") * size * LETTER / 2
            x, y = float(line.attrib["x"]), float(line.attrib["y"])
            assert 0 <= x - half < x + half <= layout.width
            assert size <= y <= layout.height


@SHAPES
def test_leaves_of_the_drawing_stay_apart_and_above_the_ground(shape: str) -> None:
    layout = LAYOUTS[shape]
    wide, high = layout.leaf
    touching = [
        (one, other)
        for one, other in combinations(layout.leaves, 2)
        if abs(one.x - other.x) < wide and abs(one.y - other.y) < high
    ]
    assert (len(layout.leaves), touching) == (7, [])
    assert max(leaf.y + high / 2 for leaf in layout.leaves) < layout.ground


def test_where_one_is_is_told_in_words_and_by_a_sign_other_than_colour(shipped: Content) -> None:
    drawn = ET.fromstring(model_drawing(shipped, theme="light", current="flexible"))
    heard = drawn.attrib["aria-label"]
    assert heard == f"The Relationship Model. {in_words(shipped, 'flexible')}"
    assert heard.endswith(" You are at: Be flexible.")
    assert len(list(drawn.iter(f"{SVG}circle"))) == 1


def test_what_was_looked_at_alone_is_named_and_ticked(shipped: Content) -> None:
    drawn = ET.fromstring(model_drawing(shipped, looked_at=("safety", "flexible")))
    said = [" ".join(line.text or "" for line in text) for text in drawn.iter(f"{SVG}text")]
    assert sorted(said) == ["Be flexible", "Creating safety"]
    assert drawn.attrib["aria-label"].endswith("Looked at: Creating safety, Be flexible.")


def test_drawing_without_a_place_in_it_tells_none(shipped: Content) -> None:
    assert "You are at" not in model_drawing(shipped)
    assert in_words(shipped, None).endswith("Guide, inspire hope and build agency.")


@SHAPES
def test_names_from_content_are_shown_as_text(shape: str, shipped: Content) -> None:
    name = '<script>alert("1")</script> & "quoted" Llanfairpwllgwyngyllgogerychwyrndrobwll'
    elements = tuple(one.model_copy(update={"name": name}) for one in shipped.elements)
    hostile = replace(shipped, model=shipped.model.model_copy(update={"elements": elements}))
    drawn = ET.fromstring(model_drawing(hostile, shape=shape))
    assert {part.tag.removeprefix(SVG) for part in drawn.iter()} == {"svg", "path", "text", "tspan"}
    assert {" ".join(line.text or "" for line in text) for text in drawn.iter(f"{SVG}text")} == {name}


def test_path_says_where_one_is(shipped: Content) -> None:
    drawn = ET.fromstring(path_strip(shipped, current="time", answered={"safety", "trust"}))
    assert drawn.attrib["aria-label"] == ("The way through the layers. You are at Time. 2 of 12 elements answered.")
    ticks = [path for path in drawn.iter(f"{SVG}path") if "l2.6 2.8" in path.attrib["d"]]
    assert (len(ticks), len(list(drawn.iter(f"{SVG}circle")))) == (2, 1)


def test_path_before_the_first_element_says_only_what_is_answered(shipped: Content) -> None:
    drawn = ET.fromstring(path_strip(shipped, current=None, answered=set()))
    assert drawn.attrib["aria-label"] == "The way through the layers. 0 of 12 elements answered."


def mark_as_drawn() -> str:
    """The app's mark: the ground, the arch with the young person in the middle, and the seven as dots.

    It follows the colours of what it lies on, and works as a file of its own.
    """
    base, core, skills = (LAYER_LOOK[layer] for layer in LAYERS)
    turns = (pi * (7 + number * 166 / 6) / 180 for number in range(7))
    dots = " ".join(f"M{16 - 14 * cos(turn):.2f} {24 - 14 * sin(turn):.2f}h0" for turn in turns)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 3 32 32" style="color-scheme:light dark" '
        f'stroke-linecap="round"><path d="M2.8 28h26.4" stroke-width="4.4" {painted(EITHER, stroke=base)}/>'
        f'<path d="M7.6 24a8.4 8.4 0 0 1 16.8 0" stroke-width="3.4" stroke-linecap="butt" '
        f"{painted(EITHER, stroke=core)}/>"
        f'<path d="M11.9 24a4.1 4.1 0 0 1 8.2 0z" {painted(EITHER, fill=core)}/>'
        f'<path d="{dots}" stroke-width="3.1" {painted(EITHER, stroke=skills)}/></svg>\n'
    )


def test_mark_file_is_the_mark_as_drawn() -> None:
    assert Path(MARK_FILE).read_text(encoding="utf-8") == mark_as_drawn()
    ET.fromstring(mark_as_drawn())


def test_every_face_of_the_theme_is_shipped_with_its_licence() -> None:
    folder = ROOT / "static" / "fonts"
    declared = {face["url"].removeprefix("app/static/fonts/") for face in THEME["fontFaces"]}
    assert declared == {face.name for face in folder.glob("*.woff2")}
    assert (folder / "OFL.txt").read_text(encoding="utf-8").count("SIL OPEN FONT LICENSE Version 1.1") == 1


def test_first_screen_s_faces_are_small() -> None:
    folder = ROOT / "static" / "fonts"
    upright = [folder / f"atkinson-hyperlegible-next-latin-{weight}-normal.woff2" for weight in (400, 600)]
    assert sum(face.stat().st_size for face in upright) < 30_000
