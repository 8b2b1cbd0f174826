"""Adding a step to a plan for supervision: where a meeting has it, and only one that is not there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.content.supervision.schema import STEPS
from model.own_plan.change import Draft, taken_out
from model.supervision.plan_steps import absent, new_step, with_step


def with_keys(keys: set[str]) -> Draft:
    return Draft({"key": "p", "steps": [new_step(key) for key in STEPS if key in keys]})


@given(st.sets(st.sampled_from(STEPS)), st.sampled_from(STEPS))
def test_a_step_stands_where_a_meeting_has_it(keys: set[str], new: str) -> None:
    after = with_step(with_keys(keys), new_step(new))
    assert [step["key"] for step in after.plan["steps"]] == [key for key in STEPS if key in keys | {new}]


@given(st.sets(st.sampled_from(STEPS), min_size=1), st.data())
def test_what_is_taken_out_is_put_back_and_not_added_again(keys: set[str], data: st.DataObject) -> None:
    out = data.draw(st.sampled_from(sorted(keys)))
    draft = taken_out(with_keys(keys), {out})
    assert absent(draft) == tuple(key for key in STEPS if key not in keys)
    assert with_step(draft, new_step(out)) == draft
