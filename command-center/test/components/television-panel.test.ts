/** @jest-environment ./test/support/dom-environment.mjs */

import { Unreachable } from '@falink/client';
import { FalinkError, type ScreenChoice } from '@falink/protocol';
import { screen, waitFor } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { en } from '../../src/locales/en/guest.js';
import { guest as zh } from '../../src/locales/zh-CN/guest.js';
import { digitsOf, televisionPanel } from '../../src/phone/guest/television-panel.js';

const user = userEvent.setup();
const { television } = zh;

/** A panel on a page, and what it asked for. `answers` are taken in turn; without one it succeeds. */
function opened(answers: (Error | Promise<never>)[] = [], words = { texts: zh, locale: 'zh-CN' as 'zh-CN' | 'en' }) {
  const asked: ScreenChoice[] = [];
  let done = 0;
  const panel = televisionPanel({
    words: { ...words, phone: '12348' },
    use: async (choice) => {
      asked.push(choice);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    },
    done: () => {
      done += 1;
    },
  });
  document.body.replaceChildren(panel.node);
  panel.focus();
  const field = screen.getByLabelText<HTMLInputElement>(words.texts.television.code);
  return { panel, field, asked, done: () => done };
}
const alert = () => screen.queryByRole('alert')?.textContent ?? '';

test('digits of any width, with what stands between them, are digits; more than six are not wanted', () => {
  expect(['123 456', '１２３－４５６', ' 12a3-45 6789', ''].map(digitsOf)).toEqual(['123456', '123456', '123456', '']);
});

describe('[U10] the way to a television', () => {
  it('says what happens and where the digits are, then takes pasted ones, and ends by Enter', async () => {
    const { field, asked, done } = opened();
    expect(document.activeElement?.textContent).toBe(television.title);
    for (const text of [television.what, ...television.steps]) screen.getByText(text);
    expect(field).toMatchObject({ inputMode: 'numeric', autocomplete: 'one-time-code' });
    await user.click(field);
    await user.paste('123 456');
    expect(field.value).toBe('123456');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(done()).toBe(1));
    expect(asked).toEqual([{ code: '123456' }]);
  });

  it('asks for what is missing before it asks the service', async () => {
    const { field, asked, done } = opened();
    await user.type(field, '12345');
    await user.click(screen.getByRole('button', { name: television.confirm }));
    expect(alert()).toBe(television.digits);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field);
    await user.type(field, '6');
    expect(alert()).toBe('');
    expect([asked, done()]).toEqual([[], 0]);
  });

  it.each([
    ['screen.unknown', new FalinkError('screen.unknown'), new FalinkError('screen.unknown').toBody().message.zh],
    ['screen.busy', new FalinkError('screen.busy'), new FalinkError('screen.busy').toBody().message.zh],
    ['no line', new Unreachable('no line'), zh.trouble.offline],
  ])('%s: says so in the service’s words, keeps what was typed, and takes another number', async (_, error, words) => {
    const { field, asked, done } = opened([error]);
    await user.type(field, '111111{Enter}');
    await waitFor(() => expect(alert()).toBe(words));
    expect([field.value, done()]).toEqual(['111111', 0]);
    // The number is selected: the next digit takes its place.
    await user.keyboard('222222{Enter}');
    await waitFor(() => expect(done()).toBe(1));
    expect(asked).toEqual([{ code: '111111' }, { code: '222222' }]);
  });

  it('asks once, however often it is pressed', async () => {
    const { field, asked } = opened([new Promise<never>(() => undefined)]);
    await user.type(field, '123456{Enter}{Enter}');
    const confirm = screen.getByRole('button', { name: television.busy });
    await user.click(confirm);
    expect(confirm.getAttribute('aria-busy')).toBe('true');
    expect(asked).toHaveLength(1);
  });

  it('is left by Escape and by its key, and asks for nothing', async () => {
    const { field, asked, done } = opened();
    await user.click(field);
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: television.cancel }));
    expect([asked, done()]).toEqual([[], 1]);
  });

  it('speaks English', async () => {
    const { field } = opened([new FalinkError('screen.busy')], { texts: en, locale: 'en' });
    await user.type(field, '123456{Enter}');
    await waitFor(() => expect(alert()).toBe(new FalinkError('screen.busy').toBody().message.en));
  });
});
