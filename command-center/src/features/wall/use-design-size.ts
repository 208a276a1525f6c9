import { useEffect, useState } from 'react';

/** From this shape on the wall has a fourth and a fifth column. */
const ULTRA_WIDE = 2.8;
/** How much higher the design is while a sentence stands over it: everything below keeps its proportions. */
const BAND_HEIGHT = 130;

export interface DesignSize {
  /** CSS pixels of one unit of the wall's design: 1 at 1920 × 1080, and at 3840 × 1080. */
  readonly unit: number;
  readonly isUltraWide: boolean;
}

function sizeOf(width: number, height: number, hasBand: boolean): DesignSize {
  const isUltraWide = width / height >= ULTRA_WIDE;
  return {
    unit: Math.min(width / (isUltraWide ? 3840 : 1920), height / (1080 + (hasBand ? BAND_HEIGHT : 0))),
    isUltraWide,
  };
}

/** The scale of the wall's design in this window. */
export function useDesignSize(hasBand: boolean): DesignSize {
  const [[width, height], setWindow] = useState([innerWidth, innerHeight]);
  useEffect(() => {
    const listener = () => setWindow([innerWidth, innerHeight]);
    addEventListener('resize', listener);
    return () => removeEventListener('resize', listener);
  }, []);
  return sizeOf(width, height, hasBand);
}
