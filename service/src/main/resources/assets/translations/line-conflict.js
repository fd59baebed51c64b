/** Tells that two people work on one line, shows what the other one wrote, and asks which it shall be. */
export class LineConflict {
  #section;
  #box = null;

  constructor(section) {
    this.#section = section;
  }

  get open() {
    return this.#box !== null;
  }

  /** @param chosen called with whether what is in the field here shall stay */
  show({ text, sound, by }, chosen) {
    this.close();
    const template = document.getElementById("line-conflict");
    const box = template.content.firstElementChild.cloneNode(true);
    const slot = (name) => box.querySelector(`[data-slot=${name}]`);
    const field = this.#section.querySelector('textarea[name="text"]');
    slot("who").textContent = by ? slot("who").dataset.by.replace("{name}", by) : slot("who").dataset.somebody;
    slot("theirs").textContent = text ?? sound;
    slot("theirs").lang = text === null ? "" : field.lang;
    slot("theirs").dir = text === null ? "auto" : field.dir;
    slot("mine").addEventListener("click", () => chosen(true));
    slot("take").addEventListener("click", () => chosen(false));
    field.before(box);
    this.#box = box;
  }

  close() {
    this.#box?.remove();
    this.#box = null;
  }
}
