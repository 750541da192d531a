// Puts the browser's time zone into [data-zone] (an input or a select that lists it) and says it in
// [data-zone-name]. A zone that was chosen before stays.
(() => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone) return;
  for (const field of document.querySelectorAll("[data-zone]")) {
    const known = field.tagName !== "SELECT" || [...field.options].some((option) => option.value === zone);
    if (known && (field.dataset.zone === "always" || !field.value)) field.value = zone;
  }
  for (const place of document.querySelectorAll("[data-zone-name]")) {
    place.textContent = zone.replaceAll("_", " ");
  }
})();
