"""What can go wrong with a share file, told to people: what happened, why, and what to do now.

No message holds anyone's words but the name of a person, and none holds a passphrase.
"""

from __future__ import annotations


class ShareFault(Exception):
    """A fault of a share file; its `message` is one plain text that may be shown to the person as it is."""

    message: str

    def __init__(self) -> None:
        super().__init__(self.message)


class Question(ShareFault):
    """A fault that the person may set aside by an act of their own. Two are equal that ask the same of the same."""

    def __init__(self, asked: object) -> None:
        self.asked = asked
        super().__init__()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Question) and (type(self), self.asked) == (type(other), other.asked)

    def __hash__(self) -> int:
        return hash(type(self))


class NotAShareFile(ShareFault):
    """The file is of another kind, or empty."""

    message = (
        "This is not an Alongside share file, or only its first few letters arrived. Nothing was changed. "
        "Choose the file whose name ends in .alongside, or ask for it again."
    )


class CutOff(ShareFault):
    """The file was cut off or changed on the way."""

    message = (
        "This share file was cut off or changed on the way, so it cannot be opened. Nothing was changed here. "
        "Ask for it again, sent as an attachment or on a stick rather than pasted as text."
    )


class DoesNotOpen(ShareFault):
    """The passphrase does not open the file, as far as anybody can tell."""

    message = (
        "This passphrase does not open the file. Nothing was changed. Check capitals, spaces and dashes inside it, "
        "and that it belongs to this file. If it is surely right, the file was changed on the way, "
        "which looks the same from here: then ask for the file again."
    )


class MadeByNewer(ShareFault):
    """The file was made by a newer Alongside."""

    message = (
        "This share file was made by a newer Alongside than this one. Nothing was changed. "
        "Install the newer version here, then open the file again."
    )


class NotUnderstood(ShareFault):
    """The file opened, but does not hold what a share file does."""

    message = (
        "The passphrase fits, but what is in this file is not as Alongside writes it. Nothing was changed. "
        "It was made by another program or another version. Use the same version on both machines, "
        "then ask for a new file."
    )


class TooLarge(ShareFault):
    """More than a share file holds."""

    message = (
        "This is more than a share file can hold (8 MB, or several hundred pieces). Nothing was changed. "
        "Bring fewer reflections or shorter texts to the meeting, then save the file again."
    )


class PassphraseTooShort(ShareFault):
    """The passphrase is shorter than any that is used."""

    message = (
        "A passphrase for a share file has at least 14 characters, not counting spaces at its ends. "
        "Nothing was changed. Use a longer one, such as four words that do not belong together."
    )


class NotSound(ShareFault):
    """The file says what its sender cannot say, or does not agree with itself or with what came before."""

    message = (
        "What is in this file does not fit together, so none of it was taken. Another program may have changed it. "
        "Ask for a new file, saved in Alongside."
    )


class NotAgreedHere(ShareFault):
    """A record of a meeting that is open here, to which the viewer never agreed on this machine."""

    message = (
        "This file says that you have confirmed a record which you have not confirmed on this machine. Nothing was "
        "changed. Ask the other person what they confirmed. If it is surely right, call the open meeting off here, "
        "then open the file again."
    )


class OwnFile(ShareFault):
    """The viewer's own file came back to them."""

    def __init__(self, name: str) -> None:
        self.message = (
            f"This is the file you made yourself; it has to go to {name}. Nothing was changed. "
            f"Open the file that {name} sends you."
        )
        super().__init__()


class CountsTooFar(ShareFault):
    """The file counts more files than anybody sends."""

    message = (
        "This file counts more files of this meeting than two people send each other, so it cannot be right. "
        "Nothing was changed. Another program may have changed it: ask for a new file, saved in Alongside."
    )


class InYourName(Question):
    """The file says things in the name of the viewer that this machine never heard from them: the `Claims` asked."""

    message = (
        "This file has words in your name. This machine never heard them from you, so it asks you once. "
        "Nothing was changed."
    )


class CalledOff(Question):
    """The meeting was called off on this machine."""

    message = (
        "You called this meeting off here, and what was said in it was deleted. Nothing was changed. "
        "It can be taken in again, as new, if you want it back."
    )


class OlderFile(Question):
    """A file of the same sender with a higher number has been opened already."""

    message = (
        "This file is older than one you have opened already, so nothing was changed. "
        "Open the newest file you were sent, or ask for a new one."
    )


class NotHere(ShareFault):
    """A supervisor's file for a meeting that the practitioner does not have."""

    message = (
        "The meeting in this file is not here, and a meeting begins with the practitioner's file. "
        "Nothing was changed. Open it where the meeting is kept; if it was called off, begin a new one there."
    )


class AnotherOpen(ShareFault):
    """Another meeting of the same two people is still open here."""

    message = (
        "There is another open meeting with this person here, and two cannot be open at once. Nothing was changed. "
        "Finish that one or call it off, then open this file again."
    )


class RecordsDiffer(ShareFault):
    """The record in the file is not the one that is confirmed here."""

    message = (
        "The record in this file is not the same as the one confirmed here. Nothing was changed; yours stays as it "
        "is. Read both together, and add a comment about what differs."
    )


class KeptTogether(ShareFault):
    """Both people of the meeting have their account here."""

    message = "You both keep this meeting here, so no file is needed. Nothing was changed. Open the meeting itself."
