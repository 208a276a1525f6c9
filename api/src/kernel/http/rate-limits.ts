import { createHash } from 'node:crypto';
import {
  authRoutes,
  callRoutes,
  companionRoutes,
  type ErrorCode,
  enrolmentRoutes,
  FalinkError,
  guestRoutes,
  homeRoutes,
  intakeRoutes,
  mediaPlaneRoutes,
  REFRESH_COOKIE,
  type Route,
  screenRoutes,
  staffLinkRoutes,
  staffSessionRoutes,
  terminalRoutes,
  voiceRoutes,
} from '@falink/protocol';
import { toHttpError } from '@falink/service-kit';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Actor } from '../actor.js';
import { addressOf } from './address.js';
import { Failures, Remembered } from './failures.js';

/**
 * In a minute. What names somebody is counted by that name first, because hundreds of boxes and a whole office may share
 * one address: 1,200 boxes that come back at once ask for a challenge and a token each, some of them twice.
 */
const PER_MINUTE = {
  /** Public requests from one address, all together; those with which staff sign in and stay signed in apart. */
  address: 6_000,
  signingIn: 1_200,
  /** Challenges and tokens of one terminal; states of one pairing, which a box asks for every 2 s. */
  terminal: 40,
  pairing: 60,
  /** Codes for one device key, and all codes for one address. */
  deviceKey: 10,
  pairingsOfAddress: 600,
  /** Vouchers tried for one serial number. */
  serial: 10,
  /** Attempts to sign in with one name from one address; renewals with one cookie. */
  name: 10,
  cookie: 30,
  /** Query codes from one address: a short secret, so that right ones count as well. */
  queryCode: 60,
  /** Passwords chosen with links from one address, and passwords of one member of staff changed: each is costly to hash. */
  link: 60,
  password: 10,
  /** Sheets that one member of staff has made: setting one takes the processor a moment. */
  guide: 60,
  /** Utterances of one terminal: a held arrow asks for many. */
  speech: 90,
  /** Network tests of one terminal, one browser, one address: each takes a transport of an sfu for some seconds. */
  probe: 10,
  probesOfAddress: 30,
  /** Challenges for one address, and solved ones; what one browser asks with its key. */
  challenges: 120,
  guestsOfAddress: 60,
  browser: 30,
  /** Numbers of televisions that one visit, and one address, tries: a short secret, so that right ones count as well. */
  screen: 10,
  screensOfAddress: 60,
  /** Numbers to call back that one visit, and one address, leaves: somebody is called for each. */
  number: 10,
  numbersOfAddress: 20,
  /** Requests of one visit: its page asks every 2 s. */
  ofGuest: 120,
  /** What one phone asks as a television's camera: every 2 s which paper is wanted. Pages that it sends. */
  companion: 120,
  pagesOfCompanion: 60,
  /** Requests of one terminal, of one member of staff. */
  ofTerminal: 300,
  ofStaff: 1_200,
  /** Refused credentials of one address; further ones are answered 429, right ones still pass. */
  failures: 120,
  /** Wrong passwords from one address; further attempts wait, except of who signed in from there. */
  wrongPasswords: 60,
} as const;

/** How many names are remembered, each with the address from which its owner signed in. */
const REMEMBERED = 10_000;

/** Credentials that were never right: an expired token was, and who shows none guesses none. */
const FAILED: ReadonlySet<ErrorCode> = new Set([
  'auth.token_invalid',
  'terminal.unknown',
  'terminal.challenge_invalid',
  'enrolment.refused',
  'staff.link_unknown',
  'summary.unknown',
  'guest.link_unknown',
  'guest.proof_invalid',
]);

export interface RateLimits {
  /** By sender, before anything of the body is read. */
  forSender(route: Route): RequestHandler;
  /** By what the request names, once it is parsed. */
  forNamed(route: Route): readonly RequestHandler[];
  /** Counts refused credentials by address, and answers further ones 429: they cannot be tried in bulk. */
  readonly failed: ErrorRequestHandler;
}

