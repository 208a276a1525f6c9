import { isWaiting } from '@falink/protocol';
import { Lightning } from '@lightningjs/sdk';
import type { Measure } from '../components/font.js';
import { Kit } from '../components/Kit.js';
import { type Node, render } from '../components/node.js';
import { keyCap } from '../components/parts.js';
import { seenWords } from '../components/seen.js';
import { translator } from '../locales/index.js';
import { PAGE_TRAITS } from '../session/pageTraits.js';
import type { Session } from '../session/Session.js';
import { COLOR, MOTION } from '../theme.js';

/**
 * While a call waits and another page is shown: the place in the queue, and how to get back to it; that the camera is on,
 * while it is.
 */
export class Banner extends Lightning.Component {
  readonly ownsChildren = true;
  private session: Session | undefined;
  private measure: Measure | undefined;
  private isShown = false;

  begin(session: Session, measure: Measure): void {
    this.session = session;
    this.measure = measure;
    const update = () => this.update();
    session.call.store.subscribe(update);
    session.navigator.store.subscribe(update);
    session.preferences.store.subscribe(update);
    session.camera.store.subscribe(update);
    this.patch({ alpha: 0, y: -120, zIndex: 20 });
  }

  private update(): void {
    const { session, measure } = this;
    if (!session || !measure) return;
    const { phase, call } = session.call.state;
    const { page } = session.navigator.location;
    const waiting = phase === 'open' && call !== null && isWaiting(call.state);
    const shown = waiting && !PAGE_TRAITS[page].bannerHidden;
    if (shown) {
      const { text: letters, locale } = session.preferences.state;
      const t = translator(locale);
      const kit = new Kit(letters, t, measure);
      const ahead = (call.position ?? 1) - 1;
      const seen = seenWords(kit, session.camera.store.state.view);
      // There is room for one of the two, and the place in the queue says the other.
      const first = seen ?? t('banner.queued');
      const text = `${first}  ·  ${ahead > 0 ? t('banner.position', { count: ahead }) : t('banner.next')}`;
      render(this, draw(kit, { text, open: t('banner.open'), hasCamera: seen !== null }));
    }
    if (shown === this.isShown) return;
    this.isShown = shown;
    this.patch({
      smooth: {
        alpha: [shown ? 1 : 0, { duration: MOTION.toast }],
        y: [shown ? 0 : -120, { duration: MOTION.toast, timingFunction: 'ease-out' }],
      },
    });
  }
}

function draw(kit: Kit, { text, open, hasCamera }: { text: string; open: string; hasCamera: boolean }): Node {
  const size = kit.pick(34, 46, 60);
  const h = kit.pick(72, 88, 108);
  const textW = kit.width(text, 'body', true, size);
  const cap = keyCap(kit, 'red', 0, 0);
  const openW = kit.width(open, 'body', false, size);
  const w = 72 + textW + 48 + cap.w + 14 + openW + 36;
  return {
    Plate: {
      x: 1824 - w,
      y: 96 - h / 2,
      Ground: kit.box({ x: 0, y: 0, w, h, color: COLOR.jadeTop, radius: h / 2 }),
      ...(hasCamera
        ? { Camera: kit.icon({ x: 18, y: (h - 44) / 2, name: 'cam', size: 44, tone: 'text' }) }
        : { Dot: kit.dot({ x: 24, y: (h - 32) / 2, color: COLOR.jadeTextLit }) }),
      Text: kit.label({ text, x: 72, y: (h - size * 1.3) / 2, size, bold: true, leading: 1.3 }),
      Cap: { ...cap.node, x: 72 + textW + 48, y: (h - kit.pick(44, 54, 84)) / 2 },
      Open: kit.label({ text: open, x: 72 + textW + 48 + cap.w + 14, y: (h - size * 1.3) / 2, size, leading: 1.3 }),
    },
  };
}
