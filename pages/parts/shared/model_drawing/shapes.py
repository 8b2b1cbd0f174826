"""The shapes of our drawing of the model: a ground, an arch of three stones on it, and seven leaves around the arch."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, pi, sin

from model.content.schema import Element
from pages.parts.shared.layer_look import INK, LAYER_LOOK, LayerLook, Tone, painted
from pages.parts.shared.model_drawing.signs import Spot, label, sign

GROUND_LINE = 3.5


@dataclass(frozen=True)
class Layout:
    """Where things stand, in the drawing's own units, which are pixels at its natural size.

    `ground` is the height of the ground's edge, `arch` its outer and inner radius, `leaf` the width and height of a
    leaf, and `leaves` the middles of the seven, in published order. `fan`: a straight path to each leaf, or one stem.
    """

    width: float
    height: float
    ground: float
    arch: tuple[float, float]
    leaf: tuple[float, float]
    leaves: tuple[Spot, ...]
    type_size: float
    fan: bool

    @property
    def foot(self) -> Spot:
        """The middle of the arch, on the edge of the ground."""
        return Spot(self.width / 2, self.ground - GROUND_LINE / 2)

    def around(self, radius: float, degrees: float) -> Spot:
        """The point this far from the foot; 0° is to the right, 90° straight up."""
        turn = degrees * pi / 180
        return Spot(self.foot.x + radius * cos(turn), self.foot.y - radius * sin(turn))

    def side(self, at: Spot) -> int:
        """-1 left of the middle, 1 right of it, 0 on it."""
        return (at.x > self.foot.x) - (at.x < self.foot.x)


def _spots(*pairs: tuple[float, float]) -> tuple[Spot, ...]:
    return tuple(Spot(x, y) for x, y in pairs)


WIDE_LEAVES = _spots((70, 294), (82, 194), (166, 96), (320, 46), (474, 96), (558, 194), (570, 294))
TALL_LEAVES = _spots((73, 282), (73, 202), (73, 122), (160, 38), (247, 122), (247, 202), (247, 282))
LAYOUTS = {
    "wide": Layout(640, 424, 346, (160, 92), (136, 72), WIDE_LEAVES, 15.5, fan=True),
    "tall": Layout(320, 570, 496, (148, 85), (142, 68), TALL_LEAVES, 15, fan=False),
}
STONES = ((180, 121.5), (118.5, 61.5), (58.5, 0))
"""Where each stone of the arch begins and ends, in degrees."""


@dataclass(frozen=True)
class Told:
    """What is told of one element, and its state.

    "here" where one is at it; "looked_at", and "quiet" for the others where some were looked at; else None.
    """

    element: Element
    state: str | None

    @property
    def look(self) -> LayerLook:
        """The look of its layer."""
        return LAYER_LOOK[self.element.layer]

    @property
    def stands_out(self) -> bool:
        """Whether it is drawn with a strong line."""
        return self.state in {"here", "looked_at"}

    @property
    def wash(self) -> Tone | None:
        """What its shape is filled with; nothing where it is quiet."""
        return None if self.state == "quiet" else self.look.wash

    @property
    def sign(self) -> str | None:
        """The state its sign tells."""
        return {"looked_at": "answered", "quiet": "not_yet"}.get(self.state or "", self.state)

    def label(self, at: Spot, room: float, size: float) -> str:
        """Its name; none where it is quiet."""
        if self.state == "quiet":
            return ""
        return label(self.element.name, at, room, size, self.stands_out or self.element.layer == "base")


def ground(told: Told, layout: Layout, theme: str) -> str:
    """The ground: its edge, and a few seams below."""
    edge, right, low = layout.ground, layout.width, layout.height
    rise = f"M0 {edge + 8} Q{right * 0.025:.4g} {edge} {right * 0.06:.4g} {edge} H{right * 0.94:.4g} "
    rise += f"Q{right * 0.975:.4g} {edge} {right} {edge + 8}"
    seams = " ".join(
        f"M{right * start:.4g} {edge + down} q{right * 0.08:.4g} -3 {right * 0.16:.4g} 0"
        for start, down in ((0.05, 38), (0.1, 54), (0.79, 38), (0.74, 54))
    )
    return (
        f'<path d="{rise} V{low - 14} Q{right} {low} {right - 14} {low} H14 Q0 {low} 0 {low - 14} Z" '
        f"{painted(theme, fill=told.wash)}/>"
        f'<path d="{seams}" stroke-width="1.5" opacity=".5" {painted(theme, stroke=told.look)}/>'
        f'<path d="{rise}" {_edge(told, theme, GROUND_LINE)}/>'
        + sign(told.look, told.sign, Spot(layout.foot.x, edge + 23), theme)
        + told.label(Spot(layout.foot.x, edge + 51), layout.width * 0.5, layout.type_size + 1)
    )


def stone(told: Told, between: tuple[float, float], layout: Layout, theme: str) -> str:
    """One stone of the arch."""
    start, end = between
    outer, inner = layout.arch
    bow = f"M{layout.around(outer, start)} A{outer} {outer} 0 0 1 {layout.around(outer, end)}"
    shape = f"{bow} L{layout.around(inner, end)} A{inner} {inner} 0 0 0 {layout.around(inner, start)} Z"
    centre = layout.around((outer + inner) / 2, (start + end) / 2)
    x = centre.x + 5 * layout.side(centre)
    return (
        _bowed(told, shape, bow, theme)
        + sign(told.look, told.sign, Spot(x, centre.y - 13), theme)
        + told.label(Spot(x, centre.y + 14), outer - inner, layout.type_size + 1)
    )


def middle(told: Told, layout: Layout, theme: str) -> str:
    """The young person, in the middle of the arch."""
    radius = layout.arch[1] - 9
    bow = f"M{layout.around(radius, 180)} A{radius} {radius} 0 0 1 {layout.around(radius, 0)}"
    return (
        _bowed(told, f"{bow} Z", bow, theme)
        + sign(told.look, told.sign, Spot(layout.foot.x, layout.ground - radius + 20), theme)
        + told.label(Spot(layout.foot.x, layout.ground - 25), radius * 1.64, layout.type_size)
    )


def _bowed(told: Told, shape: str, bow: str, theme: str) -> str:
    if told.stands_out:
        return f'<path d="{shape}" {_edge(told, theme, 2, told.wash)}/>'
    return f'<path d="{shape}" {painted(theme, fill=told.wash)}/><path d="{bow}" {_edge(told, theme, 2)}/>'


def leaf(told: Told, at: Spot, layout: Layout, theme: str) -> str:
    """One of the seven, with its sign where its path arrives."""
    side = layout.side(at)
    words_at = Spot(at.x + side * 3, at.y)
    return (
        f'<path d="{_leaf_outline(at, layout)}" {_edge(told, theme, 2, told.wash)}/>'
        + sign(told.look, told.sign, _joint(at, layout), theme)
        + told.label(words_at, layout.leaf[0] - 22, layout.type_size)
    )


def path_to(told: Told, at: Spot, layout: Layout, theme: str) -> str:
    """The path from the arch to one of the seven."""
    joint, foot, clear = _joint(at, layout), layout.foot, layout.arch[0] + 6
    if layout.fan:
        share = clear / hypot(joint.x - foot.x, joint.y - foot.y)
        line = f"M{foot.x + (joint.x - foot.x) * share:.4g} {foot.y + (joint.y - foot.y) * share:.4g} L{joint}"
    else:
        line = f"M{foot.x} {foot.y - clear} V{joint.y + 16:.4g} Q{foot.x} {joint.y:.4g} {joint}"
    return f'<path d="{line}" {_edge(Told(told.element, None), theme, 2)}/>'


def _joint(at: Spot, layout: Layout) -> Spot:
    width, height = layout.leaf
    side = layout.side(at)
    return Spot(at.x - side * width / 2, at.y + height / 2 - (14 if side else 0))


def _leaf_outline(at: Spot, layout: Layout) -> str:
    width, height = layout.leaf
    side, near, far = layout.side(at), 10, 32
    left_up, right_up = (far, far) if not side else (far, near) if side > 0 else (near, far)
    right_low, left_low = (far, far) if not side else (far, near) if side > 0 else (near, far)
    left, right, top, low = at.x - width / 2, at.x + width / 2, at.y - height / 2, at.y + height / 2
    return (
        f"M{left + left_up} {top} H{right - right_up} Q{right} {top} {right} {top + right_up} "
        f"V{low - right_low} Q{right} {low} {right - right_low} {low} H{left + left_low} "
        f"Q{left} {low} {left} {low - left_low} V{top + left_up} Q{left} {top} {left + left_up} {top} Z"
    )


def _edge(told: Told, theme: str, width: float, fill: Tone | None = None) -> str:
    if told.stands_out:
        return f'stroke-width="{width + 1.5}" {painted(theme, fill=fill, stroke=INK)}'
    return (
        f'stroke-width="{width}" stroke-dasharray="{told.look.strokes}" {painted(theme, fill=fill, stroke=told.look)}'
    )
