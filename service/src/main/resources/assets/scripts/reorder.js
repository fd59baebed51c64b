// Moves the step that has the focus by Alt and an arrow; after the page has come again it has the focus still.
class Reorder {
  #list;

  constructor(list) {
    this.#list = list;
    list.addEventListener("keydown", (event) => this.#pressed(event));
  }

  #pressed(event) {
    const places = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (places && event.altKey && !event.ctrlKey && !event.metaKey) {
      const step = event.target.closest("li[id]");
      if (step?.parentElement === this.#list) {
        event.preventDefault();
        step.querySelector(`[data-moves] button[value="${places}"]`)?.click();
      }
    }
  }
}

document.querySelectorAll("[data-behaviour~=reorder]").forEach((list) => new Reorder(list));
