import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import { hintRow, pageTitle } from '../../components/parts.js';
import type { KeyPress } from '../../keymap.js';
import type { PageScene } from '../../scene/PageScene.js';
import { type HoursView, openingLine } from '../../scene/roomHours.js';
import { Page } from '../Page.js';
import { pageWords, resultPages, resultSide, resultText } from '../resultParts.js';
import { sentencePage } from '../Sentence.js';
import type { TextPage } from '../textPages.js';
import { type RoomPart, roomParagraphs, roomScene } from './roomScene.js';

const ICONS = { turn: 'dn', call: 'call', retry: 'refresh' } as const;
const CLOCK_TICK_MS = 5_000;

/** The service room of this place: whether somebody is there, what is to be read, and who does what. */
export class RoomPage extends Page {
  private turns = 0;

  protected override follow(): void {
    const { room, home, line, platform } = this.session;
    this.watch((listener) => room.store.subscribe(listener));
    this.watch((listener) => line.subscribe(listener));
    this.watch(
      (listener) => platform.clock.every(CLOCK_TICK_MS, listener),
      () => [this.clockWords.time],
    );
    this.onClose(
      home.store.subscribe(() => {
        const { home: now } = home.store.state;
        if (now) room.follow(now.room);
      }),
    );
    void room.load();
  }

  private get view(): HoursView {
    const { session, t, locale } = this;
    return {
      t,
      locale,
      wallMs: session.platform.clock.wall(),
      hotline: session.home.store.state.home?.district.hotline ?? '12348',
    };
  }

  protected override describe(): PageScene {
    return roomScene({ ...this.view, ...this.session.room.store.state, part: this.part });
  }

  private get part(): RoomPart | null {
    const set = this.text();
    if (!set) return null;
    const words = (set.pages[set.page] ?? []).map(({ paragraph, lines }) =>
      [lines.join(''), ...(paragraph.value === undefined ? [] : [paragraph.value])].join(' '),
    );
    return { page: set.page, pages: set.pages.length, text: words.join(this.locale === 'en' ? '. ' : '。') };
  }

  private text(): { pages: readonly TextPage[]; page: number } | null {
    const { room } = this.session.room.store.state;
    if (!room) return null;
    const kit = {
      pick: <T>(standard: T, elder: T): T => (this.elder ? elder : standard),
      measure: this.context.measure,
    };
    const pages = resultPages(kit, roomParagraphs(this.view, room), 0);
    // A notice that was taken away may have taken the page with it.
    return { pages, page: Math.min(this.turns, pages.length - 1) };
  }

  override press({ key, repeat }: KeyPress): boolean {
    const page = this.text()?.page ?? 0;
    if (key === 'back' && !repeat && page > 0) {
      this.turnTo(page - 1);
      return true;
    }
    if (key === 'channelDown' && this.scene.choices.some(({ id }) => id === 'turn')) {
      this.choose('turn');
      return true;
    }
    return false;
  }

  protected override choose(id: string): void {
    if (id === 'call') this.session.callLawyer();
    else if (id === 'retry') void this.session.room.load();
    else if (id === 'turn') {
      const set = this.text();
      if (set) this.turnTo((set.page + 1) % set.pages.length);
    }
  }

  private turnTo(page: number): void {
    this.turns = page;
    this.refresh();
    // At once, not with the next frame: a quick OK must not act on the focus of the page before.
    this.focusOn(this.scene.firstFocus);
    this.context.narrator.page(this.scene);
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { room } = this.session.room.store.state;
    const set = this.text();
    if (!room || !set) return sentencePage(kit, scene, { icons: ICONS, picture: 'figure-zhou' });
    const open = openingLine(this.view, room, true);
    return {
      Corner: this.corner(kit),
      ...pageTitle(kit, scene.title, pageWords(set, this.t)),
      ...resultText(kit, set.pages[set.page] ?? [], 0),
      Side: resultSide(kit, scene, {
        icons: ICONS,
        notes: open === null ? [] : [{ icon: 'clock', tone: 'jade', text: open }],
      }),
      Hints: hintRow(kit, scene.hints, 96, kit.pick(986, 978)),
    };
  }
}
