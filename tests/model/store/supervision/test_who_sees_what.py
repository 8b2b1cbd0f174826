"""Whatever two people do in two supervisions, each sees exactly what was ticked, said or shown to them, and no more.

Every secret is a mark that occurs once. What each may see is kept account of here, apart from the rules of the model,
and compared after every step with all that every public method gives them.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from model.supervision.refusals import ViewShown
from tests.effort import examples
from tests.model.store.supervision.account import ELEMENTS
from tests.model.store.supervision.two_supervisions import TwoSupervisions, mark, without
from tests.model.store.supervision.witness import Ids, marks, seen, seen_as_own

pytestmark = pytest.mark.slow

BOTH_SUPERVISIONS = st.sampled_from([0, 1])
SEATS = st.sampled_from(["practitioner", "supervisor"])
REFLECTIONS = st.sampled_from([0, 1])
PLACED = st.sampled_from(ELEMENTS)
TICKS = st.sets(st.integers(0, 12))
MOST_MEETINGS = 4


class Supervising(TwoSupervisions):
    """All that the two can do, in any order."""

    @initialize(
        two_views=st.tuples(st.booleans(), st.booleans()),
        ticks=st.tuples(TICKS, TICKS),
        placed=st.tuples(st.sets(PLACED), st.sets(PLACED)),
    )
    def begin_all(
        self, two_views: tuple[bool, bool], ticks: tuple[set[int], set[int]], placed: tuple[set[str], set[str]]
    ) -> None:
        self.begin(two_views)
        for number in (0, 1):
            self.bring(number, number, ticks[number])
            for element in sorted(placed[number]):
                self.place_a_view(number, element, "view", over=False)
                self.mirror(number, element, over=False)

    @rule(number=REFLECTIONS, element=PLACED, turn=st.sampled_from(["place", "what", "voice"]))
    def reflect(self, number: int, element: str, turn: str) -> None:
        place, words = (mark("p"), "") if turn == "place" else (None, f"She said {mark('p')}.")
        name = f"{element}.{turn}"
        self.own.answers.save(self.reflections[number], name, words=words, place=place, tab=mark("p"), base_version=0)

    @rule(number=REFLECTIONS)
    def reflect_on_what_next(self, number: int) -> None:
        of = self.reflections[number]
        self.own.reflections.describe(of, headline=mark("p"))
        self.own.answers.save(of, "next_1", words=mark("p"), tab="one", base_version=0)
        self.own.answers.save(of, "picks", place="trust,time", tab="one", base_version=0)

    @rule(number=BOTH_SUPERVISIONS, which=REFLECTIONS, ticks=TICKS)
    def bring(self, number: int, which: int, ticks: set[int]) -> None:
        account, of = self.meeting(number), self.reflections[which]
        offer = self.tables[number].items(of, self.titles[which])
        ticked = tuple(item for position, item in enumerate(offer) if position in ticks)
        self.tables[number].practitioner.brought.bring(account.id, of, ticked)
        if ticked:
            account.brought[which] = ticked
        else:
            account.brought.pop(which, None)

    @rule(which=REFLECTIONS)
    def delete_a_reflection(self, which: int) -> None:
        self.deletion.reflection(self.reflections[which])
        self.gone.append(self.reflections.pop(which))
        del self.titles[which]
        self.start_reflection(which)
        for account in (one for each in self.accounts for one in each if one.fixed is None):
            account.brought.pop(which, None)

    @rule(number=BOTH_SUPERVISIONS, element=PLACED, kind=st.sampled_from(["view", "basis"]), over=st.booleans())
    def place_a_view(self, number: int, element: str, kind: str, over: bool) -> None:
        if self.meeting(number).is_shown(element):
            with pytest.raises(ViewShown):
                self.guests[number].answers.save(
                    self.meeting(number).id, f"supervisor.{kind}.{element}", words="later", tab="x", base_version=0
                )
        else:
            self.say(number, f"supervisor.{kind}.{element}", "supervisor", over=over)

    @rule(number=BOTH_SUPERVISIONS)
    def show_views(self, number: int) -> None:
        account = self.meeting(number)
        self.guests[number].shown.show_views(account.id)
        account.show_views()

    @rule(number=BOTH_SUPERVISIONS, element=st.sampled_from([*ELEMENTS, "more"]), over=st.booleans())
    def mirror(self, number: int, element: str, over: bool) -> None:
        self.say(number, f"practitioner.mirror.{element}", "practitioner", over=over)

    @rule(number=BOTH_SUPERVISIONS)
    def show_mirror(self, number: int) -> None:
        account = self.meeting(number)
        self.tables[number].practitioner.shown.show_mirror(account.id)
        account.shown.add("mirror")

    @rule(number=BOTH_SUPERVISIONS, is_back=st.booleans())
    def bring_earlier_mirrors(self, number: int, is_back: bool) -> None:
        """Each that was not shown in its meeting is shown in the open one, or some are taken back."""
        account, mirrors = self.meeting(number), self.tables[number].practitioner.mirrors
        for mirror in mirrors.of(self.tables[number].id):
            items = mirrors.told(mirror.meeting)
            if not mirror.is_settled and mirror.brought_to is None:
                mirrors.bring(account.id, mirror.meeting)
                account.brought[mirror.meeting] = items
            elif not mirror.is_settled and is_back:
                mirrors.take_back(account.id, mirror.meeting)
                del account.brought[mirror.meeting]

    @rule(
        number=BOTH_SUPERVISIONS,
        who=SEATS,
        name=st.sampled_from(["how", "disagree", "agenda", "action_1", "condition_1", "differ.trust", "explore.time"]),
        over=st.booleans(),
    )
    def talk(self, number: int, who: str, name: str, over: bool) -> None:
        hand = who if name in {"how", "disagree"} else "both"
        self.say(number, f"{hand}.{name}", who, over=over)

    @rule(number=BOTH_SUPERVISIONS, who=SEATS, over=st.booleans())
    def begin_to_say(self, number: int, who: str, over: bool) -> None:
        """Why not in the open meeting, and a comment in each fixed one: typed and not said, so nobody else's."""
        self.meeting(number)
        seat, letter = self.seat(number, who)
        for account in self.accounts[number]:
            words, name = mark(letter), f"{who}.{'why_not' if account.fixed is None else 'comment'}"
            before = seat.answers.of(account.id).get(name)
            base, tab = (0, words) if over or not before else (before.version, "one")
            saved = seat.answers.save(account.id, name, words=words, place=mark(letter), tab=tab, base_version=base)
            self.given[number, who] |= marks(saved)

    @rule(number=BOTH_SUPERVISIONS, who=SEATS, agrees=st.booleans())
    def confirm(self, number: int, who: str, agrees: bool) -> None:
        account, (seat, letter) = self.meeting(number), self.seat(number, who)
        if agrees and not account.is_ready:
            with pytest.raises(ValueError, match="come first"):
                seat.confirmations.confirm(account.id, agrees=True)
            return
        words = mark(letter)
        self.given[number, who] |= marks(seat.confirmations.confirm(account.id, agrees=agrees, words=words))
        account.confirmed[who] = agrees, account.body_now(), {words}
        account.fix_if_both_agree()

    @precondition(lambda self: sum(map(len, self.accounts)) < MOST_MEETINGS)
    @rule(number=BOTH_SUPERVISIONS, who=SEATS | st.just("both"), two_views=st.booleans())
    def agree(self, number: int, who: str, two_views: bool) -> None:
        """They do what it takes, and where both agree, a new meeting begins: chance would seldom come to it."""
        self.talk(number, "supervisor", "action_1", over=False)
        self.show_views(number)
        for one in ("supervisor", "practitioner"):
            if who in {one, "both"}:
                self.confirm(number, one, agrees=True)
        if who == "both":
            assert self.accounts[number][-1].fixed is not None
            self.meeting(number, two_views=two_views)

    @rule(number=BOTH_SUPERVISIONS)
    def make_a_file(self, number: int) -> None:
        made = self.tables[number].practitioner.files.make(self.meeting(number).id)
        self.given[number, "practitioner"] |= marks(made)

    @rule(number=BOTH_SUPERVISIONS)
    def call_off(self, number: int) -> None:
        self.guests[number].meetings.call_off(self.meeting(number).id)
        self.accounts[number].pop()
        self.meeting(number)

    @precondition(lambda self: any(one.fixed is not None for each in self.accounts for one in each))
    @rule(number=BOTH_SUPERVISIONS, who=SEATS)
    def comment(self, number: int, who: str) -> None:
        seat, letter = self.seat(number, who)
        for account in (one for one in self.accounts[number] if one.fixed is not None):
            words = mark(letter)
            self.given[number, who] |= marks(seat.record.comment(account.id, words))
            account.later.add(words)

    @invariant()
    def each_sees_exactly_what_is_for_them(self) -> None:
        reflections = tuple(self.reflections)
        for number, (guest, own) in enumerate(zip(self.guests, self.their_own, strict=True)):
            ids = Ids((self.tables[number].id,), tuple(one.id for one in self.accounts[number]), reflections)
            expected = without(f"s{number}", set().union(*(one.seen() for one in self.accounts[number])))
            assert without(f"s{number}", seen(guest, ids)) == expected
            assert without(f"s{number}", self.given[number, "supervisor"]) <= expected
            assert seen_as_own(own, ids) == set()
            for account in (one for one in self.accounts[number] if one.fixed is None):
                assert [one.item for one in guest.brought.of(account.id)] == account.items_seen()
        ids = self.all_ids()
        expected = without("p", set().union(*(one.seen() for each in self.accounts for one in each)))
        given = (found for (_, who), found in self.given.items() if who == "practitioner")
        assert without("p", seen(self.tables[0].practitioner, ids)) == expected
        assert without("p", set().union(*given)) <= expected
        self.given.clear()

    def teardown(self) -> None:
        """Each guest tries the other's supervision too, and what was deleted; a stranger tries everything."""
        ids = self.all_ids()
        for number, (guest, own) in enumerate(zip(self.guests, self.their_own, strict=True)):
            expected = without(f"s{number}", set().union(*(one.seen() for one in self.accounts[number])))
            assert without(f"s{number}", seen(guest, ids)) == expected
            assert seen_as_own(own, ids) == set()
        meetings, own = self.stranger
        assert (seen(meetings, ids), seen_as_own(own, ids)) == (set(), set())


TestWhoSeesWhat = Supervising.TestCase
TestWhoSeesWhat.settings = settings(
    max_examples=examples(25),
    stateful_step_count=20,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # making a failure shorter takes minutes: take this out to have it done
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
