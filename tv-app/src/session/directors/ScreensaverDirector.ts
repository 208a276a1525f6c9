import type { Platform } from '../../platform/Platform.js';
import type { CallModel } from '../CallModel.js';
import type { Prompts } from '../commands/Prompts.js';
import type { EmergencyModel } from '../EmergencyModel.js';
import type { FirstStart } from '../FirstStart.js';
import type { Navigator, PageId } from '../Navigator.js';
import type { Programme } from '../Programme.js';
import { PAGE_TRAITS } from '../pageTraits.js';
import type { TargetModel } from '../TargetModel.js';

const MINUTE_MS = 60_000;
/** A programme in these states shows no picture. */
const WITHOUT_PICTURE: ReadonlySet<string> = new Set(['idle', 'error', 'unsupported', 'paused']);

/** The notice of the place on a television that nobody uses (SPEC R8). */
export class ScreensaverDirector {
  #touchedAtMs: number;

  constructor(
    private readonly parts: {
      readonly platform: Pick<Platform, 'clock'>;
      readonly target: TargetModel;
      readonly call: CallModel;
      readonly emergency: EmergencyModel;
      readonly prompts: Prompts;
      readonly programme: Programme;
      readonly firstStart: FirstStart;
      readonly navigator: Navigator;
      readonly goHome: () => void;
    },
  ) {
    this.#touchedAtMs = parts.platform.clock.now();
  }

  start(): void {
    this.parts.platform.clock.every(MINUTE_MS, () => this.#follow());
  }

  /** Somebody pressed a key. @returns whether it woke the television */
  touch(): boolean {
    const { platform, navigator, goHome } = this.parts;
    this.#touchedAtMs = platform.clock.now();
    if (navigator.location.page !== 'screensaver') return false;
    if (!navigator.back()) goHome();
    return true;
  }

  #follow(): void {
    const { platform, target, navigator, goHome } = this.parts;
    const { screensaver } = target.store.state.values;
    const idleMs = platform.clock.now() - this.#touchedAtMs;
    if (screensaver === 0 || idleMs < screensaver * MINUTE_MS || this.#isBusy) return;
    const { page } = navigator.location;
    if (PAGE_TRAITS[page].rests && PAGE_TRAITS[page].private) goHome();
    if (this.#mayRest(navigator.location.page)) navigator.open('screensaver');
  }

  /** Somebody talks, waits, is warned, asked something, or sets the box up. */
  get #isBusy(): boolean {
    const { call, emergency, prompts, firstStart } = this.parts;
    const isAsked = prompts.store.state.shown !== null;
    const isRung = call.incoming.state.call !== null;
    return (
      isRung ||
      call.state.phase !== 'none' ||
      emergency.store.state.notice !== null ||
      isAsked ||
      firstStart.step !== null
    );
  }

  #mayRest(page: PageId): boolean {
    const { picture, rests } = PAGE_TRAITS[page];
    const { content, state } = this.parts.programme.store.state;
    const isSeen = picture === true && content !== null && !WITHOUT_PICTURE.has(state);
    return rests === true && !isSeen;
  }
}
