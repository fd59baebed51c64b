/** The fields of a line: its text and how it is read, each with what it was when the person began. */
export class LineFields {
  #fields;

  constructor(section) {
    const names = ["base", "text", "sound_base", "sound"];
    this.#fields = Object.fromEntries(names.map((name) => [name, section.querySelector(`[name="${name}"]`)]));
  }

  /** Those in which somebody types. */
  get typed() {
    return [this.#fields.text, this.#fields.sound];
  }

  get now() {
    return Object.fromEntries(Object.entries(this.#fields).map(([name, field]) => [name, field.value]));
  }

  /** Whether something stands there that is not saved; how nothing is read says nothing. */
  get differ() {
    const { base, text, sound_base, sound } = this.now;
    return text.trim() !== base.trim() || (text.trim() !== "" && sound.trim() !== sound_base.trim());
  }

  fill(values) {
    for (const [name, value] of Object.entries(values)) {
      this.#fields[name].value = value;
    }
  }

  focus() {
    this.#fields.text.focus();
  }
}
