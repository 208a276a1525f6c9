import { fileURLToPath } from 'node:url';
import {
  ago,
  day,
  sampleAsset,
  sampleHome,
  sampleId,
  sampleOnAir,
  samplePrivacyNotice,
  sampleRoom,
  sampleRoomAccess,
  sampleTarget,
  sampleTargetValues,
  sampleTerminalCall,
} from '@falink/fixtures';
import { FixtureServer } from '@falink/fixtures/server';
import {
  type Asset,
  type CommandOffer,
  type Emergency,
  type ErrorCode,
  errorBody,
  FalinkError,
  fleet,
  type Goodbye,
  type Home,
  type Intake,
  NAMESPACES,
  type OnAir,
  type Pairing,
  type PrivacyNotice,
  type Receipt,
  type Target,
  type TerminalCall,
  type TerminalKind,
} from '@falink/protocol';
import express from 'express';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const DIST = process.env.FIXTURE_DIST ?? here('../../dist');
const ART = here('../../.assets/art');
const MEDIA = process.env.FIXTURE_MEDIA ?? here('../../.shots/media');
const CSP =
  "default-src 'self'; script-src 'self' 'unsafe-eval'; img-src 'self' blob: data:; media-src 'self' blob:; worker-src 'self' blob:; connect-src 'self' ws: wss:; style-src 'self' 'unsafe-inline'; font-src 'self'";
const STARTED_AGO_MS = 22_000;
/** The number that is followed with this code. */
const QUERY_CODE = 'ABCD2345';

/** What the service knows, as far as a television shows it. */
export interface TelevisionState {
  terminalKind: TerminalKind;
  home: Home;
  onAir: OnAir;
  assets: readonly Asset[];
  call: TerminalCall | null;
  /** How the next call differs from a usual one. */
  callTemplate: Partial<TerminalCall>;
  intake: Intake | null;
  refuseCall: ErrorCode | null;
  refuseScreen: ErrorCode | null;
  pairing: Pairing['state'];
  /** Another window holds the terminal. */
  inUse: boolean;
  /** The command center locked the box. */
  locked: boolean;
  privacy: PrivacyNotice;
  /** What the agent wrote down for the resident of the call that is over. */
  goodbye: Goodbye;
  /** What the television should run. */
  target: Target;
}

const story = (episode: number, zh: string, theme: string, art: string, minutes: number, summary: string): Asset =>
  sampleAsset({
    id: `asset-${episode}`,
    title: { zh, en: zh },
    episode,
    theme,
    summary: { zh: summary, en: summary },
    durationMs: minutes * 60_000,
    posterUrl: `/art/${art}.png`,
  });
const WAGES = story(
  1,
  '欠薪怎么要',
  'labour',
  'scene-site',
  1.4,
  '老赵在工地干了半年，工钱一分没拿到。没有合同，还能要回来吗？',
);
const MAINTENANCE = story(
  2,
  '赡养费怎么分',
  'elderly',
  'scene-family',
  1.5,
  '三个子女谁也不肯多出。老人看病的钱到底怎么分？律师一步一步讲给您听。',
);

function freshState(): TelevisionState {
  const home = sampleHome();
  return {
    terminalKind: 'home',
    home: { ...home, adviser: home.adviser && { ...home.adviser, nextVisitAt: ago(-6 * 86_400_000) } },
    onAir: sampleOnAir({
      playlistUrl: '/media/story.m3u8',
      now: { asset: MAINTENANCE, startedAt: ago(STARTED_AGO_MS), endsAt: ago(STARTED_AGO_MS - 90_000) },
      next: { asset: WAGES, startsAt: ago(STARTED_AGO_MS - 90_000) },
    }),
    assets: [WAGES, MAINTENANCE],
    call: null,
    callTemplate: {},
    intake: null,
    refuseCall: null,
    refuseScreen: null,
    pairing: 'pending',
    inUse: false,
    locked: false,
    privacy: samplePrivacyNotice(),
    goodbye: { state: 'none', lines: [], nextOn: null, url: null, remainingMs: 0 },
    target: sampleTarget({}, { values: sampleTargetValues() }),
  };
}

/** The service round one television, in any state that a picture of a page wants. */
export class Television {
  readonly #server = new FixtureServer();
  #state = freshState();
  #origin = '';

  async start(port = 0): Promise<string> {
    this.#serveFiles();
    this.#serveRoutes();
    this.#serveFleet();
    this.#origin = await this.#server.listen(port);
    return this.#origin;
  }

  stop(): Promise<void> {
    return this.#server.close();
  }

  /** As at the start, but for `change`. */
  reset(change: Partial<TelevisionState> = {}): void {
    this.#state = { ...freshState(), ...change };
  }

  /** Replaces parts of the state, and tells the television as the service would. */
  change(change: Partial<TelevisionState>): void {
    Object.assign(this.#state, change);
    if (change.home) this.#server.emit('fleet', fleet.homeUpdated, this.#state.home);
    if ('call' in change) this.#server.emit('fleet', fleet.callUpdated, { call: this.#state.call });
    if (change.intake) this.#server.emit('fleet', fleet.intakeUpdated, { intake: change.intake });
  }

  /** Staff ask this television to do something. */
  command(offer: CommandOffer): void {
    this.#server.emit('fleet', fleet.commandOffered, offer);
  }

  /** A warning takes the screen. */
  raise(emergency: Emergency): void {
    this.#server.emit('fleet', fleet.emergencyRaised, emergency);
  }

  /** The application of the present intake was accepted. */
  accept(receipt: Receipt): void {
    const { intake } = this.#state;
    if (!intake) throw new Error('there is no intake to accept');
    this.#server.emit('fleet', fleet.intakeAccepted, { intakeId: intake.id, receipt });
  }

  #serveFiles(): void {
    const { app } = this.#server;
    app.use((_request, response, next) => {
      response.setHeader('content-security-policy', CSP);
      next();
    });
    app.use('/tv', express.static(DIST));
    app.use('/art', express.static(ART));
    app.use('/media', express.static(MEDIA));
  }

