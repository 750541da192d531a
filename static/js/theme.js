// Theme and text size before the first paint. Who is signed in brings their choice with the page and
// this device remembers it, so that the sign-in page looks the same; else the device's memory holds.
(() => {
  const root = document.documentElement;
  const keys = ["theme", "text"];
  const chosen = { theme: root.dataset.chosenTheme, text: root.dataset.chosenText };

  const read = (key) => {
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  };

  const keep = (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Storage is switched off: the choice holds for this page only.
    }
  };

  const apply = (key, value) => {
    if (value) root.dataset[key] = value;
    else delete root.dataset[key];
  };

  for (const key of keys) {
    if (chosen[key] !== undefined) keep(key, chosen[key]);
    else if (!root.dataset[key]) apply(key, read(key));
  }

  // A form that marks its radios with data-look shows the choice at once.
  document.addEventListener("change", ({ target }) => {
    const key = target.closest?.("[data-look]")?.dataset.look;
    if (keys.includes(key)) apply(key, target.value);
  });
})();
