import { Store } from '@falink/client';
import { isSameValue, TARGET_DEFAULTS, type VolumeTarget } from '@falink/protocol';
import type { Platform } from '../platform/Platform.js';
import type { Programme } from './Programme.js';

/** One press of the remote's volume key. */
const STEP = 5;

/**
 * How loud programmes and calls are. While no place gives a volume, that belongs to the television alone; else it begins
 * at the default with each start, and the keys lead from the minimum to the maximum.
 */
export class VolumeModel {
  readonly store = new Store<{ readonly level: number }>({ level: TARGET_DEFAULTS.volume.default });
  #limits: VolumeTarget = TARGET_DEFAULTS.volume;
  #started = false;

  constructor(
    private readonly platform: Pick<Platform, 'planes'>,
    private readonly programme: Programme,
  ) {}

  /** Whether the volume keys do anything here. */
  get isGiven(): boolean {
    return !isSameValue(this.#limits, TARGET_DEFAULTS.volume);
  }

  /** A place gives another volume; what was chosen with the keys stays where that is within the limits. */
  give(limits: VolumeTarget): void {
    if (this.#started && isSameValue(limits, this.#limits)) return;
    const isFirst = !this.#started || !this.isGiven;
    this.#started = true;
    this.#limits = limits;
    this.#set(isFirst ? limits.default : this.store.state.level);
  }

  /** Louder or quieter. @returns whether it is another level now */
  step(direction: 1 | -1): boolean {
    if (!this.isGiven) return false;
    const before = this.store.state.level;
    this.#set(before + direction * STEP);
    return this.store.state.level !== before;
  }

  /** Staff ask for a level: the nearest within the limits, until the next start. */
  ask(level: number): void {
    this.#set(level);
  }

  #set(wanted: number): void {
    const level = Math.max(this.#limits.min, Math.min(this.#limits.max, wanted));
    this.store.set({ level });
    this.programme.setLevel(level / 100);
    this.platform.planes.setVolume(level / 100);
  }
}
