"""Static files whose addresses are worked out once a process: a page names a dozen of them."""

from functools import cached_property
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class KeptAddresses(CompressedManifestStaticFilesStorage):
    """Hashed, compressed files. Their list is read at the start, so an address never changes."""

    @cached_property
    def _addresses(self) -> dict[str, str]:
        return {}

    def hashed_name(self, name: str, content: Any = None, filename: str | None = None) -> str:
        """The editor's sheets name pictures of parts that are not installed: they stay as named."""
        try:
            return str(super().hashed_name(name, content, filename))
        except ValueError:
            if name.startswith("wagtail"):
                return name
            raise

    def url(self, name: str | None, force: bool = False) -> str:  # noqa: FBT001, FBT002 (Django's)
        """The address of the file called `name`."""
        if name is None or force:
            address: str = super().url(name, force)
            return address
        found = self._addresses.get(name)
        if found is None:
            found = self._addresses[name] = str(super().url(name))
        return found
