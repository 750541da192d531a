// Says on the page that a passkey did not work, instead of in the console only.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const place of document.querySelectorAll("[data-passkey-problem]")) place.hidden = false;
});
