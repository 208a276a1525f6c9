import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.0 to 2.2, levels A and AA, and what axe holds to be good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/**
 * Lists and questions that open over the page belong to the control that opened them, and are reached from it; axe counts
 * only dialogs as places of their own.
 */
const APART =
  'dialog, [role=dialog], [role=alertdialog], svg, .ant-select-dropdown, .ant-dropdown, .ant-popover, .ant-tooltip, .ant-message';

/** What axe finds on a page, a line for each element. `rules`: these alone. */
export async function axeViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // From outside of the page, and so past its Content-Security-Policy.
  await page.evaluate(`window.axe ?? (() => { ${SOURCE} })()`);
  const only: RunOptions['runOnly'] = rules ? { type: 'rule', values: [...rules] } : { type: 'tag', values: TAGS };
  return page.evaluate(
    async ([runOnly, regionMatcher]) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      axe.configure({ checks: [{ id: 'region', options: { regionMatcher } }] });
      const found: AxeResults = await axe.run(document, { runOnly, resultTypes: ['violations'] });
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => {
          const why = failureSummary?.split('\n')[1]?.trim() ?? '';
          return `${id}: ${why.slice(0, 160)} ${html.slice(0, 160)}`;
        }),
      );
    },
    [only, APART] as const,
  );
}
