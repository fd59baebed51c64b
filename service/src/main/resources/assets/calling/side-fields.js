/** What belongs to the call beside its questions: the note, the flags, the form of address, another language. */
export class SideFields extends EventTarget {
  #root;
  #languages;
  #call = null;

  constructor(root, languages) {
    super();
    this.#root = root;
    this.#languages = languages;
    this.#note.addEventListener('input', () => {
      this.#call.note = this.#note.value;
    });
    for (const flag of root.querySelectorAll('input[data-flag]')) {
      flag.addEventListener('change', () => this.#call.flags[flag.checked ? 'add' : 'delete'](flag.dataset.flag));
    }
    this.#bundle.addEventListener('change', () => this.#otherLanguage(this.#bundle.value));
  }

  show(call) {
    this.#call = call;
    this.#note.value = call.note;
    for (const flag of this.#root.querySelectorAll('input[data-flag]')) {
      flag.checked = call.flags.has(flag.dataset.flag);
    }
    this.#bundle.value = call.spoken ?? (call.claim.spoken === 'und' ? '' : call.claim.spoken);
    this.#addresses(call);
    // Chosen on this call before the page was opened again, and not among what this machine keeps of it.
    if (call.spoken && call.rendering.spoken !== call.spoken) {
      this.dispatchEvent(new CustomEvent('language', { detail: call.spoken }));
    }
  }

  /** The language that was just named; as if it had been chosen in the list. */
  speak(tag) {
    this.#bundle.value = tag;
    this.#otherLanguage(tag);
  }

  #otherLanguage(tag) {
    this.#call.spoken = tag || null;
    this.#addresses(this.#call);
    this.dispatchEvent(new CustomEvent('language', { detail: tag }));
  }

  /** The forms of address of the call's language; hidden where it has none. */
  #addresses(call) {
    const language = call.spoken ?? call.claim.spoken;
    call.addressForm = '';
    for (const group of this.#root.querySelectorAll('[data-address-forms]')) {
      group.hidden = !group.dataset.addressForms.split(' ').includes(language);
      const radios = [...group.querySelectorAll('input')];
      if (!group.hidden) {
        // What another language calls them means nothing in this one.
        const known = radios.find(({ value, dataset }) => [value, dataset.form].includes(call.addressed));
        call.addressForm = known?.value ?? group.dataset.neutral;
      }
      for (const radio of radios) {
        radio.checked = radio.value === call.addressForm;
        radio.onchange = () => {
          call.address(radio.value);
          this.dispatchEvent(new Event('address'));
        };
      }
    }
  }

  get #note() {
    return this.#root.querySelector('[data-note]');
  }

  get #bundle() {
    return this.#root.querySelector('[data-spoken]');
  }
}
