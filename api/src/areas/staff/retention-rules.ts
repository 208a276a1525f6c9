import type { RetentionRule } from '../../kernel/retention/rule.js';
import { DUE_SESSIONS, eraseSessions } from './queries/sign-ins.js';

export const SIGN_INS: RetentionRule = {
  kind: 'sign_ins',
  sources: [{ name: 'staff_session', due: DUE_SESSIONS, alias: 's', erase: eraseSessions }],
};
