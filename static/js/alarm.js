// What a timer can do beyond the page: a sound, a buzz, a screen that stays awake. Each is asked for
// politely and may be refused; `globalThis.alarm` says what happened.
(() => {
  let context = null;
  let lock = null;

  // Browsers allow sound only after a touch on the page: the first touch wakes the sound up.
  const wake = () => {
    context ??= globalThis.AudioContext ? new AudioContext() : null;
    context?.resume().catch(() => {});
  };

  const tone = (at, pitch = 660, loud = 0.3) => {
    const sound = context.createOscillator();
    const volume = context.createGain();
    sound.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(loud, at + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.45);
    sound.connect(volume).connect(context.destination);
    sound.start(at);
    sound.stop(at + 0.5);
  };

  const ring = () => {
    if (navigator.userActivation?.hasBeenActive === false) return;
    navigator.vibrate?.([300, 200, 300]);
    wake();
    if (context?.state !== "running") return;
    for (const beat of [0, 0.6, 1.2]) tone(context.currentTime + beat);
  };

  // One quiet tone, for someone with their eyes shut.
  const hum = (pitch) => {
    wake();
    if (context?.state === "running") tone(context.currentTime, pitch, 0.05);
  };

  // True where the screen is kept on.
  const stayAwake = async () => {
    try {
      lock = await navigator.wakeLock.request("screen");
      return true;
    } catch {
      return false;
    }
  };

  const sleep = () => lock?.release().catch(() => {});

  document.addEventListener("pointerdown", wake, { once: true });
  globalThis.alarm = { ring, hum, stayAwake, sleep };
})();
