import { clockText, shanghaiParts } from '@falink/client';
import type { Kit } from '../../components/Kit.js';
import { row } from '../../components/layout.js';
import type { Node } from '../../components/node.js';
import { barBody } from '../../components/parts.js';
import { subtitle } from '../../components/subtitle.js';
import type { KeyPress } from '../../keymap.js';
import { pick } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';
import { COLOR } from '../../theme.js';
import { Page, type PagePlanes } from '../Page.js';
import { liveScene, titleOf } from './liveScene.js';

const BAR_HIDE_MS = 5_000;
const SEEK_S = 10;
const FULL = { x: 0, y: 0, w: 1920, h: 1080, radius: 0 } as const;

/** Between the keys of the bar; together they keep to the page. */
/** Above this line the film is seen, below it the bar is read; a subtitle stands on it. */
const BAR_TOP = 696;
const FADE = 140;
const BAR_GAP = 24;

/** A programme on the whole screen: the channel, or a video on demand. OK brings the bar. */
export class LivePage extends Page {
  protected readonly pageId: 'live' | 'programme' = 'live';
  private barShown = false;
  private cancelHide: (() => void) | undefined;

  protected override follow(): void {
    const { programme, home, platform } = this.session;
    this.watch((listener) =>
      programme.store.subscribe((state) => {
        if (state.ended) this.barShown = true;
        listener();
      }),
    );
    this.watch((listener) => home.store.subscribe(listener));
    this.watch((listener) => platform.planes.onPicture(listener));
    this.watch((listener) => platform.clock.every(1_000, () => (this.barShown ? listener() : undefined)));
    this.onClose(() => this.cancelHide?.());
    this.begin();
  }

  protected begin(): void {
    const { home, programme } = this.session;
    const { onAir } = home.store.state;
    if (onAir && programme.store.state.content?.kind !== 'asset') programme.playChannel(onAir);
  }

  protected override describe(): PageScene {
    const { t, locale, session } = this;
    return liveScene({
      t,
      locale,
      page: this.pageId,
      state: session.programme.store.state,
      barShown: this.barShown,
      subtitles: session.preferences.state.subtitles,
      qualities: session.programme.qualities(),
    });
  }

  private showBar(): void {
    this.cancelHide?.();
    this.cancelHide = this.session.platform.clock.after(BAR_HIDE_MS, () => {
      const { state, ended } = this.session.programme.store.state;
      if (state === 'paused' || ended) return;
      this.barShown = false;
      this.refresh();
    });
    if (this.barShown) return;
    this.barShown = true;
    this.refresh();
  }

  override press({ key, repeat }: KeyPress): boolean {
    const { programme, navigator } = this.session;
    const wasShown = this.barShown;
    if (
      key === 'playPause' ||
      (key === 'play' && programme.store.state.state === 'paused') ||
      (key === 'pause' && programme.store.state.state !== 'paused')
    ) {
      if (!repeat) programme.togglePause();
      this.showBar();
      return true;
    }
    if (key === 'back') {
      if (wasShown && !programme.store.state.ended && !repeat) {
        this.barShown = false;
        this.refresh();
        return true;
      }
      return false;
    }
    if (key === 'ok' || key === 'up' || key === 'down' || key === 'left' || key === 'right') {
      this.showBar();
      if (wasShown) return false;
      if (key === 'left') programme.seekBy(-SEEK_S);
      if (key === 'right') programme.seekBy(SEEK_S);
      return true;
    }
    if (wasShown && key.startsWith('digit')) this.showBar();
    if (key === 'home') {
      navigator.reset('home');
      return true;
    }
    return false;
  }

  protected override choose(id: string): void {
    const { programme, preferences, navigator } = this.session;
    const { content, quality } = programme.store.state;
    switch (id) {
      case 'pause':
        programme.togglePause();
        return;
      case 'restart':
        if (content?.kind === 'channel') {
          const asset = content.onAir.now?.asset;
          if (asset) {
            programme.playAsset(asset, 0);
            navigator.open('programme', { id: asset.id });
          }
        } else programme.restart();
        return;
      case 'subtitles':
        preferences.change({ subtitles: !preferences.state.subtitles });
        return;
      case 'quality':
        programme.setQuality(quality === null ? 2160 : quality === 2160 ? 1080 : null);
        this.refresh();
        return;
      case 'library':
        if (this.pageId === 'programme' && navigator.back()) return;
        navigator.open('library');
        return;
      case 'ask':
        this.session.callLawyer();
        return;
    }
  }

