/** The languages of the page's list: tag, own name, direction. */
export class LanguageList {
  #byTag = new Map();

  constructor(select) {
    for (const option of select.content.querySelectorAll('option')) {
      this.#byTag.set(option.value, { tag: option.value, name: option.textContent, direction: option.dir || 'ltr' });
    }
  }

  /** The language of a tag; an unknown one is named by its tag. */
  of(tag) {
    return this.#byTag.get(tag) ?? { tag, name: tag, direction: 'ltr' };
  }
}
