// What lies on the phone's disk: keys, kept pages, reports, and one note of the rest.
//
// Pages and reports are encrypted, each kind under a key of its own that cannot be taken out of the browser.
"use strict";
const Disk = (() => {
  const promised = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  const finished = (transaction) =>
    new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });

  let opened = null;
  const database = () => {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open("sammanhang", 1);
      request.onupgradeneeded = () => {
        for (const name of ["keys", "pages", "items", "notes"]) request.result.createObjectStore(name);
      };
      request.onsuccess = () => {
        request.result.onclose = () => (opened = null);
        resolve(request.result);
      };
      request.onerror = () => {
        opened = null;
        reject(request.error);
      };
    });
    return opened;
  };

  const get = async (name, key) => promised((await database()).transaction(name).objectStore(name).get(key));

  /** Writes to several stores at once; back when the disk has it. */
  const write = async (names, change) => {
    // Strict: the answer that follows must be true after the phone's battery has run out, too.
    const transaction = (await database()).transaction(names, "readwrite", { durability: "strict" });
    const done = finished(transaction);
    change(...names.map((name) => transaction.objectStore(name)));
    await done;
  };

  const keyOf = async (name) => {
    const had = await get("keys", name);
    if (had !== undefined) return had;
    const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await write(["keys"], (keys) => keys.put(key, name));
    return key;
  };

  /** Bound to its place, so that what lies in one cannot be read as another. */
  const locked = (place) => ({ name: "AES-GCM", additionalData: new TextEncoder().encode(place) });

  const encrypt = async (key, place, value) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    return { iv, data: await crypto.subtle.encrypt({ ...locked(place), iv }, key, bytes) };
  };

  const decrypt = async (key, place, { iv, data }) =>
    JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ ...locked(place), iv }, key, data)));

  const page = async (path) => {
    const [key, row] = [await get("keys", "pages"), await get("pages", path)];
    return key === undefined || row === undefined ? null : decrypt(key, path, row);
  };

  const all = async () => {
    const base = await database();
    const items = base.transaction("items").objectStore("items");
    const [numbers, rows] = await Promise.all([promised(items.getAllKeys()), promised(items.getAll())]);
    const key = rows.length > 0 ? await get("keys", "queue") : null;
    return {
      meta: await get("notes", "meta"),
      items: await Promise.all(rows.map((row, at) => decrypt(key, `item ${numbers[at]}`, row))),
    };
  };

  /** What a step tells the disk to do; each whole or not at all. */
  const effects = {
    keep: async ({ item }) => {
      const row = await encrypt(await keyOf("queue"), `item ${item.n}`, item);
      await write(["items"], (items) => items.put(row, item.n));
    },
    // The queue's key goes with the last that was in it.
    forget: ({ n, isLast, meta }) =>
      write(["items", "keys", "notes"], (items, keys, notes) => {
        items.delete(n);
        if (isLast) keys.delete("queue");
        notes.put(meta, "meta");
      }),
    note: ({ meta }) => write(["notes"], (notes) => notes.put(meta, "meta")),
    wipe: ({ meta }) =>
      write(["keys", "pages", "notes"], (keys, pages, notes) => {
        keys.delete("pages");
        pages.clear();
        notes.put(meta, "meta");
      }),
    drop: ({ paths, meta }) =>
      write(["pages", "notes"], (pages, notes) => {
        for (const path of paths) pages.delete(path);
        notes.put(meta, "meta");
      }),
    store: async ({ path, drop, meta }, page) => {
      const row = await encrypt(await keyOf("pages"), path, page);
      await write(["pages", "notes"], (pages, notes) => {
        for (const old of drop) pages.delete(old);
        pages.put(row, path);
        notes.put(meta, "meta");
      });
    },
  };

  return { get, write, page, all, effects };
})();
