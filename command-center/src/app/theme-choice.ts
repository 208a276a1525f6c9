import { Listeners } from '@falink/client';
import { useSyncExternalStore } from 'react';

const KEY = 'falink.theme';
const DARK = '(prefers-color-scheme: dark)';

export const THEME_CHOICES = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];
export type Theme = 'light' | 'dark';

const listeners = new Listeners<void>();
/** Where the browser keeps nothing, the choice lasts as long as the page. */
let unkept: ThemeChoice | null = null;

function chosen(): ThemeChoice {
  if (unkept !== null) return unkept;
  try {
    const value = localStorage.getItem(KEY);
    return value === 'light' || value === 'dark' ? value : 'system';
  } catch {
    return 'system';
  }
}

function current(): Theme {
  const choice = chosen();
  if (choice !== 'system') return choice;
  return matchMedia(DARK).matches ? 'dark' : 'light';
}

function show(): void {
  document.documentElement.dataset.theme = current();
  listeners.notify();
}

/** Follows the system, and what other windows of this browser choose. */
export function startTheme(): void {
  show();
  matchMedia(DARK).addEventListener('change', show);
  addEventListener('storage', (event) => event.key === KEY && show());
}

/** Kept in this browser; `system` follows what the operating system prefers. */
export function chooseTheme(choice: ThemeChoice): void {
  unkept = null;
  try {
    if (choice === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    unkept = choice;
  }
  show();
}

const subscribe = (listener: () => void): (() => void) => listeners.add(listener);

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, current);
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, chosen);
}
