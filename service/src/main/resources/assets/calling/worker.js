/*
 * Opens pages without a connection: the list of campaigns, the console and the door of an event, as the page itself has
 * kept them (off-line.js). Everything else goes to the service as if this were not here. A new worker waits until the
 * lobby lets it in, and never takes over while somebody calls.
 */
const CACHE = 'polyphony-page ';
const PAGES = /^\/(shifts|call\/[^/]+|events\/[^/]+\/door)$/;
const PATIENCE = 4_000;

addEventListener('activate', (event) => event.waitUntil(clients.claim()));

addEventListener('message', (event) => {
  if (event.data === 'lobby') {
    event.waitUntil(takeOver());
  }
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (origin !== location.origin) {
    return;
  }
  if (request.method === 'POST' && pathname === '/sign-out') {
    // Who comes next on this machine sees nothing of who was here.
    event.waitUntil(forget());
  } else if (request.method === 'GET' && pathname.startsWith('/assets/')) {
    event.respondWith(keptFirst(request));
  } else if (request.method === 'GET' && request.mode === 'navigate' && PAGES.test(pathname)) {
    event.respondWith(serviceFirst(request, pathname));
  }
  if (request.mode === 'navigate') {
    event.waitUntil(forgetOldDoors());
  }
});

/** An asset's address names its build: what is kept never grows old. */
async function keptFirst(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function serviceFirst(request, pathname) {
  const kept = await caches.match(pathname, { cacheName: CACHE + pathname });
  if (!kept) {
    return fetch(request);
  }
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const answer = await fetch(request, { signal: patience.signal });
    // A proxy that finds nobody behind it.
    return [502, 503, 504].includes(answer.status) ? kept : answer;
  } catch {
    return kept;
  } finally {
    clearTimeout(timer);
  }
}

async function forget() {
  for (const name of await caches.keys()) {
    await caches.delete(name);
  }
  empty('polyphony-lines', 'lines', 'id');
  empty('polyphony-last-attempt', 'attempts', 'user');
  empty('polyphony-doors', 'doors', 'event');
}

/** Who was expected at an event is forgotten a day after its end, once all that was tapped there is sent. */
async function forgetOldDoors() {
  const waiting = (await all('polyphony-door-outbox', 'items', 'key')).map(({ event }) => event);
  const old = (door) => Date.parse(door.wipe_at) < Date.now() && !waiting.includes(door.event);
  const gone = (await all('polyphony-doors', 'doors', 'event')).filter(old).map(({ event }) => event);
  for (const event of gone) {
    await caches.delete(`${CACHE}/events/${event}/door`);
    inStore('polyphony-doors', 'doors', 'event', (doors) => doors.delete(event));
  }
}

function all(name, store, keyPath) {
  return new Promise((resolve) => {
    inStore(name, store, keyPath, (items) => {
      const request = items.getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve([]);
    }, () => resolve([]));
  });
}

function empty(name, store, keyPath) {
  inStore(name, store, keyPath, (items) => items.clear());
}

function inStore(name, store, keyPath, work, failed = null) {
  const request = indexedDB.open(name, 1);
  request.onerror = failed;
  request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath });
  request.onsuccess = () => work(request.result.transaction(store, 'readwrite').objectStore(store));
}

async function takeOver() {
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!pages.some(({ url }) => new URL(url).pathname.startsWith('/call/'))) {
    await skipWaiting();
  }
}
