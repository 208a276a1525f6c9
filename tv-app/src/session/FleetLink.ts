import { Store } from '@falink/client';
import type { MessageSocket } from '@falink/client/socket';
import {
  type AnswerOf,
  type CommandOffer,
  type DutyUpdate,
  type Emergency,
  type FalinkError,
  fleet,
  HEARTBEAT_INTERVAL_MS,
  type Home,
  type Intake,
  NAMESPACES,
  type NoticeHandler,
  type OnAir,
  on,
  type PayloadOf,
  PROTOCOL_VERSION,
  type Receipt,
  type Request,
  type Scene,
  SceneSchema,
  type TerminalCall,
  type TerminalHealth,
} from '@falink/protocol';
import type { Platform } from '../platform/Platform.js';
import type { HealthSampler } from './HealthSampler.js';
import { TwinWindow } from './TwinWindow.js';

export interface FleetListener {
  call(call: TerminalCall | null): void;
  /** What was written down for the resident of a call changed. */
  goodbye(callId: string): void;
  home(home: Home): void;
  duty(update: DutyUpdate): void;
  onAir(onAir: OnAir): void;
  intake(intake: Intake): void;
  receipt(intakeId: string, receipt: Receipt): void;
  target(revision: string): void;
  emergency(notice: Emergency): void;
  emergencyOver(id: string): void;
  command(offer: CommandOffer): void;
  commandCancelled(id: string): void;
  revoked(): void;
  locked(): void;
  /** The service no longer speaks this page's version. */
  outdated(): void;
}

export interface LinkState {
  readonly connected: boolean;
  /** Another window of this terminal is open and has the line. */
  readonly inUse: boolean;
}

const SCENE_INTERVAL_MS = 1_000;
const RETRY = { minMs: 500, maxMs: 8_000 };
/** The wall clock was set while the page ran, or the box slept: the service says what time it is. */
const CLOCK_SET_MS = 2_000;

/**
 * The terminal's socket. Sends every half minute, and when the page changes, what the screen shows and how the box is;
 * receives notifications. Each is parsed here, once; one that cannot be read is counted.
 */
export class FleetLink {
  readonly store = new Store<LinkState>({ connected: false, inUse: false });
  private socket: MessageSocket | undefined;
  private takeOver = false;
  private readonly twin = new TwinWindow();
  private lastScene = '';
  private lastSentMs = 0;
  /** Between the two clocks, after the last beat. */
  private apartMs = 0;
  private stopBeat: (() => void) | undefined;
  private stopScene: (() => void) | undefined;

  constructor(
    private readonly platform: Platform,
    private readonly credentials: { token(): Promise<string>; drop(): void },
    private readonly sources: {
      scene(): Scene;
      inputs(): { camera: boolean | null; microphone: boolean | null };
      textureBytes(): number | null;
      sampler: Pick<HealthSampler, 'take' | 'answered'>;
    },
    private readonly listener: FleetListener,
  ) {}

