import {
  type Contact,
  type OpeningHours,
  SERVICE_CORE,
  type ServiceName,
  type SiteAdviser,
  type SiteDetails,
  SiteDetailsSchema,
  type SiteKind,
  type SiteProfile,
} from '@falink/protocol';
import { dayHoursText, readDayHours } from './opening-hours.js';

/** What a form of a site holds: what a person types, not yet what it means. */
export interface SiteValues {
  readonly name: string;
  readonly nameEn: string;
  readonly kind: SiteKind;
  readonly orgUnitId: string;
  readonly address: string;
  readonly lng: string;
  readonly lat: string;
  readonly contacts: readonly Contact[];
  readonly hasAdviser: boolean;
  readonly adviser: SiteAdviser;
  readonly week: readonly string[];
  readonly exceptions: readonly { readonly date: string; readonly open: string; readonly note: string }[];
  readonly notices: readonly {
    readonly title: string;
    readonly text: string;
    readonly from: string;
    readonly until: string;
  }[];
  readonly services: readonly {
    readonly service: ServiceName;
    readonly title: string;
    readonly responsible: string;
    readonly phone: string;
  }[];
}

const NO_ADVISER: SiteAdviser = { name: '', title: '', duties: '', hours: '', phone: '' };

/** A new site begins with the three services that every place has. */
export function newValues(orgUnitId: string): SiteValues {
  return {
    name: '',
    nameEn: '',
    kind: 'community_room',
    orgUnitId,
    address: '',
    lng: '',
    lat: '',
    contacts: [],
    hasAdviser: false,
    adviser: NO_ADVISER,
    week: ['', '', '', '', '', '', ''],
    exceptions: [],
    notices: [],
    services: SERVICE_CORE.map((service) => ({ service, title: '', responsible: '', phone: '' })),
  };
}

export function valuesOf(site: SiteProfile): SiteValues {
  return {
    name: site.name,
    nameEn: site.nameEn,
    kind: site.kind,
    orgUnitId: site.orgUnit.id,
    address: site.address,
    lng: site.position ? `${site.position.lng}` : '',
    lat: site.position ? `${site.position.lat}` : '',
    contacts: site.contacts,
    hasAdviser: site.adviser !== null,
    adviser: site.adviser ?? NO_ADVISER,
    week: site.hours?.week.map(dayHoursText) ?? newValues('').week,
    exceptions: site.hours?.exceptions.map((day) => ({ ...day, open: dayHoursText(day.open) })) ?? [],
    notices: site.notices.map(({ from, until, ...words }) => ({ ...words, from: from ?? '', until: until ?? '' })),
    services: site.services.map((item) => ({ ...item, phone: item.phone ?? '' })),
  };
}

/** A field of the form, and a word for what is wrong with it. */
export interface SiteTrouble {
  readonly field: readonly (string | number)[];
  readonly wrong: string;
}

const WORDS = new Set(['phone', 'missing', 'repeated', 'until_before_from']);

/** What was typed, as the contract wants it; or what is wrong, field by field. */
export function readValues(values: SiteValues): SiteDetails | readonly SiteTrouble[] {
  const troubles: SiteTrouble[] = [];
  const hours = readHours(values, troubles);
  // Offered, but nobody does it here.
  const kept = values.services
    .map((item, row) => ({ item, row }))
    .filter(({ item }) => `${item.responsible}${item.phone}${item.title}`.trim() !== '');
  const candidate = {
    name: values.name,
    nameEn: values.nameEn,
    kind: values.kind,
    address: values.address,
    position: readPosition(values, troubles),
    contacts: values.contacts,
    adviser: values.hasAdviser ? values.adviser : null,
    hours,
    notices: values.notices.map(({ from, until, ...words }) => ({
      ...words,
      from: from || null,
      until: until || null,
    })),
    services: kept.map(({ item }) => ({
      ...item,
      title: item.service === 'other' ? item.title : '',
      phone: item.phone.trim() || null,
    })),
  };
  const parsed = SiteDetailsSchema.safeParse(candidate);
  if (parsed.success && troubles.length === 0) return parsed.data;
  for (const { path, code, message } of parsed.error?.issues ?? []) {
    const field = path.map((part) => (typeof part === 'number' ? part : String(part)));
    if (field[0] === 'hours' || field[0] === 'position') continue;
    if (field[0] === 'services') field[1] = kept[Number(field[1])]?.row ?? 0;
    troubles.push({ field, wrong: WORDS.has(message) ? message : code === 'too_small' ? 'missing' : 'wrong' });
  }
  return troubles;
}

function readPosition({ lng, lat }: SiteValues, troubles: SiteTrouble[]): SiteDetails['position'] {
  if (`${lng}${lat}`.trim() === '') return null;
  const read = (text: string, field: 'lng' | 'lat', limit: number): number => {
    const value = text.trim() === '' ? Number.NaN : Number(text.normalize('NFKC'));
    if (!(Math.abs(value) <= limit)) troubles.push({ field: [field], wrong: field });
    return value;
  };
  return { lng: read(lng, 'lng', 180), lat: read(lat, 'lat', 90) };
}

/** Nothing typed at all: nobody has entered them. */
function readHours({ week, exceptions }: SiteValues, troubles: SiteTrouble[]): OpeningHours | null {
  if (exceptions.length === 0 && week.every((day) => day.trim() === '')) return null;
  const day = (typed: string, field: SiteTrouble['field']) => {
    const read = readDayHours(typed);
    if (typeof read !== 'string') return [...read];
    troubles.push({ field, wrong: read });
    return [];
  };
  const seen = new Set<string>();
  return {
    week: week.map((typed, i) => day(typed, ['week', i])),
    exceptions: exceptions.map(({ date, open, note }, i) => {
      if (date === '' || seen.has(date))
        troubles.push({ field: ['exceptions', i, 'date'], wrong: date === '' ? 'missing' : 'repeated' });
      seen.add(date);
      return { date, open: day(open, ['exceptions', i, 'open']), note };
    }),
  };
}
