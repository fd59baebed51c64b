import { dayInWords } from './days.js';
import { fragment } from './fragments.js';
import { LocalNumbers } from './local-numbers.js';

/**
 * A question that is answered by a number or a day: typed as the language of the page writes it, noted as everybody
 * reads it. What cannot be the answer is not noted, and it is said why. Calls `noted` with the answer, null for none, and
 * whether something stands there that is no answer.
 */
export class TypedAnswer {
  #step;
  #slots;
  #noted;
  #spoken;
  #locale = document.documentElement.lang;
  #numbers = new LocalNumbers(this.#locale);

  /** @param spoken the tag of the language of the call */
  constructor(step, said, spoken, noted) {
    this.#step = step;
    this.#spoken = spoken;
    this.#noted = noted;
    this.#slots = fragment('typed-question-template');
    const { input, hint } = this.#slots;
    input.id = `answer-${step.id}`;
    if (step.kind === 'date') {
      input.type = 'date';
      input.min = '1900-01-01';
      input.max = '2199-12-31';
      input.value = said ?? '';
    } else {
      input.inputMode = this.#decimals > 0 ? 'decimal' : 'numeric';
      input.value = said === undefined ? '' : this.#numbers.write(said);
      hint.textContent = this.#bounds(hint.dataset.between);
    }
    hint.id = `${input.id}-hint`;
    input.setAttribute('aria-describedby', hint.id);
    input.addEventListener('change', () => this.#change());
    this.#inWords(said ?? null);
  }

  /** The elements of the question, as `fragment` gives them. */
  get slots() {
    return this.#slots;
  }

  /** How many digits may stand behind the point. */
  get #decimals() {
    return this.#step.bounds?.decimals ?? 0;
  }

  #change() {
    const { input, problem } = this.#slots;
    const typed = input.value.trim();
    const value = this.#step.kind === 'date' ? typed : this.#numbers.read(typed, this.#decimals);
    const wrong = (typed || input.validity.badInput) && !this.#fits(value);
    problem.hidden = !wrong;
    problem.textContent = wrong ? this.#bounds(problem.dataset[this.#decimals > 0 ? 'decimal' : this.#step.kind]) : '';
    input.setAttribute('aria-invalid', String(Boolean(wrong)));
    const answer = wrong || !typed ? null : value;
    this.#noted(answer, Boolean(wrong));
    this.#inWords(answer);
  }

  #fits(value) {
    if (this.#step.kind === 'date') {
      return value !== '' && this.#slots.input.validity.valid;
    }
    const { least, most } = this.#step.bounds;
    return value !== null && Number(value) >= least && Number(value) <= most;
  }

  /** A day in words, to be read back to the person: in the language of the call, and in that of the page. */
  #inWords(value) {
    if (this.#step.kind !== 'date') {
      return;
    }
    const words = value ? [...new Set([this.#spoken, this.#locale])].flatMap((tag) => inWords(tag, value)) : [];
    this.#slots.hint.replaceChildren(...words.flatMap((word, place) => (place > 0 ? [' · ', word] : [word])));
  }

  #bounds(text) {
    const { least, most } = this.#step.bounds ?? { least: 0, most: 0 };
    return text
      .replace('{least}', this.#numbers.write(least))
      .replace('{most}', this.#numbers.write(most))
      .replace('{digits}', this.#numbers.write(this.#decimals));
  }
}

/** A day as a language says it, with its own direction; nothing where nobody knows how. */
function inWords(tag, value) {
  const words = dayInWords(tag, value);
  return words ? [Object.assign(document.createElement('bdi'), { lang: tag, textContent: words })] : [];
}
