/*
 * Opens pages without a connection: the list of campaigns and the console, as the page itself has kept them
 * (off-line.js). Everything else goes to the service as if this were not here. A new worker waits until the lobby lets
 * it in, and never takes over while somebody calls.
 */
const CACHE = 'polyphony-page ';
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
  } else if (request.method === 'GET' && request.mode === 'navigate' && /^\/(shifts|call\/[^/]+)$/.test(pathname)) {
    event.respondWith(serviceFirst(request, pathname));
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
}

function empty(name, store, keyPath) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath });
  request.onsuccess = () => request.result.transaction(store, 'readwrite').objectStore(store).clear();
}

async function takeOver() {
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!pages.some(({ url }) => new URL(url).pathname.startsWith('/call/'))) {
    await skipWaiting();
  }
}
