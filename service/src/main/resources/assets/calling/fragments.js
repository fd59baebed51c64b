/** Clones a template of the page; its named slots are the elements with data-slot. */
export function fragment(id) {
  const element = document.getElementById(id).content.firstElementChild.cloneNode(true);
  const slots = { root: element };
  for (const slot of element.querySelectorAll('[data-slot]')) {
    slots[slot.dataset.slot] = slot;
  }
  return slots;
}

/** Writes a text that may be of another language than the page. */
export function writeIn(element, text, language) {
  element.textContent = text;
  if (language) {
    element.lang = language.tag;
    element.dir = language.direction;
  }
}
