"""All that a door of the store leads to."""

from __future__ import annotations


def methods_of(door: object) -> set[str]:
    """The public methods of a door's handles, such as `answers.save`; of one without handles, its own."""
    handles = {f"{name}.": handle for name, handle in vars(door).items() if not name.startswith("_")} or {"": door}
    return {
        f"{name}{method}" for name, handle in handles.items() for method in dir(handle) if not method.startswith("_")
    }
