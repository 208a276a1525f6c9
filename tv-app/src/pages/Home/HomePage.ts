import type { Lightning } from '@lightningjs/sdk';
import { face } from '../../components/face.js';
import { type Kit, progressWidth } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import { brand, keyCap, plate } from '../../components/parts.js';
import type { KeyPress } from '../../keymap.js';
import { pick } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';
import { dutyName, dutyPerson } from '../../scene/words.js';
import { COLOR, LIVE_WINDOW } from '../../theme.js';
import { Page, type PagePlanes } from '../Page.js';
import { callTile, hotlineTile, tile } from './drawTiles.js';
import {
  adviserLine,
  adviserTitle,
  callLine,
  dutyLine,
  type HomeView,
  homeScene,
  leavesNumber,
  nowPlaying,
  placeOf,
  roomLine,
} from './homeScene.js';

/** After so long without a key, the programme takes the whole screen. */
const IDLE_TO_FULL_MS = 20_000;
const CLOCK_TICK_MS = 5_000;
const PROGRESS = { w: LIVE_WINDOW.w - 84, h: 10 };

/** The first page: the live window, four things to do, who is on duty and this village's adviser. */
export class HomePage extends Page {
  private cancelIdle: (() => void) | undefined;
  private touchedAtMs = 0;

  protected override follow(): void {
    const { home, call, programme, line, platform, library } = this.session;
    this.watch((listener) => home.store.subscribe(listener));
    this.watch(
      (listener) => call.store.subscribe(listener),
      () => [call.state.call?.state],
    );
    // Subtitles and quality change every few seconds and are not shown here.
    this.watch(
      (listener) => programme.store.subscribe(listener),
      () => [programme.store.state.state, programme.store.state.content],
    );
    this.watch((listener) => platform.planes.onPicture(listener));
    this.watch((listener) => line.subscribe(listener));
    this.watch(
      (listener) => platform.clock.every(CLOCK_TICK_MS, listener),
      () => this.timeWords(),
    );
    this.onClose(platform.clock.every(CLOCK_TICK_MS, () => this.advance()));
    this.onClose(() => this.cancelIdle?.());
    this.touchedAtMs = platform.clock.now();
    this.awaitIdle(IDLE_TO_FULL_MS);
    void library.refresh();
  }

  override press(_press: KeyPress): boolean {
    this.touchedAtMs = this.session.platform.clock.now();
    return false;
  }

  /** One timer that compares with the time of the last key, instead of a new timer for every key. */
  private awaitIdle(afterMs: number): void {
    const { clock } = this.session.platform;
    this.cancelIdle = clock.after(afterMs, () => {
      const leftMs = this.touchedAtMs + IDLE_TO_FULL_MS - clock.now();
      const { state } = this.session.programme.store.state;
      if (leftMs > 0) this.awaitIdle(leftMs);
      else if (state === 'playing' || state === 'ducked') this.session.navigator.open('live');
      else this.awaitIdle(IDLE_TO_FULL_MS);
    });
  }

  private get view(): HomeView {
    const { session, t, locale, elder } = this;
    return {
      t,
      locale,
      elder,
      state: session.home.store.state,
      wallMs: session.platform.clock.wall(),
      waits: session.call.state.call?.state === 'queued',
      takesNumbers: session.target.offers('callback'),
    };
  }

  /** Every text of the page that changes with the clock. */
  private timeWords(): readonly string[] {
    const { view } = this;
    const { date, time } = this.clockWords;
    return [date, time, nowPlaying(view.state.onAir, view)?.left ?? '', adviserLine(view), callLine(view)];
  }

  /** Moves the progress bar without a redraw of the page. */
  private advance(): void {
    const playing = nowPlaying(this.view.state.onAir, this.view);
    const fill = this.tag('Live.Body.Progress.Fill') as Lightning.Element | undefined;
    if (!fill || !playing) return;
    fill.visible = playing.ratio > 0;
    fill.w = progressWidth(PROGRESS, playing.ratio);
  }

  protected override describe(): PageScene {
    return homeScene(this.view);
  }

  protected override choose(id: string): void {
    const { navigator } = this.session;
    if (id === 'live') navigator.open('live');
    else if (id === 'call' || id === 'duty') {
      if (leavesNumber(this.view)) navigator.open('callback');
      else this.session.callLawyer();
    } else if (id === 'adviser') navigator.open('notice');
    else if (id === 'library' || id === 'services' || id === 'legal-aid') navigator.open(id);
  }

