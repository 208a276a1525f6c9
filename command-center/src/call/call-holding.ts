const KEY = 'falink.call';

/** Says that this window has the media of a call, until released or the window is gone. */
export interface Holding {
  release(): void;
}

/** Keeps in this browser which call was answered here, so that a reload rejoins it without a click. */
export function rememberCall(callId: string): void {
  try {
    localStorage.setItem(KEY, callId);
  } catch {
    // A private window that stores nothing: rejoining then takes one click.
  }
}

export function rememberedCall(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/**
 * Takes hold of a call among the windows of this browser. Null: another window has it and `take` is false.
 * Without Web Locks (a page that is neither https nor localhost) every window may hold.
 */
export async function holdCall(callId: string, take: boolean): Promise<Holding | null> {
  if (!navigator.locks) return { release: () => undefined };
  return new Promise((resolve, reject) => {
    const request = take ? ({ steal: true } as const) : ({ ifAvailable: true } as const);
    navigator.locks
      .request(`falink-call-${callId}`, request, (lock) => {
        if (!lock) {
          resolve(null);
          return undefined;
        }
        return new Promise<void>((done) => resolve({ release: done }));
      })
      // A stolen lock rejects the promise of who had it: that window is notified by the media service.
      .catch((error: unknown) => {
        if (!(error instanceof DOMException && error.name === 'AbortError')) reject(error);
      });
  });
}
