import { useEffect, useRef } from 'react';

/** Somewhere that keys are typed into or pressed on. */
function takesKeys(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('input, textarea, select, [role="combobox"], [role="dialog"]'))
    return true;
  // Enter and Space press the button or link that has the focus; that is what the person means.
  return (key === 'Enter' || key === ' ') && target.closest('button, a, [role="menuitem"]') !== null;
}

/** Single keys of a page, by `KeyboardEvent.key` (letters in lower case); never while somebody types. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const act = latest.current[key];
      if (!act || takesKeys(event.target, event.key)) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}
