/** Says changes to those who listen to the page, and shows them for a while to those who look. */
export class Announcer {
  #region;
  #timer = 0;

  constructor(region) {
    this.#region = region;
  }

  /** Says it once; an earlier message makes room. */
  say(text) {
    clearTimeout(this.#timer);
    this.#region.textContent = '';
    // A change of text in a later frame is announced even when the words are the same.
    requestAnimationFrame(() => {
      this.#region.textContent = text;
    });
    this.#timer = setTimeout(() => {
      this.#region.textContent = '';
    }, 12_000);
  }
}
