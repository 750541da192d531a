// Leads through a practice. Which step it is, follows from the time on the clock since the start and
// never from counting ticks, so that a tab out of sight or a slow phone ends when it is meant to.
(() => {
  const { alarm, course, face, voice } = globalThis;
  if (!face) return;
  const { player, form, part } = face;
  const ENOUGH = 30_000; // stopped before: nothing to note
  let state = "ready";
  let startedAt = 0;
  let pausedAt = null;
  let shown = -1;
  let practised = 0; // seconds, of all runs on this page

  const gone = () => Math.min(course.total, Math.max(0, (pausedAt ?? Date.now()) - startedAt));
  const runs = () => state === "run" && pausedAt === null;

  let beat = null;
  try {
    beat = new Worker(player.dataset.player);
    beat.onmessage = () => tick(true);
  } catch {
    // No worker: the page's own timer is less exact out of sight.
  }

  const tick = (again = false) => {
    if (!runs()) return;
    const time = gone();
    if (time >= course.total) {
      end(true);
      return;
    }
    const here = course.at(time);
    const fresh = here.number !== shown;
    shown = here.number;
    if (fresh) {
      face.enter(here, voice.speaks());
      voice.say(here.step.words, here.step.phase);
    }
    if (fresh || again) beat?.postMessage(here.step.length - here.within);
    if (!document.hidden) face.draw(time, here);
  };

  const frame = () => {
    if (!runs() || face.calm.matches) return;
    tick();
    requestAnimationFrame(frame);
  };

  const keepAwake = async () => {
    if (!runs() || document.hidden) return;
    const dark = !(await alarm.stayAwake());
    if (runs()) face.hint(dark ? "awake" : "");
  };

  const rest = () => {
    beat?.postMessage(null);
    alarm.sleep();
    voice.hush();
  };

  const goOn = () => {
    if (pausedAt !== null) startedAt += Date.now() - pausedAt;
    pausedAt = null;
    face.hold(false);
    tick(true);
    frame();
    keepAwake();
  };

  const pause = () => {
    pausedAt = Date.now();
    face.hold(true);
    rest();
  };

  // A first time begins with what is to be known before it.
  const start = () => {
    if (!course.hasRoom()) return;
    if (!face.wasRead()) {
      state = "before";
      face.show("before");
      player.showModal();
      part("first").focus();
      return;
    }
    [state, startedAt, pausedAt, shown] = ["run", Date.now(), null, -1];
    face.show("run");
    if (!player.open) player.showModal();
    goOn();
  };

  const end = (whole) => {
    const time = gone();
    state = "end";
    rest();
    course.use(time);
    face.offer();
    face.show("end");
    if (!whole && time < ENOUGH && !practised) {
      player.close();
      return;
    }
    practised += Math.round(time / 1000);
    const words = face.note(practised, whole);
    if (whole) voice.say(words, "out");
  };

  const leave = () => player.close();

  const press = (name, action) => part(name)?.addEventListener("click", action);
  form.querySelector("[data-start]").addEventListener("click", start);
  press("pause", pause);
  press("go-on", goOn);
  press("stop", () => end(false));
  press("begin", () => {
    face.read();
    start();
  });
  press("not-yet", leave);
  press("again", start);
  press("close", leave);
  press("rate", leave);

  // The key Escape and the phone's own Back stop it, and show what was done.
  player.addEventListener("cancel", (event) => {
    if (state !== "run") return;
    event.preventDefault();
    end(false);
  });
  player.addEventListener("close", () => {
    if (state === "run") end(false);
    if (practised) document.getElementById("done-title").focus();
  });

  // Coming back to this page after it was written down: what is done next is new.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });
  document.addEventListener("visibilitychange", () => {
    tick(true);
    keepAwake();
  });
  setInterval(tick, 200);
  form.querySelector("[data-with-script]").hidden = false;
  face.offer();
})();
