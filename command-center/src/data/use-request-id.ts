import { useRef } from 'react';

/** The number of a request: the same for the same wish, so that a lost answer can be asked for again (SPEC O2, K4). */
export function useRequestId(): (wish: unknown) => string {
  const last = useRef({ wish: '', id: '' });
  return (wish) => {
    const text = JSON.stringify(wish);
    if (last.current.wish !== text) last.current = { wish: text, id: crypto.randomUUID() };
    return last.current.id;
  };
}
