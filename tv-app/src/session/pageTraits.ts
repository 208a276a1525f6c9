import type { PageId } from './Navigator.js';

/** What the session and the screen must know of a page apart from what it shows. A trait that a row leaves out does not hold. */
export interface PageTraits {
  /** Back does not lead home from here: there is no home yet, or this is it. */
  readonly root?: true;
  /** Belongs to a call and is left when the call is over. */
  readonly ofCall?: true;
  /** Another page of the same call takes its place, so that Back leads to where the call began. */
  readonly givesPlace?: true;
  /** Has a picture of the programme; on other pages its sound is ducked. */
  readonly picture?: true;
  /** Keeps a video on demand loaded: the page shows it, or gives it back afterwards. */
  readonly keepsVideo?: true;
  /** Pauses the programme. */
  readonly pausesProgramme?: true;
  /** Stays when the line is lost: it shows the loss in its own way, or needs no service. */
  readonly staysOffline?: true;
  /** Appears without a transition: it is urgent, or a video starts on it and frames of a transition would delay that. */
  readonly instant?: true;
  /** Holds what is the resident's own: the command center sees that it is shown, and nothing of it (SPEC C13). */
  readonly private?: true;
  /** Gives place to the notice of the place when nobody has pressed a key for long (SPEC R8). */
  readonly rests?: true;
  /** Has moments in which nothing has the focus: nothing is chosen by OK there, keys and digits lead on. */
  readonly unfocused?: true;
  /** Hides the banner of a waiting call: the page shows the call, or takes precedence over it. */
  readonly bannerHidden?: true;
}

const CALL = { ofCall: true, keepsVideo: true, bannerHidden: true } as const;

/** Whether a page has this name. */
export function isPageId(name: string): name is PageId {
  return name in PAGE_TRAITS;
}

/** One row per page. */
export const PAGE_TRAITS: Readonly<Record<PageId, PageTraits>> = {
  starting: { root: true, staysOffline: true, unfocused: true },
  welcome: { root: true, staysOffline: true },
  ready: { root: true, staysOffline: true },
  pairing: { root: true, staysOffline: true },
  enrol: { staysOffline: true, private: true },
  home: { root: true, picture: true, rests: true },
  live: { picture: true, instant: true, rests: true, unfocused: true },
  library: { rests: true },
  programme: { picture: true, keepsVideo: true, instant: true, rests: true, unfocused: true },
  'legal-aid': { rests: true },
  precheck: { staysOffline: true, private: true, rests: true },
  calculators: { staysOffline: true, rests: true },
  calculator: { staysOffline: true, private: true, rests: true },
  follow: { private: true, rests: true },
  services: { rests: true },
  handover: { rests: true },
  notice: { rests: true },
  room: { rests: true },
  settings: { staysOffline: true, rests: true },
  voice: { staysOffline: true, rests: true },
  language: { staysOffline: true, rests: true },
  'device-check': { rests: true },
  'network-check': { staysOffline: true, rests: true },
  about: { staysOffline: true, rests: true },
  privacy: { root: true, staysOffline: true },
  'call-incoming': { ...CALL, givesPlace: true, staysOffline: true, instant: true },
  'call-waiting': { ...CALL, givesPlace: true, staysOffline: true, unfocused: true },
  'call-active': { ...CALL, givesPlace: true, staysOffline: true },
  'call-rating': { ...CALL, staysOffline: true, private: true, unfocused: true },
  companion: { ...CALL, givesPlace: true, staysOffline: true },
  callback: { ...CALL, private: true, rests: true },
  intake: { ...CALL, givesPlace: true, staysOffline: true, private: true },
  receipt: { pausesProgramme: true, staysOffline: true, bannerHidden: true, private: true },
  emergency: {
    keepsVideo: true,
    pausesProgramme: true,
    staysOffline: true,
    instant: true,
    bannerHidden: true,
  },
  command: { keepsVideo: true, staysOffline: true, instant: true, bannerHidden: true },
  'in-use': { root: true, staysOffline: true },
  revoked: { root: true, staysOffline: true },
  locked: { root: true, staysOffline: true },
  offline: { root: true, staysOffline: true },
  screensaver: { pausesProgramme: true, bannerHidden: true },
  'screen-off': { pausesProgramme: true, staysOffline: true, instant: true, bannerHidden: true, unfocused: true },
};
