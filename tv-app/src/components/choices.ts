import type { SceneChoice } from '../scene/PageScene.js';
import type { Surface } from '../theme.js';
import type { Kit } from './Kit.js';
import { type Cells, grid } from './layout.js';
import type { Node } from './node.js';
import { rowBody } from './parts.js';

export interface ChoiceLook extends Cells {
  /** 1 unless given: below each other. */
  readonly columns?: number;
  /** By the id of the choice. */
  readonly icons: Readonly<Record<string, string>>;
  readonly surfaces?: Readonly<Record<string, Surface>>;
  readonly titleSize?: number;
}

/** What a scene offers, as cards with digit, icon and label. */
export function choiceCards(kit: Kit, choices: readonly SceneChoice[], look: ChoiceLook): Node {
  const { columns = 1, icons, surfaces, titleSize } = look;
  return grid('Choice', choices, { ...look, columns }, (choice, place) => {
    const surface = surfaces?.[choice.id];
    return kit.option(choice.id, {
      ...place,
      ...(surface && { surface }),
      body: rowBody(kit, {
        w: place.w,
        h: place.h,
        digit: choice.digit,
        icon: icons[choice.id] ?? 'rt',
        title: choice.label,
        line: choice.line ?? '',
        ...(surface === 'jade' && { tone: 'jadeSub' }),
        ...(titleSize !== undefined && { titleSize }),
      }),
    });
  });
}
