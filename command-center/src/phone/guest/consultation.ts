import { type Category, CategorySchema, type ScreenChoice, type VisitCall } from '@falink/protocol';
import { keepAwake } from '../wake-lock.js';
import type { CallScreen } from './call-screen.js';
import { belongsInRoom, type Stage, stageOf } from './call-state.js';
import type { Frame } from './frame.js';
import type { GuestCall } from './guest-call.js';
import { takeTurn } from './page-turn.js';
import type { Words } from './screens.js';
import type { TelevisionActs } from './television.js';
import type { Visit, VisitState } from './visit.js';
import { WaitingScreen } from './waiting-screen.js';

const TOPICS = CategorySchema.options.filter((one) => one !== 'uncategorised');

export interface ConsultationOptions {
  readonly frame: Frame;
  readonly words: Words;
  readonly categories: Readonly<Record<Category, string>>;
  readonly visit: Visit;
  readonly call: GuestCall;
  /** Made by the person's press, before anything was waited for. */
  readonly screen: CallScreen;
  readonly television: TelevisionActs;
  /** The television whose code was scanned; null: none was. */
  readonly scanned: ScreenChoice | null;
  /** The call is over; null: the service does not know it any more. */
  readonly over: (call: VisitCall | null) => void;
  /** It goes on in another page of this browser. */
  readonly elsewhere: () => void;
}

/** From the queue to the end: what the service says of the call decides the screen, and when the room is entered. */
export class Consultation {
  readonly #options: ConsultationOptions;
  readonly #waiting: WaitingScreen;
  readonly #release: (() => void)[] = [];
  #hide: () => void = () => undefined;
  #stage: Stage | null = null;
  #isEntering = false;
  #isOver = false;

  constructor(options: ConsultationOptions) {
    this.#options = options;
    const { words, call, visit, categories, television } = options;
    this.#waiting = new WaitingScreen({
      words,
      call,
      categories: TOPICS.map((id) => ({ id, name: categories[id] })),
      choose: (category) => void visit.choose(category).catch(() => visit.refresh()),
      television,
      leaveNumber: (phone) => visit.leaveNumber(phone),
      leave: () => this.hangUp(),
    });
  }

  start(): void {
    const { visit, call, screen } = this.#options;
    const back = (): void => {
      if (document.visibilityState !== 'visible') return;
      void visit.refresh();
      void call.reopen().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', back);
    this.#hide = screen.show(call);
    this.#release.push(
      () => document.removeEventListener('visibilitychange', back),
      keepAwake(),
      takeTurn(() => {
        // In the room the other page takes this one's place; leaving it would hang up. [M8][C10]
        if (!call.isIn) this.#moveElsewhere();
      }),
      visit.state.subscribe((state) => this.#follow(state)),
    );
    this.#follow(visit.state.state);
    visit.follow();
    this.#goOnScanned();
  }

  /** The person ends it: camera and microphone are off at once, that the service knows it may take longer. */
  hangUp(): void {
    const { visit, call } = this.#options;
    call.leave();
    visit.end().catch(() => this.#finish(visit.call));
  }

  /** The media is over: of a call that goes on it is set up again, unless another page of this browser took it. */
  mediaEnded(replaced: boolean): void {
    if (this.#isOver) return;
    if (replaced) {
      this.#moveElsewhere();
      return;
    }
    const { visit, call, screen } = this.#options;
    void visit.refresh().then(async () => {
      if (this.#isOver || visit.call.state === 'ended') return;
      await call.restart();
      this.#hide();
      this.#hide = screen.show(call);
      this.#enter();
    });
  }

  #moveElsewhere(): void {
    if (this.#isOver) return;
    this.#close();
    this.#options.elsewhere();
  }

  /** A code that is no longer good leads to the digits that the television shows now. */
  #goOnScanned(): void {
    const { television, scanned, screen } = this.#options;
    if (!scanned) return;
    television.use(scanned).catch((error: unknown) => {
      if (this.#isOver) return;
      if (this.#stage === 'waiting') this.#waiting.television.open(error);
      else screen.openTelevision(error);
    });
  }

  #follow(state: VisitState): void {
    if (this.#isOver) return;
    if (state.isGone || state.call.state === 'ended') {
      this.#finish(state.isGone ? null : state.call);
      return;
    }
    this.#show(stageOf(state.call.state));
    this.#waiting.update(state);
    this.#options.screen.describe(state);
    if (belongsInRoom(state.call.state)) this.#enter();
  }

  #show(stage: Stage): void {
    if (stage === this.#stage) return;
    this.#stage = stage;
    const { frame, screen } = this.#options;
    if (stage === 'waiting') {
      frame.show(this.#waiting.nodes, 'waiting');
      return;
    }
    frame.show([screen.node], 'call');
    screen.focus();
  }

  /** Once; what fails is tried again with the next answer of the service. */
  #enter(): void {
    const { visit, call } = this.#options;
    if (call.isIn || this.#isEntering) return;
    this.#isEntering = true;
    visit
      .access()
      .then((access) => {
        if (!this.#isOver) call.join(access);
      })
      .catch(() => undefined)
      .finally(() => {
        this.#isEntering = false;
      });
  }

  #finish(call: VisitCall | null): void {
    if (this.#isOver) return;
    this.#close();
    this.#options.over(call);
  }

  #close(): void {
    this.#isOver = true;
    this.#options.visit.stop();
    for (const release of this.#release) release();
    this.#hide();
    this.#waiting.close();
    this.#options.call.leave();
  }
}
