import { type FleetColumn, type FleetLook, FleetLookSchema } from '@falink/protocol';

/** What a list shows when nobody has chosen. */
const DEFAULT_COLUMNS: readonly FleetColumn[] = ['state', 'scene', 'version', 'seen'];
export const DEFAULT_LOOK: FleetLook = { filter: { view: 'all' }, sort: 'name', columns: [...DEFAULT_COLUMNS] };

/** Lists that everybody has, whatever is saved. */
export const BUILT_IN_VIEWS = {
  offline: { ...DEFAULT_LOOK, filter: { view: 'all', state: ['offline'] }, sort: 'silent' },
  silent: { ...DEFAULT_LOOK, filter: { view: 'all', silentDays: 7 }, sort: 'silent' },
  fresh: { ...DEFAULT_LOOK, sort: 'paired', columns: ['state', 'site', 'version', 'paired'] },
} as const satisfies Record<string, FleetLook>;

const MANY = ['state', 'unit', 'siteKind', 'kind', 'tag', 'version'] as const;
const ONE = ['view', 'site', 'q'] as const;

/** The list that an address names; one that names none is the whole list. */
export function lookOf(params: URLSearchParams): FleetLook {
  const text = (name: string): string | undefined => params.get(name) || undefined;
  const words = (name: string): string[] | undefined => text(name)?.split(',');
  const days = text('silentDays');
  const raw = {
    filter: {
      ...Object.fromEntries(ONE.map((name) => [name, text(name)])),
      ...Object.fromEntries(MANY.map((name) => [name, words(name)])),
      ...(days !== undefined && { silentDays: Number(days) }),
    },
    group: text('group'),
    sort: text('sort') ?? DEFAULT_LOOK.sort,
    columns: words('columns') ?? DEFAULT_LOOK.columns,
  };
  const parsed = FleetLookSchema.safeParse(raw);
  return parsed.success ? withoutGaps(parsed.data) : DEFAULT_LOOK;
}

/** Without the fields that say nothing: two looks of one list are then equal. */
export function withoutGaps({ filter, group, sort, columns }: FleetLook): FleetLook {
  const said = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  return { filter: { view: filter.view, ...Object.fromEntries(said) }, ...(group && { group }), sort, columns };
}

/** The address of a list. */
export function paramsOf({ filter, group, sort, columns }: FleetLook): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filter))
    if (value !== undefined && !(name === 'view' && value === 'all')) params.set(name, String(value));
  if (group) params.set('group', group);
  if (sort !== DEFAULT_LOOK.sort) params.set('sort', sort);
  if (columns.join() !== DEFAULT_COLUMNS.join()) params.set('columns', columns.join());
  return params;
}

/** How many filters narrow the list beside view, words, state and unit, which have a field of their own. */
export function hiddenFilters({ filter, group }: FleetLook): number {
  const { siteKind, kind, tag, version, silentDays } = filter;
  return [siteKind, kind, tag, version, silentDays, group].filter((one) => one !== undefined).length;
}
