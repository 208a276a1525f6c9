import {
  ContactSchema,
  type EnrolmentColumn,
  type FileProblem,
  type FileProblemCode,
  KIND_NAMES,
  line,
  PhoneSchema,
  PlaceNameSchema,
  SerialSchema,
  type SiteDetails,
  type TerminalKind,
  TerminalKindSchema,
} from '@falink/protocol';
import type { z } from 'zod';
import { problem, type TableRow } from './read-table.js';

/** What of the database a file is judged by. */
export interface Known {
  /** Open units by their names from the district down, and from the own unit down: `云河区/东河街道/河湾村`. */
  readonly units: ReadonlyMap<string, { readonly id: string; readonly path: string; readonly inScope: boolean }>;
  /** Open sites by {@link siteKey}. */
  readonly sites: ReadonlyMap<string, string>;
  /** Boxes that are expected already, by serial number. */
  readonly enrolments: ReadonlyMap<
    string,
    { readonly siteId: string; readonly name: string; readonly kind: TerminalKind }
  >;
}

export interface NewSite {
  readonly unitId: string;
  readonly name: string;
  readonly kind: SiteDetails['kind'];
  readonly address: string;
  readonly position: SiteDetails['position'];
  readonly contacts: SiteDetails['contacts'];
}

export interface NewEnrolment {
  readonly serial: string;
  readonly kind: TerminalKind;
  readonly name: string;
  readonly unitId: string;
  /** The name of its site in that unit. */
  readonly siteName: string;
}

/** What a file does when nothing is wrong in it. */
export interface Plan {
  readonly problems: readonly FileProblem[];
  readonly sites: readonly NewSite[];
  readonly created: readonly NewEnrolment[];
  readonly unchanged: number;
}

export const siteKey = (unitId: string, name: string): string => `${unitId} ${name}`;

const SITE_KINDS = { home: 'household', room: 'community_room', kiosk: 'kiosk' } as const;
const NAME = line(40).min(1);
const ADDRESS = line(200);

const KINDS = new Map<string, TerminalKind>(
  TerminalKindSchema.options.flatMap((kind) =>
    [...KIND_NAMES[kind].zh, ...KIND_NAMES[kind].en].map((name) => [name, kind] as const),
  ),
);

/** `云河区 / 东河街道 / 河湾村` however it is separated. */
export const unitKey = (text: string): string =>
  text
    .normalize('NFKC')
    .split(/[/>\\]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('/');

/** Everything that is wrong in the rows, and what they would do. */
export function judgeRows(rows: readonly TableRow[], known: Known): Plan {
  const problems: FileProblem[] = [];
  const sites = new Map<string, NewSite>();
  const created: NewEnrolment[] = [];
  const firstRows = new Map<string, number>();
  let unchanged = 0;
  for (const { row, cells } of rows) {
    const wrong = (column: EnrolmentColumn, code: FileProblemCode, value = cells[column]): null => {
      problems.push(problem(row, column, code, value));
      return null;
    };
    const text = (column: EnrolmentColumn, schema: z.ZodType<string>): string | null => {
      const parsed = schema.safeParse(cells[column]);
      if (parsed.success) return parsed.data;
      return wrong(column, cells[column].trim() === '' ? 'missing' : 'too_long');
    };
    const serial = serialOf(cells.serial, wrong);
    if (serial !== null) {
      const before = firstRows.get(serial);
      if (before === undefined) firstRows.set(serial, row);
      else wrong('serial', 'serial_repeated', `${serial} (${before})`);
    }
    const kindText = cells.kind.normalize('NFKC').trim().toLowerCase();
    const kind = KINDS.get(kindText) ?? wrong('kind', kindText === '' ? 'missing' : 'kind_unknown');
    const unit = unitOf(cells.unit, known, wrong);
    const siteName = text('site', PlaceNameSchema);
    const name = text('name', NAME);
    const address = text('address', ADDRESS);
    const position = positionOf(cells.position, wrong);
    const contacts = contactsOf(cells, wrong);
    if (!serial || !kind || !unit || !siteName || !name || address === null || !contacts || position === null) continue;

    const key = siteKey(unit.id, siteName);
    const siteId = known.sites.get(key);
    const expected = known.enrolments.get(serial);
    if (expected) {
      const isSame = expected.siteId === siteId && expected.name === name && expected.kind === kind;
      if (isSame) unchanged += 1;
      else wrong('serial', 'serial_taken');
      continue;
    }
    if (siteId === undefined) {
      const site: NewSite = {
        unitId: unit.id,
        name: siteName,
        kind: SITE_KINDS[kind],
        address,
        position: position === 'none' ? null : position,
        contacts,
      };
      const other = sites.get(key);
      if (!other) sites.set(key, site);
      else if (!isSamePlace(site, other)) wrong('site', 'site_differs');
    }
    created.push({ serial, kind, name, unitId: unit.id, siteName });
  }
  return { problems, sites: [...sites.values()], created, unchanged };
}

type Wrong = (column: EnrolmentColumn, code: FileProblemCode, value?: string) => null;

function serialOf(cell: string, wrong: Wrong): string | null {
  const parsed = SerialSchema.safeParse(cell);
  if (parsed.success) return parsed.data;
  return wrong('serial', cell.trim() === '' ? 'missing' : 'serial_format');
}

function unitOf(cell: string, { units }: Known, wrong: Wrong): { readonly id: string } | null {
  const unit = units.get(unitKey(cell));
  if (!unit) return wrong('unit', cell.trim() === '' ? 'missing' : 'unit_unknown');
  return unit.inScope ? unit : wrong('unit', 'unit_out_of_scope');
}

/** `119.75, 49.21`: longitude first, WGS-84. */
function positionOf(cell: string, wrong: Wrong): { lng: number; lat: number } | 'none' | null {
  if (cell.trim() === '') return 'none';
  const match = /^(-?\d{1,3}(?:\.\d{1,10})?)[\s,;]+(-?\d{1,2}(?:\.\d{1,10})?)$/.exec(cell.normalize('NFKC').trim());
  const [lng, lat] = [Number(match?.[1]), Number(match?.[2])];
  return match && Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? { lng, lat } : wrong('position', 'position_format');
}

function contactsOf(cells: TableRow['cells'], wrong: Wrong): SiteDetails['contacts'] | null {
  const [contact, phone] = [cells.contact.trim(), cells.phone.trim()];
  if (contact === '' && phone === '') return [];
  if (phone === '') return wrong('phone', 'contact_without_phone', contact);
  const number = PhoneSchema.safeParse(phone);
  if (!number.success) return wrong('phone', 'phone_format');
  const person = ContactSchema.shape.name.safeParse(contact);
  if (!person.success) return wrong('contact', contact === '' ? 'missing' : 'too_long');
  return [{ name: person.data, role: '', phone: number.data }];
}

function isSamePlace(a: NewSite, b: NewSite): boolean {
  const of = ({ kind, address, position, contacts }: NewSite): string =>
    JSON.stringify([kind, address, position, contacts]);
  return of(a) === of(b);
}
