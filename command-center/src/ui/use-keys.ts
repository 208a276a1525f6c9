import { type RefObject, useEffect, useRef } from 'react';

type Scope = RefObject<HTMLElement | null>;

/** Scopes on the page, in the order in which they appeared. */
const scopes: Scope[] = [];

/** The scope that keys belong to: the one with the focus, otherwise the latest. */
function scopeOf(target: EventTarget | null): Scope | undefined {
  return scopes.find(({ current }) => target instanceof Node && current?.contains(target)) ?? scopes.at(-1);
}

/** Somewhere that keys are typed into or pressed on. */
function takesKeys(target: EventTarget | null, key: string, scope: Scope | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('input, textarea, select, [role="combobox"]')) return true;
  const dialog = target.closest('[role="dialog"]');
  if (dialog !== null && !(scope?.current && dialog.contains(scope.current))) return true;
  // Enter and Space press the button or link that has the focus; that is what the person means.
  return (key === 'Enter' || key === ' ') && target.closest('button, a, [role="menuitem"]') !== null;
}

/** `Alt+1` by the place of the key: with Alt some keyboards type another character. Null for other modifiers. */
function nameOf(event: KeyboardEvent): string | null {
  if (event.repeat || event.isComposing || event.ctrlKey || event.metaKey) return null;
  if (event.altKey) return `Alt+${event.code.replace(/^(Digit|Key)/, '').toLowerCase()}`;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

/**
 * Keys of a page, by `KeyboardEvent.key` (letters in lower case). Single keys never act while somebody types; those with
 * Alt type nothing and always act.
 *
 * @param scope where a page has the same keys twice, e.g. in a drawer: the scope with the focus takes them, otherwise the latest
 */
export function useKeys(keys: Readonly<Record<string, () => void>>, scope?: Scope): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      const key = nameOf(event);
      const act = key === null ? undefined : latest.current[key];
      if (!act || (scope && scopeOf(event.target) !== scope)) return;
      if (!event.altKey && takesKeys(event.target, event.key, scope)) return;
      event.preventDefault();
      act();
    };
    if (scope) scopes.push(scope);
    addEventListener('keydown', listener);
    return () => {
      removeEventListener('keydown', listener);
      if (scope) scopes.splice(scopes.indexOf(scope), 1);
    };
  }, [scope]);
}
