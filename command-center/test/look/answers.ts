import { ago, sampleId, sampleStaff } from '@falink/fixtures';
import type { Handlers } from '@falink/fixtures/server';
import { CALCULATORS, calculate, jsonSchemaOf, packagedRulebook } from '@falink/legal-rules';
import type { CannedAnswer } from '@falink/protocol';

const TEXTS: readonly [CannedAnswer['category'], string, string | null][] = [
  [
    'labour',
    '劳动争议申请仲裁的时效期间为一年，从知道或者应当知道权利被侵害之日起算。',
    'A labour claim must be filed within one year.',
  ],
  ['labour', '请准备劳动合同、工资流水、考勤记录，没有合同的带上工作证、工友证言。', null],
  ['work_injury', '单位应当在三十日内申请工伤认定；单位没有申请的，您可以在一年内自己申请。', null],
  [
    'family',
    '协议离婚有三十日冷静期，任何一方不愿意离婚的可以撤回申请。',
    'Divorce by agreement has a cooling-off period of 30 days.',
  ],
];

/** Canned answers, and calculators that compute. */
export const answerHandlers: Handlers = {
  listCannedAnswers: () => ({
    answers: TEXTS.map(
      ([category, zh, en], i): CannedAnswer => ({
        id: sampleId(700 + i),
        category,
        zh,
        en,
        editedBy: { id: sampleStaff().id, name: '何静' },
        editedAt: ago(86_400_000 * (i + 1)),
        revision: 1,
      }),
    ),
  }),
  listCalculators: () => ({
    calculators: CALCULATORS.map(({ id, name, question, fields }) => ({
      id,
      name,
      question,
      schema: { ...jsonSchemaOf(fields) },
    })),
  }),
  calculate: ({ params, body }) =>
    calculate(params.id ?? '', body, packagedRulebook(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))),
};
