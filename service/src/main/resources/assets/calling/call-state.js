import { newKey } from './keys-of-attempts.js';

/** Results that are one person's, where several are behind the number. */
const OWN = new Set(['talked', 'refused', 'moved', 'deceased', 'call_back']);

/** One call: the claim, its script, and what was heard so far from each of the people behind the line. */
export class Call {
  answers = {};
  flags = new Set();
  note = '';
  spoken = null;
  /** How the person is addressed in the language of the call. */
  addressForm = '';
  /** The forms of address that were tapped on this call, by contact. */
  addresses = {};
  startedAt = new Date().toISOString();
  /** Whether the line is not the caller's any more: it can be recorded still, and nobody dials it. */
  late = false;

  /**
   * @param line the claim, its script in one or more languages, and until when the lease runs
   * @param said what was noted on this claim before, as `said()` gave it; may be missing
   */
  constructor({ claim, renderings, until }, said = null) {
    this.claim = claim;
    this.renderings = renderings;
    this.until = until;
    this.person = claim.people[0]?.contact;
    for (const { contact } of claim.people) {
      this.answers[contact] = {};
    }
    this.begun = Boolean(said);
    if (said) {
      Object.assign(this, said, { flags: new Set(said.flags), answers: { ...this.answers, ...said.answers } });
    }
    this.rendering = renderings.find(({ spoken }) => spoken === this.spoken) ?? renderings[0];
  }

  /** What was noted so far, to be kept. */
  said() {
    const { answers, note, spoken, addresses, person, startedAt } = this;
    return { answers, note, spoken, addresses, person, startedAt, flags: [...this.flags] };
  }

  /** What was typed in words, an answer or the note a line. */
  get words() {
    const open = this.rendering.steps.filter(({ kind }) => kind === 'text');
    const answers = Object.values(this.answers).flatMap((said) => open.flatMap(({ id }) => said[id] ?? []));
    return [...answers, this.note].filter((text) => text.trim()).join('\n');
  }

  /** Whether nothing was noted. */
  get isEmpty() {
    const answered = Object.keys(this.answers).some((contact) => this.#said(contact));
    return !answered && !this.note.trim() && this.flags.size === 0;
  }

  /** How the person wants to be addressed, by a tap on this call or by one before; null where nobody knows. */
  get addressed() {
    const known = this.claim.people.find(({ contact }) => contact === this.person)?.address_form;
    return this.addresses[this.person] || known || null;
  }

  /** The caller has heard who it is. */
  address(form) {
    this.addresses[this.person] = form;
    this.addressForm = form;
  }

  get name() {
    const person = this.claim.people.find(({ contact }) => contact === this.person);
    return person ? person.preferred_name || person.name : this.claim.line.display;
  }

  /** The answers of the person who is talking now. */
  get heard() {
    return this.answers[this.person] ?? {};
  }

  /** Notes the choices of a question; an empty list takes the answer back. */
  answer(step, choices) {
    if (choices.length === 0) {
      delete this.answers[this.person][step];
    } else {
      this.answers[this.person][step] = choices;
    }
  }

  /** The attempt as the service wants it; `more` may carry callback, barrier, and whom a do-not-call is for. */
  toAttempt(result, more = {}) {
    const { people: named, ...rest } = more;
    const about = this.claim.people.filter(
      ({ contact }) =>
        this.#said(contact) ||
        named?.includes(contact) ||
        this.#isOneOfSeveral(contact, result) ||
        this.#isAddressedAlone(contact),
    );
    return {
      key: newKey(),
      receipt: this.claim.receipt,
      result,
      spoken: this.spoken ?? (result === 'talked' ? this.rendering.spoken : null),
      bundle: this.rendering.bundle,
      people: about.map(({ contact }) => this.#heardOf(contact)),
      flags: [...this.flags],
      note: this.note,
      callback: null,
      barrier: null,
      started_at: this.startedAt,
      ended_at: new Date().toISOString(),
      ...rest,
    };
  }

  #isOneOfSeveral(contact, result) {
    return this.claim.people.length > 1 && contact === this.person && OWN.has(result);
  }

  #heardOf(contact) {
    const form = this.addresses[contact];
    return { contact, answers: this.#answersOf(contact), ...(form && { address_form: form }) };
  }

  /** Who is named stands for the call: one of several only by what came of it. */
  #isAddressedAlone(contact) {
    return this.claim.people.length === 1 && Boolean(this.addresses[contact]);
  }

  #said(contact) {
    return Object.keys(this.answers[contact] ?? {}).length > 0;
  }

  #answersOf(contact) {
    const entries = Object.entries(this.answers[contact]);
    return Object.fromEntries(entries.map(([step, said]) => [step, said.length === 1 ? said[0] : said]));
  }
}
