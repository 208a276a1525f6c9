import { Store } from '@falink/client';

/** Whether the browser shows this page's notifications outside of it; `undecided`: the person was not asked yet. */
export type NotificationState = 'allowed' | 'undecided' | 'refused' | 'unsupported';

const STATE: Record<NotificationPermission, NotificationState> = {
  granted: 'allowed',
  default: 'undecided',
  denied: 'refused',
};

/** Notifications of the operating system (WHATWG Notifications), for calls that ring while nobody looks at the page. */
export class SystemNotifications {
  readonly #state = new Store<NotificationState>(stateNow());
  readonly subscribe = this.#state.subscribe;
  readonly snapshot = this.#state.snapshot;

  constructor() {
    // Also when the person decides in the browser's own settings.
    void globalThis.navigator?.permissions
      ?.query({ name: 'notifications' })
      .then((status) => status.addEventListener('change', this.#refresh))
      .catch(() => undefined);
  }

  /** Asks the person once, from a click; later calls change nothing. */
  ask(): void {
    if (this.#state.state !== 'undecided') return;
    void Notification.requestPermission().then(this.#refresh, () => undefined);
  }

  /**
   * Shows one until the returned function runs; a click on it brings this window to the front. Windows of the same browser
   * that show the same `tag` share one.
   */
  show({ title, body, tag }: { title: string; body: string; tag: string }): () => void {
    if (this.#state.state !== 'allowed') return () => undefined;
    try {
      const shown = new Notification(title, { body, tag, requireInteraction: true });
      shown.addEventListener('click', () => {
        window.focus();
        shown.close();
      });
      return () => shown.close();
    } catch {
      // Browsers of phones have the constructor and refuse it.
      return () => undefined;
    }
  }

  readonly #refresh = (): void => this.#state.replace(stateNow());
}

function stateNow(): NotificationState {
  return typeof Notification === 'undefined' || !window.isSecureContext
    ? 'unsupported'
    : STATE[Notification.permission];
}
