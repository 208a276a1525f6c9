import {
  type Emergency,
  ErrorBodySchema,
  type ErrorCode,
  fleet,
  HEARTBEAT_INTERVAL_MS,
  type Home,
  type Intake,
  NAMESPACES,
  PROTOCOL_VERSION,
  type Receipt,
  readAck,
  type Scene,
  type TerminalCall,
} from '@falink/protocol';
import type { Platform, Socket } from '../platform/Platform.js';
import { Store } from '../platform/Store.js';

export interface FleetListener {
  call(call: TerminalCall | null): void;
  home(home: Home): void;
  intake(intake: Intake): void;
  receipt(intakeId: string, receipt: Receipt): void;
  emergency(notice: Emergency): void;
  emergencyOver(id: string): void;
  revoked(): void;
}

export interface LinkState {
  readonly connected: boolean;
  /** Another window of this terminal is open and has the line. */
  readonly inUse: boolean;
}

const SCENE_INTERVAL_MS = 1_000;
const ACK_TIMEOUT_MS = 8_000;

/**
 * The terminal's socket: says every half minute, and when the page changes, what the screen shows and how the box is;
 * hears what changed. Everything heard is parsed here.
 */
export class FleetLink {
  readonly store = new Store<LinkState>({ connected: false, inUse: false });
  private socket: Socket | undefined;
  private takeOver = false;
  private lastScene = '';
  private lastSentMs = 0;
  private stopBeat: (() => void) | undefined;
  private stopScene: (() => void) | undefined;

  constructor(
    private readonly platform: Platform,
    private readonly credentials: { token(): Promise<string>; drop(): void },
    private readonly sources: {
      scene(): Scene;
      inputs(): { camera: boolean | null; microphone: boolean | null };
      textureBytes(): number | null;
    },
    private readonly listener: FleetListener,
  ) {}

  open(): void {
    if (this.socket) return;
    this.socket = this.platform.sockets.open(
      NAMESPACES.fleet,
      async () => ({
        protocol: PROTOCOL_VERSION,
        token: await this.credentials.token(),
        tabId: this.platform.device.tabId,
        takeOver: this.takeOver,
        appVersion: this.platform.device.appVersion,
      }),
      {
        connected: () => {
          this.takeOver = false;
          this.store.set({ connected: true, inUse: false });
          void this.beat();
        },
        disconnected: () => this.store.set({ connected: false }),
        refused: (body) => this.refused(body),
        message: (name, payload) => this.heard(name, payload),
      },
    );
    this.stopBeat = this.platform.clock.every(HEARTBEAT_INTERVAL_MS, () => void this.beat());
    this.stopScene = this.platform.clock.every(SCENE_INTERVAL_MS, () => this.beatIfChanged());
  }

  close(): void {
    this.stopBeat?.();
    this.stopScene?.();
    this.socket?.close();
    this.socket = undefined;
    this.store.set({ connected: false });
  }

  /** Moves the line to this window. */
  claim(): void {
    this.close();
    this.takeOver = true;
    this.store.set({ inUse: false });
    this.open();
  }

  /** Tells that the notice was seen. @throws when the service did not hear it */
  async acknowledge(id: string): Promise<void> {
    if (!this.socket || !this.store.state.connected) throw new Error('not connected');
    const { name, answer } = fleet.acknowledgeEmergency;
    readAck(answer, await this.socket.ask(name, { id }, ACK_TIMEOUT_MS));
  }

  private refused(body: unknown): void {
    const parsed = ErrorBodySchema.safeParse(body);
    const code: ErrorCode | undefined = parsed.success ? parsed.data.code : undefined;
    this.store.set({ connected: false });
    if (code === 'terminal.in_use') {
      this.close();
      this.store.set({ inUse: true });
    } else if (code === 'terminal.revoked') {
      this.close();
      this.listener.revoked();
    } else if (code === 'auth.token_expired' || code === 'auth.token_invalid' || code === 'auth.required') {
      this.credentials.drop();
    }
  }

  private heard(name: string, payload: unknown): void {
    switch (name) {
      case fleet.callUpdated.name: {
        const parsed = fleet.callUpdated.payload.safeParse(payload);
        if (parsed.success) this.listener.call(parsed.data.call);
        return;
      }
      case fleet.homeUpdated.name: {
        const parsed = fleet.homeUpdated.payload.safeParse(payload);
        if (parsed.success) this.listener.home(parsed.data);
        return;
      }
      case fleet.intakeUpdated.name: {
        const parsed = fleet.intakeUpdated.payload.safeParse(payload);
        if (parsed.success) this.listener.intake(parsed.data.intake);
        return;
      }
      case fleet.intakeAccepted.name: {
        const parsed = fleet.intakeAccepted.payload.safeParse(payload);
        if (parsed.success) this.listener.receipt(parsed.data.intakeId, parsed.data.receipt);
        return;
      }
      case fleet.emergencyRaised.name: {
        const parsed = fleet.emergencyRaised.payload.safeParse(payload);
        if (parsed.success) this.listener.emergency(parsed.data);
        return;
      }
      case fleet.emergencyCleared.name: {
        const parsed = fleet.emergencyCleared.payload.safeParse(payload);
        if (parsed.success) this.listener.emergencyOver(parsed.data.id);
        return;
      }
      case fleet.revoked.name:
        this.close();
        this.listener.revoked();
        return;
      case fleet.replaced.name:
        this.close();
        this.store.set({ inUse: true });
        return;
    }
  }

  private beatIfChanged(): void {
    if (!this.store.state.connected) return;
    // Playing time changes all the time and is not worth a message of its own.
    const { player, ...rest } = this.sources.scene();
    const now = JSON.stringify([rest.page, rest.focus, rest.call?.state, player?.state, player?.title]);
    if (now !== this.lastScene && this.platform.clock.now() - this.lastSentMs >= SCENE_INTERVAL_MS) void this.beat();
  }

  private async beat(): Promise<void> {
    if (!this.socket || !this.store.state.connected) return;
    const scene = this.sources.scene();
    this.lastScene = JSON.stringify([
      scene.page,
      scene.focus,
      scene.call?.state,
      scene.player?.state,
      scene.player?.title,
    ]);
    this.lastSentMs = this.platform.clock.now();
    const payload = {
      scene,
      health: { ...this.platform.device.health(), ...this.sources.inputs(), textureBytes: this.sources.textureBytes() },
    };
    try {
      const answer = readAck(
        fleet.heartbeat.answer,
        await this.socket.ask(fleet.heartbeat.name, payload, ACK_TIMEOUT_MS),
      );
      this.platform.clock.correct(Date.parse(answer.serverTime));
    } catch {
      // The next beat tries again; a broken line shows as a disconnection.
    }
  }
}
