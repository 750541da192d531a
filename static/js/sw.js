// The service worker: shows a notice that our server sent, and opens what it leads to. It keeps no
// page and answers no request.
const inside = (path) => {
  const home = `${self.location.origin}/`;
  try {
    const address = new URL(path ?? "/", home);
    return address.origin === self.location.origin ? address.href : home;
  } catch {
    return home;
  }
};

const read = (data) => {
  try {
    return data.json() ?? {};
  } catch {
    return {};
  }
};

// The tag names what it is about: a second copy takes the place of the first, without a sound.
const show = ({ title = self.location.hostname, body = "", url = "/", tag = "" }) =>
  self.registration.showNotification(title, { body, tag, data: { url } });

// A page that is open there already comes to the front; any other keeps what is typed in it.
const open = async (address) => {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = pages.find((page) => page.url === address);
  return there ? there.focus() : self.clients.openWindow(address);
};

// There is nothing that an older one would still be needed for.
self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("push", (event) => event.waitUntil(show(read(event.data))));

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(inside(event.notification.data?.url)));
});
