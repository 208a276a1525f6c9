import { randomUUID } from 'node:crypto';
import { shanghaiDay } from '@falink/client';
import {
  ago,
  sampleDeskDuty,
  sampleHealth,
  samplePrivacyNotice,
  sampleReceipt,
  sampleRetention,
} from '@falink/fixtures';
import { FixtureServer, type Handlers, Raw } from '@falink/fixtures/server';
import {
  type AgentStatus,
  type authRoutes,
  consoleMessages,
  FalinkError,
  type Intake,
  JobGroupSchema,
  type Offer,
  type Paper,
  type ResponseOf,
  type Staff,
  type StaffCall,
} from '@falink/protocol';
import { RosterFixture } from '../support/roster-fixture.js';
import { answerHandlers } from './answers.js';
import { commandHandlers } from './commands.js';
import { CompanionFixture } from './companion.js';
import { deskCall, noRoom, ringingOffer } from './desk-calls.js';
import * as district from './district.js';
import { GuestFixture } from './guest.js';
import { JobsFixture } from './jobs.js';
import { LegalFixture } from './legal.js';
import { type ListSize, listHandlers } from './lists.js';
import { PAPER } from './paper.js';
import { QualityFixture } from './quality.js';
import { serveConsole } from './serve-console.js';
import { staffHandlers } from './staff.js';
import { summaryHandlers } from './summaries.js';
import { targetHandlers } from './targets.js';

const [PASSWORD, QUERY_CODE] = ['falink-demo', 'K7M2QX9A'];

/** The service behind a console with a made-up district: for looking at pages where no api runs. */
export class Console {
  readonly #server: FixtureServer;
  readonly #tokens = new Map<string, Staff>();
  readonly #legal = new LegalFixture();
  /** How long things are kept, below the jobs. */
  retention = sampleRetention();
  /** What the page of jobs shows. */
  readonly jobs = new JobsFixture();
  readonly quality = new QualityFixture();
  #agent: AgentStatus | null = null;
  #offer: Offer | null = null;
  #call: StaffCall | null = null;
  #notes = '';
  #intake: Intake | null = null;
  #failures = 0;
  /** How much the lists hold. */
  lists: ListSize = 'usual';
  /** Whose session of an earlier visit goes on; null: the page asks who is there. */
  visitor: string | null = null;

  /** The call that a phone comes into. */
  readonly companion = new CompanionFixture();
  readonly roster = new RosterFixture();
  /** Somebody who has only a browser. */
  readonly guest = new GuestFixture(() => this.companion.guestRoom());

  constructor(dist: string) {
    this.roster.fill(shanghaiDay(Date.now()));
    this.#server = new FixtureServer({
      handlers: {
        ...this.#session(),
        ...this.#desk(),
        ...this.#lists(),
        ...listHandlers(() => this.lists),
        ...this.#seat(),
        ...targetHandlers(),
        ...this.#legal.handlers((asked) => this.#who(asked)),
        ...staffHandlers,
        ...answerHandlers,
        ...this.quality.handlers(),
        ...this.roster.handlers(),
        ...this.companion.handlers(),
        ...this.guest.handlers(),
      },
      admit: (route, token) =>
        route.auth.includes('staff') && !(token && this.#tokens.has(token)) ? 'auth.token_expired' : null,
    });
    this.#server.answer('console', consoleMessages.subscribe, ({ topics }) => ({ topics }));
    serveConsole(this.#server.app, dist);
  }

  async listen(port = 0): Promise<string> {
    await this.companion.listen();
    return this.#server.listen(port);
  }

  async close(): Promise<void> {
    await this.companion.close();
    await this.#server.close();
  }

  /** Rings at the desk. */
  ring(kind: StaffCall['kind'] = 'consultation', part: Partial<StaffCall> = {}): void {
    this.#offer = ringingOffer(kind, part);
    this.#server.emit('console', consoleMessages.offerCreated, this.#offer);
  }

