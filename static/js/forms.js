// Forms: the error summary takes focus, a form is sent once, a half-written note survives a reload.
(() => {
  document.querySelector("[data-error-summary]")?.focus();

  // Once: a second press while the first is under way is dropped. Coming back by "back" frees it.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) event.preventDefault();
    else form.dataset.sent = "yes";
  });

  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  // Drafts: <form data-draft="person:what"> keeps its text fields in this tab until they are sent.
  const prefix = "draft:";
  const drafts = [...document.querySelectorAll("form[data-draft]")];
  const wanted = "textarea[name], input[type=text][name], input[type=email][name]";
  const texts = (form) =>
    [...form.querySelectorAll(wanted)].filter((field) => field.autocomplete !== "one-time-code");

  // Answers that autosave.js could not save: they wait in the draft, too.
  const waiting = (form) => [...form.querySelectorAll("[data-state=waiting] input:checked")];

  const store = (action) => {
    try {
      return action(sessionStorage);
    } catch {
      return null; // Storage is switched off or full: the text stays on the page only.
    }
  };

  const forget = (fits) =>
    store((storage) => {
      for (const key of Object.keys(storage)) {
        if (key.startsWith(prefix) && fits(storage.getItem(key))) storage.removeItem(key);
      }
    });

  // With data-draft-version choices are kept too, and all of it is put back over what the server has,
  // as long as the server still has the version that was being changed.
  const choices = (form) =>
    "draftVersion" in form.dataset ? [...form.querySelectorAll("input[type=radio][name]")] : [];

  // What the page showed when it was opened, which a form carries as shown-<name> (common/shown.py).
  const carried = (form) => [...form.querySelectorAll("input[type=hidden][name^=shown-]")];

  const save = (form, sent) => {
    const version = form.dataset.draftVersion;
    const shown = Object.fromEntries(carried(form).map(({ name, value }) => [name, value]));
    const kept = [...texts(form), ...waiting(form)];
    const fields = Object.fromEntries(kept.map((field) => [field.name, field.value]));
    for (const { name, value, checked } of choices(form)) fields[name] = checked ? value : (fields[name] ?? "");
    const draft = JSON.stringify({ fields, sent, version, shown });
    store((storage) => storage.setItem(prefix + form.dataset.draft, draft));
  };

  const putBack = (form, { fields, version }) => {
    const all = version !== undefined && version === form.dataset.draftVersion;
    for (const field of texts(form)) {
      if (fields[field.name] !== undefined && (all || !field.value)) field.value = fields[field.name];
    }
    for (const radio of all ? choices(form) : []) radio.checked = fields[radio.name] === radio.value;
  };

  // Another page has saved since: what was typed here comes back with what its page had shown, so
  // that the server can ask where both wrote to one place.
  const bringAlong = (form, { fields, shown = {} }) => {
    const plain = (text = "") => text.replaceAll("\r\n", "\n").trim();
    for (const was of carried(form)) {
      const name = was.name.slice("shown-".length);
      if (fields[name] === undefined || plain(fields[name]) === plain(shown[was.name])) continue;
      was.value = shown[was.name] ?? "";
      for (const field of texts(form)) if (field.name === name) field.value = fields[name];
      for (const radio of choices(form)) if (radio.name === name) radio.checked = fields[name] === radio.value;
    }
  };

  // A page of the product without the form that was sent: it arrived, so the draft has done its work.
  // The sign-in and error pages (the open shell) keep it.
  if (!drafts.length && document.querySelector(".shell:not(.shell--open)")) {
    forget((value) => JSON.parse(value).sent);
  }

  // The same form once more, after what it held has arrived: <form data-draft data-arrived>. The
  // mark leaves the address, so that a reload keeps what is typed next.
  const arrived = (form) => {
    store((storage) => storage.removeItem(prefix + form.dataset.draft));
    const address = new URL(location.href);
    address.searchParams.delete("saved");
    history.replaceState(null, "", address);
  };

  // Gives the answers that waited once more, as if touched; one that is there by now stays.
  const answer = (form, kept) => {
    for (const radio of form.querySelectorAll("[data-scale] input[type=radio]")) {
      if (kept?.fields[radio.name] !== radio.value || form.elements[radio.name].value) continue;
      radio.checked = true;
      radio.dispatchEvent(new Event("change", { bubbles: true }));
    }
    if (kept) save(form, kept.sent);
  };

  for (const form of drafts) {
    if ("arrived" in form.dataset) arrived(form);
    const kept = store((storage) => JSON.parse(storage.getItem(prefix + form.dataset.draft)));
    if (kept && kept.version === form.dataset.draftVersion) putBack(form, kept);
    else if (kept && !kept.sent) bringAlong(form, kept);
    document.addEventListener("DOMContentLoaded", () => answer(form, kept));
    form.addEventListener("input", () => save(form, false));
    form.addEventListener("submit", () => save(form, true));
  }

  // Signing out leaves nothing behind: <form data-forget>.
  document.addEventListener("submit", ({ target }) => {
    if (target.matches("[data-forget]")) forget(() => true);
  });
})();
