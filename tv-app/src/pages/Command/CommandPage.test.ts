import type { Prompt, PromptAnswer } from '../../session/commands/Prompts.js';
import { renderPage } from '../../testing/render.js';
import { CommandPage } from './CommandPage.js';

const TEST: Prompt = { kind: 'self-test', isNotice: false };

async function open(prompt: Prompt, options: { elder?: boolean; forMs?: number } = {}) {
  const answers: PromptAnswer[] = [];
  const page = await renderPage(CommandPage, {
    elder: options.elder ?? false,
    prepare: (session) => {
      const { signal } = new AbortController();
      void session.prompts.ask(prompt, options.forMs ?? null, signal).then((answer) => void answers.push(answer));
    },
  });
  return { page, answers };
}

describe('the page of a command', () => {
  it.each([false, true])('shows a long text whole, above its key (large letters: %s)', async (elder) => {
    const text = '今晚七点到明早六点，北山街道停水检修，请大家提前接好水，家里有老人的邻居互相提醒一下。';
    const { page, answers } = await open({ kind: 'message', text, seconds: null }, { elder });
    expect(page.texts().join('').replace(/\s/g, '')).toContain(text);
    const [ok] = page.options();
    const lowest = Math.max(...page.tree().flatMap((one) => (one.text && one.y < ok!.y ? [one.y + one.h] : [])));
    expect(lowest).toBeLessThanOrEqual(ok!.y);
    expect(page.focus()).toBe('ok');
    await page.press('ok');
    expect(answers).toEqual(['ok']);
  });

  it('agrees to a test by OK only: Back refuses, the red key does nothing', async () => {
    const { page, answers } = await open(TEST);
    expect(page.scene()).toMatchObject({ title: '中心想检查这台电视', firstFocus: 'ok' });
    expect(await page.press('red')).toBe(true);
    expect(answers).toEqual([]);
    expect(page.session.call.state.phase).toBe('none');
    await page.press('back');
    expect(answers).toEqual(['back']);
  });

  it('[K6] counts a notice down where people see it', async () => {
    const { page } = await open({ kind: 'self-test', isNotice: true }, { forMs: 10_000 });
    expect(page.scene().lines[0]).toMatch(/^10 秒后/);
    await page.platform.clock.advance(4_000);
    await page.update();
    expect(page.scene().lines[0]).toMatch(/^6 秒后/);
  });
});