  /** Nobody answered the television that the desk calls. */
  over(endReason: StaffCall['endReason']): void {
    if (!this.#call || !this.#agent) return;
    const call: StaffCall = { ...this.#call, revision: 9, state: 'ended', endedAt: ago(0), ringMs: null, endReason };
    this.#call = null;
    this.#agent = { ...this.#agent, state: 'available', callId: null };
    this.#server.emit('console', consoleMessages.myCallUpdated, call);
    this.#server.emit('console', consoleMessages.agentUpdated, this.#agent);
  }

  /** Every session is over, as after a password change. */
  expire(): void {
    this.visitor = null;
    this.#tokens.clear();
  }

  /** A page that is not sharp, and one whose print is too small: both are marked at the seat. */
  blur(): void {
    this.#server.emit(
      'console',
      consoleMessages.intakeUpdated,
      this.#changeIntake((intake) => ({
        ...intake,
        papers: intake.papers.map((one) => ({
          ...one,
          pages: one.pages.map((page, at) =>
            at === 0 ? { ...page, sharpness: 60 } : { ...page, width: 640, height: 480 },
          ),
        })),
      })),
    );
  }

  /** The resident confirms, as the television would; what was asked for and not brought comes later. */
  confirm(): void {
    this.#server.emit(
      'console',
      consoleMessages.intakeUpdated,
      this.#changeIntake((intake) => ({
        ...intake,
        confirmedAt: ago(0),
        papers: intake.papers.map((one) => (one.state === 'requested' ? { ...one, state: 'later' } : one)),
      })),
    );
  }

  #session(): Handlers {
    return {
      health: () => ({ status: 'ok', version: '0.1.0' }),
      refresh: () => {
        const staff = this.visitor === null ? undefined : district.staff[this.visitor];
        if (!staff) throw new FalinkError('auth.required');
        return this.#admit(staff);
      },
      logout: () => ({}),
      login: ({ body }) => {
        if (body.username === 'two-steps') {
          throw new FalinkError(body.code === undefined ? 'auth.code_required' : 'auth.code_wrong');
        }
        const staff = district.staff[body.username];
        if (!staff || body.password !== PASSWORD) {
          this.#failures += 1;
          if (this.#failures >= 5) throw new FalinkError('auth.locked', { retryAfterS: 900 });
          throw new FalinkError('auth.wrong_credentials');
        }
        return this.#admit(staff);
      },
    };
  }

  #admit(staff: Staff): ResponseOf<typeof authRoutes.login> {
    const accessToken = randomUUID();
    this.#tokens.set(accessToken, staff);
    return { accessToken, expiresInS: 900, staff, needsSecondFactor: staff === district.staff.mediator };
  }

  #desk(): Handlers {
    return {
      getAgent: (asked) => ({
        agent: this.#agent ?? this.#setAgent(this.#who(asked), 'offline'),
        offer: this.#offer,
        call: this.#call,
      }),
      deskDuty: () => sampleDeskDuty(),
      setAgentState: (asked) => {
        this.#call = null;
        return this.#setAgent(this.#who(asked), asked.body.state);
      },
      acceptOffer: (asked) => {
        const offer = this.#offer;
        if (!offer) throw new FalinkError('offer.expired');
        this.#offer = null;
        if (offer.call.kind === 'intake') this.#intake = district.makeIntake(offer.call.id);
        const call: StaffCall = {
          ...offer.call,
          state: 'active',
          answeredAt: ago(0),
          activeAt: ago(0),
          intakeId: offer.call.kind === 'intake' ? (this.#intake?.id ?? null) : null,
        };
        this.#call = call;
        this.#setAgent(this.#who(asked), 'on_call');
        return { call, room: offer.room };
      },
      declineOffer: (asked) => {
        this.#offer = null;
        return this.#setAgent(this.#who(asked), 'away');
      },
      callTerminal: (asked) => {
        const who = this.#who(asked);
        const call = deskCall(who);
        this.#call = call;
        this.#setAgent(who, 'on_call');
        return { call, room: noRoom() };
      },
      endCall: (asked) => {
        if (this.#call?.state === 'ringing') this.over('cancelled');
        else if (this.#call) {
          this.#call = { ...this.#call, state: 'ended', endedAt: ago(0), endReason: 'agent_hung_up' };
          this.#server.emit('console', consoleMessages.myCallUpdated, this.#call);
          this.#setAgent(this.#who(asked), 'wrap_up', ago(-300_000));
        }
        return {};
      },
      saveNotes: ({ params, body }) => {
        const earlier = district.mine.find(({ id }) => id === params.id);
        const saved = earlier ?? this.#call;
        if (!saved) throw new FalinkError('call.unknown');
        const { notes, outcome, category } = body;
        const call: StaffCall = {
          ...saved,
          hasNotes: earlier !== undefined || (notes ?? this.#notes) !== '',
          ...(outcome !== undefined && { outcome }),
          ...(category !== undefined && { category }),
          notesVersion: saved.notesVersion + 1,
          revision: saved.revision + 1,
        };
        if (earlier) Object.assign(earlier, call);
        else {
          this.#call = call;
          this.#notes = notes ?? this.#notes;
        }
        this.#server.emit('console', consoleMessages.myCallUpdated, call);
        return call;
      },
    };
  }

  #lists(): Handlers {
    const terminal = (id: string | undefined) => {
      const found = district.terminals.find((one) => one.id === id);
      if (!found) throw new FalinkError('terminal.unknown');
      return found;
    };
    const [first] = district.terminals;
    return {
      getCall: ({ params }) => {
        const call = [...district.calls, ...district.mine].find((one) => one.id === params.id) ?? this.#call;
        if (!call) throw new FalinkError('call.unknown');
        const timeline = ['queued', 'offered', 'accepted', 'media.flowing', 'ended'].map((type, i) => ({
          at: ago(500_000 - i * 4_000),
          type,
          actor: i === 2 ? '林晓芸' : i === 3 ? 'sfu:sfu-1' : null,
          data: {},
        }));
        return { call, timeline };
      },
      readNotes: ({ params }) => {
        const call = [...district.calls, ...district.mine].find((one) => one.id === params.id) ?? this.#call;
        if (!call) throw new FalinkError('call.unknown');
        const { notesVersion: version, category, outcome } = call;
        return { version, notes: call === this.#call ? this.#notes : district.NOTES, category, outcome };
      },
      revealCallback: (asked) => {
        const { id, displayName } = this.#who(asked);
        const claim = { staffId: id, name: displayName, until: ago(-3_600_000) };
        return { phone: '13800001204', callback: Object.assign(district.callbackOf(asked.params.id), { claim }) };
      },
      releaseCallback: ({ params }) => Object.assign(district.callbackOf(params.id), { claim: null }),
      finishCallback: ({ params }) =>
        Object.assign(district.callbackOf(params.id), { state: 'done', doneAt: ago(0), doneBy: '林晓芸' }),
      overview: () => district.overview(),
      fleetMap: () => district.fleetMap(),
      getTerminal: ({ params }) => terminal(params.id),
      terminalHealth: () => sampleHealth(),
      revokeTerminal: ({ params }) => ({ ...terminal(params.id), revokedAt: ago(0) }),
      pairingByCode: ({ params }) => {
        const one = district.pairings.find(({ code }) => code === params.code);
        if (!one) throw new FalinkError('pairing.unknown');
        return one;
      },
      approvePairing: () => terminal(first?.id),
      rejectPairing: () => ({}),
      ...commandHandlers,
      ...summaryHandlers(),
      listJobs: ({ query }) => this.jobs.list(JobGroupSchema.parse(query.group)),
      retention: () => this.retention,
      repeatJob: ({ params }) => this.jobs.change(params.id, 'waiting'),
      problems: () => ({ problems: [{ code: 'clock_skew', of: 'sfu-1', seconds: 70 }] }),
      dropJob: ({ params }) => this.jobs.change(params.id, 'dropped'),
      privacyNotice: () => samplePrivacyNotice(),
      follow: ({ body }) => {
        const one = district.applications.find(({ number }) => number === body.number) ?? district.applications[8];
        if (body.queryCode !== QUERY_CODE || !one) throw new FalinkError('application.unknown');
        const { number, status, acceptedAt, decisionDue, provisional, daysLeft } = one;
        return { number, status, acceptedAt, decisionDue, provisional, daysLeft };
      },
    };
  }

  #seat(): Handlers {
    return {
      currentIntake: () => this.#changeIntake((intake) => intake),
      saveForm: ({ body }) =>
        this.#changeIntake((intake) => ({ ...intake, form: body.form, version: intake.version + 1 })),
      requestPaper: ({ body }) =>
        this.#changeIntake((intake) => ({
          ...intake,
          papers: [
            ...intake.papers,
            { id: randomUUID(), kind: body.kind, label: body.label, state: 'requested', pages: [] },
          ],
        })),
      reviewPaper: ({ params, body }) =>
        this.#changePaper(params.paperId, body.decision, body.decision === 'retake' ? (body.pages ?? body.seen) : []),
      reopenPaper: ({ params, body }) =>
        this.#changePaper(params.paperId, body.from === 'later' ? 'requested' : 'received'),
      requestPages: ({ params }) => this.#changePaper(params.paperId, 'requested'),
      uncheckIdentity: () => this.#changeIntake((intake) => ({ ...intake, identityCheckedAt: null })),
      checkIdentity: () => this.#changeIntake((intake) => ({ ...intake, identityCheckedAt: ago(0) })),
      readAloud: () => this.#changeIntake((intake) => ({ ...intake, step: 'confirm', readAloudAt: ago(0) })),
      accept: () => sampleReceipt({ number: '云河援申〔2026〕00042号', queryCode: QUERY_CODE }),
      page: () => new Raw(200, PAPER, 'image/svg+xml'),
    };
  }

  #who({ token }: { readonly token: string | null }): Staff {
    const staff = token === null ? undefined : this.#tokens.get(token);
    if (!staff) throw new FalinkError('auth.required');
    return staff;
  }

  #setAgent(staff: Staff, state: AgentStatus['state'], until: string | null = null): AgentStatus {
    this.#agent = {
      staffId: staff.id,
      displayName: staff.displayName,
      state,
      since: ago(0),
      callId: this.#call?.id ?? null,
      offerId: null,
      until,
    };
    this.#server.emit('console', consoleMessages.agentUpdated, this.#agent);
    return this.#agent;
  }

  #changePaper(paperId: string | undefined, state: Paper['state'], again: readonly string[] = []): Intake {
    return this.#changeIntake((intake) => ({
      ...intake,
      papers: intake.papers.map((one) =>
        one.id === paperId
          ? { ...one, state, pages: one.pages.map((page) => ({ ...page, retake: again.includes(page.id) })) }
          : one,
      ),
    }));
  }

  #changeIntake(change: (intake: Intake) => Intake): Intake {
    if (!this.#intake) throw new FalinkError('intake.unknown');
    this.#intake = change(this.#intake);
    return this.#intake;
  }
}
