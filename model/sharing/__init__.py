"""Share files: how a meeting travels between two machines that have no server in common."""

from __future__ import annotations

from model.sharing.faults import ShareFault
from model.sharing.parcel import Parcel
from model.sharing.passphrase import suggest_passphrase
from model.sharing.sealing import SUFFIX, seal, unseal

__all__ = ["SUFFIX", "Parcel", "ShareFault", "seal", "suggest_passphrase", "unseal"]
