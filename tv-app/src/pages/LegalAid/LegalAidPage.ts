import { choiceCards } from '../../components/choices.js';
import type { Kit } from '../../components/Kit.js';
import { row } from '../../components/layout.js';
import type { Node } from '../../components/node.js';
import { hintRow, pageTitle } from '../../components/parts.js';
import type { PageScene } from '../../scene/PageScene.js';
import { Page } from '../Page.js';
import { AID_STEPS, legalAidScene } from './legalAidScene.js';

const ICONS: Record<string, string> = {
  start: 'scales',
  precheck: 'list',
  ask: 'call',
  follow: 'doc',
  number: 'phone',
};

const STEP_ICONS = { 1: 'talk', 2: 'idcard', 3: 'cam', 4: 'check' } as const;

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
    const w = 408;
    const h = kit.pick(320, 356);
    const optionW = 848;
    const optionH = kit.pick(136, 144);
    const optionGap = kit.pick(18, 16);
    const stepY = kit.pick(240, 164);
    const optionY = stepY + h + kit.pick(26, 22);
    return {
      Corner: this.corner(kit),
      // Large letters leave no line for it below the title.
      ...pageTitle(kit, scene.title, kit.elder ? t('aid.what') : ''),
      ...(!kit.elder && {
        What: kit.label({ text: t('aid.what'), x: 96, y: 158, size: 42, leading: 1.35, tone: 'jade' }),
      }),
      ...row('Step', AID_STEPS, { x: 96, y: stepY, w, h, gap: 32 }, (step, { x, y }, _index) => ({
        x,
        y,
        Panel: kit.panel({ x: 0, y: 0, w, h, surface: 'sunk' }),
        // No number: digits stand for what can be chosen.
        Chip: kit.chip({ x: 28, y: kit.pick(18, 24), icon: STEP_ICONS[step], size: 72, tone: 'gold' }),
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
      ...choiceCards(kit, scene.choices, {
        x: 96,
        y: optionY,
        w: optionW,
        h: optionH,
        gap: 32,
        gapY: optionGap,
        columns: 2,
        icons: ICONS,
        surfaces: { [scene.choices[0]?.id ?? '']: 'jade' },
      }),
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
