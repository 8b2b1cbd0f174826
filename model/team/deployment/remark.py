"""One line about how a server is set up. It never holds a key, a secret or a password."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Literal

Kind = Literal["Missing", "Weak", "Note"]


@dataclass(frozen=True)
class Remark:
    """A line for whoever sets the server up: what is so, why that matters, and what to do."""

    kind: Kind
    told: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.told}"

    @property
    def is_fault(self) -> bool:
        """Whether it has to be put right before people come in; a note has not."""
        return self.kind != "Note"


missing = partial(Remark, "Missing")
weak = partial(Remark, "Weak")
note = partial(Remark, "Note")
