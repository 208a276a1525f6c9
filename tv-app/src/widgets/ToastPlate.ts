import { Lightning } from '@lightningjs/sdk';
import type { Measure } from '../components/font.js';
import { Kit } from '../components/Kit.js';
import { type Node, render } from '../components/node.js';
import { translator } from '../locales/index.js';
import type { Session } from '../session/Session.js';
import { COLOR, MOTION } from '../theme.js';

const SHOWN_MS = 4_500;
/** One sentence at the foot of the screen that disappears after a few seconds. */
export class ToastPlate extends Lightning.Component {
  readonly ownsChildren = true;
  private cancel: (() => void) | undefined;

  begin(session: Session, measure: Measure): void {
    this.patch({ alpha: 0, zIndex: 30 });
    session.toasts.store.subscribe(({ toast }) => {
      if (!toast) return;
      const { text: letters, locale } = session.preferences.state;
      const t = translator(locale);
      const kit = new Kit(letters, t, measure);
      render(this, draw(kit, t(`toast.${toast.key}`, toast.values)));
      this.patch({ y: 24, smooth: { alpha: [1, { duration: MOTION.toast }], y: [0, { duration: MOTION.toast }] } });
      this.cancel?.();
      this.cancel = session.platform.clock.after(SHOWN_MS, () =>
        this.patch({ smooth: { alpha: [0, { duration: MOTION.toast }] } }),
      );
    });
  }
}

function draw(kit: Kit, text: string): Node {
  const size = kit.pick(38, 48, 60);
  const lines = kit.lines({ text, size, bold: true, w: 1500 });
  const w = Math.max(...lines.map((line) => kit.width(line, 'body', true, size))) + 104;
  const h = kit.pick(88, 104, 120) + (lines.length - 1) * Math.round(size * 1.3);
  return {
    Plate: {
      x: Math.round((1920 - w) / 2),
      y: 1080 - 54 - h - 70,
      Ground: kit.box({ x: 0, y: 0, w, h, color: COLOR.plate | 0xff000000, radius: h / 2 }),
      Edge: kit.outline({ x: 0, y: 0, w, h, color: COLOR.line, line: 2, radius: h / 2 }),
      Text: kit.label({
        text: lines.join('\n'),
        x: w / 2,
        y: (h - lines.length * size * 1.3) / 2,
        size,
        bold: true,
        leading: 1.3,
        align: 'center',
      }),
    },
  };
}
