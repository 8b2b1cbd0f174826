"""Plans of a person's own, for workshops and for supervision: kept as they are typed, with their faults."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, bindparam, select

from model.access import NotYours, readable_owners, require_account, require_read, require_write
from model.own_plan.change import Draft
from model.own_plan.file import dumped, left_out_in, plan_in, written
from model.own_plan.plan import OwnPlan, Path, PlanKind, Value, with_words
from model.store.database.columns import columns_of
from model.store.database.last_deletion import note_deletion
from model.store.database.transactions import Handle, new_id, now
from model.store.database.words import cleaned
from model.store.holds import require_free
from model.store.tables.plan import own_plans
from model.store.trail.chain import note_act
from model.store.viewer import ViewerContext
from model.team.trail import Deed

_ALL = select(*columns_of(own_plans, OwnPlan))
_THIS = own_plans.c.id == bindparam("the_id")
_ONE = _ALL.where(_THIS)
_HELD = _ONE.with_for_update()


class OwnPlans(Handle[ViewerContext]):
    """A viewer's own plans. `id_` is always a plan's."""

    def all(self, kind: PlanKind) -> list[OwnPlan]:
        """All of a kind, the one changed last first."""
        query = _ALL.where(own_plans.c.owner.in_(readable_owners(self._context.viewer)), own_plans.c.kind == kind)
        newest = query.order_by(own_plans.c.changed_at.desc(), own_plans.c.id.desc())
        with self._context.store.reading() as connection:
            return [OwnPlan(**row) for row in connection.execute(newest).mappings()]

    def get(self, id_: str) -> OwnPlan:
        """One plan. Raises `NotYours`."""
        with self._context.store.reading() as connection:
            found = _plan(connection, id_)
            require_read(self._context.viewer, found.owner)
            return found

    def add(self, kind: PlanKind, plan: Value) -> OwnPlan:
        """Keep a new plan. Raises `NotYours` for a guest, and `TooLong`."""
        require_account(self._context.viewer)
        words = cleaned(written(kind, plan))
        made = OwnPlan(new_id(), self._context.viewer.person, kind, words, "", 1, now())
        with self._context.store.writing() as connection:
            connection.execute(own_plans.insert(), vars(made))
        return made

    def change(self, id_: str, change: Callable[[Draft], Draft]) -> OwnPlan:
        """Keep what `change` makes of a plan, on disk when this returns. Raises `NotYours`, `NotAPlan`, `TooLong`."""
        with self._context.store.writing() as connection:
            before = _plan(connection, id_, held=True)
            require_write(self._context.viewer, before.owner)
            draft = Draft(plan_in(before.words), left_out_in(before.left_out))
            after = change(draft)
            if after == draft:
                return before
            news = {
                "words": cleaned(written(before.kind, after.plan)),
                "left_out": cleaned(dumped(after.left_out)) if after.left_out else "",
                "version": before.version + 1,
                "changed_at": now(),
            }
            connection.execute(own_plans.update().where(own_plans.c.id == id_), news)
            return _plan(connection, id_)

    def write(self, id_: str, path: Path, words: str) -> OwnPlan:
        """Keep the words of one part, as they are typed. Raises `NotYours`, `NotAPlan`, `TooLong`."""
        typed = cleaned(words)
        return self.change(id_, lambda draft: Draft(with_words(draft.plan, path, typed), draft.left_out))

    def delete(self, id_: str) -> None:
        """Delete a plan for good; what was opened with it keeps its words. Raises `NotYours`, `OnHold`."""
        with self._context.store.writing() as connection:
            require_write(self._context.viewer, _plan(connection, id_, held=True).owner)
            require_free(connection, self._context.viewer)
            connection.execute(own_plans.delete().where(_THIS), {"the_id": id_})
            note_deletion(connection)
            note_act(connection, self._context.viewer.person, self._context.viewer, Deed("deleted", "plan", id_))
        self._context.store.leave_no_trace()


def _plan(connection: Connection, id_: str, *, held: bool = False) -> OwnPlan:
    row = connection.execute(_HELD if held else _ONE, {"the_id": id_}).mappings().one_or_none()
    if row is None:
        raise NotYours
    return OwnPlan(**row)
