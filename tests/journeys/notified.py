"""A browser that has notices, as far as a page can tell: the one of these tests has none."""

import json
from typing import Any

from playwright.sync_api import Page, Worker

from tests.journeys.stage import Stage

BROWSER = """({ answer, now, endpoint, keys, works }) => {
  const kept = localStorage;
  kept.permission ??= now;
  kept.asked ??= 0;
  const bytes = text => {
    const plain = text.replaceAll("-", "+").replaceAll("_", "/");
    return Uint8Array.from(atob(plain), letter => letter.charCodeAt(0)).buffer;
  };
  const held = () => ({
    options: { applicationServerKey: bytes(kept.given) },
    toJSON: () => ({ endpoint, keys }),
    unsubscribe: async () => delete kept.given,
  });
  Object.defineProperty(Notification, "permission", { get: () => kept.permission });
  Notification.requestPermission = async () => {
    kept.asked = Number(kept.asked) + 1;
    return (kept.permission = answer);
  };
  PushManager.prototype.getSubscription = async () => (kept.given ? held() : null);
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    if (!works) throw new DOMException("No push service", "AbortError");
    kept.given = applicationServerKey;
    return held();
  };
}"""
"""`now` is what the person said before, `answer` what they say when they are asked."""


def give_notices(
    page: Page,
    *,
    answer: str = "granted",
    now: str = "default",
    works: bool = True,
    endpoint: str = "",
    keys: dict[str, str] | None = None,
) -> None:
    """Every page opened from now on is in a browser that has notices."""
    facts = {"answer": answer, "now": now, "works": works, "endpoint": endpoint, "keys": keys}
    page.add_init_script(f"({BROWSER})({json.dumps(facts)})")


def asked(page: Page) -> int:
    """How often the person was asked by the browser."""
    return int(page.evaluate("Number(localStorage.asked)"))


def worker_of(page: Page) -> Worker:
    """The script that works behind the pages, with what it shows and opens written down."""
    (worker,) = page.context.service_workers
    worker.evaluate(
        """() => {
          self.shown = [];
          self.opened = [];
          self.registration.showNotification = async (title, more) => {
            shown.push({ title, ...more });
          };
          self.clients.openWindow = async address => {
            opened.push(address);
          };
        }"""
    )
    return worker


def deliver(stage: Stage, data: str) -> None:
    """A notice arrives in the browser."""
    found = list[Any]()

    def note(facts: Any) -> None:
        found.extend(facts["registrations"])

    tools = stage.page.context.new_cdp_session(stage.page)
    tools.on("ServiceWorker.workerRegistrationUpdated", note)
    tools.send("ServiceWorker.enable")
    while not found:
        stage.page.wait_for_timeout(20)
    where = {"origin": stage.address, "registrationId": found[0]["registrationId"]}
    tools.send("ServiceWorker.deliverPushMessage", where | {"data": data})


TAP = """url => self.dispatchEvent(Object.assign(new ExtendableEvent("notificationclick"), {
  notification: { close() { self.closed = true }, data: { url } },
}))"""


def tap(worker: Worker, url: str) -> None:
    """The person taps a notice that leads there."""
    worker.evaluate(TAP, url)
