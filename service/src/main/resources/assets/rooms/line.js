const READ = "polyphony-line-read ";

/** The lead's line: stands until somebody has read it, and comes back when there is a new one. */
export class Line {
  #part;
  #template;
  #shown = "";

  constructor(bar) {
    this.#part = bar.querySelector("[data-line]");
    this.#template = bar.querySelector("[data-line-template]");
  }

  show({ shift, line }, on) {
    const at = on && line ? line.at : "";
    if (at === this.#shown) {
      return;
    }
    this.#shown = at;
    if (at && sessionStorage.getItem(READ + shift) !== at) {
      this.#write(shift, line);
    } else {
      this.#part.replaceChildren();
    }
  }

  #write(shift, { text, at }) {
    const block = this.#template.content.firstElementChild.cloneNode(true);
    block.querySelector("[data-slot=text]").textContent = text;
    block.querySelector("[data-slot=dismiss]").addEventListener("click", () => {
      sessionStorage.setItem(READ + shift, at);
      this.#part.replaceChildren();
    });
    this.#part.replaceChildren(block);
  }
}
