import { z } from 'zod';

/** The columns of a file of expected boxes, in order. */
export const EnrolmentColumnSchema = z.enum([
  'serial',
  'kind',
  'unit',
  'site',
  'name',
  'address',
  'position',
  'contact',
  'phone',
]);
export type EnrolmentColumn = z.infer<typeof EnrolmentColumnSchema>;

/** What each column is called in a file: the first name is written, every one is read. */
export const COLUMN_NAMES: Readonly<
  Record<EnrolmentColumn, { readonly zh: readonly string[]; readonly en: readonly string[] }>
> = {
  serial: { zh: ['序列号', '设备序列号'], en: ['serial', 'serial number'] },
  kind: { zh: ['类型', '终端类型'], en: ['kind', 'type'] },
  unit: { zh: ['单位', '所属单位'], en: ['unit', 'unit path', 'org unit'] },
  site: { zh: ['地点', '地点名称'], en: ['site', 'site name'] },
  name: { zh: ['终端名称', '名称'], en: ['terminal', 'terminal name', 'name'] },
  address: { zh: ['地址'], en: ['address'] },
  position: { zh: ['坐标', '经纬度'], en: ['position', 'lng,lat'] },
  contact: { zh: ['联系人'], en: ['contact'] },
  phone: { zh: ['联系电话', '电话'], en: ['phone', 'contact phone'] },
};

/** A row needs these; the others may be left out. */
export const REQUIRED_COLUMNS: readonly EnrolmentColumn[] = ['serial', 'kind', 'unit', 'site', 'name'];

/** The words for each kind of terminal in a file: the first is written. */
export const KIND_NAMES = {
  home: { zh: ['家庭', '家用'], en: ['home', 'household'] },
  room: { zh: ['服务室', '社区服务室'], en: ['room', 'community room'] },
  kiosk: { zh: ['一体机', '自助机'], en: ['kiosk'] },
} as const;

/** Most boxes in one file. */
export const MAX_ENROLMENT_ROWS = 10_000;
/** Most bytes of one file. */
export const MAX_ENROLMENT_BYTES = 4 * 1024 * 1024;
