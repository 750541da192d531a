// Counts by the wall clock, so a locked phone, a reload or sleep costs nothing. The server's page says
// when the run began; this script only shows it and says stop. Contract: static/js/README.md.
(() => {
  const timer = document.querySelector("[data-timer]");
  if (!timer) return;
  const { dataset } = timer;
  const alarm = globalThis.alarm;
  const part = (name) => timer.querySelector(`[data-${name}]`);
  const instant = (text) => (text ? Date.parse(text) : null);
  const ahead = (instant(dataset.now) ?? Date.now()) - Date.now(); // the server's clock decides
  const now = () => Date.now() + ahead;
  const target = Number(dataset.target) || null;
  const startedAt = instant(dataset.startedAt);
  const pausedAt = instant(dataset.pausedAt);
  const restUntil = instant(dataset.restUntil);
  const seenKey = `stopped:${dataset.run}`;
  const ASLEEP = 5000; // a longer gap between two ticks means that nobody was told in time
  let state = dataset.state;
  let lastTick = now();

  const clock = (seconds) => {
    const minutes = Math.floor(seconds / 60);
    return `${minutes}:${String(seconds % 60).padStart(2, "0")}`;
  };

  const elapsed = () =>
    Math.max(0, Math.floor(((pausedAt ?? now()) - startedAt) / 1000) - Number(dataset.pausedSeconds || 0));

  const remember = () => {
    try {
      sessionStorage.setItem(seenKey, "yes");
    } catch {
      // Storage is switched off: after a reload the page asks once more.
    }
  };

  const wasTold = () => {
    try {
      return sessionStorage.getItem(seenKey) === "yes";
    } catch {
      return false;
    }
  };

  const show = (next) => {
    state = next;
    for (const section of timer.querySelectorAll("[data-state]")) {
      section.hidden = section.dataset.state !== next;
    }
    timer.querySelector(`[data-state="${next}"] h2`)?.focus();
  };

  const say = (seconds) => {
    if (seconds > 0 && seconds % 60 === 0 && part("say")) part("say").textContent = clock(seconds);
  };

  const run = () => {
    const gone = elapsed();
    const left = target === null ? null : Math.max(0, target - gone);
    part("time").textContent = clock(left ?? gone);
    if (left === null) return;
    part("ring").setAttribute("stroke-dashoffset", String(1 - left / target));
    say(left);
    if (left > 0) return;
    if (now() - lastTick > ASLEEP) {
      show("late");
    } else {
      remember();
      show("stop");
      alarm.ring();
    }
    alarm.sleep();
  };

  const rest = () => {
    const left = Math.max(0, Math.ceil((restUntil - now()) / 1000));
    part("rest-time").textContent = clock(left);
    if (left > 0) return;
    if (now() - lastTick < ASLEEP) alarm.ring();
    show("rested");
  };

  const tick = () => {
    if (state === "run" && !pausedAt) run();
    if (state === "rest" && restUntil) rest();
    lastTick = now();
  };

  const keepAwake = async () => {
    if (state !== "run" || pausedAt || document.hidden) return;
    const awake = await alarm.stayAwake();
    if (part("awake")) part("awake").hidden = awake;
  };

  for (const place of timer.querySelectorAll("[data-with-script]")) place.hidden = false;
  for (const place of timer.querySelectorAll("[data-without-script]")) place.hidden = true;
  if (state === "late" && wasTold()) show("stop");
  if (state === "run" && startedAt) run();
  tick();
  keepAwake();
  setInterval(tick, 250);
  document.addEventListener("visibilitychange", () => {
    tick();
    keepAwake();
  });
})();
