"""What a browser complains of while a journey runs."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request

LOOPBACK = {"127.0.0.1", "localhost", "::1", ""}
OURS = {"http", "https", "ws", "wss"}


class Watch:
    """Collects complaints; those a journey expects are left out."""

    def __init__(self) -> None:
        self._complaints: list[str] = []
        self._expected: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Watch every page of `context`."""
        context.on("console", self._hear)
        context.on("weberror", lambda error: self._complaints.append(f"script: {error.error}"))
        context.on("request", self._see)

    def blame(self, words: str) -> None:
        """Add a complaint of somebody else's, such as the server's."""
        self._complaints.append(words)

    def expect(self, *words: str) -> None:
        """From now on a complaint that holds one of `words` is expected."""
        self._expected += words

    def unexpected(self) -> list[str]:
        return [
            complaint
            for complaint in self._complaints
            if not any(words in complaint for words in self._expected)
        ]

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" or "Content Security Policy" in message.text:
            self._complaints.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _see(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in OURS and address.hostname not in LOOPBACK:
            self._complaints.append(f"a request left this machine: {request.url}")
