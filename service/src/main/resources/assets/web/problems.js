/**
 * What was wrong with a form that came back: each line of the summary begins with the name of its field, as the form
 * writes it, and reading starts there.
 */
class Problems {
  #pattern;

  constructor(summary) {
    this.#pattern = summary.dataset.atField;
    summary.querySelectorAll('a[href^="#"]').forEach((link) => this.#name(link));
    summary.focus();
  }

  #name(link) {
    const field = document.getElementById(link.hash.slice(1));
    const words = field && this.#words(field);
    if (words) {
      const values = { field: words, problem: link.textContent };
      link.textContent = this.#pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
    }
  }

  /** Without what is said beside it, such as that it is optional. */
  #words(field) {
    const name = field.labels?.[0] ?? field.querySelector('legend') ?? field.closest('fieldset')?.querySelector('legend');
    const own = [...(name?.childNodes ?? [])].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    return own.map(({ textContent }) => textContent).join(' ').trim();
  }
}

document.querySelectorAll('[data-behaviour~=problems]').forEach((summary) => new Problems(summary));
