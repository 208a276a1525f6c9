import { useEffect, useState } from 'react';

type Colours = (token: `--${string}`) => string;

function read(): Colours {
  const style = getComputedStyle(document.documentElement);
  return (token) => style.getPropertyValue(token).trim();
}

/** Reads colours of ui/tokens.css, for what draws without a stylesheet; another function after the theme changed. */
export function useColours(): Colours {
  const [colours, setColours] = useState<Colours>(read);
  useEffect(() => {
    const observer = new MutationObserver(() => setColours(read));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  return colours;
}
