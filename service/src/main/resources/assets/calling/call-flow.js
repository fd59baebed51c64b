import { OffLine } from './api.js';
import { thanksOf } from './empty-view.js';
import { Refused } from './line-source.js';
import { NextLine } from './next-line.js';

const TRY_AGAIN = 5_000;
// Nobody has called somebody who stood there for so short a time.
const HARDLY_SEEN = 3_000;

/** One line at a time: from the claim to the recorded attempt and on to the next. */
export class CallFlow {
  #root;
  #parts;
  #nextLine;
  #call = null;
  #provided = null;
  // Whether there was a call on this page: who only opens it stays, to take the last one back for instance.
  #called = false;
  #shownAt = 0;
  // Only the last of several requests for somebody to call may put them on the screen.
  #turn = 0;

  constructor(root, parts) {
    this.#root = root;
    this.#parts = parts;
    this.#nextLine = new NextLine(parts);
  }

  /** The call on the screen, or null. */
  get call() {
    return this.#call;
  }

  /**
   * Opens with the call that was begun and not recorded, where there is one with words in it, unless the caller comes
   * from their own people to call one of them.
   */
  async begin() {
    const { outbox, source } = this.#parts;
    const last = await source.last(await outbox.claims());
    if (last?.begun && !toTheirOwn()) {
      outbox.flush();
      this.#shown({ call: last }, '');
    } else {
      await this.next('', async () => last ?? this.#nextLine.kept());
    }
  }

  /** Brings the next person; `said` is announced before their name. */
  async next(said = '', offLine = null) {
    const turn = ++this.#turn;
    // Asked again by itself, what stands there stays until there is something else.
    if (!['offline', 'empty'].includes(this.#root.dataset.state)) {
      this.#state('loading');
    }
    try {
      const found = await this.#nextLine.find(offLine);
      if (turn === this.#turn) {
        this.#shown(found, said);
      }
    } catch (failure) {
      if (turn === this.#turn) {
        this.#failed(failure, said);
      }
    }
  }

  #shown({ call, nothing, known }, said) {
    const { announcer, empty, texts } = this.#parts;
    if (call) {
      this.show(call, known);
      announcer.say(`${said} ${texts.get('nowCalling', { name: call.name })}`);
    } else {
      const asBefore = this.#root.dataset.state === 'empty';
      this.#state('empty');
      const why = empty.show(nothing);
      if (said || !asBefore) {
        announcer.say(`${said} ${why}`);
      }
      if (this.#called && nothing.shift) {
        this.#thank(nothing);
      }
    }
  }

  /** The last call of a shift is over. Nobody leaves behind what this machine keeps still. */
  async #thank(nothing) {
    const { waiting, parked } = await this.#parts.outbox.counts(this.#root.dataset.user);
    if (waiting === 0 && parked.length === 0) {
      this.#called = false;
      location.assign(thanksOf(nothing));
    }
  }

  /** The lead has ended the shift: what was fetched ahead may not be this caller's any more. */
  async shiftEnded() {
    if (this.#root.dataset.state === 'call') {
      this.#provided = null;
      await this.provide();
    } else if (this.#root.dataset.state === 'empty') {
      await this.next();
    }
  }

  /** Puts a call on the screen; `known` says that the service has just given it. */
  show(call, known = false) {
    const { empty, lease, person, script, fields, results } = this.#parts;
    this.#turn++;
    this.#call = call;
    this.#called = true;
    this.#shownAt = Date.now();
    this.#parts.changed.done(call.claim.id);
    empty.hide();
    this.#root.dataset.match = call.spoken ? 'exact' : call.claim.match;
    this.#state('call');
    person.show(call);
    // They know how the person is addressed, which the script says.
    fields.show(call);
    script.show(call);
    results.show(call);
    if (call.late) {
      lease.drop();
      person.showNumber(false);
    } else {
      lease.hold(call, known);
    }
  }

