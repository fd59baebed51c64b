import { fragment } from './fragments.js';

const ASK_AGAIN = 30_000;

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

  show(nothing) {
    const { root, ...slots } = fragment('empty-template');
    slots.reason.textContent = this.#why(nothing.reason);
    slots.next.textContent = nothing.next_at ? this.#texts.get('nextAt', { time: this.#time(nothing.next_at) }) : '';
    const waiting = Object.entries(nothing.waiting ?? {}).filter(([, count]) => Number(count) > 0);
    slots.waiting.hidden = waiting.length === 0;
    slots.languages.replaceChildren(...waiting.map(([tag, count]) => this.#waiting(tag, count)));
    slots.again.addEventListener('click', () => this.dispatchEvent(new Event('again')));
    this.#root.replaceChildren(root);
    this.#timer = setTimeout(() => this.dispatchEvent(new Event('again')), ASK_AGAIN);
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
    slots.language.lang = language.tag;
    slots.language.dir = language.direction;
    slots.count.textContent = new Intl.NumberFormat(document.documentElement.lang).format(count);
    return root;
  }

  #time(instant) {
    const format = { weekday: 'long', hour: 'numeric', minute: '2-digit' };
    return new Intl.DateTimeFormat(document.documentElement.lang, format).format(new Date(instant));
  }
}
