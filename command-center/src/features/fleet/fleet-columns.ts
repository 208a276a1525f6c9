import type { FleetColumn, TerminalSort } from '@falink/protocol';

/** How wide each column is, as a track of a CSS grid. */
const COLUMN_WIDTH: Readonly<Record<FleetColumn, string>> = {
  state: '112px',
  scene: '140px',
  unit: '130px',
  site: 'minmax(120px, 1fr)',
  kind: '80px',
  tags: 'minmax(120px, 1fr)',
  version: '92px',
  seen: '92px',
  paired: '108px',
};

/** The order that the head of a column offers. */
export const COLUMN_SORT: Readonly<Partial<Record<FleetColumn, TerminalSort>>> = {
  unit: 'unit',
  seen: 'silent',
  paired: 'paired',
};

/** Text of a column's head. */
export function columnTitle(column: FleetColumn) {
  return column === 'state' || column === 'scene' || column === 'version' || column === 'seen'
    ? (`fleet.column.${column}` as const)
    : (`groups.column.${column}` as const);
}

/** The tracks of a row: its tick, its name, its columns. */
export function tracksOf(columns: readonly FleetColumn[]): string {
  return ['44px', 'minmax(200px, 1.6fr)', ...columns.map((column) => COLUMN_WIDTH[column])].join(' ');
}
