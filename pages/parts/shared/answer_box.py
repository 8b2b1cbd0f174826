"""A text box for one answer, with what it noticed in the words beneath it."""

from __future__ import annotations

from model.content import Content
from pages.parts.shared.hints import say_what_was_noticed, say_what_was_replaced
from pages.parts.shared.open_answers import OpenAnswers
from pages.parts.shared.outbox import keep_typed
from pages.parts.shared.typing_box import received, typing_box


def answer_box(
    content: Content,
    draft: OpenAnswers,
    field: str,
    label: str,
    prompt: str | None,
    *,
    rows: int = 4,
    help_text: str | None = None,
) -> None:
    """A text box for one field, with what it noticed in the words beneath it."""
    key = f"box_{draft.id}_{field}"
    if prompt:
        draft.asked[field] = prompt
    kept, trouble = keep_typed(draft, received(key), {field: prompt})
    answer = draft.answers.get(field)
    typing_box(
        key=key,
        draft=draft.id,
        field=field,
        label=label,
        words=draft.words(field),
        version=draft.version(field),
        saved_at=answer.saved_at if answer else None,
        acknowledged=kept,
        trouble=trouble,
        rows=rows,
        help=help_text,
    )
    say_what_was_noticed(content, draft.hints(content.hints, field), field.replace(".", "_"))
    say_what_was_replaced(draft, field)
