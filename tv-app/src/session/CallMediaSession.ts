import { Store } from '@falink/client';
import type { RoomAccess, TerminalCall } from '@falink/protocol';
import type { CallMedia, CallMediaFactory, CallMediaState, Reception } from '../platform/CallMedia.js';
import type { Platform } from '../platform/Platform.js';
import { isScreen } from './callView.js';

/** The media of this terminal's call: one at a time, joined once, its pictures on their planes. */
export class CallMediaSession {
  /** Loudness of the microphone, apart from the rest because it changes ten times a second. */
  readonly level = new Store<{ level: number }>({ level: 0 });
  #media: CallMedia | undefined;
  #callId: string | undefined;
  #rejoining: string | undefined;
  #unsubscribe: (() => void) | undefined;
  #stopMeter: (() => void) | undefined;
  #meteredStream: MediaStream | null = null;

  constructor(
    private readonly platform: Pick<Platform, 'capture' | 'planes'>,
    private readonly factory: CallMediaFactory,
    private readonly parts: {
      /** A token for the call's room. @throws */
      freshAccess(callId: string): Promise<RoomAccess>;
      onState(media: CallMediaState): void;
    },
  ) {}

  /** Whether the media of this call is there or about to be. */
  isOf(callId: string): boolean {
    return this.#callId === callId;
  }

  /** Joins the room of a call that waits or lasts. Idempotent. @throws when its code cannot be loaded */
  async join(call: TerminalCall, room: RoomAccess): Promise<void> {
    if (this.#callId === call.id) return;
    this.close();
    this.#callId = call.id;
    const media = await this.factory
      .create(() => this.parts.freshAccess(call.id))
      .catch((error: unknown) => {
        if (this.#callId === call.id) this.#callId = undefined;
        throw error;
      });
    if (this.#callId !== call.id) return media.close();
    this.#media = media;
    this.#unsubscribe = media.store.subscribe((state) => this.#show(state));
    const screen = isScreen(call);
    media.join(room, { camera: call.video && !screen, screen });
  }

  /** Joins with a token of its own. A failure is left to the next notification of the call. */
  async rejoin(call: TerminalCall): Promise<void> {
    if (this.#rejoining === call.id) return;
    this.#rejoining = call.id;
    try {
      await this.join(call, await this.parts.freshAccess(call.id));
    } catch {
      // The next notification of the call tries again.
    } finally {
      if (this.#rejoining === call.id) this.#rejoining = undefined;
    }
  }

  /** Somebody is about to answer: encoders start. */
  ring(): void {
    this.#media?.ring();
  }

  setMuted(muted: boolean): void {
    this.#media?.setMuted(muted);
  }

  setCamera(on: boolean): void {
    this.#media?.setCamera(on);
  }

  /** Where the sound of a call with a phone comes from. */
  playHere(here: boolean): void {
    this.#media?.playHere(here);
  }

  /** What arrived of the call since this was last called; null: no call, or nothing was measured. */
  takeReception(): Reception | null {
    return this.#media?.takeReception() ?? null;
  }

  /** Leaves the room and empties the planes. */
  close(): void {
    this.#callId = undefined;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#stopMeter?.();
    this.#stopMeter = undefined;
    this.#meteredStream = null;
    this.#media?.close();
    this.#media = undefined;
    this.platform.planes.attach('self', null);
    this.platform.planes.attach('remote', null);
  }

  #show(media: CallMediaState): void {
    this.platform.planes.attach('self', media.local);
    this.platform.planes.attach('remote', media.remoteStream);
    this.parts.onState(media);
    if (media.local === this.#meteredStream) return;
    this.#stopMeter?.();
    this.#meteredStream = media.local;
    this.#stopMeter = media.local
      ? this.platform.capture.meter(media.local, (level) => this.level.set({ level }))
      : undefined;
  }
}
