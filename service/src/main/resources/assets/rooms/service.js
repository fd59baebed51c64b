/** Thrown when the service could not be reached, or does not answer now. */
export class Lost extends Error {}

export function get(path) {
  return send("GET", path);
}

export function put(path, body) {
  return send("PUT", path, body);
}

/** What it answers; null where it says no. */
async function send(method, path, body) {
  const headers = { Accept: "application/json", "X-Polyphony": "1", "Content-Type": "application/json" };
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
  } catch (cause) {
    throw new Lost("no connection", { cause });
  }
  if (answer.status >= 500) {
    throw new Lost("the service does not answer");
  }
  return answer.ok ? answer.json() : null;
}
