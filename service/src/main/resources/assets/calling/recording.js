/**
 * Takes in what was heard: onto this machine's disk, or, where that is full or the window a private one, to the service
 * at once. Says so in words, where they are seen.
 */
export class Recording {
  #outbox;
  #texts;
  #words;

  /** @param words where it is said that this machine could not keep something */
  constructor(words, outbox, texts) {
    this.#words = words;
    this.#outbox = outbox;
    this.#texts = texts;
  }

  /** `{ id }` where it is safe, with null for an id that the service has not given yet; null where it is not. */
  async take(item, words = this.#words) {
    try {
      await this.#outbox.put(item);
      this.#say(words, '');
      return { id: null };
    } catch (failure) {
      if (!(failure instanceof DOMException)) {
        throw failure;
      }
      return this.#sent(item, words);
    }
  }

  async #sent(item, words) {
    const { outcome, body } = await this.#outbox.sendUnkept(item);
    const taken = outcome === 'taken';
    const why = taken ? '' : (body?.detail ?? body?.title ?? '');
    this.#say(words, `${this.#texts.get(taken ? 'notKeptSent' : 'notKept')} ${why}`.trim());
    return taken ? { id: body.id } : null;
  }

  #say(words, said) {
    words.hidden = !said;
    words.textContent = said;
  }
}
