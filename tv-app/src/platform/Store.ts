/** A value that tells when it changes. Listeners get the new value; setting an equal field set changes nothing. */
export class Store<T extends object> {
  private readonly listeners = new Set<(state: T) => void>();

  constructor(private current: T) {}

  get state(): T {
    return this.current;
  }

  /** Replaces some fields; listeners hear of it only when one of them is really different. */
  set(change: Partial<T>): void {
    const different = (Object.keys(change) as Array<keyof T>).some((key) => !Object.is(this.current[key], change[key]));
    if (!different) return;
    this.current = { ...this.current, ...change };
    for (const listener of [...this.listeners]) listener(this.current);
  }

  /** The answer stops listening. */
  subscribe(listener: (state: T) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
