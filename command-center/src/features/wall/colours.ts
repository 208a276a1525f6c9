import type { Family } from '../../model/status.js';
import css from './wall.module.css';

/** A family's colour for text and icons on the wall. */
export const COLOUR: Readonly<Record<Family, string>> = {
  jade: css.wJade,
  gold: css.wGold,
  coral: css.wCoral,
  blue: css.wBlue,
  violet: css.wViolet,
  slate: css.wSlate,
};
