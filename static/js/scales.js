// "Clear" takes an answer back without leaving the page, where a form is saved as a whole. Without
// this script the button posts, and the server shows the form again.
(() => {
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".scale-clear");
    if (!button || button.closest("[data-autosave]")) return;
    event.preventDefault();
    const place = button.closest("[data-scale]");
    for (const radio of place.querySelectorAll("input:checked")) radio.checked = false;
    const first = place.querySelector("input");
    first.focus();
    first.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
