"""What a phone's browser makes of the daily path: Chromium cold and slowed, and Lighthouse."""

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field, replace
from typing import Any

from scripts import assets, chromium
from scripts.assets import ROOT
from scripts.install import npm

PATHS = {
    "Today": "/today/",
    "Check-in": "/diary/check-in/{today}/",
    "Hard day": "/hard-day/",
    "Timer": "/timer/?plan={plan}",
    "Week": "/diary/",
    "Plan": "/plan/",
    "Progress with chart": "/plan/{plan}/progress/",
    "Sign-in": "/account/login/",
}
WITH_CHART = {"Progress with chart"}
CATEGORIES = ("performance", "accessibility", "best-practices")
SLOWED, VISITS, TRIES = 4, 5, 3
WATCH = """
window.seen = {shift: 0, long: 0};
new PerformanceObserver(list => { for (const one of list.getEntries())
  if (!one.hadRecentInput) window.seen.shift += one.value })
  .observe({type: 'layout-shift', buffered: true});
new PerformanceObserver(list => { for (const one of list.getEntries())
  window.seen.long = Math.max(window.seen.long, one.duration) })
  .observe({type: 'longtask', buffered: true});
"""


@dataclass(frozen=True, kw_only=True)
class Cold:
    """First visits on a phone four times slower: requests, compressed kB of CSS and JS (charts
    apart) and in all, the most layout shift, and the longest task in ms of the calmest visit, since
    what else the machine does only adds to it.
    """

    requests: int
    code: float
    weight: float
    shift: float
    longest: float


@dataclass(kw_only=True)
class Visits:
    cold: dict[str, Cold] = field(default_factory=dict)
    lighthouse: dict[str, dict[str, int]] = field(default_factory=dict)


def look(port: int, today: str, person: dict[str, str], missing: list[str]) -> Visits | None:
    """Visit each page of the daily path; None where there is no Chromium."""
    path = chromium.find()
    if path is None:
        missing.append("Nothing in a browser: there is no Chromium here.")
        return None
    found = Visits()
    paths = {name: one.format(today=today, plan=person["plan"]) for name, one in PATHS.items()}
    for name, one in paths.items():
        address = f"http://127.0.0.1:{port}{one}"
        visits = [visit(path, address, person["session"]) for _ in range(VISITS)]
        found.cold[name] = replace(
            visits[0],
            shift=max(each.shift for each in visits),
            longest=min(each.longest for each in visits),
        )
    program = lighthouse(missing)
    if program is not None:
        for name, one in paths.items():
            address = f"http://127.0.0.1:{port}{one}"
            found.lighthouse[name] = scores(program, path, address, person["session"], missing)
    return found


def visit(program: str, address: str, session: str) -> Cold:
    """One cold visit, through the browser's own counters."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=chromium.flags())
        context = opened.new_context(
            viewport={"width": 360, "height": 780}, device_scale_factor=2, is_mobile=True
        )
        context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
        page = context.new_page()
        page.add_init_script(WATCH)
        link = context.new_cdp_session(page)
        link.send("Network.enable")
        link.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        kinds: dict[str, tuple[str, str]] = {}
        sizes: dict[str, float] = {}
        link.on(
            "Network.responseReceived",
            lambda one: kinds.update({one["requestId"]: (one["type"], one["response"]["url"])}),
        )
        link.on(
            "Network.loadingFinished",
            lambda one: sizes.update({one["requestId"]: one["encodedDataLength"] / 1000}),
        )
        page.goto(address, wait_until="load")
        page.wait_for_timeout(1500)
        seen = page.evaluate("window.seen")
        opened.close()
    code = sum(
        sizes.get(key, 0.0)
        for key, (kind, url) in kinds.items()
        if kind in {"Stylesheet", "Script"} and "plotly" not in url
    )
    return Cold(
        requests=len(kinds),
        code=code,
        weight=sum(sizes.values()),
        shift=seen["shift"],
        longest=seen["long"],
    )


def lighthouse(missing: list[str]) -> list[str] | None:
    """Lighthouse, brought by npm into VAR from the lock beside this file; None without it."""
    folder = assets.var() / "lighthouse"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / "bench" / name, folder / name)
    shutil.copy(ROOT / ".npmrc", folder / ".npmrc")
    program = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.exists():
        print("Fetching Lighthouse …", file=sys.stderr)
        command = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        if done.returncode:
            missing.append("Lighthouse could not be fetched.")
            return None
    return ["node", str(program)]


def scores(
    program: list[str], browser: str, address: str, session: str, missing: list[str]
) -> dict[str, int]:
    """Lighthouse's marks of 100 on its phone profile, the middle one of three runs."""
    command = [
        *program,
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--extra-headers={json.dumps({'Cookie': f'sessionid={session}'})}",
        f"--chrome-flags={' '.join(['--headless=new', *chromium.flags()])}",
    ]
    runs: list[dict[str, int]] = []
    failed = 0
    while len(runs) < 3:
        environment = os.environ | {"CHROME_PATH": browser}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            marks: dict[str, Any] = json.loads(done.stdout)["categories"]
            runs.append({name: round(100 * (marks[name]["score"] or 0)) for name in CATEGORIES})
            continue
        failed += 1
        if failed == TRIES:
            missing.append(f"Lighthouse did not finish: {done.stderr.strip()[:200]}")
            return {}
    return {name: sorted(run[name] for run in runs)[1] for name in CATEGORIES}


def timed(command: list[str], environment: dict[str, str]) -> float:
    """Seconds a command takes, the second time."""
    for _ in range(2):
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start