  open(): void {
    if (this.socket) return;
    this.socket = this.platform.openSocket({
      url: NAMESPACES.fleet,
      auth: async () => ({
        protocol: PROTOCOL_VERSION,
        token: await this.credentials.token(),
        tabId: this.platform.device.tabId,
        takeOver: this.takeOver,
        appVersion: this.platform.device.appVersion,
      }),
      notices: this.notices(),
      refusedMessages: this.platform.refusedMessages,
      retry: RETRY,
      connected: () => {
        this.takeOver = false;
        this.twin.connected(this.platform.clock.now());
        this.store.set({ connected: true, inUse: false });
        void this.beat();
      },
      disconnected: (byService) => {
        this.store.set({ connected: false });
        if (byService && this.twin.closed(this.platform.clock.now())) this.platform.device.renewTabId();
      },
      refused: (error) => {
        this.refused(error);
        return true;
      },
    });
    // Boxes that were switched on by the same power do not send together.
    this.stopBeat = this.platform.clock.after(Math.random() * HEARTBEAT_INTERVAL_MS, () => {
      this.stopBeat = this.platform.clock.every(HEARTBEAT_INTERVAL_MS, () => void this.beat());
      void this.beat();
    });
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

  /** Acknowledges an emergency message. @throws FalinkError when the service did not confirm it */
  async acknowledge(id: string): Promise<void> {
    await this.ask(fleet.acknowledgeEmergency, { id });
  }

  /** Asks the service. @throws FalinkError its refusal; Error when there is no line or no answer */
  async ask<R extends Request>(request: R, payload: PayloadOf<R>): Promise<AnswerOf<R>> {
    if (!this.socket || !this.store.state.connected) throw new Error('not connected');
    return this.socket.request(request, payload);
  }

  private refused(error: FalinkError | null): void {
    const code = error?.code;
    this.store.set({ connected: false });
    if (code === 'terminal.in_use') {
      this.store.set({ inUse: true });
    } else if (code === 'terminal.revoked') {
      this.close();
      this.listener.revoked();
    } else if (code === 'terminal.locked') {
      this.close();
      this.listener.locked();
    } else if (code === 'protocol.version') {
      this.listener.outdated();
    } else if (code === 'auth.token_expired' || code === 'auth.token_invalid' || code === 'auth.required') {
      this.credentials.drop();
    }
  }

  /** Every notification of the service, and what it does here. */
  private notices(): readonly NoticeHandler[] {
    const { listener } = this;
    return [
      on(fleet.callUpdated, ({ call }) => listener.call(call)),
      on(fleet.goodbyeUpdated, ({ callId }) => listener.goodbye(callId)),
      on(fleet.homeUpdated, (home) => listener.home(home)),
      on(fleet.dutyUpdated, (update) => listener.duty(update)),
      on(fleet.onAirUpdated, (onAir) => listener.onAir(onAir)),
      on(fleet.intakeUpdated, ({ intake }) => listener.intake(intake)),
      on(fleet.intakeAccepted, ({ intakeId, receipt }) => listener.receipt(intakeId, receipt)),
      on(fleet.targetUpdated, ({ revision }) => listener.target(revision)),
      on(fleet.emergencyRaised, (notice) => listener.emergency(notice)),
      on(fleet.emergencyCleared, ({ id }) => listener.emergencyOver(id)),
      on(fleet.commandOffered, (offer) => listener.command(offer)),
      on(fleet.commandCancelled, ({ id }) => listener.commandCancelled(id)),
      on(fleet.revoked, () => {
        this.close();
        listener.revoked();
      }),
      on(fleet.locked, () => {
        this.close();
        listener.locked();
      }),
      on(fleet.replaced, () => {
        this.close();
        this.store.set({ inUse: true });
      }),
    ];
  }

  private beatIfChanged(): void {
    if (!this.store.state.connected) return;
    if (Math.abs(this.clocksApartMs() - this.apartMs) > CLOCK_SET_MS) {
      void this.beat();
      return;
    }
    // Playing time changes all the time and is not worth a message of its own.
    const { player, ...rest } = this.sources.scene();
    const now = JSON.stringify([rest.page, rest.focus, rest.call?.state, player?.state, player?.title]);
    if (now !== this.lastScene && this.platform.clock.now() - this.lastSentMs >= SCENE_INTERVAL_MS) void this.beat();
  }

  private clocksApartMs(): number {
    const { clock } = this.platform;
    return clock.wall() - clock.now();
  }

  private health(): TerminalHealth {
    const { sampler, inputs, textureBytes } = this.sources;
    const { sample, rttMs, engine } = sampler.take();
    const device = this.platform.device.health();
    return {
      ...device,
      ...inputs(),
      textureBytes: textureBytes(),
      rttMs: rttMs ?? device.rttMs,
      ...(engine !== null && { engine }),
      sample,
    };
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
    const sentMs = this.platform.clock.now();
    this.lastSentMs = sentMs;
    this.apartMs = this.clocksApartMs();
    const payload = {
      // Cut to what the contract has room for.
      scene: SceneSchema.parse(scene),
      health: this.health(),
    };
    try {
      const { serverTime } = await this.socket.request(fleet.heartbeat, payload);
      this.sources.sampler.answered(this.platform.clock.now() - sentMs);
      this.platform.clock.correct(Date.parse(serverTime));
      this.apartMs = this.clocksApartMs();
    } catch {
      // The next beat tries again; a broken line shows as a disconnection.
    }
  }
}
