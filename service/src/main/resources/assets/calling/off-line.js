const CACHE = 'polyphony-page ';
const SAFETY = ['Content-Security-Policy', 'X-Content-Type-Options', 'Referrer-Policy', 'Permissions-Policy'];

// As it came, before the scripts of the page have changed anything.
const page = document.documentElement.cloneNode(true);

/**
 * Lets this page open without a connection: keeps it with all that it has loaded, for the worker to serve. What would
 * carry a token, a form that sends something, is left out. Does nothing where the browser allows no worker: over plain
 * http to another machine.
 *
 * @param headers what this page is told beyond the others
 */
export async function keepForOffLine(headers = {}) {
  const worker = await navigator.serviceWorker?.register('/worker.js').catch(() => null);
  if (!worker) {
    return;
  }
  const cache = await caches.open(CACHE + location.pathname);
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  const assets = new Set(loaded.filter((path) => path.startsWith('/assets/')));
  await cache.addAll([...assets]);
  await cache.put(location.pathname, await withoutForms(cache, [...assets][0], headers));
  await forgetOlder(cache, assets);
  document.documentElement.dataset.kept = 'true';
}

/** Every answer of the service carries the same rules for the browser; an asset's are the page's. */
async function withoutForms(cache, asset, more) {
  page.querySelectorAll('form[method=post]').forEach((form) => form.remove());
  const like = await cache.match(asset);
  const headers = new Headers({ 'Content-Type': 'text/html;charset=utf-8' });
  SAFETY.filter((name) => like.headers.has(name)).forEach((name) => headers.set(name, like.headers.get(name)));
  Object.entries(more).forEach(([name, value]) => headers.set(name, value));
  return new Response(`<!DOCTYPE html>${page.outerHTML}`, { headers });
}

/** What this page had loaded of an earlier build. */
async function forgetOlder(cache, assets) {
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname.startsWith('/assets/') && !assets.has(pathname)) {
      await cache.delete(url);
    }
  }
}
