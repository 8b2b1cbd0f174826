"""Where one is on the route through a reflection, and the ways on: forward, back, anywhere, out."""

from __future__ import annotations

import streamlit as st

from model.answers import chosen_in
from model.content import Content
from model.content.reflection.schema import ChooseStep, Flow, GlanceStep, NextTimeStep, SessionStep, WordsStep
from model.reflection import route
from pages.parts.reflection.draft import Draft, flow_of
from pages.parts.shared.buttons import button, go_to_any
from pages.parts.shared.fragment import LOOK_AGAIN_SECONDS, callback, fragment_every
from pages.parts.shared.hints import say_changed_elsewhere
from pages.parts.shared.model_drawing.svg import draw_path
from pages.parts.shared.open_guide import own
from pages.parts.shared.plain_text import plain
from pages.parts.shared.reflection_titles import title_with_flow
from pages.parts.shared.what_is_there import draw_anew_where_deleted
from server.surroundings import in_another_tab

NAMES: dict[type, str] = {
    SessionStep: "The meeting",
    GlanceStep: "All twelve",
    WordsStep: "In a few words",
    route.StayScreen: "Stay with safety?",
    NextTimeStep: "For next time",
}

OF_THE_MODEL = (route.ElementScreen, GlanceStep, ChooseStep)
"""The screens that are about elements, which a dilemma and the check of the conditions have none of."""


def screen_name(content: Content, screen: route.Screen) -> str:
    """What a screen is called, at its top and in the list of all of them."""
    match screen:
        case route.ElementScreen():
            return content.element(screen.element).name
        case ChooseStep():
            return screen.question
        case WordsStep(title=str(title)):
            return title
        case _:
            return NAMES[type(screen)]


def is_about_model(screens: tuple[route.Screen, ...]) -> bool:
    """Whether any of these screens is about elements, so that the path through the model stands above them."""
    return any(isinstance(screen, OF_THE_MODEL) for screen in screens)


def where_am_i(content: Content, draft: Draft, flow: Flow, screens: tuple[route.Screen, ...], at: int) -> None:
    """The path through the layers, with every screen one tap away, and the way out."""
    here = screens[at]
    answered = {screen.key for screen in screens if route.is_answered(screen, draft.answers)}
    with st.container(key="where_am_i"):
        if is_about_model(screens):
            of_elements = [screen for screen in screens if isinstance(screen, route.ElementScreen)]
            seen = {screen.element for screen in of_elements if screen.key in answered}
            draw_path(content, seen, here.element if isinstance(here, route.ElementScreen) else None)
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            names = {screen.key: screen_name(content, screen) for screen in screens}
            about = plain(title_with_flow(flow.name, draft.reflection))
            whole = f"{len(screens)}+" if route.may_grow(screens, draft.answers) else f"{len(screens)}"
            go_to_any(here.key, names, go_to, draft, answered, label=f"Screen {at + 1} of {whole}", about=about)
            if st.button("Leave for now", key=f"leave_{here.key}", type="tertiary", icon=":material/logout:"):
                st.switch_page("home.py")


@callback
def go_to(draft: Draft, screen: str) -> None:
    """Move this draft to another screen; kept at once, so that any device opens there."""
    draft.keep_held()
    draft.go_to(screen)


@callback
def go_past(content: Content, draft: Draft, screen: str) -> None:
    """Move to the screen after `screen`, on the route as it is now that this one is answered; after the last, finish.

    Where nothing was chosen and all that follows is about what is chosen, it stays.
    """
    draft.keep_held()
    draft.answers = own().answers.of(draft.id)
    screens = route.route_through(content, flow_of(content, draft.reflection), draft.answers)
    following = route.after(screens, screen, draft.answers)
    if following:
        draft.go_to(following.key)
    elif isinstance(screens[-1], ChooseStep) and not chosen_in(draft.answers, screen):
        draft.none_chosen.add(screen)
    else:
        draft.finish()


def ways_on(content: Content, draft: Draft, screens: tuple[route.Screen, ...], at: int) -> None:
    """On, which after the last screen is the profile, and back."""
    here = screens[at]
    is_last = here == screens[-1] and not isinstance(here, ChooseStep)
    with st.container(horizontal=True, key="ways_on", vertical_alignment="center"):
        if here.key != route.STAY:
            at_the_end = "Keep and see the picture" if _makes_a_picture(screens) else "Keep and finish"
            label = at_the_end if is_last else "Keep and go on"
            button(label, f"on_{here.key}", go_past, content, draft, here.key, kind="primary")
        if at:
            button("Back", f"back_{here.key}", go_to, draft, screens[at - 1].key)
    if not at and not isinstance(here, SessionStep):
        st.caption("Kept as you write. It waits on the home page.")


def _makes_a_picture(screens: tuple[route.Screen, ...]) -> bool:
    """Whether any place is asked for."""
    return any(
        screen.place if isinstance(screen, route.ElementScreen) else isinstance(screen, GlanceStep)
        for screen in screens
    )


@fragment_every(LOOK_AGAIN_SECONDS)
def changed_elsewhere(draft: Draft) -> None:
    """Tell this tab when another tab or device changed the same draft, and offer to show what is there now."""
    draw_anew_where_deleted()
    if not draft.changed_elsewhere:
        newest = own().reflections.get(draft.id)
        draft.changed_elsewhere = newest.revision > draft.reflection.revision
    if draft.changed_elsewhere:
        where = f"This reflection was changed {in_another_tab()}"
        say_changed_elsewhere(where, own().reflections.get(draft.id).changed_at)
