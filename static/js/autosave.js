// Saves a touched answer at once: <form data-autosave> around [data-scale] fieldsets, and any other
// field marked data-autosave-field. Where saving fails the form still has its button.
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  let line = Promise.resolve(); // one after the other, so that the last touch wins

  const body = (name, value) => {
    const data = new FormData();
    for (const field of form.querySelectorAll("input[type=hidden]")) data.append(field.name, field.value);
    data.append(name, value);
    return data;
  };

  const send = async (place, name, value) => {
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: body(name, value),
        headers: { "X-Autosave": "yes" },
        redirect: "error",
      });
      place.dataset.state = answer.ok ? "saved" : "waiting";
      if (answer.ok && name === "clear") delete place.dataset.state;
      // What the page shows is now what is kept: the whole form, sent later, leaves it alone.
      const item = name === "clear" ? value : name;
      const shown = form.elements[`shown-${item}`];
      if (answer.ok && shown?.type === "hidden") shown.value = name === "clear" ? "" : value;
      // What the answer leads to stands beneath the form, where it moves nothing that is touched next.
      const after = document.querySelector("[data-after]");
      if (answer.status === 200 && after?.dataset.after === item) after.innerHTML = await answer.text();
    } catch {
      place.dataset.state = "waiting";
    }
  };

  const queue = (place, name, value) => {
    delete place.dataset.state;
    line = line.then(() => send(place, name, value));
  };

  form.addEventListener("change", ({ target }) => {
    const place = target.closest("[data-scale], [data-autosave-field]");
    if (!place) return;
    const off = target.type === "checkbox" && !target.checked;
    queue(place, off ? "clear" : target.name, off ? `${target.name}:${target.value}` : target.value);
  });

  // "Clear" takes the answer back without leaving the page.
  form.addEventListener("click", (event) => {
    const button = event.target.closest(".scale-clear");
    if (!button) return;
    event.preventDefault();
    const place = button.closest("[data-scale]");
    for (const radio of place.querySelectorAll("input:checked")) radio.checked = false;
    place.querySelector("input").focus();
    queue(place, "clear", button.value);
  });
})();
