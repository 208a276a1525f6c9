import { ago, sampleId, sampleStaffAccount, sampleStaffSession } from '@falink/fixtures';
import type { Handlers } from '@falink/fixtures/server';
import { FalinkError, type Role, type StaffAccount } from '@falink/protocol';
import * as district from './district.js';
import { idOf, type ListOf } from './list-of.js';

const PEOPLE: readonly (readonly [string, string, string, Role, string])[] = [
  ['lin.xy', '林晓芸', '律师', 'duty_lawyer', '云河律师事务所'],
  ['zhang.wt', '张文涛', '律师', 'duty_lawyer', '正德律师事务所'],
  ['zhao.q', '赵倩', '法律援助受理员', 'legal_aid_officer', '云河区法律援助中心'],
  ['liu.j', '刘佳', '社区工作人员', 'room_staff', '河湾村公共法律服务室'],
  ['he.j', '何静', '值班长', 'supervisor', '指挥中心'],
  ['gao.p', '高鹏', '运维工程师', 'operator', '指挥中心'],
  ['meng.f', '孟凡', '系统管理员', 'admin', '云河区司法局'],
  ['bao.ty', '包铁英', '人民调解员', 'room_staff', '东河街道司法所'],
];

const accounts: readonly StaffAccount[] = PEOPLE.map(([username, displayName, title, role, office], n) =>
  sampleStaffAccount({
    id: sampleId(8800 + n),
    username,
    displayName,
    title,
    office,
    roles: [role],
    skills: n < 2 ? ['labour', 'family'] : [],
    orgUnit: district.ORG_UNIT,
    state: n === 7 ? 'no_password' : 'active',
    lastSignInAt: n === 7 ? null : ago(n * 5_400_000 + 600_000),
    secondFactor: n === 6,
    link: n === 7 ? { kind: 'invite', expiresAt: ago(-70 * 3_600_000) } : null,
  }),
);

const accountOf = (id: string | undefined): StaffAccount => {
  const account = accounts.find((one) => one.id === id);
  if (!account) throw new FalinkError('staff.unknown');
  return account;
};

/** Accounts of the made-up district. */
export function staffListHandlers(page: ListOf): Handlers {
  return {
    listStaff: ({ query: { q = '', state, ...query } }) =>
      page(
        accounts.filter((one) => (!state || one.state === state) && `${one.displayName}${one.username}`.includes(q)),
        (i, one) => ({ ...one, id: idOf(9_500_000 + i), displayName: `${one.displayName} ${i}` }),
        query,
      ),
    listStaffSessions: ({ query }) =>
      page(
        [
          sampleStaffSession({ current: true }),
          sampleStaffSession({
            id: sampleId(701),
            device: 'Edge 127, Windows',
            address: '10.20.3.14',
            since: ago(90_000_000),
          }),
        ],
        (i, one) => ({ ...one, id: idOf(i) }),
        query,
      ),
  };
}

export const staffHandlers: Handlers = {
  secondFactor: () => ({ on: true, required: false, codesLeft: 8 }),
  beginTotp: () => ({
    secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    uri: 'otpauth://totp/FaLink:meng.f?issuer=FaLink&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  }),
  confirmTotp: () => ({
    codes: Array.from({ length: 10 }, (_, n) => `K7M2-QX9A-${n}HTV-3W8D`.replace('0H', 'ZH').replace('1H', 'YH')),
  }),
  getStaff: ({ params }) => accountOf(params.id),
  staffReach: () => ({ sessions: 2, onDuty: true, ringing: false, inCall: true }),
  createStaff: ({ body }) => sampleStaffAccount({ ...accounts[7], displayName: body.details.displayName }),
  makeStaffLink: () => ({
    token: 'Vb3rH1uXkq0m2mQ9o4x8Jt7cZ5wE6pLnRfYdSaGhKiU',
    kind: 'invite',
    expiresAt: ago(-72 * 3_600_000),
  }),
  disableStaff: () => {
    throw new FalinkError('staff.last_administrator');
  },
  readStaffLink: ({ body }) => {
    if (body.token !== 'good') throw new FalinkError('staff.link_expired');
    return {
      kind: 'invite',
      username: 'bao.ty',
      displayName: '包铁英',
      roles: ['room_staff'],
      orgUnitName: '东河街道',
      expiresAt: ago(-70 * 3_600_000),
    };
  },
};
