import { ERRORS } from '@falink/protocol';
import { en } from './en/index.js';
import { en as phoneEn } from './en/phone.js';
import { zhCN } from './zh-CN/index.js';
import { phone } from './zh-CN/phone.js';

function leaves(node: object, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]): [string, string][] =>
    typeof value === 'object' && value !== null ? leaves(value, `${path}${key}.`) : [[`${path}${key}`, String(value)]],
  );
}

const slots = (text: string): string[] => [...text.matchAll(/\{\{?(\w+)\}?\}/g)].map((m) => m[1] ?? '').sort();

describe.each([
  ['console', zhCN, en],
  ['phone', phone, phoneEn],
])('texts of the %s', (_, zh, english) => {
  it('have the same keys in both languages', () => {
    expect(leaves(english).map(([key]) => key)).toEqual(leaves(zh).map(([key]) => key));
  });
  it('fill in the same values in both languages', () => {
    const other = new Map(leaves(english));
    for (const [key, text] of leaves(zh)) expect([key, slots(other.get(key) ?? '')]).toEqual([key, slots(text)]);
  });
  it('are never empty', () => {
    for (const [key, text] of [...leaves(zh), ...leaves(english)]) expect([key, text.trim()]).not.toEqual([key, '']);
  });
});

describe('names that people and tests rely on', () => {
  it('are as agreed', () => {
    const names = (d: typeof zhCN): string[] => [
      d.login.username,
      d.login.password,
      d.login.submit,
      d.desk.goOnDuty,
      d.desk.goOffDuty,
      d.desk.answer,
      d.desk.hangUp,
    ];
    expect(names(zhCN)).toEqual(['用户名', '密码', '登录', '上线值班', '下线', '接听', '挂断']);
    expect(names(en)).toEqual(['User name', 'Password', 'Sign in', 'Go on duty', 'Go off duty', 'Answer', 'Hang up']);
  });
  it('have a sentence for every error in both languages', () => {
    for (const spec of Object.values(ERRORS)) expect(spec.zh.length * spec.en.length).toBeGreaterThan(0);
  });
});
