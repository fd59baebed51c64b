const FOLDED = 'polyphony-english-folded';

/** The English below each line, for those who read the contact's language: folded away for good, or there again. */
export class EnglishFold {
  #root;

  constructor(root) {
    this.#root = root;
    const toggle = root.querySelector('[data-english]');
    toggle.checked = localStorage.getItem(FOLDED) !== '1';
    toggle.addEventListener('change', () => {
      localStorage.setItem(FOLDED, toggle.checked ? '' : '1');
      this.#draw(toggle.checked);
    });
    this.#draw(toggle.checked);
  }

  #draw(shown) {
    this.#root.dataset.englishLines = shown ? 'shown' : 'folded';
  }
}
