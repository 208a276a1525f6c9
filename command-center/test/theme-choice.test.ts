/** @jest-environment ./test/support/dom-environment.mjs */
import { readFileSync } from 'node:fs';
import { act, render } from '@testing-library/react';
import { createElement } from 'react';
import { chooseTheme, startTheme, type ThemeChoice, useTheme, useThemeChoice } from '../src/app/theme-choice.js';

const page = readFileSync(new URL('../index.html', import.meta.url), 'utf8');
const [, beforePaint = ''] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];

describe('the theme of the console', () => {
  let isDark = false;
  const changed = new Set<() => void>();
  const shown = (): string | undefined => document.documentElement.dataset.theme;

  beforeAll(() => {
    window.matchMedia = ((query: string) => ({
      get matches() {
        return query === '(prefers-color-scheme: dark)' && isDark;
      },
      addEventListener: (_: string, listener: () => void) => changed.add(listener),
      removeEventListener: () => undefined,
    })) as unknown as typeof window.matchMedia;
    startTheme();
  });
  const system = (dark: boolean): void => {
    isDark = dark;
    act(() => {
      for (const listener of changed) listener();
    });
  };

  it.each<[ThemeChoice, boolean, string]>([
    ['system', false, 'light'],
    ['system', true, 'dark'],
    ['light', true, 'light'],
    ['dark', false, 'dark'],
  ])(
    'chosen %s, with a system that prefers the dark: %s, is %s at once and at the next load',
    (choice, dark, theme) => {
      system(dark);
      act(() => chooseTheme(choice));
      expect(shown()).toBe(theme);
      delete document.documentElement.dataset.theme;
      // As the page does before it paints.
      new Function(beforePaint)();
      expect(shown()).toBe(theme);
    },
  );

  it('follows the system while nothing is chosen, and what another window chooses', () => {
    function Shown() {
      return createElement('output', null, `${useThemeChoice()} ${useTheme()}`);
    }
    system(false);
    act(() => chooseTheme('system'));
    const { container } = render(createElement(Shown));
    system(true);
    expect([shown(), container.textContent]).toEqual(['dark', 'system dark']);
    act(() => {
      localStorage.setItem('falink.theme', 'light');
      dispatchEvent(new StorageEvent('storage', { key: 'falink.theme' }));
    });
    expect([shown(), container.textContent]).toEqual(['light', 'light light']);
  });

  it('lasts as long as the page where the browser keeps nothing', () => {
    act(() => chooseTheme('light'));
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = () => {
      throw new Error('refused');
    };
    try {
      act(() => chooseTheme('dark'));
    } finally {
      Storage.prototype.setItem = set;
    }
    expect(shown()).toBe('dark');
    act(() => chooseTheme('system'));
  });
});
