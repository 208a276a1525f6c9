import { Lightning } from '@lightningjs/sdk';
import type { Measure } from '../components/font.js';
import { Kit } from '../components/Kit.js';
import { type Node, render } from '../components/node.js';
import { Option, type OptionSpec } from '../components/Option.js';
import { clockCorner, dateWords, stepCorner } from '../components/parts.js';
import { seenSign, seenWords } from '../components/seen.js';
import type { SheetSide, SheetSpec } from '../components/sheet/sheet.js';
import { type Digit, digitOf, type KeyPress } from '../keymap.js';
import { type Translate, translator } from '../locales/index.js';
import type { PlaneName, PlaneRect } from '../platform/Platform.js';
import { DigitGuard } from '../scene/DigitGuard.js';
import type { Narrator } from '../scene/Narrator.js';
import { offeredScene } from '../scene/offered.js';
import { focusFor, isPadKey, type PageScene } from '../scene/PageScene.js';
import { type Direction, nextFocus, type Target } from '../scene/spatial.js';
import type { Session } from '../session/Session.js';
import { COLOR, type TextSize } from '../theme.js';
import { PageSheet } from './PageSheet.js';

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
  private readonly sheet = new PageSheet();

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

  /**
   * How the page is drawn in the largest size: from its description, on the ground or over its video, or as it draws
   * itself, in letters of 60 pixels and more.
   */
  protected get sheetStyle(): 'ground' | 'video' | 'own' {
    return 'ground';
  }
  /** What is read on the sheet, where that is more than the lines of the scene. */
  protected sheetWords(scene: PageScene): readonly string[] {
    return [...scene.lines, ...(scene.details ?? [])];
  }
  /** What stands beside the words of the sheet: a small video where the page has one. */
  protected sheetSide(_kit: Kit): SheetSide | undefined {
    const planes = this.planes();
    const plane = (['remote', 'self', 'programme'] as const).find((name) => planes[name] !== undefined);
    const rect = plane && planes[plane];
    if (!plane || !rect) return undefined;
    const w = rect.w >= 1920 ? 880 : 560;
    return { w, h: Math.round((w * rect.h) / rect.w), plane };
  }
  /** How the sheet looks where that is not the usual way. */
  protected get sheetLook(): Pick<SheetSpec, 'ground' | 'surface'> {
    const veil: Node = { w: 1920, h: 1080, rect: true, color: COLOR.veil };
    return this.sheetStyle === 'video' ? { ground: veil } : {};
  }

  /** Where the videos are in the size in use. */
  get shownPlanes(): PagePlanes {
    return this.sheet.isDrawn && this.sheetStyle === 'ground' ? this.sheet.planes : this.planes();
  }
  /** `groundless` in the size in use. */
  get isGroundless(): boolean {
    return this.groundless && !(this.sheet.isDrawn && this.sheetStyle === 'ground');
  }

  /** Keys that mean something special here. @returns whether the key is dealt with */
  press(_press: KeyPress): boolean {
    return false;
  }

  get session(): Session {
    return this.context.session;
  }

  protected get letters(): TextSize {
    return this.session.preferences.state.text;
  }
  protected get elder(): boolean {
    return this.letters !== 'standard';
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
    const { online } = this.session.line.state;
    return clockCorner(kit, this.clockWords, { online, seen: seenWords(kit, this.session.camera.store.state.view) });
  }

  /** For a page that has no clock at the upper right, or its own picture to stand by: that the camera is on. */
  protected seenSign(kit: Kit, at: { right: number; y: number }): ReturnType<typeof seenSign> {
    return seenSign(kit, this.session.camera.store.state.view, at);
  }

  /** Of the first start, where this is a page of it. */
  protected get progress(): { readonly step: number; readonly count: number } | null {
    const { firstStart } = this.session;
    return this.params.step === firstStart.step ? firstStart.progress : null;
  }

  /** Without what this television does not offer. */
  private described(): PageScene {
    const { view } = this.session.camera.store.state;
    const offered = offeredScene(this.describe(), this.session.target.offers);
    const scene = view === 'off' ? offered : { ...offered, seen: this.t(`seen.${view}Line`) };
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
    this.watch((listener) => this.session.camera.store.subscribe(listener));
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
    const asked = this.keyed;
    this.keyed = false;
    this.focusOption = undefined;
    this.drawnTargets = undefined;
    const kit = new Kit(this.letters, this.t, this.context.measure, (id) => this.bind(id));
    const isSheet = this.letters === 'largest' && this.sheetStyle !== 'own';
    if (!isSheet) this.sheet.leave();
    render(this, isSheet ? this.drawSheet(kit, this.current) : this.draw(kit, this.current));
    this._refocus();
    if (this.painted) this.context.narrator.change(this.painted, this.current, this.focusId, asked);
    this.painted = this.current;
    this.context.changed();
  }

  private drawSheet(kit: Kit, scene: PageScene): Node {
    const side = this.sheetStyle === 'ground' ? this.sheetSide(kit) : undefined;
    const seen = seenWords(kit, this.session.camera.store.state.view);
    return this.sheet.draw(kit, {
      scene,
      words: [...(seen === null ? [] : [seen]), ...this.sheetWords(scene)],
      clock: this.clockWords.time,
      online: this.session.line.state.online,
      ...(side && { side }),
      ...this.sheetLook,
      focus: this.focusId,
    });
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
    if (!this.sheet.isDrawn) this.focusMoved(id);
    else if (id !== null && !this.sheet.shows(id)) this.refresh();
    this._refocus();
    this.context.narrator.focus(this.scene, id);
    this.context.changed();
  }

  /** The focus moved: rails scroll, previews change. */
  protected focusMoved(_id: string | null): void {}

  private get now(): number {
    return this.session.platform.clock.now();
  }

  /** Whether a digit, or every one of the page, counts by now. */
  takesDigits(digit?: Digit): boolean {
    if (digit === undefined) return this.digits?.takesAll(this.now) !== false;
    return !this.scene.choices.some((c) => c.digit === digit) || this.digits?.takes(digit, this.now) !== false;
  }

  /** A key for this page. @returns whether it was of use */
  handle(press: KeyPress): boolean {
    const digit = digitOf(press.key);
    if (digit !== undefined && !this.takesDigits(digit)) return true;
    const used = this.use(press, digit);
    this.keyed ||= used;
    return used;
  }

  private use(press: KeyPress, digit: Digit | undefined): boolean {
    const { key } = press;
    if ((key === 'left' || key === 'right') && this.turnsWords(key)) return true;
    if (this.press(press)) return true;
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
    if (next === undefined) return this.turnSheet(direction);
    this.focusOn(next);
    return true;
  }

  /** At the edge of the sheet Up and Down go on to the next cards. */
  private turnSheet(direction: Direction): boolean {
    if (direction === 'left' || direction === 'right') return false;
    const next = this.sheet.beyond(this.scene, direction === 'down');
    // Where nothing can be chosen these two turn the words as well.
    if (next === undefined) return this.focusId === null && this.turnWords(direction === 'down');
    this.focusOn(next);
    return true;
  }

  /** Left and Right turn the words of a sheet whatever else they mean on the page: what is not shown must be readable. */
  private turnsWords(key: 'left' | 'right'): boolean {
    if (!this.sheet.isDrawn || nextFocus(this.targets(), this.focusId, key) !== undefined) return false;
    return this.turnWords(key === 'right');
  }

  private turnWords(isForward: boolean): boolean {
    const turns = this.sheet.turnWords(isForward);
    if (turns) this.refresh();
    return turns;
  }
}
