/** What was typed and is not on the server yet, kept on this machine for one person, script and language. */
export class KeptLines {
  #prefix;

  constructor(prefix) {
    this.#prefix = prefix;
  }

  /** What was kept of a line; null for nothing. */
  get(key) {
    try {
      return JSON.parse(localStorage.getItem(this.#name(key)));
    } catch {
      return null;
    }
  }

  put(key, typed) {
    try {
      localStorage.setItem(this.#name(key), JSON.stringify(typed));
    } catch {
      // No room, or not allowed: then the server alone has it.
    }
  }

  drop(key) {
    try {
      localStorage.removeItem(this.#name(key));
    } catch {
      // Nothing was kept.
    }
  }

  #name(key) {
    return `${this.#prefix}:${key}`;
  }
}
