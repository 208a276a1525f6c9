import { PARAMETERS } from '../parameters/index.js';
import type { LegalDate } from './dates.js';
import { addMonths } from './months.js';
import type { OverrideKind, Parameter } from './parameter.js';
import { findValue, type Rulebook } from './rulebook.js';
import type { Text } from './text.js';
import type { FigureLevel } from './vocabulary/figures.js';

/** A figure in force today, for a person who checks it line by line. */
export interface FigureInForce {
  readonly parameterId: string;
  readonly name: Text;
  readonly unit: Text;
  readonly level: FigureLevel;
  /** Null, with the three after it: no value is in force, or the province's is not entered. */
  readonly shown: Text | null;
  readonly from: LegalDate | null;
  readonly citation: Text | null;
  readonly lastChecked: LegalDate | null;
  readonly unverified: boolean;
  /** The district's own figure is in force. */
  readonly overridden: boolean;
  /** Nobody ever compared it with its source, or not for too long. */
  readonly dueForCheck: boolean;
  readonly override: OverrideKind | null;
}

/** Somebody compared the value of a parameter that begins at `from` with its source. */
export interface FigureCheck {
  readonly parameterId: string;
  readonly from: LegalDate;
  readonly checkedOn: LegalDate;
}

/** Every figure in force today: the unverified first, then those to be checked again, each in the order of the law. */
export function figuresInForce(book: Rulebook, checks: readonly FigureCheck[] = []): FigureInForce[] {
  const figures = PARAMETERS.map((parameter) => figureInForce(book, parameter, checks));
  const urgency = ({ unverified, dueForCheck }: FigureInForce): number => (unverified ? 2 : dueForCheck ? 1 : 0);
  return figures.sort((a, b) => urgency(b) - urgency(a));
}

function figureInForce(book: Rulebook, parameter: Parameter<unknown>, checks: readonly FigureCheck[]): FigureInForce {
  const { id, name, unit, level, override, show } = parameter;
  const value = findValue(book, parameter, book.today);
  const head = { parameterId: id, name, unit, level, override: override ?? null };
  if (!value) {
    return {
      ...head,
      shown: null,
      from: null,
      citation: null,
      lastChecked: null,
      unverified: false,
      overridden: false,
      dueForCheck: false,
    };
  }
  const check = checks.find((one) => one.parameterId === id && one.from === value.from);
  const lastChecked = check && check.checkedOn > value.lastChecked ? check.checkedOn : value.lastChecked;
  const unverified = value.unverified === true && !check;
  return {
    ...head,
    shown: show(value.value),
    from: value.from,
    citation: value.citation,
    lastChecked,
    unverified,
    overridden: book.overrides.some((one) => one.parameterId === id && one.from === value.from),
    dueForCheck: unverified || addMonths(lastChecked, parameter.checkEveryMonths) <= book.today,
  };
}
