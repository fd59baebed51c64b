import { call as ask } from './api.js';
import { FormDialog } from './dialogs.js';

/** As many as one tries before asking again. */
const CARDS = 3;

/**
 * Which language was heard, and who answered; what to say until somebody calls who speaks it, and whether somebody is on
 * line now to whom one can hand over.
 */
export class BarrierDialog extends FormDialog {
  #campaign;
  #texts;
  #languages;
  #call = null;
  #speakers = null;
  #expected = {};
  #likely = null;

  /** @param campaign whose callers may take somebody over; null where nobody is there to do so */
  constructor(dialog, campaign, texts, languages) {
    super(dialog);
    this.#campaign = campaign;
    this.#texts = texts;
    this.#languages = languages;
    this.form.addEventListener('change', () => this.#fit());
  }

  prepare(call) {
    this.#call = call;
    // Set where the person has just named a language that the caller does not speak.
    const heard = this.dialog.dataset.heard ?? 'und';
    delete this.dialog.dataset.heard;
    const choice = this.form.querySelector(`input[name=language][value="${heard}"]`);
    if (choice) {
      choice.checked = true;
    } else {
      this.form.elements.other.value = heard;
    }
    this.#fit();
    this.#look();
  }

  read(data, call, how) {
    const barrier = { language: this.#heard, answered_by: data.get('answered_by') || 'contact' };
    return how === 'now' ? { barrier, handOver: true } : { barrier };
  }

  get #heard() {
    const { other, language } = this.form.elements;
    return other.value || language.value || 'und';
  }

  async #look() {
    this.#speakers = null;
    this.#likely = null;
    if (!this.#campaign) {
      return;
    }
    const { id } = this.#call.claim;
    const speakers = `/api/v1/campaigns/${this.#campaign}/handovers/speakers?locale=${document.documentElement.lang}`;
    const [answer, likely] = await Promise.all(
      [speakers, `/api/v1/claims/${id}/phrases`].map((path) => ask('GET', path).catch(() => null)),
    );
    if (id !== this.#call.claim.id) {
      return;
    }
    this.#speakers = answer?.ok ? answer.body.languages : null;
    this.#expected = answer?.ok ? answer.body.expected : {};
    this.#likely = likely?.ok ? likely.body.order : null;
    this.#fit();
  }

  #fit() {
    const heard = this.#heard;
    this.#showCards(heard);
    const there = heard !== 'und' && (this.#speakers?.[heard] ?? 0) > 0;
    const handOver = this.dialog.querySelector('[data-hand-over]');
    handOver.hidden = !there;
    this.dialog.querySelector('[data-hand-over-hint]').hidden = !there;
    // Else Enter, which presses the first button of a form, would press this one.
    handOver.querySelector('button').disabled = !there;
    const name = this.#languages.of(heard).name;
    const time = this.#expected[heard]?.in_words;
    const nobody = heard === 'und' || !this.#speakers || there;
    // Its words are announced as they come in.
    this.dialog.querySelector('[data-nobody]').textContent = nobody
      ? ''
      : this.#texts.get(time ? 'speakerExpected' : 'noSpeakerPlanned', { language: name, time });
    handOver.querySelector('[data-label]').textContent = this.#texts.get('handOverTo', { language: name });
  }

  /** The card of what was heard; before that, those that are likely here, the likeliest first. */
  #showCards(heard) {
    const cards = [...this.dialog.querySelectorAll('[data-phrase]')];
    const fitting = (tag) => cards.filter((card) => card.dataset.for.split(' ').includes(tag));
    const known = this.#call.claim.people.flatMap(({ languages }) => languages ?? []);
    const likely = [...new Set([...(this.#likely ?? known).flatMap(fitting), ...cards.filter(({ dataset }) => dataset.likely === 'true')])];
    const shown = heard === 'und' ? likely.slice(0, CARDS) : fitting(heard);
    cards.forEach((card) => (card.hidden = !shown.includes(card)));
    cards[0]?.parentElement.append(...shown);
  }
}
