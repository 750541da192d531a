// What a practice shows: words, circle, bar, and at the end what was done. It is told when; it knows
// no clock. `globalThis.face`.
(() => {
  const player = document.querySelector("[data-player]");
  const { course } = globalThis;
  if (!player?.showModal || !course?.total) return;
  const form = document.getElementById("practice-log");
  const part = (name) => player.querySelector(`[data-${name}]`);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // "Round {n} of {m}", written by the page into the attribute that the place is called by.
  const fill = (name, values) => {
    const words = part(name).dataset[name];
    part(name).textContent = words.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  };

  // A new step: its words, announced once, unless a voice says them anyway.
  const enter = ({ turn, step }, spoken) => {
    part("say").setAttribute("aria-live", spoken ? "off" : "polite");
    part("say").textContent = step.words;
    if (course.rounds > 1) fill("round", { n: turn + 1, m: course.rounds });
  };

  const draw = (time, here) => {
    part("bar").value = (Math.floor(time / 1000) * 1000) / course.total;
    fill("left", { time: course.clock(Math.ceil((course.total - time) / 1000)) });
    if (part("count")) part("count").textContent = Math.ceil((here.step.length - here.within) / 1000);
    if (calm.matches) return;
    part("ring").setAttribute("stroke-dashoffset", String(1 - time / course.total));
    part("disc").style.transform = `scale(${course.wide(here).toFixed(4)})`;
  };

  const show = (state) => {
    for (const one of player.querySelectorAll("[data-state]")) one.hidden = one.dataset.state !== state;
    player.scrollTop = 0;
  };

  // One line says that it is held, or that the screen may go dark; its place stays where it is.
  const hint = (name) => {
    for (const one of ["held", "awake"]) part(one).classList.toggle("is-away", one !== name);
  };

  const hold = (paused) => {
    part("pause").hidden = paused;
    part("go-on").hidden = !paused;
    hint(paused ? "held" : "");
    part(paused ? "go-on" : "pause").focus();
  };

  // What stands before a first time: read once on this device, and again when its words change.
  const first = part("first");
  const place = `practice:first:${course.key}`;
  let seen = !first;
  try {
    seen ||= localStorage.getItem(place) === first.dataset.first;
  } catch {
    // Storage is switched off: it is shown once on each page.
  }

  const wasRead = () => seen;

  const read = () => {
    seen = true;
    try {
      localStorage.setItem(place, first.dataset.first);
    } catch {
      // As above.
    }
  };

  // Whether another go is offered: not where it would be more rounds than are advised.
  const offer = () => {
    form.querySelector("[data-start]").hidden = part("again").hidden = !course.hasRoom();
    form.querySelector("[data-enough]").hidden = course.hasRoom();
  };

  // What was done, in words, and typed into the form; gives the words.
  const note = (seconds, whole) => {
    form.elements.minutes.value = course.typed(seconds);
    form.elements.whole.value = whole ? "yes" : "";
    const heading = part("end");
    heading.textContent = whole ? heading.dataset.end : heading.dataset.stopped;
    fill("sum", { time: course.typed(seconds) });
    heading.focus();
    return heading.textContent;
  };

  globalThis.face = { player, form, part, calm, enter, draw, show, hint, hold, wasRead, read, offer, note };
})();
