// [data-copy]: a button that copies what stands in the field. Without it the field is marked whole
// when it is touched.
(() => {
  for (const place of document.querySelectorAll("[data-copy]")) {
    const field = place.querySelector("input");
    const button = place.querySelector("button");
    const said = place.querySelector("[data-said]");
    field.addEventListener("focus", () => field.select());
    if (!navigator.clipboard) continue;
    button.parentElement.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        said.textContent = said.dataset.said;
      } catch {
        field.focus();
      }
    });
  }
})();
