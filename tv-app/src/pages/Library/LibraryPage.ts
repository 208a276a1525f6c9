import type { Asset } from '@falink/protocol';
import type { Kit } from '../../components/Kit.js';
import { indexed, type Node } from '../../components/node.js';
import { hintRow, keyCap, rowBody } from '../../components/parts.js';
import { pick } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';
import { COLOR, MOTION } from '../../theme.js';
import { Page } from '../Page.js';
import { FEW, libraryScene, type Rail, railsOf } from './libraryScene.js';

/** Videos on demand: what the focused one is about above, rails by theme below. */
export class LibraryPage extends Page {
  protected override follow(): void {
    const { library, line, platform } = this.session;
    this.watch((listener) => library.store.subscribe(listener));
    this.watch((listener) => line.subscribe(listener));
    this.watch((listener) => platform.clock.every(5_000, listener));
    void library.refresh();
  }

  protected override describe(): PageScene {
    return libraryScene({
      t: this.t,
      locale: this.locale,
      state: this.session.library.store.state,
      focus: this.focused,
    });
  }

  protected override focusMoved(): void {
    this.refresh();
  }

  protected override get scrolls(): boolean {
    return true;
  }

  protected override choose(id: string): void {
    const { library, programme, navigator } = this.session;
    if (id === 'retry') void library.refresh();
    else if (id === 'live') navigator.open('live');
    else if (id.startsWith('asset:')) {
      const asset = library.find(id.slice(6));
      // Asked for before the page is made: what it takes to draw one passes on the line.
      if (asset) programme.playAsset(asset, programme.progressOf(asset.id));
      navigator.open('programme', { id: id.slice(6) });
    }
  }

  private get focusedAsset(): Asset | undefined {
    const id = this.focused ?? this.scene.firstFocus ?? '';
    return this.session.library.find(id.replace('asset:', ''));
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { session, t } = this;
    const head = {
      Icon: kit.icon({ x: 96, y: 70, name: 'play', size: 56, tone: 'gold' }),
      Page: kit.label({
        text: scene.title,
        x: 168,
        y: 98 - kit.size('tile') * 0.65,
        size: kit.pick(42, 52),
        bold: true,
        leading: 1.3,
      }),
    };
    const asset = this.focusedAsset;
    if (!asset) return { Head: head, Corner: this.corner(kit), Empty: this.empty(kit, scene) };
    const rails = railsOf(session.library.store.state.assets, t);
    const isFew = rails.length === 1 && scene.choices.length <= FEW;
    return {
      Hero: this.hero(kit, asset),
      Head: head,
      Corner: this.corner(kit),
      Rails: this.rails(kit, rails, asset, isFew),
      ...(isFew && { Hints: hintRow(kit, scene.hints, 96, 972) }),
    };
  }

  private empty(kit: Kit, scene: PageScene): Node {
    const choice = scene.choices[0];
    return {
      Title: kit.label({ text: scene.lines[0] ?? '', role: 'title', x: 96, y: 300 }),
      Line: kit.label({ text: scene.lines[1] ?? '', x: 96, y: 410, w: 1100, tone: 'soft', size: kit.pick(40, 48) }),
      ...(choice && {
        Choice: kit.option(choice.id, {
          x: 96,
          y: 580,
          w: 720,
          h: 136,
          body: rowBody(kit, {
            w: 720,
            h: 136,
            digit: 1,
            icon: choice.id === 'retry' ? 'refresh' : 'play',
            title: choice.label,
          }),
        }),
      }),
      Hints: hintRow(kit, scene.hints, 96, 972),
    };
  }

  private hero(kit: Kit, asset: Asset): Node {
    const { t, session } = this;
    const progress = session.programme.progressOf(asset.id);
    const leftMinutes = Math.max(1, Math.ceil((asset.durationMs / 1000 - progress) / 60));
    const action =
      progress > 0
        ? t('library.resume', { minutes: leftMinutes })
        : t('text.and', {
            one: t('library.play'),
            other: t('library.minutes', { minutes: Math.max(1, Math.round(asset.durationMs / 60_000)) }),
          });
    const cap = keyCap(kit, 'ok', 0, 0);
    const actionSize = kit.pick(36, 46);
    const actionW = kit.width(action, 'body', true, actionSize);
    const lineY = kit.pick(236, 250);
    return {
      Backdrop: kit.picture({ x: 960, y: 0, w: 960, h: 540, url: asset.posterUrl }),
      Left: kit.picture({ x: 960, y: 0, w: 420, h: 540, art: 'fade-left', color: COLOR.fadeLibrary }),
      Down: kit.fadeUp({ x: 960, y: 380, w: 960, h: 160, color: COLOR.fadeSide }),
      Corner: kit.box({ x: 1180, y: 40, w: 692, h: 112, color: COLOR.veilFaint, radius: 24 }),
      Title: kit.label({
        text: pick(asset.title, this.locale),
        role: 'title',
        size: kit.pick(70, 80),
        x: 96,
        y: kit.pick(136, 138),
        w: 1100,
        fit: true,
      }),
      Line: kit.label({
        text: pick(asset.summary, this.locale),
        x: 96,
        y: lineY,
        w: 800,
        lines: 2,
        tone: 'soft',
        leading: 1.45,
      }),
      Cap: { ...cap.node, x: 96, y: kit.pick(350, 402) },
      Action: kit.label({
        text: action,
        x: 96 + cap.w + 18,
        y: kit.pick(346, 399),
        size: actionSize,
        bold: true,
        leading: 1.3,
      }),
      ...(asset.subtitles.length > 0 &&
        !kit.elder && {
          SubtitleIcon: kit.icon({ x: 96 + cap.w + 18 + actionW + 36, y: 350, name: 'talk', size: 44, tone: 'soft' }),
          Subtitles: kit.label({
            text: t('library.subtitles'),
            x: 96 + cap.w + 18 + actionW + 94,
            y: 347,
            size: actionSize,
            leading: 1.3,
            tone: 'soft',
          }),
        }),
    };
  }

