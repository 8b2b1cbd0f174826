"""The page of a draft on a team's server holds its first question for its owner alone, byte for byte."""

from __future__ import annotations

import pytest

from tests.browser.server import A_DAY, Served, wait_until
from tests.server.sign_in.test_guard import BROWSER, got
from tests.server.sign_in.test_other_peoples_addresses import signed_in

pytestmark = pytest.mark.slow

HEADLINE = "Said in the car"


def test_hers_has_the_question_and_everybody_elses_is_the_same_as_for_nothing(team: Served) -> None:
    with team.store() as store:
        (ann, hers), (_, bens) = (signed_in(store, name) for name in ("Ann", "Ben"))
        started = store.of(ann).reflections.start
        draft = started("five_minutes", "v", "en", A_DAY, step="meeting", headline=HEADLINE).id
        _, gone = signed_in(store, "Carl")
        store.accounts().sign_out(gone)

        def page(token: str, asked: str) -> str:
            found = got(team, f"/reflect?draft={asked}", BROWSER, f"Cookie: alongside={token}")
            return found.body if found.status == 200 else str(found.status)

        wait_until(lambda: 'id="first-question"' in page(hers, draft), "ready")
        assert HEADLINE not in page(hers, draft)
        assert "no-store" in got(team, f"/reflect?draft={draft}", f"Cookie: alongside={hers}").head
        usual = page(hers, "nothing")
        assert 'id="first-question"' not in usual
        assert page(bens, draft) == page(bens, "nothing") == usual
        assert page(gone, draft) == page("", draft) == page("", "nothing") == "303"
