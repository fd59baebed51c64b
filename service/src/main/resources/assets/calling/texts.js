/**
 * The words that scripts on this page need, as the server wrote them in the page's language. An argument stands in
 * braces.
 */
export class Texts {
  #texts;

  constructor(element) {
    this.#texts = element.dataset;
  }

  /** The text of a key such as 'takenBack', with its arguments filled in. */
  get(key, args = {}) {
    return (this.#texts[key] ?? '').replace(/\{(\w+)\}/g, (whole, name) => args[name] ?? whole);
  }
}
