import { Database, ifThereIsRoom } from './database.js';

const HOUR = 60 * 60_000;

/**
 * The last attempt that this user recorded on this machine, with what it takes to bring the call back: so it can be
 * undone after a reload too. Forgotten after an hour, when somebody else comes, and when they sign out (worker.js).
 */
export class LastAttempt {
  #database;
  #campaign;
  #user;

  static async open(campaign, user) {
    const last = new LastAttempt();
    last.#database = await Database.open('polyphony-last-attempt', 'attempts', 'user');
    last.#campaign = campaign;
    last.#user = user;
    await last.#forgetOld();
    return last;
  }

  /** The attempt `{ item, id, line, said }`: its id is null until the service has it. Undefined where there is none. */
  async kept() {
    const last = await this.#database.get(this.#user);
    return last?.campaign === this.#campaign ? last : undefined;
  }

  keep(attempt) {
    const item = { ...attempt, user: this.#user, campaign: this.#campaign, at: Date.now() };
    return ifThereIsRoom(this.#database.put(item));
  }

  /** The service has it, under this id. */
  async sent({ key, id }) {
    const last = await this.kept();
    if (last?.item.key === key) {
      await ifThereIsRoom(this.#database.put({ ...last, id }));
    }
  }

  /** It is taken back; one that was recorded in another tab since stays. */
  async forget({ key }) {
    if ((await this.kept())?.item.key === key) {
      await ifThereIsRoom(this.#database.remove(this.#user));
    }
  }

  async #forgetOld() {
    for (const { user, at } of await this.#database.all()) {
      if (user !== this.#user || Math.abs(Date.now() - at) > HOUR) {
        await this.#database.remove(user);
      }
    }
  }
}
