/** A database on this machine's disk (IndexedDB), written with strict durability. */
export class Database {
  #database;

  constructor(database) {
    this.#database = database;
  }

  /** Opens the database of that name with one store, whose items have their key in the field `key`. */
  static open(name, store, key) {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: key });
      request.onsuccess = () => resolve(new Database(request.result));
      request.onerror = () => reject(request.error);
    });
  }

  put(item) {
    return this.run('readwrite', (items) => items.put(item));
  }

  get(key) {
    return this.run('readonly', (items) => items.get(key));
  }

  remove(key) {
    return this.run('readwrite', (items) => items.delete(key));
  }

  all() {
    return this.run('readonly', (items) => items.getAll());
  }

  /** One transaction; resolves to the result of the request that `work` returns, once it is on the disk. */
  run(mode, work) {
    return new Promise((resolve, reject) => {
      const [store] = this.#database.objectStoreNames;
      const transaction = this.#database.transaction(store, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  }
}

/** Work that only helps: what a full disk or a private window does not keep is done without. Gives undefined then. */
export async function ifThereIsRoom(work) {
  try {
    return await work;
  } catch (failure) {
    if (!(failure instanceof DOMException)) {
      throw failure;
    }
    return undefined;
  }
}
