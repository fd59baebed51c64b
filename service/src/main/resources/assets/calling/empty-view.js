import { fragment } from './fragments.js';

const ASK_AGAIN = 30_000;

/** Where what was done in the shift that has ended is said. */
export const thanksOf = ({ shift }) => `/shifts/${shift}/thanks`;

/** Nobody can be called now: says why and when there will be more, and asks again by itself. */
export class EmptyView extends EventTarget {
  #root;
  #texts;
  #languages;
  #timer = 0;

  constructor(root, texts, languages) {
    super();
    this.#root = root;
    this.#texts = texts;
    this.#languages = languages;
  }

  /** Shows it; returns why, to be announced. */
  show(nothing) {
    const { root, ...slots } = fragment('empty-template');
    slots.reason.textContent = this.#why(nothing.reason);
    slots.next.textContent = nothing.next_in_words ? this.#texts.get('nextAt', { time: nothing.next_in_words }) : '';
    const waiting = Object.entries(nothing.waiting ?? {}).filter(([, count]) => Number(count) > 0);
    slots.waiting.hidden = waiting.length === 0;
    slots.languages.replaceChildren(...waiting.map(([tag, count]) => this.#waiting(tag, count)));
    if (nothing.shift) {
      slots.thanks.href = thanksOf(nothing);
      slots.thanks.hidden = false;
      slots.meanwhile.hidden = true;
    }
    slots.again.addEventListener('click', () => this.dispatchEvent(new Event('again')));
    this.#root.replaceChildren(root);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.dispatchEvent(new Event('again')), ASK_AGAIN);
    return slots.reason.textContent;
  }

  hide() {
    clearTimeout(this.#timer);
    this.#root.replaceChildren();
  }

  #why(reason = 'empty') {
    const key = `empty${reason[0].toUpperCase()}${reason.slice(1)}`;
    return this.#texts.get(key) || this.#texts.get('emptyEmpty');
  }

  #waiting(tag, count) {
    const { root, ...slots } = fragment('waiting-template');
    const language = this.#languages.of(tag);
    slots.language.textContent = language.name;
    slots.language.lang = tag === 'und' ? document.documentElement.lang : tag;
    slots.language.dir = language.direction;
    slots.count.textContent = new Intl.NumberFormat([`${document.documentElement.lang}-u-nu-latn`, 'en']).format(count);
    return root;
  }
}
