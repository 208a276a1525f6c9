/**
 * What the firmware of a box may put on the window before the page is loaded (docs/boxes.md). Each part may be missing, may
 * return a promise, and refuses with an error or with `false`.
 */
export interface BoxAdapter {
  /** The backlight, 0 … 100. */
  setBrightness?(percent: number): unknown;
  /** Standby that any key ends, and from which the page goes on. */
  setPower?(on: boolean): unknown;
  /** Restarts the machine. */
  reboot?(): unknown;
}

/** The adapter of this box; null: a plain browser. */
export function findBoxAdapter(): BoxAdapter | null {
  return (window as { falinkBox?: BoxAdapter }).falinkBox ?? null;
}

/** Asks the box for something. @throws Error when it refuses */
export async function askBox(ask: () => unknown, what: string): Promise<void> {
  if ((await ask()) === false) throw new Error(`${what}: this box refuses`);
}
