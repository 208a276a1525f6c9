import { ago } from '@falink/fixtures';
import type { Handlers } from '@falink/fixtures/server';
import type { CallSummary } from '@falink/protocol';

/** Routes of what is written down for a resident: one summary, at first empty. */
export function summaryHandlers(): Handlers {
  let summary: CallSummary = { version: 0, lines: [], nextOn: null, confirmedAt: null, opened: false };
  return {
    readSummary: () => summary,
    saveSummary: ({ body: { version, lines, nextOn, confirmed } }) => {
      summary = { version: version + 1, lines, nextOn, confirmedAt: confirmed ? ago(0) : null, opened: false };
      return summary;
    },
    openSummary: () => ({
      lines: ['12月3日前到区法律援助中心交申请表', '带身份证、劳动合同和工资条', '仲裁时效到明年6月30日'],
      nextOn: '2026-12-03',
      agentName: '林小晴',
      siteName: '后营村公共法律服务室',
      endedAt: ago(120_000),
    }),
  };
}
