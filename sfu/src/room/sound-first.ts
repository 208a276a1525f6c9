/**
 * Whether one receiver is sent pictures. A smaller picture helps first ({@link pictureLimit}); when the voice has holes
 * even beside the smallest one, pictures stop, and come back on trial.
 */
export interface SoundFirst {
  readonly pictures: boolean;
  /** When that began, ms. */
  readonly since: number;
  /** How long pictures stay away the next time, ms. */
  readonly pauseMs: number;
  /** Readings with holes one after another. */
  readonly holes: number;
}

/** Share of the sound that was made up: from here on words are lost. */
const HOLES_SHARE = 0.05;
/** One reading may be an accident. */
const READINGS = 2;
const FIRST_PAUSE_MS = 4_000;
const LONGEST_PAUSE_MS = 16_000;
/** Pictures that stayed for so long had room: the next pause is a short one again. */
const SETTLED_MS = 20_000;

export const WITH_PICTURES: SoundFirst = { pictures: true, since: 0, pauseMs: FIRST_PAUSE_MS, holes: 0 };

/** The receiver has reported which share of its sound was made up. @param smallest pictures cannot get smaller */
export function reported(state: SoundFirst, concealed: number, smallest: boolean, now: number): SoundFirst {
  if (concealed < HOLES_SHARE) return { ...state, holes: 0 };
  const holes = state.holes + 1;
  return smallest && holes >= READINGS ? stopped({ ...state, holes }, now) : { ...state, holes };
}

/** The receiver cannot even report beside the smallest picture: its line is full. @param smallest as above */
export function unheard(state: SoundFirst, smallest: boolean, now: number): SoundFirst {
  return smallest ? stopped({ ...state, holes: Math.max(state.holes, READINGS) }, now) : state;
}

/** Time goes by: pictures come back when their pause is over and the voice is whole. */
export function elapsed(state: SoundFirst, now: number): SoundFirst {
  if (state.pictures || state.holes > 0 || now - state.since < state.pauseMs) return state;
  return { pictures: true, since: now, pauseMs: Math.min(LONGEST_PAUSE_MS, state.pauseMs * 2), holes: 0 };
}

/** Without pictures until the voice is whole again; without effect where they have stopped already. */
function stopped(state: SoundFirst, now: number): SoundFirst {
  if (!state.pictures) return state;
  const settled = now - state.since >= SETTLED_MS;
  return { ...state, pictures: false, since: now, pauseMs: settled ? FIRST_PAUSE_MS : state.pauseMs };
}
