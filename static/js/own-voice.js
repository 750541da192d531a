// The voice that reads a page: one that lives on the device and speaks the page's language, its own
// accent first. Others send what they read to somebody else. `globalThis.ownVoice.get()` gives it,
// or nothing; `ownVoice.whenKnown(act)` acts now and whenever more voices are known.
(() => {
  const speech = globalThis.speechSynthesis;
  const language = document.documentElement.lang;
  const spoken = (one) => one.lang.replace("_", "-").toLowerCase();

  const get = () => {
    const near = speech?.getVoices().filter((one) => one.localService) ?? [];
    return (
      near.find((one) => spoken(one) === language.toLowerCase()) ??
      near.find((one) => spoken(one).split("-")[0] === language.split("-")[0])
    );
  };

  const whenKnown = (act) => {
    speech?.addEventListener?.("voiceschanged", act); // some browsers know their voices only later
    act();
  };

  globalThis.ownVoice = { get, whenKnown };
})();
