// Shows [data-elsewhere] where the clock of this device is another one than that of the zone it
// names, and says which. "Keep" is remembered on the device for the zone it is in now.
(() => {
  const box = document.querySelector("[data-elsewhere]");
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!box || !here) return;
  const KEPT = "evenstep-kept-clock";
  const wall = (timeZone) => new Date().toLocaleString("en-GB", { timeZone });
  const kept = () => { try { return localStorage.getItem(KEPT); } catch { return null; } };
  const same = () => { try { return wall(here) === wall(box.dataset.elsewhere); } catch { return true; } };
  if (same() || kept() === here) return;
  box.querySelector("[data-here]").textContent = here.replaceAll("_", " ");
  const link = box.querySelector("a");
  link.href += `?zone=${encodeURIComponent(here)}`;
  box.querySelector("[data-keep]").addEventListener("click", () => {
    try { localStorage.setItem(KEPT, here); } catch { /* it asks again next time */ }
    box.hidden = true;
    document.querySelector("main").focus();
  });
  box.hidden = false;
})();
