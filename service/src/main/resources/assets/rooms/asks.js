/** For the lead who is calling: who asks for help, each with "I am coming" and "Done". */
export class Asks {
  #bar;
  #part;
  #template;
  #shown = "[]";

  constructor(bar) {
    this.#bar = bar;
    this.#part = bar.querySelector("[data-asks]");
    this.#template = bar.querySelector("[data-ask-template]");
  }

  show({ asks }, on) {
    const open = on ? asks : [];
    const said = JSON.stringify(open.map(({ id, minutes, coming }) => [id, minutes, coming]));
    if (said !== this.#shown) {
      this.#shown = said;
      this.#part.replaceChildren(...open.map((ask) => this.#row(ask)));
    }
  }

  #row({ id, name, minutes, coming }) {
    const row = this.#template.content.firstElementChild.cloneNode(true);
    const slot = (part) => row.querySelector(`[data-slot=${part}]`);
    slot("name").textContent = name;
    const since = slot("since");
    const { now, one, many } = since.dataset;
    since.textContent = minutes === 0 ? now : minutes === 1 ? one : many.replace("{count}", minutes);
    slot("come").hidden = coming !== null;
    slot("come").addEventListener("click", () => this.#say(id, "coming"));
    slot("done").addEventListener("click", () => this.#say(id, "done"));
    return row;
  }

  #say(id, state) {
    this.#bar.dispatchEvent(new CustomEvent("room-says", { detail: { path: `asks/${id}`, body: { state } } }));
  }
}