  private rails(kit: Kit, rails: readonly Rail[], focus: Asset, isFew: boolean): Node {
    const w = isFew ? 554 : kit.pick(384, 554);
    const h = Math.round((w * 9) / 16);
    const gap = 32;
    const titleSize = kit.pick(40, 52);
    const rowH = titleSize * 1.3 + 16 + h + kit.pick(24, 48);
    const top = kit.pick(434, 496);
    const visible = kit.pick(2, 1);
    const focusRow = Math.max(
      0,
      rails.findIndex((rail) => rail.assets.some((asset) => asset.id === focus.id)),
    );
    const firstRow = Math.max(0, Math.min(focusRow, rails.length - visible));
    return {
      x: 96,
      y: top,
      Rows: {
        smooth: { y: [-firstRow * rowH, { duration: MOTION.rail, timingFunction: 'ease-out' }] },
        ...indexed('Row', rails, (rail, row) => {
          const column = Math.max(
            0,
            rail.assets.findIndex((asset) => asset.id === focus.id),
          );
          const fit = kit.pick(4, 3);
          const first = row === focusRow ? Math.max(0, Math.min(column - fit + 2, rail.assets.length - fit)) : 0;
          return {
            y: row * rowH,
            visible: row >= firstRow,
            Title: kit.label({ text: rail.title, x: 0, y: 0, size: titleSize, bold: true, leading: 1.3 }),
            Rail: {
              y: titleSize * 1.3 + 16,
              smooth: { x: [-first * (w + gap), { duration: MOTION.rail, timingFunction: 'ease-out' }] },
              ...indexed('Poster', rail.assets, (asset, index) =>
                this.poster(kit, asset, { x: index * (w + gap), w, h }),
              ),
            },
          };
        }),
      },
    };
  }

  private poster(kit: Kit, asset: Asset, at: { x: number; w: number; h: number }): Node {
    const { t, session } = this;
    const progress = session.programme.progressOf(asset.id) / (asset.durationMs / 1000);
    const titleSize = kit.pick(40, 50);
    const digit = kit.optionDigit(`asset:${asset.id}`);
    return kit.option(`asset:${asset.id}`, {
      x: at.x,
      y: 0,
      w: at.w,
      h: at.h,
      surface: 'none',
      body: {
        Picture: kit.picture({ x: 0, y: 0, w: at.w, h: at.h, url: asset.posterUrl, radius: 24 }),
        Fade: kit.fadeUp({ x: 0, y: at.h - 170, w: at.w, h: 170, radius: [0, 0, 24, 24], color: COLOR.fade }),
        ...(digit !== null && {
          DigitGround: kit.box({
            x: at.w - 72 - (kit.elder ? 8 : 0),
            y: 14,
            w: kit.pick(58, 66),
            h: kit.pick(58, 66),
            color: COLOR.veilLight,
            radius: 16,
          }),
          Digit: kit.badge({ x: at.w - 72 - (kit.elder ? 8 : 0), y: 14, digit, size: kit.pick(58, 66) }),
        }),
        ...(!kit.elder && {
          Episode: kit.label({
            text: t('library.episode', { episode: asset.episode }),
            x: 22,
            y: at.h - 116,
            size: 32,
            leading: 1.3,
            tone: 'emergencyHead',
          }),
        }),
        Title: kit.label({
          text: pick(asset.title, this.locale),
          x: 22,
          y: at.h - 32 - titleSize * 1.2,
          size: titleSize,
          bold: true,
          leading: 1.3,
          w: at.w - 44,
          fit: true,
        }),
        ...(progress > 0 && {
          Progress: kit.progress({ x: 14, y: at.h - 18, w: at.w - 28, h: 10, ratio: progress, color: COLOR.gold }),
        }),
      },
    });
  }
}
