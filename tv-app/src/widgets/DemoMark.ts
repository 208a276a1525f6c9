import { Lightning } from '@lightningjs/sdk';
import type { Measure } from '../components/font.js';
import { Kit } from '../components/Kit.js';
import { render } from '../components/node.js';
import { translator } from '../locales/index.js';
import type { Session } from '../session/Session.js';
import { COLOR } from '../theme.js';

const TEXT_SIZE = 30;
const HEIGHT = 40;

/** In the demo a red mark at the upper edge of every page: it must not be taken for the real service. */
export class DemoMark extends Lightning.Component {
  readonly ownsChildren = true;

  begin(session: Session, measure: Measure): void {
    const update = () => {
      const { text: letters, locale } = session.preferences.state;
      const kit = new Kit(letters, translator(locale), measure);
      const text = kit.t('app.demo');
      const w = kit.width(text, 'body', true, TEXT_SIZE) + 56;
      render(this, {
        Mark: {
          x: Math.round((1920 - w) / 2),
          Ground: {
            ...kit.box({ x: 0, y: 0, w, h: HEIGHT, color: COLOR.keyRed }),
            shape: { radius: [0, 0, 16, 16] },
          },
          Text: kit.label({
            text,
            x: w / 2,
            y: (HEIGHT - TEXT_SIZE * 1.2) / 2 - 2,
            size: TEXT_SIZE,
            bold: true,
            leading: 1.2,
            align: 'center',
            tone: 'white',
          }),
        },
      });
    };
    this.patch({ zIndex: 40 });
    session.preferences.store.subscribe(update);
    update();
  }
}