/** Limits held in this process's memory: several processes together allow several times as much. */
export function createRateLimits(scale: number): RateLimits {
  const scaled = (perMinute: number): number => Math.max(1, Math.round(perMinute * scale));
  const make = (perMinute: number, keyOf: (request: Request, by: Actor | undefined) => string): RequestHandler =>
    rateLimit({
      windowMs: 60_000,
      limit: scaled(perMinute),
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      keyGenerator: (request, response) => keyOf(request, response.locals.by as Actor | undefined),
      handler: (request, response, next) => {
        const reset = (request as Request & { rateLimit?: { resetTime?: Date } }).rateLimit?.resetTime;
        response.status(429);
        next(limited(reset ? Math.ceil((reset.getTime() - Date.now()) / 1000) : 60));
      },
    });
  const ofAddress = make(PER_MINUTE.address, addressOf);
  const signingIn = make(PER_MINUTE.signingIn, addressOf);
  const staffRoutes = new Set<string>([authRoutes.login, authRoutes.refresh, authRoutes.logout].map(nameOf));
  const ofTerminal = make(PER_MINUTE.ofTerminal, senderOf);
  const ofStaff = make(PER_MINUTE.ofStaff, senderOf);
  const ofGuest = make(PER_MINUTE.ofGuest, senderOf);
  const ofBrowser = (perMinute: number = PER_MINUTE.browser) =>
    make(perMinute, ({ body }) => digest(String(body?.browserKey)));
  const ofId = (perMinute: number) => make(perMinute, ({ params }) => String(params.id));

  const byRoute = new Map<string, readonly RequestHandler[]>([
    [nameOf(terminalRoutes.pairingStatus), [ofId(PER_MINUTE.pairing)]],
    [
      nameOf(terminalRoutes.requestPairing),
      [
        make(PER_MINUTE.deviceKey, ({ body }) => digest(JSON.stringify(body?.publicKey ?? null))),
        make(PER_MINUTE.pairingsOfAddress, addressOf),
      ],
    ],
    [
      nameOf(enrolmentRoutes.claimEnrolment),
      [
        make(PER_MINUTE.serial, ({ body }) => digest(String(body?.serial).trim().toUpperCase())),
        make(PER_MINUTE.pairingsOfAddress, addressOf),
      ],
    ],
    [nameOf(authRoutes.refresh), [make(PER_MINUTE.cookie, cookieOf)]],
    [nameOf(authRoutes.login), [make(PER_MINUTE.name, loginOf), wrongPasswords(scaled(PER_MINUTE.wrongPasswords))]],
    [nameOf(staffLinkRoutes.useStaffLink), [make(PER_MINUTE.link, addressOf)]],
    [nameOf(staffSessionRoutes.changePassword), [make(PER_MINUTE.password, senderOf)]],
    [nameOf(homeRoutes.terminalGuide), [make(PER_MINUTE.guide, senderOf)]],
    [nameOf(voiceRoutes.speak), [make(PER_MINUTE.speech, senderOf)]],
    [nameOf(mediaPlaneRoutes.probeNetwork), [make(PER_MINUTE.probe, senderOf)]],
    [nameOf(intakeRoutes.follow), [make(PER_MINUTE.queryCode, addressOf)]],
    [nameOf(callRoutes.openSummary), [make(PER_MINUTE.link, addressOf)]],
    [nameOf(companionRoutes.openCompanion), [make(PER_MINUTE.link, addressOf)]],
    [
      nameOf(companionRoutes.companionPaper),
      [make(PER_MINUTE.companion, ({ body }) => digest(String(body?.companionId)))],
    ],
    [
      nameOf(companionRoutes.uploadCompanionPage),
      [make(PER_MINUTE.pagesOfCompanion, ({ params }) => String(params.companionId))],
    ],
    [nameOf(guestRoutes.openGuestDoor), [ofBrowser()]],
    [nameOf(guestRoutes.resumeGuest), [ofBrowser()]],
    [nameOf(guestRoutes.probeGuestNetwork), [ofBrowser(PER_MINUTE.probe), make(PER_MINUTE.probesOfAddress, addressOf)]],
    [nameOf(guestRoutes.guestChallenge), [make(PER_MINUTE.challenges, addressOf)]],
    [nameOf(screenRoutes.useScreen), [make(PER_MINUTE.screen, senderOf), make(PER_MINUTE.screensOfAddress, addressOf)]],
    [
      nameOf(guestRoutes.leaveGuestNumber),
      [make(PER_MINUTE.number, senderOf), make(PER_MINUTE.numbersOfAddress, addressOf)],
    ],
    [nameOf(guestRoutes.queueGuest), [ofBrowser(), make(PER_MINUTE.guestsOfAddress, addressOf)]],
  ]);
  const proof = [ofId(PER_MINUTE.terminal)];
  for (const route of [terminalRoutes.challenge, terminalRoutes.token]) byRoute.set(nameOf(route), proof);

  const failures = new Failures(scaled(PER_MINUTE.failures));
  const none: RequestHandler = (_request, _response, next) => next();
  return {
    forSender: (route) => {
      const { auth } = route;
      if (auth.includes('service')) return none;
      if (auth.includes('public')) return staffRoutes.has(nameOf(route)) ? signingIn : ofAddress;
      return (request, response, next) => {
        const { kind } = response.locals.by as Actor;
        const limit = kind === 'terminal' ? ofTerminal : kind === 'guest' ? ofGuest : ofStaff;
        limit(request, response, next);
      };
    },
    forNamed: (route) => byRoute.get(nameOf(route)) ?? [],
    failed: (error: unknown, request, response, next) => {
      if (!FAILED.has(toHttpError(error).body.code)) {
        next(error);
        return;
      }
      const address = addressOf(request);
      const waitS = failures.waitS(address);
      failures.add(address);
      if (waitS !== null) response.status(429);
      next(waitS === null ? error : limited(waitS));
    },
  };
}

/** Somebody who signed in from an address does not wait for what others get wrong there. */
function wrongPasswords(limit: number): RequestHandler {
  const failures = new Failures(limit);
  const known = new Remembered(REMEMBERED);
  return (request, response, next) => {
    const [address, login] = [addressOf(request), loginOf(request)];
    const waitS = known.has(login) ? null : failures.waitS(address);
    if (waitS !== null) {
      response.status(429);
      next(limited(waitS));
      return;
    }
    // Counted at once, so that those that arrive together count too.
    failures.add(address);
    response.once('close', () => {
      if (response.statusCode !== 401) failures.takeBack(address);
      if (response.statusCode === 200) known.add(login);
    });
    next();
  };
}

const limited = (waitS: number): FalinkError =>
  new FalinkError('request.rate_limited', { retryAfterS: Math.max(1, waitS) });

const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`;
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

function loginOf(request: Request): string {
  const body = request.body as { readonly username?: unknown } | undefined;
  return `${addressOf(request)} ${String(body?.username).trim().toLowerCase()}`;
}

function cookieOf(request: Request): string {
  const cookie: unknown = (request.cookies as Record<string, unknown> | undefined)?.[REFRESH_COOKIE];
  return typeof cookie === 'string' ? digest(cookie) : addressOf(request);
}

function senderOf(request: Request, by: Actor | undefined): string {
  if (by?.kind === 'staff') return `staff:${by.staff.id}`;
  if (by?.kind === 'guest') return `guest:${by.guest.id}`;
  return by?.kind === 'terminal' ? `terminal:${by.terminal.id}` : addressOf(request);
}
