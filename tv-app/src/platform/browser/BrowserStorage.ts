import type { KeyValueStore } from '../Platform.js';

const PREFIX = 'falink.tv.';

/** localStorage under a prefix; a box that refuses it (private mode, full disk) works on, without a memory. */
export class BrowserStorage implements KeyValueStore {
  private readonly memory = new Map<string, string>();

  get(key: string): string | null {
    try {
      return localStorage.getItem(PREFIX + key) ?? this.memory.get(key) ?? null;
    } catch {
      return this.memory.get(key) ?? null;
    }
  }
  set(key: string, value: string): void {
    this.memory.set(key, value);
    try {
      localStorage.setItem(PREFIX + key, value);
    } catch {
      // Kept in memory until the page closes.
    }
  }
  remove(key: string): void {
    this.memory.delete(key);
    try {
      localStorage.removeItem(PREFIX + key);
    } catch {
      // Nothing was kept there.
    }
  }
}
