import { newKey } from '../calling/keys-of-attempts.js';

/**
 * What a tap becomes: an item of the outbox, on this phone's disk before anything else happens, each under a key of its
 * own. Items carry the pass of the door and no session.
 */
export class Taps {
  #door;
  #outbox;
  #recording;

  /** @param door what is kept of the event, with the present pass */
  constructor(door, outbox, recording) {
    this.#door = door;
    this.#outbox = outbox;
    this.#recording = recording;
  }

  /** Somebody who is known is here; `party` only where somebody has counted. */
  here(person, party) {
    return this.#put('taps', { contact: person.contact, party }, person);
  }

  /** Somebody whom nobody expected is here. */
  walkIn({ name, phone, language }) {
    const body = { walk_in: { name, phone, language: language.tag } };
    return this.#put('taps', body, { name, language, contact: null });
  }

  /** Somebody is not here after all. What was not sent yet never leaves this phone. */
  async undo(person) {
    const { here } = person;
    if (here.waits && (await this.#outbox.takeBack(here.tap))) {
      return;
    }
    const what = here.tap ? { tap: here.tap } : { attendance: here.id };
    await this.#put('withdrawals', what, person);
  }

  async #put(path, body, { name, language, contact }) {
    const { event, user, pass } = this.#door();
    const key = newKey();
    const at = new Date().toISOString();
    const item = { key, user, event, name, language, contact, path: `/api/v1/doors/${event}/${path}` };
    const taken = await this.#recording.take({ ...item, body: { ...body, pass, key, at } });
    this.#outbox.flush();
    return taken && key;
  }
}
