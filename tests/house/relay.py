"""Stands between two programs, and can let their connections hang as a broken net does."""

import contextlib
import socket
from threading import Event, Thread


class Relay:
    """Passes on what comes to `port`; connections that were frozen stay open and say no more."""

    def __init__(self, to: tuple[str, int]) -> None:
        self._to = to
        self._frozen: list[Event] = []
        self._open: list[socket.socket] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        Thread(target=self._let_in, daemon=True).start()

    def freeze(self) -> None:
        """Whoever is connected now hears nothing more; those who come later do."""
        for frozen in self._frozen:
            frozen.set()

    def close(self) -> None:
        for each in (self._door, *self._open):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _let_in(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _address = self._door.accept()
                far = socket.create_connection(self._to)
                self._open += [near, far]
                self._frozen.append(frozen := Event())
                for pair in ((near, far), (far, near)):
                    Thread(target=_pass_on, args=(*pair, frozen), daemon=True).start()


def _pass_on(source: socket.socket, target: socket.socket, frozen: Event) -> None:
    with contextlib.suppress(OSError):
        while words := source.recv(65536):
            if frozen.is_set():
                return
            target.sendall(words)
        target.shutdown(socket.SHUT_WR)
