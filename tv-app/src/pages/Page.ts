import { Lightning } from '@lightningjs/sdk';
import type { Measure } from '../components/font.js';
import { Kit } from '../components/Kit.js';
import { type Node, render } from '../components/node.js';
import { Option, type OptionSpec } from '../components/Option.js';
import { clockCorner, dateWords, stepCorner } from '../components/parts.js';
import { type Digit, digitOf, type KeyPress } from '../keymap.js';
import { type Translate, translator } from '../locales/index.js';
import type { PlaneName, PlaneRect } from '../platform/Platform.js';
import { DigitGuard } from '../scene/DigitGuard.js';
import type { Narrator } from '../scene/Narrator.js';
import { offeredScene } from '../scene/offered.js';
import { focusFor, isPadKey, type PageScene } from '../scene/PageScene.js';
import { type Direction, nextFocus, type Target } from '../scene/spatial.js';
import type { Session } from '../session/Session.js';

/** What every page is given. */
export interface PageContext {
  readonly session: Session;
  readonly measure: Measure;
  readonly narrator: Narrator;
  /** The page opens without a key: see `DigitGuard`. */
  readonly unasked?: boolean;
  /** The page was redrawn or its focus moved: the video planes follow. */
  changed(): void;
}

/** Which video shows where on this page; a plane that is not named is hidden. */
export type PagePlanes = Partial<Record<PlaneName, PlaneRect>>;

/**
 * One page: describes itself as data, draws that data, and acts on what is chosen. It redraws when a store that it
 * follows changes, at most once a frame.
 */
export abstract class Page extends Lightning.Component {
  context!: PageContext;
  params: Readonly<Record<string, string>> = {};
  private focusId: string | null = null;
  /** The card that has the focus, since the page was last painted. */
  private focusOption: Option | undefined;
  private drawnTargets: ReadonlyArray<Target & { option: Option }> | undefined;
  private opened = false;
  private stale = false;
  private current: PageScene | undefined;
  private digits: DigitGuard | undefined;
  /** A key was handled since the page was last painted. */
  private keyed = false;
  /** As it was painted last. */
  private painted: PageScene | undefined;
  private stops: Array<() => void> = [];

  /** The page as data. Pure: made from the session's state alone. */
  protected abstract describe(): PageScene;
  /** The page as a picture of that data. */
  protected abstract draw(kit: Kit, scene: PageScene): Node;
  /** Something was chosen, by OK or by its digit. */
  protected abstract choose(id: string): void;
  /** Starts following stores; called once. */
  protected follow(): void {}

  /** Where the videos are. */
  planes(): PagePlanes {
    return {};
  }

  /** True while nothing of the ground should be seen: a full-screen video. */
  get groundless(): boolean {
    return false;
  }

  /** Keys that mean something special here. @returns whether the key is dealt with */
  press(_press: KeyPress): boolean {
    return false;
  }

  get session(): Session {
    return this.context.session;
  }

  protected get elder(): boolean {
    return this.session.preferences.state.elder;
  }
  protected get locale(): 'zh-CN' | 'en' {
    return this.session.preferences.state.locale;
  }
  protected get t(): Translate {
    return translator(this.locale, this.session.call.state.kind);
  }

  /** Date and time as people say them. */
  protected get clockWords(): { date: string; time: string } {
    return dateWords(this.t, this.session.platform.clock.wall(), this.elder, this.locale);
  }
  /** The clock at the upper right, with the state of the line; in the first start which step this is. */
  protected corner(kit: Kit): Node {
    const { progress } = this;
    if (progress) return stepCorner(kit, this.t('first.progress', progress), progress);
    return clockCorner(kit, this.clockWords, this.session.line.state.online);
  }

  /** Of the first start, where this is a page of it. */
  protected get progress(): { readonly step: number; readonly count: number } | null {
    const { firstStart } = this.session;
    return this.params.step === firstStart.step ? firstStart.progress : null;
  }

  /** Without what this television does not offer. */
  private described(): PageScene {
    const scene = offeredScene(this.describe(), this.session.target.offers);
    const { progress } = this;
    if (!progress) return scene;
    const isKnown = progress.step === 1 || scene.hints.some(({ key }) => key === 'back');
    return {
      ...scene,
      details: [...(scene.details ?? []), this.t('first.progress', progress)],
      hints: isKnown ? scene.hints : [{ key: 'back', label: this.t('hint.back') }, ...scene.hints],
    };
  }

  /** The page's description, fresh. */
  get scene(): PageScene {
    this.current ??= this.described();
    return this.current;
  }
  get focused(): string | null {
    return this.focusId;
  }

  /** Redraws on every notification; with `shown`, only when one of its values changed. */
  protected watch(subscribe: (listener: () => void) => () => void, shown?: () => readonly unknown[]): void {
    let before = shown?.();
    this.stops.push(
      subscribe(() => {
        const now = shown?.();
        if (now && before && now.every((value, at) => Object.is(value, before?.[at]))) return;
        before = now;
        this.refresh();
      }),
    );
  }
  protected onClose(stop: () => void): void {
    this.stops.push(stop);
  }

