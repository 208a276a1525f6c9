import type { Kit } from '../../components/Kit.js';
import { keypad, type PadKey, padKey } from '../../components/keypad.js';
import { indexed, type Node } from '../../components/node.js';
import { hintRow, pageTitle, rowBody } from '../../components/parts.js';
import type { KeyPress } from '../../keymap.js';
import type { PageScene } from '../../scene/PageScene.js';
import { COLOR } from '../../theme.js';
import { Page } from '../Page.js';
import {
  CODE_CHARACTERS,
  CODE_LENGTH,
  type FollowStep,
  type FollowView,
  followLines,
  followScene,
  groupedNumber,
  NUMBER_DIGITS,
  NUMBER_PAD,
} from './followScene.js';

/** How far an application is: number, query code, answer. No personal data comes to the screen. */
export class FollowPage extends Page {
  private step: FollowStep = 'number';
  private number = '';
  private code = '';

  protected override follow(): void {
    const { follow } = this.session;
    follow.reset();
    this.watch((listener) =>
      follow.store.subscribe((state) => {
        if (state.status === 'found') this.step = 'answer';
        listener();
      }),
    );
    this.onClose(() => follow.reset());
  }

  private get view(): FollowView {
    const { session, t, step, number, code } = this;
    const supervisionPhone = session.home.store.state.home?.district.supervisionPhone ?? '12348';
    return { t, step, number, code, state: session.follow.store.state, supervisionPhone };
  }

  protected override describe(): PageScene {
    return followScene(this.view);
  }

  override press({ key, repeat }: KeyPress): boolean {
    if (key === 'back' && !repeat && this.step === 'code') {
      this.step = 'number';
      this.refresh();
      return true;
    }
    return false;
  }

  protected override choose(id: string): void {
    const character = id.startsWith('key-') ? id.slice(4) : undefined;
    if (id === 'again') {
      this.session.follow.reset();
      this.step = 'number';
      this.number = '';
      this.code = '';
    } else if (id === 'next') this.step = 'code';
    else if (id === 'find') void this.session.follow.look(this.number, this.code);
    else if (this.step === 'number') {
      if (id === 'delete') this.number = this.number.slice(0, -1);
      else if (character && this.number.length < NUMBER_DIGITS.most) this.number += character;
    } else if (id === 'delete') this.code = this.code.slice(0, -1);
    else if (character && this.code.length < CODE_LENGTH) {
      this.code += character;
      if (this.code.length === CODE_LENGTH) {
        this.refresh();
        this.focusOn('find');
      }
    }
    this.refresh();
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t, session, step } = this;
    if (step === 'answer') return { Corner: this.corner(kit), Answer: this.answer(kit, scene) };
    const shown = step === 'number' ? groupedNumber(this.number) : this.code;
    const looking = session.follow.store.state.status === 'looking';
    const missed =
      session.follow.store.state.status === 'unknown' || session.follow.store.state.status === 'unreachable';
    return {
      Corner: this.corner(kit),
      ...pageTitle(kit, scene.title),
      What: kit.label({ text: scene.lines[0] ?? '', role: 'h2', x: 96, y: 190 }),
      Line: kit.label({
        text: looking ? t('follow.looking') : (scene.lines[1] ?? ''),
        x: 96,
        y: 262,
        w: 800,
        leading: 1.45,
        tone: missed ? 'gold' : 'soft',
      }),
      Panel: kit.panel({ x: 96, y: 430, w: 800, h: 190, surface: 'sunk' }),
      Shown: kit.label({
        text: shown === '' ? '—' : shown,
        x: 132,
        y: 470,
        size: 92,
        bold: true,
        leading: 1.2,
        tone: shown === '' ? 'muted' : 'text',
        w: 740,
        fit: true,
      }),
      Pad: step === 'number' ? this.numberPad(kit) : this.codePad(kit),
      Hints: hintRow(kit, scene.hints, 96, 972),
    };
  }

  private numberPad(kit: Kit): Node {
    const keys = NUMBER_PAD.map((key): PadKey => {
      if (key === 'delete') return { id: key, text: this.t('follow.delete'), size: 46 };
      if (key === 'next') return { id: key, text: this.t('follow.next'), size: 46, surface: 'jade' };
      return { id: `key-${key}`, text: key, size: 80 };
    });
    return keypad(kit, keys, { x: 1000, y: 190, w: 252, h: 172, gap: 26, gapY: 24, columns: 3 });
  }

  private codePad(kit: Kit): Node {
    const keys = Array.from(CODE_CHARACTERS, (text): PadKey => ({ id: `key-${text}`, text, size: 60 }));
    const remove: PadKey = { id: 'delete', text: this.t('follow.delete'), size: 46 };
    const find: PadKey = { id: 'find', text: this.t('follow.find'), size: 46, surface: 'jade' };
    return {
      ...keypad(kit, keys, { x: 948, y: 190, w: 122, h: 122, gap: 28, columns: 6 }),
      Delete: padKey(kit, remove, { x: 948, y: 800, w: 412, h: 132 }),
      Find: padKey(kit, find, { x: 1398, y: 800, w: 424, h: 132 }),
    };
  }

  private answer(kit: Kit, scene: PageScene): Node {
    const lines = followLines(this.view);
    return {
      Chip: kit.chip({ x: 96, y: 176, icon: 'check', size: 112, tone: 'jade', ground: COLOR.jadeTop }),
      Title: kit.label({ text: scene.title, role: 'title', size: kit.pick(72, 84), x: 248, y: 178 }),
      Number: kit.label({
        text: scene.lines[0] ?? '',
        x: 96,
        y: 330,
        size: kit.pick(56, 60),
        bold: true,
        leading: 1.3,
        tone: 'gold',
        w: 1728,
        fit: true,
      }),
      Panel: kit.panel({ x: 96, y: 440, w: 1200, h: 96 + lines.length * kit.pick(76, 88), surface: 'card' }),
      ...indexed('Line', lines, (line, index) =>
        kit.label({
          text: line,
          x: 144,
          y: 486 + index * kit.pick(76, 88),
          size: kit.pick(44, 52),
          w: 1100,
          fit: true,
          bold: index === 1,
        }),
      ),
      Again: kit.option('again', {
        x: 96,
        y: 866,
        w: 620,
        h: 132,
        body: rowBody(kit, { w: 620, h: 132, digit: 1, icon: 'refresh', title: this.t('follow.again') }),
      }),
    };
  }
}
