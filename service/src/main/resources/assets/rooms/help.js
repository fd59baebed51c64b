/** Asking the lead for help, and taking it back. */
export class Help {
  #state;
  #ask;
  #takeBack;

  constructor(bar) {
    this.#state = bar.querySelector("[data-help]");
    this.#ask = bar.querySelector("[data-ask]");
    this.#takeBack = bar.querySelector("[data-take-back]");
    const say = (asked) =>
      bar.dispatchEvent(new CustomEvent("room-says", { detail: { path: "help", body: { asked } } }));
    this.#ask.addEventListener("click", () => this.#ask.hidden || say(true));
    this.#takeBack.addEventListener("click", () => say(false));
  }

  show({ help, leads }, on) {
    const text = on ? this.#state.dataset[help.state].replace("{name}", help.coming ?? "") : "";
    if (text !== this.#state.textContent) {
      this.#state.textContent = text;
    }
    const hadFocus = [this.#ask, this.#takeBack].includes(document.activeElement);
    this.#ask.hidden = !on || leads || help.state !== "none";
    this.#takeBack.hidden = !on || help.state === "none";
    if (hadFocus && on) {
      (this.#ask.hidden ? this.#takeBack : this.#ask).focus();
    }
  }
}
