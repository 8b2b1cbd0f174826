"""The words of the guide: read from YAML, checked, and handed around as frozen objects."""

from __future__ import annotations

from model.content.faults import ContentFaults, Fault
from model.content.load import Content, load_content

__all__ = ["Content", "ContentFaults", "Fault", "load_content"]
