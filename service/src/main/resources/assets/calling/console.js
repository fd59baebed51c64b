import { Announcer } from './announcer.js';
import { OffLine, call as ask } from './api.js';
import { BarrierDialog, CallbackDialog, PersonDialog } from './dialogs.js';
import { EmptyView } from './empty-view.js';
import { Keys } from './keys.js';
import { LanguageList } from './languages.js';
import { Lease } from './lease.js';
import { LineSource, Refused } from './line-source.js';
import { Outbox } from './outbox.js';
import { PersonView } from './person-view.js';
import { ResultsView } from './results-view.js';
import { ScriptView } from './script-view.js';
import { SideFields } from './side-fields.js';
import { StatusBar } from './status-bar.js';
import { Texts } from './texts.js';
import { Undo } from './undo.js';

const TRY_AGAIN = 5_000;

/** The call console: one line at a time, from the claim to the recorded attempt and on to the next. */
class Console {
  #root;
  #part = (name) => this.#root.querySelector(`[data-part=${name}]`);
  #call = null;
  // Only the last of several requests for somebody to call may put them on the screen.
  #turn = 0;

  constructor(root, outbox) {
    this.#root = root;
    this.outbox = outbox;
    this.texts = new Texts(root.querySelector('[data-texts]'));
    this.languages = new LanguageList(root.querySelector('[data-languages]'));
    this.source = new LineSource(root.dataset.campaign);
    this.lease = new Lease();
    this.announcer = new Announcer(this.#part('announcements'));
    this.person = new PersonView(this.#part('person'), this.texts, this.languages);
    this.script = new ScriptView(this.#part('script'), this.languages);
    this.empty = new EmptyView(this.#part('empty'), this.texts, this.languages);
    this.results = new ResultsView(root, this.#dialogs());
    this.fields = new SideFields(root, this.languages);
    this.undo = new Undo(this.#part('undo'), outbox, this.texts);
    new StatusBar(this.#part('status'), this.texts, outbox);
    this.#bind();
  }

  /** Brings the next person; `said` is announced before their name. */
  async next(said = '') {
    const turn = ++this.#turn;
    // Asked again by itself, what stands there stays until there is something else.
    if (!['offline', 'empty'].includes(this.#root.dataset.state)) {
      this.#state('loading');
    }
    try {
      // What was heard goes first: until the service knows it, it shows the same person again.
      await this.outbox.flush();
      const { call, nothing } = await this.source.next();
      if (call && (await this.outbox.waitsFor(call.claim.id))) {
        throw new OffLine('what was heard has not arrived');
      }
      if (turn === this.#turn) {
        this.#shown(call, nothing, said);
      }
    } catch (failure) {
      if (turn === this.#turn) {
        this.#failed(failure);
      }
    }
  }

  #shown(call, nothing, said) {
    if (call) {
      this.#show(call);
      this.announcer.say(`${said} ${this.texts.get('nowCalling', { name: call.name })}`);
    } else {
      const asBefore = this.#root.dataset.state === 'empty';
      this.#state('empty');
      const why = this.empty.show(nothing);
      if (said || !asBefore) {
        this.announcer.say(`${said} ${why}`);
      }
    }
  }

  #show(call) {
    this.#turn++;
    this.#call = call;
    this.empty.hide();
    this.#root.dataset.match = call.spoken ? 'exact' : call.claim.match;
    this.#state('call');
    this.lease.hold(call.claim);
    this.person.show(call);
    this.script.show(call);
    this.fields.show(call);
    this.results.show(call);
  }

  async #record({ call, result, more }) {
    const body = call.toAttempt(result, more);
    const item = { key: body.key, path: `/api/v1/claims/${call.claim.id}/attempts`, body, name: call.name };
    this.lease.drop();
    await this.outbox.put(item);
    this.undo.offer(item, call);
    await this.next(this.texts.get('recorded', { name: item.name, result: this.#labelOf(result) }));
  }

  /** The last attempt was taken back: the same person is on the screen again, with what was typed. */
  #again({ call, claim }) {
    if (claim) {
      call.claim = claim;
      this.#show(call);
    }
    this.announcer.say(this.texts.get(claim ? 'takenBack' : 'takenBackOnly', { name: call.name }));
  }

  async #changeLanguage(bundle) {
    try {
      this.#call.rendering = await this.source.rendering(this.#call.claim, bundle);
      this.script.show(this.#call);
    } catch (failure) {
      this.#failed(failure, this.#call);
    }
  }

  /** Somebody whose language nobody knew named it: the script goes on in it, or somebody who speaks it calls. */
  #heard(tag) {
    const button = this.#root.querySelector(`button[data-heard="${tag}"]`);
    if (button?.dataset.spokenHere === 'true') {
      this.fields.speak(tag);
      this.#root.dataset.match = 'exact';
    } else {
      document.getElementById('barrier').dataset.heard = tag;
      this.results.choose('language_barrier');
    }
  }

  #bind() {
    const keys = new Keys(document.getElementById('keys'), (number) => this.script.choose(number));
    for (const button of this.#root.querySelectorAll('button[data-key]')) {
      keys.add(button.dataset.key, () => button.click());
    }
    keys.add('d', () => this.#root.querySelector('[data-slot=tel]')?.click());
    for (const button of this.#root.querySelectorAll('button[data-heard]')) {
      button.addEventListener('click', () => this.#heard(button.dataset.heard));
    }
    this.#root.querySelector('[data-list-keys]').addEventListener('click', () => keys.list());
    this.results.addEventListener('result', (event) => this.#record(event.detail));
    this.person.addEventListener('dialled', () => this.lease.dialled());
    this.person.addEventListener('person', () => this.#show(this.#call));
    this.fields.addEventListener('language', (event) => this.#changeLanguage(event.detail));
    this.fields.addEventListener('address', () => this.script.show(this.#call));
    this.undo.addEventListener('undone', (event) => this.#again(event.detail));
    this.undo.addEventListener('refused', ({ detail }) => this.announcer.say(detail || this.texts.get('offLine')));
    this.empty.addEventListener('again', () => this.next());
    this.outbox.addEventListener('sent', ({ detail }) => {
      this.undo.sent(detail.item, detail.body);
      this.source.keep(detail.body?.next ?? null);
    });
    this.lease.addEventListener('revoked', () => this.#ended(this.texts.get('revoked')));
    this.lease.addEventListener('gone', () => this.#ended(''));
    this.lease.addEventListener('lapsed', () => this.announcer.say(this.texts.get('lapsed')));
    addEventListener('online', () => this.#tryAgain());
    this.#part('skip').addEventListener('click', () => this.#giveBack());
  }

  async #giveBack() {
    const { claim } = this.#call;
    this.lease.drop();
    await ask('DELETE', `/api/v1/claims/${claim.id}`).catch(() => null);
    await this.next();
  }

  #ended(why) {
    this.results.hide();
    this.#call = null;
    this.next(why);
  }

  #tryAgain() {
    if (this.#root.dataset.state === 'offline') {
      this.next();
    }
  }

  #failed(failure) {
    if (failure instanceof OffLine) {
      this.#state('offline');
      // A browser that is on line does not know when the service comes back.
      setTimeout(() => this.#tryAgain(), TRY_AGAIN);
    } else if (failure instanceof Refused && failure.answer.status === 401) {
      this.#state('signed-out');
    } else {
      this.#part('problem').textContent = failure instanceof Refused ? (failure.answer.body?.detail ?? failure.message) : '';
      this.#state('problem');
    }
  }

  #state(state) {
    this.#root.dataset.state = state;
  }

  #labelOf(result) {
    return this.#root.querySelector(`button[data-result=${result}] [data-label]`)?.textContent ?? result;
  }

  #dialogs() {
    const dialog = (id) => document.getElementById(id);
    return {
      language_barrier: new BarrierDialog(dialog('barrier')),
      call_back: new CallbackDialog(dialog('callback')),
      do_not_call: new PersonDialog(dialog('do-not-call')),
      deceased: new PersonDialog(dialog('deceased')),
    };
  }
}

const root = document.querySelector('[data-behaviour=console]');
const outbox = await Outbox.open();
new Console(root, outbox).next();
