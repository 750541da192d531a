"""A rule of the product that says no, in words for the person who asked."""


class Refused(Exception):  # noqa: N818
    """A request that a rule forbids; its text is translated and is shown beside the form."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
