// Notices on this device: of [data-push] it shows the parts whose data-when names what is so here.
// Its form, once pressed, asks the browser, fills in what the browser gives, and goes off as any form.
(() => {
  const place = document.querySelector("[data-push]");
  if (!place) return;
  const form = place.querySelector("form");
  const { key, worker, here } = place.dataset;
  const able = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  const { userAgent, maxTouchPoints } = navigator;
  const apple = /iPhone|iPad/.test(userAgent) || (userAgent.includes("Macintosh") && maxTouchPoints > 1);

  const show = (state) => {
    for (const part of place.querySelectorAll("[data-when]")) {
      part.hidden = !part.dataset.when.split(" ").includes(state);
    }
  };

  const text = (bytes) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes ?? [])))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");

  // Whether the browser holds something for us, under the key that we have now.
  const held = async () => {
    const registration = await navigator.serviceWorker.getRegistration("/");
    const found = await registration?.pushManager.getSubscription();
    return Boolean(found) && text(found.options.applicationServerKey) === key;
  };

  const look = async () => {
    if (!able) return show(apple ? "home" : "unable");
    if (Notification.permission === "denied") return show("denied");
    show(here && (await held()) ? "here" : "ask");
  };

  // An address of its own for whoever asks now: the one before may be another person's, or dead.
  const subscribed = async () => {
    const registration = await navigator.serviceWorker.register(worker, { scope: "/" });
    await navigator.serviceWorker.ready;
    await (await registration.pushManager.getSubscription())?.unsubscribe();
    return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  };

  const allow = async () => {
    if ((await Notification.requestPermission()) !== "granted") return look();
    show("wait");
    const { endpoint, keys } = (await subscribed()).toJSON();
    form.elements.address.value = endpoint;
    form.elements.p256dh.value = keys.p256dh;
    form.elements.auth.value = keys.auth;
    form.submit();
  };

  const trouble = () => show("trouble");

  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    allow().catch(trouble);
  });
  look().catch(trouble);
  // Back from the browser's settings, what is so may have changed.
  document.addEventListener("visibilitychange", () => document.hidden || look().catch(trouble));
})();
