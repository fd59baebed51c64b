// Checks a line of a script while it is typed: the mistake is shown below the field, with the place marked.
const PAUSE = 400;

class Check {
  #field;
  #address;
  #timer = 0;
  #latest = 0;

  constructor(field, address) {
    this.#field = field;
    this.#address = address;
    field.addEventListener("input", () => this.#later());
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), PAUSE);
  }

  async #check() {
    const turn = ++this.#latest;
    const { language, source } = this.#field.dataset;
    const text = this.#field.value;
    try {
      const response = await fetch(this.#address, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "Accept-Language": document.documentElement.lang,
          "X-Polyphony": "1",
        },
        body: JSON.stringify({ language, text, source: source ?? null }),
      });
      if (response.ok && turn === this.#latest) {
        this.#show(await response.json(), text);
      }
    } catch {
      // Off line the page checks when it is saved.
    }
  }

  #show({ problems, preview }, text) {
    const wrong = problems.some((problem) => problem.severity === "error");
    if (wrong) {
      this.#field.setAttribute("aria-invalid", "true");
    } else {
      this.#field.removeAttribute("aria-invalid");
    }
    const result = document.getElementById(this.#field.dataset.result);
    result.replaceChildren(...problems.flatMap((problem) => this.#problem(problem)));
    const shown = document.getElementById(this.#field.dataset.preview ?? "");
    if (shown) {
      shown.textContent = preview === text ? "" : preview;
    }
  }

  #problem(problem) {
    const sentence = document.createElement("p");
    sentence.className = problem.severity === "error" ? "error" : "hint";
    sentence.textContent = problem.sentence;
    const excerpt = document.createElement("p");
    excerpt.className = "excerpt";
    excerpt.lang = this.#field.lang;
    excerpt.dir = this.#field.dir;
    const mark = document.createElement("mark");
    mark.textContent = problem.excerpt.wrong;
    excerpt.append(problem.excerpt.before, mark, problem.excerpt.after);
    return [sentence, excerpt];
  }
}

for (const form of document.querySelectorAll("[data-behaviour~=check]")) {
  for (const field of form.querySelectorAll("[data-result]")) {
    new Check(field, form.dataset.checks);
  }
}
