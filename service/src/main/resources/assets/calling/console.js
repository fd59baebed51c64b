import { Announcer } from './announcer.js';
import { BarrierDialog } from './barrier-dialog.js';
import { CallbackDialog } from './callback-dialog.js';
import { CallFlow } from './call-flow.js';
import { Care } from './care.js';
import { Changed } from './changed.js';
import { PersonDialog } from './dialogs.js';
import { EmptyView } from './empty-view.js';
import { EnglishFold } from './english-fold.js';
import { HandOver } from './hand-over.js';
import { Keys } from './keys.js';
import { LanguageList } from './languages.js';
import { Offers } from './offers.js';
import { PersonView } from './person-view.js';
import { Recording } from './recording.js';
import { ResultsView } from './results-view.js';
import { RingBack } from './ring-back.js';
import { ScriptView } from './script-view.js';
import { SessionBar } from './session-bar.js';
import { SideFields } from './side-fields.js';
import { SpokenLanguage } from './spoken-language.js';
import { StatusBar } from './status-bar.js';
import { Texts } from './texts.js';
import { Undo } from './undo.js';

/**
 * The call console: what stands on the page, and who hears of what. Where its lines come from, what keeps them, and what
 * takes in what was heard, it is given.
 */
export class Console {
  #root;
  #part = (name) => this.#root.querySelector(`[data-part=${name}]`);

  constructor(root, { outbox, source, lease, drafts, lastAttempt }) {
    this.#root = root;
    this.outbox = outbox;
    this.source = source;
    this.lease = lease;
    this.drafts = drafts;
    this.texts = new Texts(root.querySelector('[data-texts]'));
    this.languages = new LanguageList(root.querySelector('[data-languages]'));
    this.announcer = new Announcer(this.#part('announcements'));
    this.person = new PersonView(this.#part('person'), this.texts, this.languages);
    this.script = new ScriptView(this.#part('script'), this.languages, (result) => this.#labelOf(result));
    this.empty = new EmptyView(this.#part('empty'), this.texts, this.languages);
    this.changed = new Changed(this.#part('changed'));
    this.results = new ResultsView(root, this.#dialogs());
    this.fields = new SideFields(root, this.languages);
    this.undo = new Undo(this.#part('undo'), outbox, lastAttempt, this.texts);
    this.recording = new Recording(this.#part('not-kept'), outbox, this.texts);
    this.flow = new CallFlow(root, this);
    this.handOver = new HandOver(document.getElementById('hand-over'), this);
    if (this.#part('offer')) {
      new Offers(root, this.#part('offer'), this);
    }
    new StatusBar(root, this.texts, outbox, this.announcer);
    new SpokenLanguage(root, this);
    new EnglishFold(root);
    new Care(root, this);
    new SessionBar(this.#part('signed-out'), this.lease, this.announcer, this.texts);
    this.#keys();
    this.#bindCall();
    this.#bindLease();
  }

  #keys() {
    const keys = new Keys(document.getElementById('keys'), this.#root, (number) => this.script.choose(number));
    keys.add('d', () => this.person.dial());
    keys.add('q', () => this.person.code());
    keys.add('p', () => this.person.nextPerson());
    this.#root.querySelector('[data-list-keys]').addEventListener('click', () => keys.list());
  }

  #bindCall() {
    const { flow } = this;
    this.results.addEventListener('result', ({ detail }) => {
      this.#part('moved').textContent = '';
      flow.record(detail, this.#labelOf(detail.result));
    });
    this.person.addEventListener('dialled', () => this.lease.dialled());
    this.person.addEventListener('dial', ({ detail }) => this.#dial(detail));
    this.person.addEventListener('person', () => flow.show(flow.call));
    this.script.addEventListener('shortcut', ({ detail }) => this.results.choose(detail));
    this.fields.addEventListener('address', () => this.script.show(flow.call));
    this.undo.addEventListener('undone', ({ detail }) => flow.again(detail));
    this.undo.addEventListener('refused', ({ detail }) => this.announcer.say(detail || this.texts.get('offLine')));
    this.empty.addEventListener('again', () => flow.next());
    this.ringBack = RingBack.on(this.#root);
    this.ringBack?.addEventListener('found', ({ detail }) => flow.rungBack(detail));
    this.changed.addEventListener('go-on', () => flow.next());
    this.changed.addEventListener('record', ({ detail }) => flow.recordLate(detail));
    this.changed.addEventListener('removed', ({ detail }) => this.source.drop(detail.claim.id));
    this.#part('skip').addEventListener('click', () => flow.giveBack());
    for (const type of ['input', 'change', 'click']) {
      this.#part('call').addEventListener(type, () => flow.call && this.drafts.keep(flow.call));
    }
    this.outbox.addEventListener('changed', ({ detail }) => {
      // Recorded in another tab.
      if (detail.recorded && detail.recorded === flow.call?.claim.id) {
        flow.ended(this.texts.get('elsewhere', { name: flow.call.name }));
      }
    });
    this.outbox.addEventListener('moved', ({ detail }) => this.#moved(detail));
    addEventListener('online', () => flow.tryAgain());
    document.addEventListener('shift-ended', () => flow.shiftEnded());
  }

  /** Stands until the next result: what is announced of the next person would be in its way. */
  #moved({ user, ...call }) {
    if (user === this.#root.dataset.user) {
      this.#part('moved').textContent = this.texts.get('callbackMoved', call);
    }
  }

  /** The number is the service's to dial: a page that goes to it without a connection would be gone. */
  async #dial({ address, hint }) {
    if (await this.lease.dialled()) {
      location.assign(address);
    } else {
      this.announcer.say(hint.textContent);
    }
  }

  #bindLease() {
    const { lease, flow, person, texts } = this;
    lease.addEventListener('renewed', () => {
      person.showNumber(true);
      flow.provide();
    });
    lease.addEventListener('ran-out', () => this.#hideNumber('ranOut'));
    lease.addEventListener('lapsed', () => this.#hideNumber('lapsed'));
    lease.addEventListener('taken-back', () => this.#hideNumber('lineTakenBack'));
    lease.addEventListener('elsewhere', () => this.#hideNumber('otherCampaign'));
    lease.addEventListener('recorded', () => flow.ended(texts.get('elsewhere', { name: flow.call.name })));
    lease.addEventListener('revoked', () => flow.ended(texts.get('revoked', { name: flow.call.name })));
    lease.addEventListener('gone', () => flow.ended(texts.get('gone', { name: flow.call.name }), true));
  }

  #hideNumber(why) {
    if (this.person.showNumber(false)) {
      this.announcer.say(this.texts.get(why));
    }
  }

  #dialogs() {
    const dialog = (id) => document.getElementById(id);
    const { campaign: own, practice } = this.#root.dataset;
    const campaign = practice ? null : own;
    return {
      language_barrier: new BarrierDialog(dialog('barrier'), campaign, this.texts, this.languages),
      call_back: new CallbackDialog(dialog('callback')),
      do_not_call: new PersonDialog(dialog('do-not-call')),
      deceased: new PersonDialog(dialog('deceased')),
    };
  }

  #labelOf(result) {
    return this.#root.querySelector(`button[data-result=${result}] [data-label]`)?.textContent ?? result;
  }
}
