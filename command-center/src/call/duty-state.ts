import { type AgentStatus, isOutdated, type Offer, type StaffCall } from '@falink/protocol';

/** Why the ringing stopped without this window answering; shown until the next thing happens. */
export type DutyNotice = 'answered_elsewhere' | 'missed' | 'resident_left' | 'taken';

/** Where the media of my call runs: in this window, or in another one (or nowhere yet, after a reload). */
export type Place = 'here' | 'elsewhere';

export interface Ringing {
  readonly offer: Offer;
  /** By this page's monotonic clock, ms. */
  readonly endsAtMs: number;
}

export interface DutyState {
  /** Null until the first response of the server. */
  readonly agent: AgentStatus | null;
  readonly ringing: Ringing | null;
  /** The offer this window is answering right now. */
  readonly answering: string | null;
  /** My open call, or the one whose wrap-up runs. */
  readonly call: StaffCall | null;
  readonly place: Place;
  /** Earlier calls of the same terminal, from the offer. */
  readonly history: Offer['history'];
  readonly notice: DutyNotice | null;
  /** A television that I called and where nobody answered; shown until the next thing happens. */
  readonly unanswered: StaffCall | null;
}

export const EMPTY_DUTY: DutyState = {
  agent: null,
  ringing: null,
  answering: null,
  call: null,
  place: 'elsewhere',
  history: [],
  notice: null,
  unanswered: null,
};

export type DutyEvent =
  | {
      readonly type: 'snapshot';
      readonly agent: AgentStatus;
      readonly offer: Offer | null;
      readonly call: StaffCall | null;
      readonly atMs: number;
    }
  | { readonly type: 'offer_created'; readonly offer: Offer; readonly atMs: number }
  | {
      readonly type: 'offer_closed';
      readonly offerId: string;
      readonly reason: 'accepted' | 'declined' | 'expired' | 'withdrawn';
    }
  | { readonly type: 'agent_updated'; readonly agent: AgentStatus }
  | { readonly type: 'call_updated'; readonly call: StaffCall }
  | { readonly type: 'answer_started'; readonly offerId: string }
  | { readonly type: 'answered'; readonly call: StaffCall }
  | { readonly type: 'answer_refused'; readonly offerId: string; readonly notice: DutyNotice | null }
  | { readonly type: 'calling'; readonly call: StaffCall }
  | { readonly type: 'unanswered_seen' }
  | { readonly type: 'joined_here' }
  | { readonly type: 'left_here' }
  | { readonly type: 'notice_seen' };

const CLOSED: Record<'accepted' | 'declined' | 'expired' | 'withdrawn', DutyNotice | null> = {
  accepted: 'answered_elsewhere',
  declined: null,
  expired: 'missed',
  withdrawn: 'resident_left',
};

/**
 * A repeated offer is the same ringing: its countdown goes on, and it shows what changed about the call
 * (SPEC C9: unless that is older than what is known).
 */
function ring(state: DutyState, offer: Offer, atMs: number): DutyState {
  const known = state.ringing;
  if (known?.offer.id === offer.id) {
    if (isOutdated(offer.call, known.offer.call)) return state;
    return { ...state, ringing: { offer, endsAtMs: known.endsAtMs } };
  }
  const ringing = { offer, endsAtMs: atMs + offer.remainingMs };
  return { ...state, ringing, history: offer.history, notice: null, unanswered: null };
}

function withAgent(state: DutyState, agent: AgentStatus): DutyState {
  // Wrap-up over: the desk is clear. A live call stays, in whatever order notifications arrive.
  const keepCall =
    state.call !== null && (state.call.endedAt === null || agent.state === 'wrap_up' || agent.state === 'on_call');
  return { ...state, agent, call: keepCall ? state.call : null };
}

/** Neither on duty nor in a call: camera and microphone have no use. */
export function isOffDuty({ agent, call }: DutyState): boolean {
  return (agent === null || agent.state === 'offline') && (call === null || call.endedAt !== null);
}

