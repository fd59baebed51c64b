import { OffLine, call } from '../calling/api.js';

const EVERY = 5_000;

/**
 * What is known of a door: as this phone has kept it, then as the service says, looked at again every few seconds while
 * somebody looks at the page. Tells `changed`.
 */
export class DoorSource extends EventTarget {
  #event;
  #user;
  #doors;
  #timer = 0;
  #sent = 0;
  /** Who is expected and who is here; null where nothing is known. */
  door = null;
  /** The session has ended: what is tapped is still taken in. */
  signedOut = false;
  /** This user may not stand at this door, or there is none. */
  refused = false;

  constructor(event, user, doors) {
    super();
    this.#event = event;
    this.#user = user;
    this.#doors = doors;
    document.addEventListener('visibilitychange', () => this.#wait(0));
    addEventListener('online', () => this.#wait(0));
  }

  async begin() {
    this.door = (await this.#doors.of(this.#event, this.#user)) ?? null;
    this.#changed();
    await this.load();
    this.#wait(EVERY);
  }

  /** Everything anew, with a new pass. */
  async load() {
    const answer = await this.#get(`/api/v1/doors/${this.#event}`);
    if (answer?.ok) {
      const { here, wipe_in_seconds: seconds, ...door } = answer.body;
      const wipeAt = new Date(Date.now() + seconds * 1000).toISOString();
      await this.#keep({ ...door, wipe_at: wipeAt, present: here.present, taps: this.door?.taps ?? {} });
    }
  }

  /** A tap of this phone has reached the service. */
  async sent({ key, answer }) {
    this.#sent += 1;
    if (!this.door || !answer?.contact) {
      return;
    }
    const { id: attendance, disposition, ...one } = answer;
    const others = this.door.present.filter((other) => other.attendance !== attendance);
    const present = disposition === 'undone' ? others : [...others, { ...one, attendance }];
    const taps = disposition === 'undone' ? this.door.taps : { ...this.door.taps, [attendance]: key };
    await this.#keep({ ...this.door, present, taps });
  }

  #wait(milliseconds) {
    clearTimeout(this.#timer);
    if (!document.hidden) {
      this.#timer = setTimeout(() => this.#look(), milliseconds);
    }
  }

  async #look() {
    const before = this.#sent;
    const answer = await this.#get(`/api/v1/events/${this.#event}/attendance`);
    // What was asked before a tap arrived does not know of it.
    if (answer?.ok && before === this.#sent) {
      if (this.door?.mark === answer.body.mark) {
        await this.#keep({ ...this.door, present: answer.body.present });
      } else {
        await this.load();
      }
    }
    this.#wait(EVERY);
  }

  /** The answer; null where there is no connection. */
  async #get(path) {
    let answer;
    try {
      answer = await call('GET', path);
    } catch (failure) {
      if (!(failure instanceof OffLine)) {
        throw failure;
      }
      return null;
    }
    this.signedOut = answer.status === 401;
    this.refused = [403, 404].includes(answer.status);
    if (this.refused) {
      this.door = null;
      await this.#doors.remove(this.#event);
    }
    this.#changed();
    return answer;
  }

  async #keep(door) {
    this.door = door;
    this.#changed();
    await this.#doors.keep(door);
  }

  #changed() {
    this.dispatchEvent(new Event('changed'));
  }
}
