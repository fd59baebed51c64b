const DATABASE = 'polyphony-outbox';
const ITEMS = 'items';

/** The outbox on this machine's disk (IndexedDB), written with strict durability. */
export async function openStore() {
  return new Store(await open());
}

class Store {
  #database;

  constructor(database) {
    this.#database = database;
  }

  put(item) {
    return this.#run('readwrite', (items) => items.put(item));
  }

  get(key) {
    return this.#run('readonly', (items) => items.get(key));
  }

  remove(key) {
    return this.#run('readwrite', (items) => items.delete(key));
  }

  async all() {
    const items = await this.#run('readonly', (store) => store.getAll());
    return items.sort((one, other) => one.at.localeCompare(other.at));
  }

  #run(mode, work) {
    return new Promise((resolve, reject) => {
      const transaction = this.#database.transaction(ITEMS, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(ITEMS));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  }
}

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(ITEMS, { keyPath: 'key' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
