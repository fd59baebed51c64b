import { Database, ifThereIsRoom } from './database.js';

const KEPT = 7 * 24 * 60 * 60_000;

/**
 * What was heard and typed on a call that is not recorded yet, kept on this machine for each claim: after signing in
 * again, or after a crash, it is there again.
 */
export class Drafts {
  #database;
  #user;
  #pending = null;
  #writing = null;

  static async open(user) {
    const drafts = new Drafts();
    drafts.#database = await Database.open('polyphony-drafts', 'drafts', 'claim');
    drafts.#user = user;
    await drafts.#forgetOld();
    return drafts;
  }

  /** Keeps the call as it stands, at once; while one is written, only the last of those after it counts. */
  keep(call) {
    this.#pending = call;
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null;
    });
  }

  /** What this user had noted on a claim; undefined where nothing was. */
  async of(claim) {
    const draft = await this.#database.get(claim);
    return draft?.user === this.#user ? draft.said : undefined;
  }

  /** It is in the outbox now. */
  async remove(claim) {
    if (this.#pending?.claim.id === claim) {
      this.#pending = null;
    }
    await this.#writing;
    await this.#database.remove(claim);
  }

  async #write() {
    while (this.#pending) {
      const call = this.#pending;
      this.#pending = null;
      const draft = { claim: call.claim.id, user: this.#user, at: Date.now(), said: call.said() };
      await ifThereIsRoom(this.#database.put(draft));
    }
  }

  async #forgetOld() {
    for (const draft of await this.#database.all()) {
      if (Math.abs(Date.now() - draft.at) > KEPT) {
        await this.#database.remove(draft.claim);
      }
    }
  }
}
