"""Who is signed in: sessions that are rows here and a token in one browser, and what each account is called.

Whoever has the token has the session; so only its mark is kept. The viewer's own account is theirs alone to read.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, select

from model.access import Viewer, require_read
from model.account.session import FLOW, NOTED_EVERY, Account, Identity, Session, TabSeal
from model.keys import is_token, mark_of, new_token
from model.store.database.cipher import keyed_marks, sealed, unsealed
from model.store.database.columns import columns_of, named
from model.store.database.transactions import Transactions, new_id, now, one_at_a_time
from model.store.lapsed import drop_lapsed
from model.store.tables.account import accounts, logins, sessions
from model.team.settings import Sessions

LONGEST = timedelta(days=1)
"""How long a row of a session is kept at most, whatever a team's settings say."""

_SEALED_FOR = "sign-in "
"""What every such text begins with: nothing else that is encrypted here may be taken for one."""

_WHOSE_WORDS, _KEY_OF_WORDS = "whose words in a tab ", "key of words in a tab "

_SESSION = columns_of(sessions, Session)
_ACCOUNT = columns_of(accounts, Account)


class Accounts:
    """The door for signing in, staying signed in and signing out. Raises a `StoreFault` where the database fails."""

    def __init__(self, store: Transactions) -> None:
        self._store = store

    def sign_in(self, who: Identity, provider: str, id_token: str = "") -> str:
        """Begin a session for whoever the provider says this is, with an account made at the first time: its token."""
        token, at = new_token(), now()
        with self._store.writing() as connection:
            connection.execute(sessions.delete().where(sessions.c.begun_at < at - LONGEST))
            drop_lapsed(connection)
            account = _account_of(connection, who)
            called = {"name": who.name, "address": who.address, "seen_at": at}
            connection.execute(accounts.update().where(accounts.c.id == account), called)
            session = {"mark": mark_of(token), "account": account, "provider": provider, "id_token": id_token}
            connection.execute(sessions.insert(), session | {"begun_at": at, "acted_at": at})
        return token

    def session_of(self, token: str, limits: Sessions) -> Session | None:
        """The session that this token opens, or None where it is none, or is over."""
        return self.session(mark_of(token), limits) if is_token(token) else None

    def session(self, mark: str, limits: Sessions) -> Session | None:
        """The session with this mark, or None where it was ended or is over. Looking does not make it last longer."""
        with self._store.reading() as connection:
            row = connection.execute(select(*_SESSION).where(sessions.c.mark == mark)).mappings().one_or_none()
        found = Session(**named(row, _SESSION)) if row is not None else None
        return found if found and found.lasts(now(), limits) else None

    def note_act(self, mark: str, limits: Sessions) -> None:
        """Note that somebody did something in a session, so that it lasts on. One that is over stays over."""
        at = now()
        lasting = sessions.c.acted_at > at - timedelta(minutes=limits.idle_minutes)
        with self._store.writing() as connection:
            connection.execute(
                sessions.update()
                .where(sessions.c.mark == mark, sessions.c.acted_at < at - NOTED_EVERY, lasting)
                .values(acted_at=at)
            )

    def sealed(self, begun: str) -> str:
        """What is to be known when somebody comes back from the provider, sealed for their own browser to keep."""
        with self._store.reading() as connection:
            return sealed(connection.dialect, _SEALED_FOR + begun)

    def unsealed(self, kept: str) -> str | None:
        """What was sealed so, None where it was not, or is older than `FLOW`."""
        with self._store.reading() as connection:
            found = unsealed(connection.dialect, kept, int(FLOW.total_seconds()))
        return found.removeprefix(_SEALED_FOR) if found and found.startswith(_SEALED_FOR) else None

    def sign_out(self, token: str) -> tuple[str, str] | None:
        """End a session: its provider and what that wants to hear at signing out; None where there is none."""
        return self._end(mark_of(token)) if is_token(token) else None

    def sign_out_everywhere(self, viewer: Viewer) -> int:
        """End every session of the viewer: how many there were."""
        with self._store.writing() as connection:
            return connection.execute(sessions.delete().where(sessions.c.account == viewer.person)).rowcount

    def mine(self, viewer: Viewer) -> Account:
        """What the viewer's account is called. Raises `NotYours` where there is none."""
        with self._store.reading() as connection:
            row = connection.execute(select(*_ACCOUNT).where(accounts.c.id == viewer.person)).mappings().one_or_none()
        require_read(viewer, row["id"] if row is not None else None)
        assert row is not None  # noqa: S101  else it would have been refused
        return Account(**named(row, _ACCOUNT))

    def tab_seals(self, viewer: Viewer) -> tuple[TabSeal, ...]:
        """What seals the viewer's words in a tab, the same in all their sessions; those of older keys only open."""
        with self._store.reading() as connection:
            marks, keys = (
                keyed_marks(connection.dialect, purpose + viewer.person) for purpose in (_WHOSE_WORDS, _KEY_OF_WORDS)
            )
        return tuple(TabSeal(mark[:16], key) for mark, key in zip(marks, keys, strict=True))

    def _end(self, mark: str) -> tuple[str, str] | None:
        told = select(sessions.c.provider, sessions.c.id_token).where(sessions.c.mark == mark)
        with self._store.writing() as connection:
            row = connection.execute(told).one_or_none()
            connection.execute(sessions.delete().where(sessions.c.mark == mark))
        return (row[0], row[1]) if row is not None else None


def _account_of(connection: Connection, who: Identity) -> str:
    """The id of the account of somebody, made if they were never here."""
    mark = mark_of(f"{who.issuer}\n{who.subject}")
    one_at_a_time(connection, mark)
    found: str | None = connection.scalar(select(logins.c.account).where(logins.c.mark == mark))
    if found is None:
        found, at = new_id(), now()
        connection.execute(accounts.insert().values(id=found, name="", address="", made_at=at, seen_at=at))
        connection.execute(logins.insert().values(mark=mark, account=found))
    return found
