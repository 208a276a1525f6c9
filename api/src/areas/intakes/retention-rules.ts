import type { RetentionRule } from '../../kernel/retention/rule.js';
import { DUE_INTAKES, eraseIntakes } from './queries/due-intakes.js';

export const UNFINISHED_INTAKES: RetentionRule = {
  kind: 'unfinished_intakes',
  sources: [{ name: 'intake', due: DUE_INTAKES, alias: 'i', erase: eraseIntakes }],
};