  override planes(): PagePlanes {
    const { state, content } = this.session.programme.store.state;
    return content && !['idle', 'error', 'unsupported'].includes(state)
      ? { programme: { ...LIVE_WINDOW, radius: 24 } }
      : {};
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const view = this.view;
    const has = (id: string): boolean => scene.choices.some((choice) => choice.id === id);
    return {
      Header: {
        ...brand(kit, placeOf(view.state.home, view)),
        ...this.corner(kit),
      },
      Live: this.liveWindow(kit, view),
      Call: has('call') ? callTile(kit, view) : hotlineTile(kit, view),
      ...this.tiles(kit, has, view.state.home?.room?.notices ?? 0),
      ...(kit.elder
        ? has('call') && { DutyPlain: this.dutyPlain(kit, view) }
        : {
            ...(has('duty') && { Duty: this.dutyCard(kit, view) }),
            ...(has('adviser') && { Adviser: this.adviserCard(kit, view) }),
          }),
    };
  }

  /** The smaller tiles, without gaps where one is not offered. */
  private tiles(kit: Kit, has: (id: string) => boolean, notices: number): Node {
    const { t } = this;
    const more = notices > 0 ? t('home.moreNotices', { count: notices }) : t('home.moreLine');
    const all = [
      { ref: 'Aid', id: 'legal-aid', icon: 'scales', title: t('home.aid'), line: t('home.aidLine') },
      { ref: 'Library', id: 'library', icon: 'play', title: t('home.library'), line: t('home.libraryLine') },
      { ref: 'More', id: 'services', icon: 'more', title: t('home.more'), line: more },
    ];
    const tops = kit.pick([424, 566, 708], [498, 674, 866]);
    const shown = all.filter(({ id }) => has(id));
    return Object.fromEntries(
      shown.map(({ ref, id, icon, title, line }, at) => [ref, tile(kit, id, tops[at] ?? 0, icon, title, line)]),
    );
  }

  private liveWindow(kit: Kit, view: HomeView): Node {
    const { w, h } = LIVE_WINDOW;
    const { t } = this;
    const { programme, platform } = this.session;
    const { onAir } = view.state;
    const playing = nowPlaying(onAir, view);
    const moving = platform.planes.hasPicture('programme') && this.planes().programme !== undefined;
    const poster = onAir?.now?.asset.posterUrl;
    const cap = keyCap(kit, 'ok', 0, 0);
    const fullSize = kit.pick(36, 46);
    const full = t('home.full');
    const fullW = kit.width(full, 'body', true, fullSize);
    const titleY = kit.pick(536, 508);
    const channel = onAir ? pick(onAir.channelName, this.locale) : '';
    const { state } = programme.store.state;
    const trouble = state === 'error' || state === 'unsupported' ? t(`home.programme.${state}`) : '';
    const body: Node = {
      ...(!moving && {
        Still: poster
          ? kit.picture({ x: 0, y: 0, w, h, url: poster, radius: 24 })
          : {
              Dark: kit.panel({ x: 0, y: 0, w, h, surface: 'sunk' }),
              Logo: kit.picture({ x: w / 2 - 60, y: 200, w: 120, h: 120, art: 'logo' }),
            },
      }),
      Fade: kit.fadeUp({ x: 0, y: h - 300, w, h: 300, radius: [0, 0, 24, 24], color: COLOR.fade }),
      ...(trouble !== '' && { Trouble: plate(kit, { x: 32, y: 28, text: trouble, dot: COLOR.gold }) }),
      ...(trouble === '' &&
        channel !== '' && {
          OnAir: plate(kit, { x: 32, y: 28, text: `${t('home.onAir')}  ·  ${channel}`, dot: COLOR.coral }),
        }),
      Title: kit.label({
        text:
          playing?.title ??
          (programme.store.state.state === 'idle' && onAir && !onAir.now ? t('home.noProgramme') : t('home.loading')),
        x: 42,
        y: titleY,
        role: 'h2',
        w: 860,
        fit: true,
      }),
      ...(playing && {
        Line: kit.label({
          text: kit.elder ? playing.line : `${playing.line}    ${playing.left}`,
          x: 42,
          y: titleY + kit.size('h2') * 1.3,
          tone: 'soft',
          w: 880,
          fit: true,
        }),
        Progress: kit.progress({ x: 42, y: h - 26, ...PROGRESS, ratio: playing.ratio }),
      }),
      Cap: { ...cap.node, x: w - 42 - fullW - 16 - cap.w, y: h - 52 - kit.pick(44, 54) - kit.pick(2, 0) },
      Full: kit.label({
        text: full,
        x: w - 42 - fullW,
        y: h - 52 - kit.pick(44, 54) - kit.pick(0, 3),
        size: fullSize,
        bold: true,
        leading: 1.3,
      }),
    };
    return kit.option('live', { ...LIVE_WINDOW, surface: 'none', grow: 1, body });
  }

