/**
 * What one receiver's line may be given in pictures.
 *
 * Two witnesses: the congestion controller's estimate, which sees a queue grow within a round trip, but takes a busy
 * processor for a full line, and knows little about a line over which little is sent (GoogCC: after a fall it rises by
 * some kbit/s a second); and the receiver, who knows whether packets are late or missing. A picture gets smaller when
 * both agree, and larger when either allows it. When neither says anything, the line is too full even for that; and
 * where much of the voice is missing, nobody waits for an estimate, which a full line can hold up for half a minute.
 */
export interface Downlink {
  readonly estimateBps: number;
  /** For all pictures together, bit/s. */
  readonly picturesBps: number;
  /** When the pictures last grew, or shrank without a witness. */
  readonly raisedAt: number;
  /** The receiver lacks packets, or gets them late. */
  readonly strained: boolean;
  /** When that began or ended. */
  readonly strainedAt: number;
  /** When the receiver reported last; null: it never has, as one of the release before. */
  readonly reportedAt: number | null;
  /** Readings one after another in which much of the voice was missing. */
  readonly drowned: number;
  /** What was too much the last time, bit/s: near it the picture grows carefully. */
  readonly ceilingBps: number;
}

/** What a receiver reports. */
interface Reception {
  readonly strained: boolean;
  /** Share of the sound that was made up, 0 … 1. */
  readonly concealed: number;
}

export const UNKNOWN: Downlink = {
  estimateBps: Number.POSITIVE_INFINITY,
  picturesBps: Number.POSITIVE_INFINITY,
  raisedAt: 0,
  strained: false,
  strainedAt: 0,
  reportedAt: null,
  drowned: 0,
  ceilingBps: Number.POSITIVE_INFINITY,
};

/** The rest of an estimate is for retransmissions, and for the error of the estimate. */
const USABLE_SHARE = 0.85;
/** Opus at its limit of 40 kbit/s, and the headers of 50 packets a second (RTP, UDP, IP: RFC 3550, 768, 791). */
const SOUND_BPS = 60_000;
/** The smallest picture: one that moves, and little enough to go beside a voice on 100 kbit/s. */
export const SMALLEST_BPS = 25_000;
/** From here on the camera's own limit is what counts. */
const UNLIMITED_FROM_BPS = 1_500_000;

const RAISE_EVERY_MS = 800;
/** The estimate promises more: trusted in steps, because a deep buffer promises too much. */
const PROMISED_FACTOR = 1.5;
/** Nobody promises more, and nothing is missing for so long: tried. */
const CALM_MS = 2_000;
const TRIED_FACTOR = 1.25;
const NEAR_CEILING_SHARE = 0.85;
const NEAR_CEILING_FACTOR = 1.04;

/** A receiver reports at least every three seconds. One that is silent for so long has no line left to report over. */
const SILENT_MS = 6_000;

/** Packets that are lost by chance, up to a fifth of them, are sent again in time: so much is not missing by chance. */
const DROWNED_SHARE = 0.25;
/** One reading may be an accident. */
const DROWNED_READINGS = 2;

/** A new estimate, about once a second. @param sounds how many voices the receiver is sent besides the pictures */
export function estimated(state: Downlink, estimateBps: number, sounds: number, now: number): Downlink {
  const next = { ...state, estimateBps };
  if (isSilent(state, now)) return { ...next, ...halved(state, now) };
  const spare = spareOf(estimateBps, sounds);
  const kept = state.strained && spare < state.picturesBps ? { ...next, ...fallen(state, spare) } : next;
  if (state.drowned >= DROWNED_READINGS) return { ...kept, ...halved(kept, now) };
  if (kept !== next) return kept;
  if (state.picturesBps >= UNLIMITED_FROM_BPS || now - state.raisedAt < RAISE_EVERY_MS) return next;
  if (spare > state.picturesBps) return { ...next, ...raised(state, Math.min(spare, promised(state)), now) };
  return state.strained || now - state.strainedAt < CALM_MS ? next : { ...next, ...raised(state, tried(state), now) };
}

/** The receiver has been silent for longer than it may be. */
export function isSilent({ reportedAt }: Downlink, now: number): boolean {
  return reportedAt !== null && now - reportedAt >= SILENT_MS;
}

/** The receiver has noticed that packets come late or not at all, or that they come again as they should. */
export function strained(state: Downlink, reception: Reception, sounds: number, now: number): Downlink {
  const { strained: is, concealed } = reception;
  const drowned = concealed >= DROWNED_SHARE ? state.drowned + 1 : 0;
  const reported = { ...state, reportedAt: now, drowned };
  const next = is === state.strained ? reported : { ...reported, strained: is, strainedAt: now };
  return is ? estimated(next, state.estimateBps, sounds, now) : next;
}

/** The share of one of so many pictures, bit/s; null: no limit. */
export function pictureLimit({ picturesBps }: Downlink, pictures: number): number | null {
  const share = Math.floor(picturesBps / Math.max(1, pictures));
  return share >= UNLIMITED_FROM_BPS ? null : share;
}

function spareOf(estimateBps: number, sounds: number): number {
  return Math.max(SMALLEST_BPS, Math.floor(estimateBps * USABLE_SHARE - SOUND_BPS * sounds));
}

function fallen({ picturesBps }: Downlink, spare: number): Partial<Downlink> {
  return { picturesBps: spare, ceilingBps: Math.min(picturesBps, UNLIMITED_FROM_BPS) };
}

function halved({ picturesBps, raisedAt }: Downlink, now: number): Partial<Downlink> {
  if (now - raisedAt < RAISE_EVERY_MS) return {};
  return { picturesBps: Math.max(SMALLEST_BPS, Math.min(picturesBps, UNLIMITED_FROM_BPS) / 2), raisedAt: now };
}

function raised({ ceilingBps }: Downlink, picturesBps: number, now: number): Partial<Downlink> {
  return { picturesBps, raisedAt: now, ...(picturesBps > ceilingBps && { ceilingBps: Number.POSITIVE_INFINITY }) };
}

const promised = ({ picturesBps }: Downlink): number => picturesBps * PROMISED_FACTOR;

function tried({ picturesBps, ceilingBps }: Downlink): number {
  const near = ceilingBps * NEAR_CEILING_SHARE;
  if (picturesBps >= near) return picturesBps * NEAR_CEILING_FACTOR;
  return Math.min(picturesBps * TRIED_FACTOR, Math.max(near, picturesBps * NEAR_CEILING_FACTOR));
}
