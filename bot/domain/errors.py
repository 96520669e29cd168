"""What is refused to a person. The message of each is the sentence that the person reads."""


class Refused(Exception):
    """Something a person asked for is not done; nothing was changed."""


class IllegalMove(Refused):
    """An incident cannot go from where it stands to where the verb would take it."""


class NotAllowed(Refused):
    """The person may write and mark here, but not command."""


class NoSuchSeverity(Refused):
    """A word that names none of the configured severities."""


class NoIncidentHere(Refused):
    """A verb that needs an incident was given where there is none."""

    def __init__(self, sentence: str = "There is no incident in this channel.") -> None:
        super().__init__(sentence)
