// The course of a practice: which step belongs to which moment, how wide the circle is then, and how
// many rounds one go may have. Read from the written steps; knows no clock. `globalThis.course`.
(() => {
  const list = document.querySelector("[data-rounds]");
  if (!list) return;
  const SMALL = 0.46; // how far the circle shrinks
  const ONE_GO = 900_000; // rounds within a quarter of an hour are one go
  const rounds = Number(list.dataset.rounds);
  const most = Number(list.dataset.mostRounds) || Infinity;
  const { key } = list.dataset;
  const memory = `rounds:${key}`;
  const steps = [...list.querySelectorAll("[data-seconds]")].map((row) => ({
    length: Number(row.dataset.seconds) * 1000,
    phase: row.dataset.phase,
    words: row.querySelector("[data-words]").textContent.trim(),
  }));
  const round = steps.reduce((sum, step) => sum + step.length, 0);

  // Where the practice stands after so many milliseconds, fewer than `total`.
  const at = (time) => {
    let within = time % round;
    let index = 0;
    while (within >= steps[index].length) {
      within -= steps[index].length;
      index += 1;
    }
    const turn = Math.floor(time / round);
    return { number: turn * steps.length + index, turn, index, within, step: steps[index] };
  };

  const wide = ({ index, within, step }) => {
    const eased = (1 - Math.cos((Math.PI * within) / step.length)) / 2;
    if (step.phase === "in") return SMALL + (1 - SMALL) * eased;
    if (step.phase === "out") return 1 - (1 - SMALL) * eased;
    if (!step.phase) return 0.72;
    return steps[index - 1]?.phase === "in" ? 1 : SMALL;
  };

  const used = () => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(memory));
      return kept && Date.now() - kept.when < ONE_GO ? kept.done : 0;
    } catch {
      return 0;
    }
  };

  const use = (time) => {
    const done = used() + Math.ceil(time / round);
    try {
      sessionStorage.setItem(memory, JSON.stringify({ when: Date.now(), done }));
    } catch {
      // Storage is switched off: the page's words still say how many are enough.
    }
  };

  const hasRoom = () => used() + rounds <= most;

  const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  const typed = (seconds) => (seconds % 60 ? clock(seconds) : String(seconds / 60));
  globalThis.course = { key, at, wide, use, hasRoom, clock, typed, rounds, total: round * rounds };
})();