  override _setup(): void {
    this.follow();
    this.watch((listener) => this.session.preferences.store.subscribe(listener));
    this.watch((listener) => this.session.target.store.subscribe(listener));
    this.digits = new DigitGuard(this.now, this.context.unasked === true);
    this.keyed = this.context.unasked !== true;
    this.paint();
    this.opened = true;
  }

  override _detach(): void {
    for (const stop of this.stops.splice(0)) stop();
  }

  /** Redraws in the next frame. */
  refresh(): void {
    this.current = undefined;
    if (this.stale || !this.opened) return;
    this.stale = true;
    this.stage.once('frameStart', () => this.repaint());
  }

  private repaint(): void {
    this.stale = false;
    if (!this.attached) return;
    this.paint();
  }

  private paint(): void {
    this.current = this.described();
    this.focusId = focusFor(this.current, this.focusId);
    this.digits?.shows(this.current.choices, this.now, this.keyed);
    this.keyed = false;
    this.focusOption = undefined;
    this.drawnTargets = undefined;
    const kit = new Kit(this.elder, this.t, this.context.measure, (id) => this.bind(id));
    render(this, this.draw(kit, this.current));
    this._refocus();
    if (this.painted) this.context.narrator.change(this.painted, this.current, this.focusId);
    this.painted = this.current;
    this.context.changed();
  }

  private bind(id: string): OptionSpec {
    const choice = this.scene.choices.find((candidate) => candidate.id === id);
    return {
      id,
      label: choice?.label ?? '',
      digit: choice?.digit ?? null,
      disabled: choice?.disabled === true,
      select: () => this.choose(id),
    };
  }

  /** Whether options move without a redraw: rails that scroll. */
  protected get scrolls(): boolean {
    return false;
  }

  /** Every option that is drawn, with its place on the page: looked up once per redraw. */
  private targets(): ReadonlyArray<Target & { option: Option }> {
    if (this.drawnTargets && !this.scrolls) return this.drawnTargets;
    const found: Array<Target & { option: Option }> = [];
    const walk = (element: Lightning.Element, x: number, y: number): void => {
      for (const child of element.children) {
        if (!child.visible) continue;
        const left = x + child.x;
        const top = y + child.y;
        if (child instanceof Option) {
          if (!child.spec.disabled) {
            found.push({ id: child.spec.id, option: child, rect: { x: left, y: top, w: child.w, h: child.h } });
          }
        } else walk(child, left, top);
      }
    };
    walk(this, 0, 0);
    this.drawnTargets = found;
    return found;
  }

  override _getFocused(): Lightning.Component {
    this.focusOption ??= this.targets().find((target) => target.id === this.focusId)?.option;
    return this.focusOption ?? this;
  }

  protected focusOn(id: string | null): void {
    if (id === this.focusId) return;
    this.focusId = id;
    this.focusOption = undefined;
    this.focusMoved(id);
    this._refocus();
    this.context.narrator.focus(this.scene, id);
    this.context.changed();
  }

  /** The focus moved: rails scroll, previews change. */
  protected focusMoved(_id: string | null): void {}

  private get now(): number {
    return this.session.platform.clock.now();
  }

  /** Whether every digit of the page counts by now. */
  get takesDigits(): boolean {
    return this.digits?.takesAll(this.now) !== false;
  }

  /** A key for this page. @returns whether it was of use */
  handle(press: KeyPress): boolean {
    const digit = digitOf(press.key);
    const isAsked = digit === undefined || this.scene.choices.every((choice) => choice.digit !== digit);
    if (!isAsked && this.digits?.takes(digit, this.now) === false) return true;
    const used = this.use(press, digit);
    this.keyed ||= used;
    return used;
  }

  private use(press: KeyPress, digit: Digit | undefined): boolean {
    if (this.press(press)) return true;
    const { key } = press;
    if (key === 'up' || key === 'down' || key === 'left' || key === 'right') return this.move(key);
    if (press.repeat) return false;
    if (key === 'ok') {
      const choice = this.scene.choices.find((candidate) => candidate.id === this.focusId && !candidate.disabled);
      if (!choice) return false;
      this.choose(choice.id);
      return true;
    }
    if (key === 'blue' && this.scene.entry) {
      this.context.narrator.repeat(this.scene);
      return true;
    }
    if (digit === 0 && !this.scene.choices.some((candidate) => candidate.digit === 0)) {
      this.context.narrator.repeat(this.scene);
      return true;
    }
    if (digit !== undefined) {
      const choice = this.scene.choices.find((candidate) => candidate.digit === digit && !candidate.disabled);
      if (!choice) return false;
      this.focusOn(choice.id);
      this.choose(choice.id);
      if (isPadKey(choice)) this.confirmTyped();
      return true;
    }
    return false;
  }

  /** What is typed with the remote is complete: OK confirms it and repeats no digit. */
  private confirmTyped(): void {
    this.current = undefined;
    const { entry, firstFocus, choices } = this.scene;
    const done = choices.find(({ id, disabled }) => id === (entry?.done ?? firstFocus) && !disabled);
    if (done && !isPadKey(done)) this.focusOn(done.id);
  }

  private move(direction: Direction): boolean {
    const targets = this.targets();
    const next = nextFocus(targets, this.focusId, direction);
    if (next === undefined) return false;
    this.focusOn(next);
    return true;
  }
}