  /** Up to `end`: who is on duty, and how long it takes. */
  private dutyWords(kit: Kit, view: HomeView, end: number): Node {
    const { t } = this;
    const name = dutyName(view);
    const size = kit.pick(40, 52);
    const lineSize = kit.pick(36, 46);
    const x = 166;
    const top = (160 - size * 1.3 - lineSize * 1.35) / 2;
    const title = name ?? (view.state.home ? t('home.nobody') : '');
    const stateW = name ? 66 + kit.width(t('home.onDuty'), 'body', true, size) : 0;
    const nameW = Math.min(kit.width(title, 'body', true, size), end - x - stateW);
    return {
      Face: face(kit, { x: 28, y: 24, size: 112, ...dutyPerson(view) }),
      Name: kit.label({ text: title, x, y: top, size, bold: true, leading: 1.3, w: nameW, fit: true }),
      ...(name && {
        Dot: kit.dot({ x: x + nameW + 18, y: top + size * 0.65 - 16, color: COLOR.jade }),
        State: kit.label({
          text: t('home.onDuty'),
          x: x + nameW + 66,
          y: top,
          size,
          bold: true,
          leading: 1.3,
          tone: 'jade',
        }),
      }),
      Line: kit.label({
        text: dutyLine(view),
        x,
        y: top + size * 1.3,
        size: lineSize,
        leading: 1.35,
        tone: kit.elder ? 'soft' : 'muted',
        w: end - x,
        fit: true,
      }),
    };
  }

  private dutyCard(kit: Kit, view: HomeView): Node {
    return kit.option('duty', {
      x: 96,
      y: 866,
      w: 800,
      h: 160,
      body: { ...this.dutyWords(kit, view, 706), Digit: kit.badge({ x: 800 - 28 - 56, y: 52, digit: 5 }) },
    });
  }

  private dutyPlain(kit: Kit, view: HomeView): Node {
    const room = roomLine(view);
    return {
      x: 96,
      y: 866,
      Panel: kit.panel({ x: 0, y: 0, w: 1216, h: 160, surface: 'sunk' }),
      Words: this.dutyWords(kit, view, room === null ? 1186 : 766),
      ...(room !== null && {
        Rule: { x: 778, y: 28, w: 2, h: 104, rect: true, color: COLOR.rule },
        Room: kit.label({ text: room, x: 802, y: 18, size: 45, leading: 1.35, w: 394, lines: 2 }),
      }),
    };
  }

  private adviserCard(kit: Kit, view: HomeView): Node {
    const adviser = view.state.home?.adviser;
    const title = adviserTitle(view);
    const phoneW = adviser ? Math.min(kit.width(adviser.phone, 'body', true, 38), 300) : 0;
    const titleW = Math.min(kit.width(title, 'body', true, 40), 620 - 24 - phoneW);
    return kit.option('adviser', {
      x: 928,
      y: 866,
      w: 896,
      h: 160,
      body: {
        Face: face(kit, { x: 28, y: 24, size: 112, name: adviser?.name ?? '', portrait: adviser?.portrait ?? null }),
        Name: kit.label({ text: title, x: 166, y: 26, size: 40, bold: true, leading: 1.3, w: titleW, fit: true }),
        ...(adviser && {
          Phone: kit.label({
            text: adviser.phone,
            x: 166 + titleW + 24,
            y: 26,
            size: 38,
            bold: true,
            leading: 1.37,
            tone: 'emergencyHead',
            w: 300,
            fit: true,
          }),
        }),
        Line: kit.label({
          text: adviserLine(view),
          x: 166,
          y: 80,
          size: 36,
          leading: 1.35,
          tone: 'muted',
          w: 620,
          fit: true,
        }),
        Digit: kit.badge({ x: 896 - 28 - 56, y: 52, digit: 6 }),
      },
    });
  }
}
