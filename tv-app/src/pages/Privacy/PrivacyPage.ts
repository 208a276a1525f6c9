import { choiceCards } from '../../components/choices.js';
import type { Kit } from '../../components/Kit.js';
import { indexed, type Node } from '../../components/node.js';
import { hintRow, pageTitle } from '../../components/parts.js';
import type { KeyPress } from '../../keymap.js';
import type { PageScene } from '../../scene/PageScene.js';
import { Page } from '../Page.js';
import { phrased } from '../phrased.js';
import { pageWords, resultPages, resultSide, resultText } from '../resultParts.js';
import { sentencePage } from '../Sentence.js';
import type { TextPage } from '../textPages.js';
import { type Details, privacyParagraphs, privacyScene } from './privacyScene.js';

/** Beside the sentences of the first page: who, camera, what is kept, whom to ask. */
const SENTENCE_ICONS = ['shield', 'cam', 'doc', 'phone', 'more'] as const;
const CHOICE_ICONS = { ok: 'check', more: 'doc', turn: 'dn', start: 'lt', retry: 'refresh', later: 'rt' } as const;
const PANEL = { x: 96, y: 160, w: 1728, h: 640 } as const;
const CHIP = 84;

/** What happens with people's information: four sentences, and the whole on pages behind them. */
export class PrivacyPage extends Page {
  /** Which page of the whole is shown; null: the four sentences. */
  private turns: number | null = null;

  protected override follow(): void {
    const { privacy, line } = this.session;
    this.watch((listener) => privacy.store.subscribe(listener));
    this.watch((listener) => line.subscribe(listener));
    // Read again under Settings: what is in force now.
    if (!privacy.isDue) void privacy.load({ asked: true });
  }

  protected override describe(): PageScene {
    const { notice, failed } = this.session.privacy.store.state;
    const { isDue } = this.session.privacy;
    return privacyScene(
      { t: this.t, locale: this.locale },
      {
        notice,
        failed,
        isDue,
        mayWait: this.session.firstStart.step === 'privacy',
        details: this.details,
      },
    );
  }

  private get details(): Details | null {
    const set = this.text();
    if (!set) return null;
    const text = (set.pages[set.page] ?? []).map(({ lines }) => lines.join('')).join('。');
    return { page: set.page, pages: set.pages.length, text };
  }

  private text(): { pages: readonly TextPage[]; page: number } | null {
    const { notice } = this.session.privacy.store.state;
    if (this.turns === null || !notice) return null;
    const kit = {
      pick: <T>(standard: T, elder: T): T => (this.elder ? elder : standard),
      measure: this.context.measure,
    };
    const pages = resultPages(kit, privacyParagraphs(notice, this.locale), 0);
    return { pages, page: this.turns % pages.length };
  }

  override press({ key, repeat }: KeyPress): boolean {
    const { turns } = this;
    if (turns === null) return false;
    if (key === 'back' && !repeat) {
      this.turnTo(turns > 0 ? turns - 1 : null);
      return true;
    }
    if (key === 'channelDown' && this.scene.choices.some(({ id }) => id === 'turn')) {
      this.choose('turn');
      return true;
    }
    return false;
  }

  protected override choose(id: string): void {
    const { privacy, navigator, firstStart } = this.session;
    if (id === 'more') this.turnTo(0);
    else if (id === 'start') this.turnTo(null);
    else if (id === 'later') firstStart.next('privacy');
    else if (id === 'retry') void privacy.load({ asked: true });
    else if (id === 'turn') this.turnTo(((this.text()?.page ?? 0) + 1) % (this.text()?.pages.length ?? 1));
    else if (id === 'ok') {
      const wasDue = privacy.isDue;
      privacy.acknowledge();
      if (firstStart.next('privacy')) return;
      if (wasDue || !navigator.back()) this.session.goHome();
    }
  }

  private turnTo(page: number | null): void {
    this.turns = page;
    this.refresh();
    // At once, not with the next frame: a quick OK must not act on the focus of the page before.
    this.focusOn(this.scene.firstFocus);
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t } = this;
    if (!this.session.privacy.store.state.notice)
      return sentencePage(kit, scene, { icons: CHOICE_ICONS, picture: 'figure-zhou' });
    const set = this.text();
    return {
      Corner: this.corner(kit),
      ...pageTitle(kit, scene.title, set ? pageWords(set, t) : ''),
      ...(set
        ? {
            ...resultText(kit, set.pages[set.page] ?? [], 0),
            Side: resultSide(kit, scene, {
              icons: CHOICE_ICONS,
              notes: [{ icon: 'shield', tone: 'jade', text: t('privacy.always') }],
            }),
          }
        : this.first(kit, scene)),
      Hints: hintRow(kit, scene.hints, 96, kit.pick(986, 978)),
    };
  }

  private first(kit: Kit, scene: PageScene): Node {
    const size = kit.pick(44, 54);
    const lineH = Math.round(size * 1.34);
    const textX = 36 + CHIP + 36;
    const w = PANEL.w - textX - 36;
    const sentences = scene.lines.map((line) => {
      const text = phrased(line, w, (piece) => kit.measure(piece, size, false));
      return { text, h: kit.lines({ text, size, w }).length * lineH };
    });
    const free = PANEL.h - sentences.reduce((sum, { h }) => sum + h, 0);
    const gap = Math.max(8, Math.floor(free / (sentences.length + 1)));
    let y = gap;
    return {
      Panel: kit.panel({ ...PANEL, surface: 'sunk' }),
      ...indexed('Sentence', sentences, ({ text, h }, index) => {
        const at = y;
        y += h + gap;
        return {
          x: PANEL.x,
          y: PANEL.y + at,
          Chip: kit.chip({ x: 36, y: (h - CHIP) / 2, icon: SENTENCE_ICONS[index] ?? 'more', size: CHIP }),
          Text: kit.label({ text, x: textX, y: 0, size, leading: 1.34, w }),
        };
      }),
      ...choiceCards(kit, scene.choices, {
        x: PANEL.x,
        y: 828,
        w: 850,
        h: 128,
        gap: 28,
        columns: 2,
        icons: CHOICE_ICONS,
        surfaces: { ok: 'jade' },
        titleSize: kit.pick(44, 52),
      }),
    };
  }
}