  #serveRoutes(): void {
    const server = this.#server;
    const access = () => sampleRoomAccess({ url: this.#origin });
    const current = () => {
      if (!this.#state.call) throw new FalinkError('call.unknown');
      return this.#state.call;
    };
    const intake = () => {
      if (!this.#state.intake) throw new FalinkError('intake.unknown');
      return this.#state.intake;
    };
    server.reply('demoPair', () => ({ terminalId: sampleId(1) }));
    server.reply('requestPairing', () => ({
      pairingId: sampleId(9),
      code: '47291634',
      fingerprint: 'K7QF',
      approveUrl: 'http://localhost:8080/console/pair#47291634',
      expiresAt: ago(-582_000),
      pollAfterMs: 2_000,
    }));
    server.reply('pairingStatus', () => ({
      state: this.#state.pairing,
      terminalId: this.#state.pairing === 'approved' ? sampleId(1) : null,
      pollAfterMs: 2_000,
    }));
    server.reply('claimEnrolment', () => {
      throw new FalinkError('enrolment.refused');
    });
    server.reply('challenge', () => {
      if (this.#state.locked) throw new FalinkError('terminal.locked');
      return { nonce: 'n', expiresAt: ago(-60_000) };
    });
    server.reply('token', () => ({
      token: 't',
      expiresInS: 900,
      rotateKey: false,
      terminal: { ...this.#state.home.terminal, kind: this.#state.terminalKind },
    }));
    server.reply('home', () => ({ ...this.#state.home, serverTime: ago(0) }));
    server.reply('serviceRoom', () => ({ room: sampleRoom() }));
    server.reply('voice', () => ({
      languages: (['zh-CN', 'en'] as const).map((locale) => ({ locale, bundle: null })),
    }));
    server.reply('terminalPrivacyNotice', () => this.#state.privacy);
    server.reply('acknowledgePrivacyNotice', ({ body }) => ({ version: body.version, acknowledgedAt: body.at }));
    server.reply('terminalTarget', () => this.#state.target);
    server.reply('reportTarget', ({ body }) => ({ digest: body.digest }));
    server.reply('onAir', () => this.#state.onAir);
    server.reply('rulebook', () => ({ today: day(), overrides: [] }));
    server.reply('listAssets', () => ({ assets: [...this.#state.assets] }));
    server.reply('createCall', ({ body }) => {
      if (this.#state.refuseCall) throw new FalinkError(this.#state.refuseCall);
      const call = sampleTerminalCall({
        kind: body.kind,
        queuedAt: ago(0),
        waitMs: 4_000,
        ...this.#state.callTemplate,
      });
      this.#state.call = call;
      return { call, room: access() };
    });
    server.reply('currentCall', () => ({ call: this.#state.call }));
    server.reply('setCategory', ({ body }) => {
      this.#state.call = { ...current(), category: body.category };
      return this.#state.call;
    });
    server.reply('endCall', () => ({}));
    server.reply('goodbye', () => this.#state.goodbye);
    server.reply('offerCompanion', () => ({
      url: 'https://falink.example/companion/#Zk1bqv0yq1J8C3s2nB7oVb4d6mVwT0aQ9xLrE5uHfGc',
      expiresInMs: 300_000,
    }));
    server.reply('endCompanion', () => ({}));
    server.reply('offerScreen', () => {
      if (this.#state.refuseScreen) throw new FalinkError(this.#state.refuseScreen);
      return {
        url: 'https://falink.example/guest/#tv=Zk1bqv0yq1J8C3s2nB7oVb4d6mVwT0aQ9xLrE5uHfGc',
        code: '472916',
        expiresInMs: 300_000,
      };
    });
    server.reply('leaveScreen', () => ({}));
    server.reply('rate', ({ body }) => ({ score: body.score }));
    server.reply('roomAccess', access);
    server.reply('leaveNumber', () => ({
      id: sampleId(300),
      phoneMasked: '138****1234',
      promise: { kind: 'within', minutes: 30 },
    }));
    server.reply('follow', ({ body }) => {
      if (body.queryCode !== QUERY_CODE) throw new FalinkError('application.unknown');
      return {
        number: body.number,
        status: 'accepted',
        acceptedAt: ago(86_400_000),
        decisionDue: day(6),
        provisional: false,
        daysLeft: 6,
      };
    });
    server.reply('currentIntake', intake);
    server.reply('confirm', intake);
    server.reply('postponePaper', intake);
    server.reply('uploadPage', intake);
  }

  #serveFleet(): void {
    const { io } = this.#server;
    const namespace = io.of(NAMESPACES.fleet);
    namespace.use((socket, next) => {
      if (!this.#state.inUse || socket.handshake.auth.takeOver) return next();
      next(Object.assign(new Error('terminal.in_use'), { data: errorBody('terminal.in_use') }));
    });
    namespace.on('connection', (socket) => socket.emit(fleet.callUpdated.name, { call: this.#state.call }));
    this.#server.answer('fleet', fleet.heartbeat, () => ({ serverTime: ago(0) }));
    this.#server.answer('fleet', fleet.acknowledgeCommand, () => ({ proceed: true, repeated: false }));
    this.#server.answer('fleet', fleet.reportCommand, () => ({}));
  }
}
