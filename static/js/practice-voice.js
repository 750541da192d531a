// What a practice can say beyond the page: the words in the device's own voice, and a quiet tone.
// Both are off until chosen, and the choice stays on this device. `globalThis.voice` does the saying.
// It needs own-voice.js.
(() => {
  const speech = globalThis.speechSynthesis;
  const box = (name) => document.querySelector(`[data-remember="${name}"]`);
  const pitches = { in: 392, hold: 330, out: 262 };

  const read = (name) => {
    try {
      return localStorage.getItem(`practice:${name}`) === "yes";
    } catch {
      return false;
    }
  };

  const keep = (name, on) => {
    try {
      localStorage.setItem(`practice:${name}`, on ? "yes" : "no");
    } catch {
      // Storage is switched off: the choice holds for this page only.
    }
  };

  for (const name of ["voice", "tone"]) {
    if (!box(name)) continue;
    box(name).checked = read(name);
    box(name).addEventListener("change", () => keep(name, box(name).checked));
  }

  const offer = (name, can) => {
    if (box(name)) box(name).closest("[data-needs]").hidden = !can;
  };

  offer("tone", "AudioContext" in globalThis);
  ownVoice.whenKnown(() => offer("voice", ownVoice.get()));

  const speaks = () => Boolean(ownVoice.get() && box("voice")?.checked);

  const hush = () => speech?.cancel();

  const say = (words, phase) => {
    if (box("tone")?.checked) globalThis.alarm?.hum(pitches[phase] ?? 330);
    if (!speaks()) return;
    hush();
    const spoken = new SpeechSynthesisUtterance(words);
    spoken.voice = ownVoice.get();
    spoken.lang = document.documentElement.lang;
    spoken.rate = 0.9;
    speech.speak(spoken);
  };

  addEventListener("pagehide", hush);
  globalThis.voice = { say, hush, speaks };
})();
