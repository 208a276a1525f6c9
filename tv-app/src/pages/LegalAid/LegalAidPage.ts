import type { Kit } from '../../components/Kit.js';
import { indexed, type Node } from '../../components/node.js';
import { clockCorner, dateWords, hintRow, pageTitle, rowBody } from '../../components/parts.js';
import type { PageScene } from '../../scene/PageScene.js';
import { COLOR } from '../../theme.js';
import { Page } from '../Page.js';
import { legalAidScene } from './legalAidScene.js';

const ICONS: Record<string, string> = {
  start: 'scales',
  precheck: 'list',
  ask: 'call',
  follow: 'ear',
  number: 'phone',
};

/** What legal aid is, how it goes, and the way in: an application in the room, a question at home, following one. */
export class LegalAidPage extends Page {
  protected override follow(): void {
    this.watch((listener) => this.session.home.store.subscribe(listener));
    this.watch((listener) => this.session.line.subscribe(listener));
  }

  protected override describe(): PageScene {
    return legalAidScene({ t: this.t, home: this.session.home.store.state.home, room: this.session.isRoom });
  }

  protected override choose(id: string): void {
    if (id === 'start') this.session.startIntake();
    else if (id === 'precheck') {
      this.session.precheck.forget();
      this.session.navigator.open('precheck');
    } else if (id === 'ask') this.session.callLawyer();
    else if (id === 'follow') this.session.navigator.open('follow');
    else if (id === 'number') this.session.navigator.open('callback');
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t, session } = this;
    const steps = [1, 2, 3, 4] as const;
    const lines: Record<string, string> = {
      start: t('aid.startLine'),
      precheck: t('aid.precheckLine'),
      ask: t('aid.askLine'),
      follow: t('aid.followLine'),
      number: t('services.numberLine'),
    };
    const w = 408;
    const h = kit.pick(320, 356);
    const optionW = 848;
    const optionH = kit.pick(136, 144);
    const optionGap = kit.pick(18, 16);
    const stepY = kit.pick(240, 164);
    const optionY = stepY + h + kit.pick(26, 22);
    return {
      Corner: clockCorner(
        kit,
        dateWords(t, session.platform.clock.wall(), this.elder, this.locale),
        session.line.state.online,
      ),
      // Large letters leave no line for it below the title.
      ...pageTitle(kit, scene.title, kit.elder ? t('aid.what') : ''),
      ...(!kit.elder && {
        What: kit.label({ text: t('aid.what'), x: 96, y: 158, size: 42, leading: 1.35, tone: 'jade' }),
      }),
      ...indexed('Step', steps, (step, index) => ({
        x: 96 + index * (w + 32),
        y: stepY,
        Panel: kit.panel({ x: 0, y: 0, w, h, surface: 'sunk' }),
        Circle: kit.box({ x: 28, y: kit.pick(20, 26), w: 72, h: 72, color: COLOR.gold, radius: 36 }),
        Number: kit.label({
          text: String(step),
          x: 64,
          y: kit.pick(32, 38),
          size: 42,
          bold: true,
          leading: 1.2,
          align: 'center',
          tone: 'ink',
        }),
        Title: kit.label({
          text: t(`aid.step${step}`),
          x: 28,
          y: kit.pick(104, 112),
          size: kit.pick(38, 45),
          bold: true,
          leading: 1.3,
          w: w - 48,
          lines: 2,
        }),
        ...(!kit.elder && {
          Line: kit.label({
            text: t(`aid.step${step}Line`),
            x: 28,
            y: 204,
            size: 34,
            leading: 1.35,
            w: w - 48,
            lines: 2,
            tone: 'muted',
          }),
        }),
        ...(kit.elder && {
          Line: kit.label({
            text: t(`aid.step${step}Line`),
            x: 28,
            y: 228,
            size: 45,
            leading: 1.25,
            w: w - 40,
            lines: 2,
            tone: 'muted',
          }),
        }),
      })),
      ...indexed('Choice', scene.choices, (choice, index) =>
        kit.option(choice.id, {
          x: 96 + (index % 2) * (optionW + 32),
          y: optionY + Math.floor(index / 2) * (optionH + optionGap),
          w: optionW,
          h: optionH,
          surface: index === 0 ? 'jade' : 'card',
          body: rowBody(kit, {
            w: optionW,
            h: optionH,
            digit: choice.digit,
            icon: ICONS[choice.id] ?? 'rt',
            title: choice.label,
            line: lines[choice.id] ?? '',
            tone: index === 0 ? 'jadeSub' : 'muted',
          }),
        }),
      ),
      ...(!session.isRoom && {
        Where: {
          x: 96,
          y: kit.pick(896, 872),
          Icon: kit.icon({ x: 0, y: 4, name: 'pin', size: 44, tone: 'gold' }),
          Text: kit.label({
            text: scene.lines[1] ?? '',
            x: 66,
            y: 0,
            size: kit.pick(38, 46),
            leading: 1.35,
            w: 1660,
            fit: true,
            tone: 'soft',
          }),
        },
      }),
      Hints: hintRow(kit, scene.hints, 96, kit.pick(980, 970)),
    };
  }
}
