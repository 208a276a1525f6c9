import { shanghaiParts } from '@falink/client';
import type { Kit } from '../../components/Kit.js';
import { indexed, type Node } from '../../components/node.js';
import { plate } from '../../components/parts.js';
import type { SheetSpec } from '../../components/sheet/sheet.js';
import type { KeyPress } from '../../keymap.js';
import type { PageScene } from '../../scene/PageScene.js';
import { byPlace } from '../../scene/places.js';
import { COLOR } from '../../theme.js';
import { Page } from '../Page.js';
import { layEmergency } from './emergencyText.js';

const GROUND: Node = {
  w: 1920,
  h: 1080,
  rect: true,
  colorTop: COLOR.emergencyTop,
  colorBottom: COLOR.emergencyBottom,
};

function hourOf(instant: string): string {
  const { hour, minute } = shanghaiParts(Date.parse(instant));
  return `${hour}:${String(minute).padStart(2, '0')}`;
}

/** An emergency notice takes the whole screen at once, with sound, until it is acknowledged or expires. */
export class EmergencyPage extends Page {
  private stopAlarm: (() => void) | undefined;

  protected override follow(): void {
    const { emergency, platform } = this.session;
    this.stopAlarm = platform.sound.alarm();
    this.onClose(() => this.stopAlarm?.());
    this.watch((listener) =>
      emergency.store.subscribe((state) => {
        if (state.acknowledged) this.stopAlarm?.();
        listener();
      }),
    );
  }

  override get groundless(): boolean {
    return true;
  }

  protected override get sheetStyle(): 'video' {
    return 'video';
  }
  protected override get sheetLook(): Pick<SheetSpec, 'ground' | 'surface'> {
    return { ground: GROUND, surface: 'emergency' };
  }
  protected override sheetWords(scene: PageScene): readonly string[] {
    const { t, session } = this;
    const { notice, acknowledged } = session.emergency.store.state;
    if (!notice) return [];
    const { home } = session.home.store.state;
    return [
      t('emergency.issued', { issuer: notice.issuer, time: hourOf(notice.issuedAt) }),
      ...scene.lines,
      ...(acknowledged ? [] : [byPlace(t, 'seenLine', home)]),
      t('emergency.until', { time: hourOf(notice.endsAt) }),
    ];
  }

  /** Nothing but OK does anything while the notice is new. */
  override press({ key }: KeyPress): boolean {
    const { acknowledged } = this.session.emergency.store.state;
    return key !== 'ok' && !(acknowledged && (key === 'back' || key === 'home'));
  }

  protected override describe(): PageScene {
    const { t, session } = this;
    const { home } = session.home.store.state;
    const { notice, acknowledged } = session.emergency.store.state;
    return {
      page: 'emergency',
      title: notice?.headline ?? t('emergency.title'),
      lines: [notice?.body ?? '', ...(notice?.points ?? [])],
      choices: [{ id: 'ok', label: acknowledged ? byPlace(t, 'seen', home) : t('emergency.ok'), digit: null }],
      hints: [{ key: 'ok', label: t('emergency.ok') }],
      firstFocus: 'ok',
    };
  }

  protected override choose(id: string): void {
    const { emergency } = this.session;
    if (id !== 'ok') return;
    const { acknowledged, notice } = emergency.store.state;
    if (acknowledged && notice) emergency.clear(notice.id);
    else void emergency.acknowledge();
  }

  protected override draw(kit: Kit): Node {
    const { t, session } = this;
    const { home } = session.home.store.state;
    const { notice, acknowledged } = session.emergency.store.state;
    if (!notice) return {};
    const set = layEmergency(kit, notice);
    const okText = acknowledged ? byPlace(t, 'seen', home) : t('emergency.ok');
    const whyX = kit.pick(864, 900);
    const why = {
      text: `${acknowledged ? okText : byPlace(t, 'seenLine', home)}\n${t('emergency.until', { time: hourOf(notice.endsAt) })}`,
      x: whyX,
      w: 1_824 - whyX,
      size: kit.pick(38, 45),
    };
    const isTight = kit.lines(why).length > 2;
    return {
      Ground: GROUND,
      Rain: kit.picture({ x: 0, y: 0, w: 1920, h: 1080, art: 'scene-rainy', alpha: 0.1, color: COLOR.emergencyRain }),
      Top: { w: 1920, h: 16, rect: true, color: COLOR.gold },
      Bottom: { y: 1064, w: 1920, h: 16, rect: true, color: COLOR.gold },
      Sign: {
        x: 96,
        y: 66,
        Ground: kit.box({ x: 0, y: 0, w: 120, h: 120, color: COLOR.gold, radius: 28 }),
        Icon: kit.icon({ x: 26, y: 24, name: 'warn', size: 68, tone: 'emergencyInk' }),
      },
      Kind: kit.label({ text: t('emergency.title'), x: 248, y: 58, size: kit.pick(72, 76), bold: true, leading: 1.25 }),
      Issuer: kit.label({
        text: t('emergency.issued', { issuer: notice.issuer, time: hourOf(notice.issuedAt) }),
        x: 250,
        y: 150,
        size: kit.pick(36, 45),
        leading: 1.3,
        w: 1100,
        fit: true,
      }),
      ...(!acknowledged && {
        Playing: plate(kit, { x: 1824, y: 84, text: t('emergency.playing'), icon: 'sound', isRight: true }),
      }),
      ...this.seenSign(kit, { right: 1824 - (acknowledged ? 0 : kit.pick(290, 350)), y: 84 }),
      Headline: kit.label({ ...set.headline, text: notice.headline, x: 96, bold: true, tone: 'emergencyHead' }),
      Body: kit.label({ ...set.body, text: notice.body, x: 96, bold: true }),
      ...indexed('Point', notice.points, (point, index) => {
        const { ys, ...look } = set.points;
        return {
          x: 96,
          y: ys[index] ?? 0,
          Dot: kit.box({ x: 6, y: look.size * 0.6 - 9, w: 18, h: 18, color: COLOR.emergencyHead, radius: 9 }),
          Text: kit.label({ ...look, text: point, y: 0 }),
        };
      }),
      Ok: kit.option('ok', {
        x: 96,
        y: 896,
        w: kit.pick(720, 760),
        h: 124,
        surface: 'white',
        grow: 1,
        body: {
          Cap: kit.box({ x: 180, y: 30, w: 110, h: 64, color: COLOR.emergencyCard, radius: 14 }),
          CapText: kit.label({ text: 'OK', x: 235, y: 38, size: 38, bold: true, leading: 1.25, align: 'center' }),
          Text: kit.label({
            text: okText,
            x: 320,
            y: 28,
            size: 52,
            bold: true,
            leading: 1.3,
            tone: 'emergencyInk',
            w: 400,
            fit: true,
          }),
        },
      }),
      Why: kit.label({ ...why, y: isTight ? 884 : 902, leading: isTight ? 1.2 : 1.4 }),
    };
  }
}
