// Reads a text aloud with the browser's own voice, a sentence at a time: long pieces are cut off by
// some voices. The bar [data-aloud-bar] is shown only where the device has a voice (own-voice.js).
(() => {
  const bar = document.querySelector("[data-aloud-bar]");
  const voice = window.speechSynthesis;
  if (!bar || !voice || !window.SpeechSynthesisUtterance) return;

  const WORDS = "h1, h2, h3, p, li, legend, .choice strong, blockquote";
  const SKIPPED = "[data-aloud-bar], .eyebrow, .no-print, .trust, .hint, .said, nav, .alert, details";
  const language = document.documentElement.lang;
  const button = (name) => bar.querySelector(`[data-aloud=${name}]`);
  let pieces = [];
  let at = 0;
  let round = 0; // what an earlier round still says does not count any more

  const pieceOf = (element) =>
    element
      .textContent.replace(/\s+/g, " ")
      .replaceAll("\u2011", "-") // 4-7-8: not every voice knows the hyphen that never breaks
      .trim()
      .match(/[^.!?…]+[.!?…]*["”’)]*\s*/g)
      ?.map((text) => ({ element, text }));

  const gather = () =>
    [...document.querySelectorAll(`.lesson :is(${WORDS})`)]
      .filter((element) => !element.closest(SKIPPED) && !element.querySelector(WORDS))
      .flatMap((element) => pieceOf(element) ?? []);

  const mark = (element) => {
    for (const marked of document.querySelectorAll(".is-spoken")) {
      if (marked !== element) marked.classList.remove("is-spoken");
    }
    if (!element || element.classList.contains("is-spoken")) return;
    element.classList.add("is-spoken");
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  };

  const show = (state) => {
    const shown = { quiet: ["start"], speaking: ["pause", "stop"], paused: ["go-on", "stop"] }[state];
    for (const name of ["start", "pause", "go-on", "stop"]) button(name).hidden = !shown.includes(name);
    bar.toggleAttribute("data-on", state !== "quiet");
    return button(shown[0]);
  };

  const say = (mine) => {
    if (mine !== round) return;
    const piece = pieces[at];
    if (!piece) return quiet();
    mark(piece.element);
    const speech = new SpeechSynthesisUtterance(piece.text);
    speech.lang = language;
    speech.voice = ownVoice.get();
    speech.rate = 0.95;
    speech.onend = () => {
      if (mine !== round) return;
      at += 1;
      say(mine);
    };
    speech.onerror = () => mine === round && quiet();
    voice.speak(speech);
  };

  const quiet = () => {
    round += 1;
    voice.cancel();
    mark(null);
    return show("quiet");
  };

  // Pausing a voice is not to be relied on: it stops, and goes on at the beginning of the sentence.
  const acts = {
    start: () => {
      pieces = gather();
      at = 0;
      say((round += 1));
      return show("speaking");
    },
    pause: () => {
      round += 1;
      voice.cancel();
      return show("paused");
    },
    "go-on": () => {
      say((round += 1));
      return show("speaking");
    },
    stop: quiet,
  };

  bar.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-aloud]");
    if (pressed) acts[pressed.dataset.aloud]().focus();
  });
  window.addEventListener("pagehide", () => voice.cancel());
  ownVoice.whenKnown(() => (bar.hidden = !ownVoice.get()));
})();