  /** In the largest size the bar is a page over the darkened film. */
  protected override get sheetStyle(): 'video' | 'own' {
    return this.barShown || !this.moving ? 'video' : 'own';
  }
  protected override sheetWords(scene: PageScene): readonly string[] {
    const { state } = this.session.programme.store.state;
    if (state === 'error' || state === 'unsupported') return scene.lines;
    return this.moving ? this.barWords() : [this.t('live.loading')];
  }

  /** Which episode it is, how far it is, and what comes next. */
  private barWords(): readonly string[] {
    const { content } = this.session.programme.store.state;
    const line = content?.kind === 'channel' ? content.onAir.now?.asset : content?.asset;
    const { from, to } = this.times();
    return [
      line ? this.t('home.episode', { series: pick(line.series, this.locale), episode: line.episode }) : '',
      from === '' ? '' : `${from} / ${to}`,
    ];
  }

  private get moving(): boolean {
    const { state } = this.session.programme.store.state;
    return this.session.platform.planes.hasPicture('programme') && !['idle', 'error', 'unsupported'].includes(state);
  }

  override get groundless(): boolean {
    return this.moving;
  }

  override planes(): PagePlanes {
    return this.moving ? { programme: FULL } : {};
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t, session } = this;
    const { state, subtitle: words } = session.programme.store.state;
    const broken = state === 'error' || state === 'unsupported';
    const note = broken ? t(`live.${state}`) : this.moving ? '' : t('live.loading');
    return {
      ...(note !== '' && {
        Note: {
          Logo: kit.picture({ x: 900, y: 380, w: 120, h: 120, art: 'logo' }),
          Title: kit.label({
            text: titleOf({ state: session.programme.store.state, locale: this.locale, t }),
            role: 'h2',
            x: 960,
            y: 540,
            align: 'center',
          }),
          Text: kit.label({ text: note, x: 960, y: 620, align: 'center', tone: 'muted' }),
        },
      }),
      ...(words !== '' && { Subtitle: subtitle(kit, words, this.barShown ? BAR_TOP - 6 : 1000) }),
      ...(this.barShown && { Bar: this.bar(kit, scene), Corners: this.corners(kit) }),
    };
  }

  private corners(kit: Kit): Node {
    const { session } = this;
    const { content } = session.programme.store.state;
    const onAir = content?.kind === 'channel' ? content.onAir : undefined;
    const words = this.clockWords;
    const name = onAir
      ? pick(onAir.channelName, this.locale)
      : content?.kind === 'asset'
        ? pick(content.asset.series, this.locale)
        : '';
    const nameW = kit.width(name, 'body', true, kit.pick(40, 50));
    const dateW = kit.width(words.date, 'body', false, kit.pick(34, 46));
    const timeW = kit.width(words.time, 'clock', true, kit.pick(52, 66));
    const w = dateW + timeW + 28 + 64;
    return {
      ...(name !== '' && {
        Channel: {
          x: 96,
          y: 54,
          Ground: kit.box({ x: 0, y: 0, w: nameW + 64, h: 100, color: COLOR.glass, radius: 24 }),
          Name: kit.label({
            text: name,
            x: 32,
            y: (100 - kit.pick(40, 50) * 1.3) / 2,
            size: kit.pick(40, 50),
            bold: true,
            leading: 1.3,
          }),
        },
      }),
      Clock: {
        x: 1824 - w,
        y: 54,
        Ground: kit.box({ x: 0, y: 0, w, h: 100, color: COLOR.glass, radius: 24 }),
        Date: kit.label({
          text: words.date,
          x: 32,
          y: (100 - kit.pick(34, 46) * 1.3) / 2,
          size: kit.pick(34, 46),
          leading: 1.3,
          tone: 'soft',
        }),
        Time: kit.label({
          text: words.time,
          x: w - 32,
          y: (100 - kit.pick(52, 66) * 1.2) / 2,
          size: kit.pick(52, 66),
          bold: true,
          leading: 1.2,
          align: 'right',
        }),
      },
    };
  }

  private bar(kit: Kit, scene: PageScene): Node {
    const { session, t } = this;
    const { content } = session.programme.store.state;
    const icons: Record<string, string> = {
      pause: 'play',
      restart: 'replay',
      subtitles: 'talk',
      quality: 'cap',
      library: 'list',
      ask: 'call',
    };
    const count = scene.choices.length;
    const w = Math.min(kit.pick(326, 400), Math.floor((1728 - BAR_GAP * (count - 1)) / Math.max(1, count)));
    const time = this.times();
    const next = content?.kind === 'channel' ? content.onAir.next : null;
    const room = 1728 - scene.choices.length * (w + BAR_GAP);
    const line = content?.kind === 'channel' ? content.onAir.now?.asset : content?.asset;
    return {
      Fade: kit.fadeUp({ x: 0, y: BAR_TOP - FADE, w: 1920, h: FADE, color: COLOR.fade }),
      Ground: { y: BAR_TOP, w: 1920, h: 1080 - BAR_TOP, rect: true, color: COLOR.faded },
      Title: kit.label({
        text: scene.title,
        role: 'h2',
        size: kit.pick(54, 60),
        x: 96,
        y: kit.pick(716, 704),
        w: 1100,
        fit: true,
      }),
      ...(line && {
        Series: kit.label({
          text: t('home.episode', { series: pick(line.series, this.locale), episode: line.episode }),
          x: 1824,
          y: 732,
          size: kit.pick(36, 46),
          align: 'right',
          tone: 'soft',
        }),
      }),
      From: kit.label({ text: time.from, x: 96, y: kit.pick(812, 802), size: kit.pick(36, 45), leading: 1.3 }),
      To: kit.label({
        text: time.to,
        x: 1824,
        y: kit.pick(812, 802),
        size: kit.pick(36, 45),
        leading: 1.3,
        align: 'right',
      }),
      Progress: kit.progress({ x: 230, y: 830, w: 1460, h: 14, ratio: time.ratio }),
      Knob: kit.box({ x: 230 + 1460 * time.ratio - 15, y: 822, w: 30, h: 30, color: COLOR.white, radius: 15 }),
      ...row('Key', scene.choices, { x: 96, y: 890, w, h: 120, gap: BAR_GAP }, (choice, place) =>
        kit.option(choice.id, {
          ...place,
          grow: 1.02,
          body: barBody(kit, { w, h: 120, digit: choice.digit, icon: icons[choice.id] ?? 'list', title: choice.label }),
        }),
      ),
      ...(next &&
        room > 280 && {
          NextLine: kit.label({
            text: t('live.next', { time: clockOf(Date.parse(next.startsAt)) }),
            x: 1824,
            y: 896,
            size: kit.pick(34, 45),
            leading: 1.3,
            align: 'right',
            tone: 'muted',
          }),
          Next: kit.label({
            text: pick(next.asset.title, this.locale),
            x: 1824,
            y: kit.pick(946, 954),
            size: kit.pick(38, 46),
            bold: true,
            leading: 1.3,
            align: 'right',
            w: room - 20,
            fit: true,
          }),
        }),
    };
  }

  private times(): { from: string; to: string; ratio: number } {
    const { programme, platform } = this.session;
    const { content } = programme.store.state;
    if (content?.kind === 'channel') {
      const now = content.onAir.now;
      if (!now) return { from: '', to: '', ratio: 0 };
      const start = Date.parse(now.startedAt);
      const end = Date.parse(now.endsAt);
      return {
        from: clockOf(start),
        to: clockOf(end),
        ratio: Math.max(0, Math.min(1, (platform.clock.wall() - start) / Math.max(1, end - start))),
      };
    }
    if (content?.kind === 'asset') {
      const length = platform.programme.duration || content.asset.durationMs / 1000;
      const at = platform.programme.currentTime;
      return {
        from: clockText(at * 1000),
        to: clockText(length * 1000),
        ratio: Math.min(1, at / Math.max(1, length)),
      };
    }
    return { from: '', to: '', ratio: 0 };
  }
}

function clockOf(ms: number): string {
  const at = shanghaiParts(ms);
  return `${at.hour}:${String(at.minute).padStart(2, '0')}`;
}

/** One video on demand on the whole screen. */
export class ProgrammePage extends LivePage {
  protected override readonly pageId = 'programme';

  protected override begin(): void {
    const { library, programme, navigator } = this.session;
    const id = this.params.id ?? '';
    const { content } = programme.store.state;
    if (content?.kind === 'asset' && content.asset.id === id) return;
    const asset = library.find(id);
    if (asset) programme.playAsset(asset, programme.progressOf(id));
    else navigator.back();
  }
}
