import { useEffect, useState } from 'react';

const SETTLE_MS = 250;

/** The value once it has not changed for a moment: what somebody types is asked for when they pause. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
