/** A page of ours once more, as it is now; null where it cannot be had, or where something else stands in its place. */
export async function onceMore(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: 'text/html' } });
    const usable = answer.ok && !answer.redirected;
    return usable ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  } catch {
    // Off line: what is shown stays, and the next try may do.
    return null;
  }
}

/**
 * Puts what is new of a part of the page in its place; true where that was something. A part in which somebody is at work
 * stays: one with the focus, or with a question open.
 */
export function renew(part, fresh) {
  const atWork = part.contains(document.activeElement) || part.querySelector('details[open] form');
  if (atWork || fresh.innerHTML === part.innerHTML) {
    return false;
  }
  part.replaceChildren(...document.importNode(fresh, true).childNodes);
  return true;
}
