// Keeps the reader's place in a lesson: <form data-place="number of sections">. A section counts as
// behind them once its end has reached the upper third of the screen. Sent when the reading rests.
(() => {
  const form = document.querySelector("form[data-place]");
  const sections = [...document.querySelectorAll("[data-section]")];
  if (!form || !sections.length) return;
  const numbers = sections.map((section) => Number(section.id.replace("part-", "")));
  let sent = 0;
  let moved = false;
  let rest;

  const place = () => {
    const open = sections.findIndex(
      (section) => section.getBoundingClientRect().bottom > innerHeight * 0.3,
    );
    return open === -1 ? numbers.at(-1) : numbers[open];
  };

  const send = () => {
    const section = place();
    if (!moved || section === sent) return;
    sent = section;
    form.elements.section.value = section;
    fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true }).catch(() => {
      sent = -1; // tried again at the next rest
    });
  };

  addEventListener(
    "scroll",
    () => {
      moved = true;
      clearTimeout(rest);
      rest = setTimeout(send, 1200);
    },
    { passive: true },
  );
  document.addEventListener("visibilitychange", () => document.hidden && send());
  addEventListener("pagehide", send);
})();
