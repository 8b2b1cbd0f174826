"""What can go wrong with a profile from a workshop, told to people: what happened, and what to do now.

No message holds anything of what is in the file.
"""

from __future__ import annotations


class FileFault(Exception):
    """A fault of a profile's file; its message is one plain text that may be shown to the person as it is."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class TooLarge(FileFault):
    """The file is larger than any profile."""

    def __init__(self) -> None:
        super().__init__(
            "This file is larger than any profile from a workshop, so it was not read. Nothing was kept. "
            "Choose the file that you saved on the workshop's last page."
        )


class NotAProfile(FileFault):
    """The file is of another kind, or empty."""

    def __init__(self) -> None:
        super().__init__(
            "This is not a profile from a workshop, or only a part of it arrived. Nothing was kept. "
            "Choose the file that you saved on the workshop's last page; its name ends in .json."
        )


class MadeByNewer(FileFault):
    """The file was made by a newer Alongside."""

    def __init__(self) -> None:
        super().__init__(
            "This profile was made by a newer Alongside than this one. Nothing was kept. "
            "Install the newer version here, then open the file again."
        )


class NotSound(FileFault):
    """The file says it is a profile, but does not hold one."""

    def __init__(self) -> None:
        super().__init__(
            "This file calls itself a profile from a workshop, but what is in it is not as Alongside writes it. "
            "Nothing was kept. If it was changed or cut off on the way, save it again from the workshop."
        )


class UnknownElement(FileFault):
    """The file names an element that this Alongside does not have."""

    def __init__(self) -> None:
        super().__init__(
            "This profile places an element that this Alongside does not have, so none of it was kept. "
            "It was made by another version or another program. Open it where it was made."
        )
