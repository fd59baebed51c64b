import { OffLine } from './api.js';

const PATIENCE = 1_500;

/** Finds whom to call next: nobody whose outcome is on this machine still. */
export class NextLine {
  #outbox;
  #source;

  constructor({ outbox, source }) {
    this.#outbox = outbox;
    this.#source = source;
  }

  /**
   * `{ call }`, or `{ nothing }` with why; `known` says that the service has just given it. `offLine` says whom to call
   * where the service cannot be asked; without it, those claimed ahead come first.
   */
  async find(offLine) {
    const kept = offLine ? null : await this.kept();
    if (kept) {
      // What was heard goes first, but nobody waits for a bad connection while somebody is there to call.
      await Promise.race([this.#outbox.flush(), new Promise((done) => setTimeout(done, PATIENCE))]);
      return { call: kept };
    }
    // Until the service knows what was heard, it gives the same person again.
    await this.#outbox.flush();
    try {
      return { ...(await this.#asked()), known: true };
    } catch (failure) {
      const line = failure instanceof OffLine && offLine && (await offLine());
      if (line) {
        return { call: line };
      }
      throw failure;
    }
  }

  /** The first of those claimed ahead. */
  async kept() {
    return this.#source.kept(await this.#outbox.claims());
  }

  /** One whose outcome waits is waited for; one whose outcome was refused is given back, not shown again. */
  async #asked() {
    const asked = await this.#source.asked();
    const claim = asked.call?.claim.id;
    if ((await this.#outbox.claims('waiting')).has(claim)) {
      await this.#source.drop(claim);
      throw new OffLine('what was heard has not arrived');
    }
    if ((await this.#outbox.claims('parked')).has(claim)) {
      await this.#source.giveBack(claim);
      return this.#source.asked();
    }
    return asked;
  }
}
