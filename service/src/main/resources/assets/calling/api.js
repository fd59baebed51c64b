/** The answer of the service to a call: its status and its JSON, or null where there is none. */
export class Answer {
  constructor(status, body) {
    this.status = status;
    this.body = body;
  }

  get ok() {
    return this.status >= 200 && this.status < 300;
  }
}

/** Thrown when the service could not be reached at all. */
export class OffLine extends Error {}

/** Somebody else answered: the sign-in of a hotel’s network, or a proxy with a page of its own. */
export class NotTheService extends OffLine {}

/**
 * Talks to the JSON API with the session of this page.
 *
 * @throws OffLine where there is no connection
 */
export async function call(method, path, body) {
  return send(method, path, body, 'same-origin');
}

/** Talks to the JSON API with nothing but a receipt: in the body, or beside it where there is none. */
export async function callWithReceipt(method, path, body, receipt) {
  return send(method, path, body, 'omit', receipt && { 'X-Polyphony-Receipt': receipt });
}

async function send(method, path, body, credentials, more = {}) {
  const request = {
    method,
    credentials,
    // The API redirects nobody.
    redirect: 'error',
    // What is refused is said in the page's language, without a cookie too.
    headers: { Accept: 'application/json', 'Accept-Language': document.documentElement.lang, 'X-Polyphony': '1', ...more },
    signal: AbortSignal.timeout(20_000),
  };
  if (body !== undefined) {
    request.headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(body);
  }
  let response;
  let text;
  try {
    response = await fetch(path, request);
    text = await response.text();
  } catch (cause) {
    throw new OffLine('no connection', { cause });
  }
  // A proxy that finds nobody behind it, as while the service is updated.
  if ([502, 503, 504].includes(response.status)) {
    throw new OffLine(`no service: ${response.status}`);
  }
  const answer = new Answer(response.status, parse(text));
  if (answer.body === null && answer.status < 500 && answer.status !== 204) {
    throw new NotTheService(`no JSON: ${answer.status}`);
  }
  return answer;
}

/** The object that the text is, in JSON; null where it is none. */
function parse(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