/** The state after an event. Pure: no clock, no sound, no media. */
export function reduceDuty(state: DutyState, event: DutyEvent): DutyState {
  switch (event.type) {
    case 'snapshot': {
      const base = withAgent(state, event.agent);
      const call = event.call ?? (event.agent.state === 'wrap_up' ? state.call : null);
      const sameCall = call !== null && state.call?.id === call.id;
      const next: DutyState = {
        ...base,
        call,
        place: sameCall ? state.place : 'elsewhere',
        answering: event.offer && state.answering === event.offer.id ? state.answering : null,
      };
      return event.offer ? ring(next, event.offer, event.atMs) : { ...next, ringing: null };
    }
    case 'offer_created':
      return ring(state, event.offer, event.atMs);
    case 'offer_closed': {
      if (state.ringing?.offer.id !== event.offerId) return state;
      // The response to our own accept is on its way and decides.
      if (state.answering === event.offerId) return event.reason === 'accepted' ? state : { ...state, ringing: null };
      return { ...state, ringing: null, notice: CLOSED[event.reason] };
    }
    case 'agent_updated':
      return withAgent(state, event.agent);
    case 'call_updated': {
      if (state.call && state.call.id !== event.call.id && state.call.endedAt === null) return state;
      const same = state.call?.id === event.call.id;
      if (isOutdated(event.call, state.call)) return state;
      if (!same && event.call.endedAt !== null) return state;
      // Nobody answered the television: there is nothing to note.
      if (event.call.endedAt !== null && event.call.answeredAt === null)
        return { ...state, call: null, unanswered: event.call };
      return { ...state, call: event.call, place: same ? state.place : state.answering ? state.place : 'elsewhere' };
    }
    case 'answer_started':
      return { ...state, answering: event.offerId, notice: null };
    case 'answered':
      return { ...state, answering: null, ringing: null, call: event.call, place: 'here', notice: null };
    case 'answer_refused':
      if (state.answering !== event.offerId) return state;
      return {
        ...state,
        answering: null,
        ringing: event.notice === null || state.ringing?.offer.id !== event.offerId ? state.ringing : null,
        notice: event.notice,
      };
    case 'calling': {
      // A notification that overtook the response knows more.
      const known = state.call?.id === event.call.id && !isOutdated(state.call, event.call) ? state.call : event.call;
      return { ...state, call: known, place: 'here', history: [], notice: null, unanswered: null };
    }
    case 'unanswered_seen':
      return { ...state, unanswered: null };
    case 'joined_here':
      return { ...state, place: 'here' };
    case 'left_here':
      return { ...state, place: 'elsewhere' };
    case 'notice_seen':
      return { ...state, notice: null };
  }
}

export type DutyView = 'loading' | 'off' | 'away' | 'idle' | 'ringing' | 'calling' | 'call' | 'elsewhere' | 'wrap_up';

/** Which face the desk shows. */
export function dutyView(state: DutyState): DutyView {
  if (!state.agent) return 'loading';
  // The card stays until the response to our accept arrives, whatever notification overtakes it.
  if (state.answering && state.ringing) return 'ringing';
  if (state.call?.state === 'ringing') return 'calling';
  if (state.call && state.call.endedAt === null) return state.place === 'here' ? 'call' : 'elsewhere';
  if (state.ringing) return 'ringing';
  if (state.call) return 'wrap_up';
  switch (state.agent.state) {
    case 'wrap_up':
      return 'wrap_up';
    case 'offline':
      return 'off';
    case 'away':
      return 'away';
    case 'available':
    case 'reserved':
    case 'on_call':
      return 'idle';
  }
}

/** What the sentence of a refused answer is about. */
export function noticeOfRefusal(code: string | null): DutyNotice | null {
  switch (code) {
    case 'offer.taken':
      return 'taken';
    case 'offer.expired':
    case 'offer.unknown':
      return 'missed';
    case 'offer.withdrawn':
      return 'resident_left';
    default:
      return null;
  }
}
