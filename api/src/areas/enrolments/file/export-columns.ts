import type { Enrolment, Locale, Terminal } from '@falink/protocol';
import { COLUMN_NAMES, type EnrolmentColumn, KIND_NAMES } from '@falink/protocol';

/** A column of a file that is written. */
export interface ExportColumn<Row> {
  readonly zh: string;
  readonly en: string;
  readonly value: (row: Row, locale: Locale) => string;
}

/** An expected box with the rest of what a file says of its place. */
export interface EnrolmentRow extends Enrolment {
  /** Names from the district down. */
  readonly unitPath: string;
}

export interface LabelRow extends EnrolmentRow {
  /** In two groups, as it is printed. */
  readonly digits: string;
}

export interface TerminalFileRow extends Terminal {
  readonly unitPath: string;
  readonly serial: string | null;
}

type Named = { readonly zh: string; readonly en: string };
const word = (locale: Locale, { zh, en }: Named): string => (locale === 'en' ? en : zh);

const STATES: Readonly<Record<Enrolment['state'], Named>> = {
  waiting: { zh: '待安装', en: 'waiting' },
  enrolled: { zh: '已安装', en: 'enrolled' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
};

const TERMINAL_STATES: Readonly<Record<Terminal['state'], Named>> = {
  playing: { zh: '播放中', en: 'playing' },
  on_call: { zh: '通话中', en: 'on call' },
  waiting: { zh: '等候', en: 'waiting' },
  idle: { zh: '空闲', en: 'idle' },
  alert: { zh: '告警', en: 'alert' },
  offline: { zh: '离线', en: 'offline' },
};

/** Nobody expects it to be connected: it is not offline. */
const OUT_OF_SERVICE: Named = { zh: '已停用', en: 'out of service' };

const kindWord = (locale: Locale, kind: Terminal['kind']): string =>
  word(locale, { zh: KIND_NAMES[kind].zh[0], en: KIND_NAMES[kind].en[0] });

const column = <Row>(named: Named, value: ExportColumn<Row>['value']): ExportColumn<Row> => ({ ...named, value });
const first = (one: EnrolmentColumn): Named => ({
  zh: COLUMN_NAMES[one].zh[0] ?? '',
  en: COLUMN_NAMES[one].en[0] ?? '',
});

/** The columns that an import reads again. */
const OF_FILE: readonly ExportColumn<EnrolmentRow>[] = [
  column(first('serial'), ({ serial }) => serial),
  column(first('kind'), ({ kind }, locale) => kindWord(locale, kind)),
  column(first('unit'), ({ unitPath }) => unitPath),
  column(first('site'), ({ site }) => site.name),
  column(first('name'), ({ name }) => name),
];

const STATE = { zh: '状态', en: 'state' };
const EXPIRES = { zh: '安装码有效期', en: 'voucher valid until' };
const DIGITS = { zh: '安装码', en: 'voucher' };
const ENROLLED = { zh: '安装时间', en: 'enrolled at' };
const TERMINAL = { zh: '终端编号', en: 'terminal id' };
const ADDRESS_PART = { zh: '开机参数', en: 'launch parameters' };

export const ENROLMENT_COLUMNS: readonly ExportColumn<EnrolmentRow>[] = [
  ...OF_FILE,
  column(STATE, ({ state }, locale) => word(locale, STATES[state])),
  column(EXPIRES, ({ voucherExpiresAt }) => voucherExpiresAt ?? ''),
  column(ENROLLED, ({ enrolledAt }) => enrolledAt ?? ''),
  column(TERMINAL, ({ terminalId }) => terminalId ?? ''),
];

/** For labels on boxes, or for what writes the boxes' start addresses. */
export const LABEL_COLUMNS: readonly ExportColumn<LabelRow>[] = [
  ...OF_FILE,
  column(DIGITS, ({ digits }) => digits),
  column(EXPIRES, ({ voucherExpiresAt }) => voucherExpiresAt ?? ''),
  column(
    ADDRESS_PART,
    ({ serial, digits }) => `?serial=${encodeURIComponent(serial)}#voucher=${digits.replace(/ /g, '')}`,
  ),
];

export const TERMINAL_COLUMNS: readonly ExportColumn<TerminalFileRow>[] = [
  column({ zh: '终端名称', en: 'terminal' }, ({ name }) => name),
  column(first('kind'), ({ kind }, locale) => kindWord(locale, kind)),
  column(first('unit'), ({ unitPath }) => unitPath),
  column(first('site'), ({ site }) => site.name),
  column(STATE, ({ state, revokedAt }, locale) => word(locale, revokedAt ? OUT_OF_SERVICE : TERMINAL_STATES[state])),
  column({ zh: '最后心跳', en: 'last seen' }, ({ lastSeenAt }) => lastSeenAt ?? ''),
  column({ zh: '程序版本', en: 'version' }, ({ appVersion }) => appVersion ?? ''),
  column({ zh: '序列号', en: 'serial' }, ({ serial }) => serial ?? ''),
  column({ zh: '配对时间', en: 'paired at' }, ({ pairedAt }) => pairedAt ?? ''),
  column({ zh: '停用时间', en: 'out of service since' }, ({ revokedAt }) => revokedAt ?? ''),
  column({ zh: '锁定时间', en: 'locked since' }, ({ lockedAt }) => lockedAt ?? ''),
  column(TERMINAL, ({ id }) => id),
];

/** Headers that an exported list has and an import does not read. */
export const EXPORT_ONLY_NAMES: ReadonlySet<string> = new Set(
  [STATE, EXPIRES, DIGITS, ENROLLED, TERMINAL, ADDRESS_PART].flatMap(({ zh, en }) => [zh, en]),
);
