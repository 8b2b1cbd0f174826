"""Share files: how a meeting travels between two machines that have no server in common."""

from __future__ import annotations

from model.share_file.contents import Parcel
from model.share_file.faults import ShareFault
from model.share_file.passphrase import suggest_passphrase
from model.share_file.seal import SUFFIX, seal, unseal

__all__ = ["SUFFIX", "Parcel", "ShareFault", "seal", "suggest_passphrase", "unseal"]