  /** What came of the call is said: it is kept, or the person is handed over. */
  async record({ call, result, more }, label) {
    const { handOver, ...rest } = more;
    const body = call.toAttempt(result, rest);
    await (handOver ? this.#parts.handOver.start(call, body, label) : this.keep(call, body, label));
  }

  /** Keeps what came of the call, and goes on. */
  async keep(call, body, label) {
    const { lease, recording, source, undo, texts } = this.#parts;
    const path = `/api/v1/claims/${call.claim.id}/attempts`;
    const item = { key: body.key, path, body, name: call.name, user: this.#root.dataset.user };
    lease.drop();
    const taken = await recording.take(item);
    if (!taken) {
      // It is nowhere but on the screen.
      this.show(call);
      return;
    }
    await source.drop(call.claim.id);
    this.#parts.changed.done(call.claim.id);
    undo.offer(item, call, taken.id);
    await this.next(texts.get('recorded', { name: item.name, result: label }));
  }

  /** Somebody else has the person on the screen now, with all that was heard. */
  async passedOn(call, said) {
    this.#parts.lease.drop();
    await this.#parts.source.drop(call.claim.id);
    await this.next(said);
  }

  /** The last attempt was taken back: the same person is on the screen again, with what was typed. */
  async again({ call, claim, until }) {
    const { source, announcer, texts } = this.#parts;
    if (claim) {
      if (this.#call?.claim.id !== claim.id) {
        await this.setAside();
      }
      Object.assign(call, { claim, until, late: false });
      await source.show(call);
      this.show(call);
    }
    announcer.say(texts.get(claim ? 'takenBack' : 'takenBackOnly', { name: call.name }));
  }

  /** Somebody rings back: they are on the screen at once, and who was on it comes next. */
  async rungBack(claim) {
    const { lease, results, source } = this.#parts;
    results.hide();
    lease.drop();
    if (this.#call?.late) {
      await this.setAside();
    }
    try {
      this.#shown({ call: await source.given(claim), known: true }, '');
    } catch (failure) {
      this.#failed(failure, '');
    }
  }

  /** Has what the console needs off line kept, as long as the lease is renewed. */
  async provide() {
    const isNew = this.#provided !== this.#call;
    this.#provided = this.#call;
    try {
      const { outbox, source } = this.#parts;
      const lines = await source.provide(isNew, () => outbox.claims());
      const line = lines.find(({ claim }) => claim.id === this.#call?.claim.id);
      Object.assign(this.#call ?? {}, line && { renderings: line.renderings });
    } catch (failure) {
      this.#provided = null;
      if (!(failure instanceof OffLine)) {
        throw failure;
      }
    }
  }

  /** Gives the person back without a result. */
  async giveBack() {
    const { lease, source } = this.#parts;
    const { claim } = this.#call;
    lease.drop();
    await source.giveBack(claim.id);
    await this.next();
  }

  /**
   * The person on the screen is not ours to call any more, and the caller did not ask for that: nobody takes their place
   * before the caller goes on, and what was noted stays. `atOnce` says that somebody hardly seen may be passed over.
   */
  async ended(why, atOnce = false) {
    const { announcer, changed, lease, results, source } = this.#parts;
    const call = this.#call;
    this.#call = null;
    this.#turn++;
    results.hide();
    lease.drop();
    if (atOnce && call.isEmpty && Date.now() - this.#shownAt < HARDLY_SEEN) {
      await source.drop(call.claim.id);
      await this.next();
      return;
    }
    call.late = true;
    this.#state('changed');
    announcer.say(changed.show(call, why));
    await (call.isEmpty ? source.drop(call.claim.id) : source.leave(call));
  }

  /** Puts somebody on the screen again whose line is not ours any more, to say what came of the call. */
  async recordLate(call) {
    const { announcer, source, texts } = this.#parts;
    await this.setAside();
    await source.show(call);
    this.show(call);
    announcer.say(`${call.name}. ${texts.get('ranOut')}`);
  }

  /** Makes room for somebody else: who is on the screen comes next; who is to be recorded late stays listed. */
  async setAside() {
    const { changed, source } = this.#parts;
    const call = this.#root.dataset.state === 'call' ? this.#call : null;
    if (call?.late && !call.isEmpty) {
      changed.keep(call);
      await source.leave(call);
    } else if (call) {
      await (call.late ? source.drop(call.claim.id) : source.putBack(call));
    }
  }

  tryAgain() {
    if (this.#root.dataset.state === 'offline') {
      this.next();
    }
  }

  #failed(failure, said) {
    const { announcer, texts } = this.#parts;
    if (failure instanceof OffLine) {
      if (this.#root.dataset.state !== 'offline') {
        announcer.say(`${said} ${texts.get('offLine')}`);
      }
      this.#state('offline');
      // A browser that is on line does not know when the service comes back.
      setTimeout(() => this.tryAgain(), TRY_AGAIN);
    } else if (failure instanceof Refused && failure.answer.status === 401) {
      this.#state('signed-out');
      announcer.say(`${said} ${texts.get('signedOut')}`);
    } else {
      const why = failure instanceof Refused ? (failure.answer.body?.detail ?? failure.message) : '';
      this.#root.querySelector('[data-part=problem]').textContent = why;
      this.#state('problem');
      announcer.say(`${said} ${why}`);
    }
  }

  #state(state) {
    this.#root.dataset.state = state;
    if (state !== 'changed') {
      this.#parts.changed.settle();
    }
  }
}

/** Said once: a page that is loaded again goes on with what is on the screen. */
function toTheirOwn() {
  const own = location.hash === '#own';
  if (own) {
    history.replaceState(null, '', location.pathname + location.search);
  }
  return own;
}
