import { type ECharts, init } from 'echarts/core';
import { type RefObject, useEffect, useRef } from 'react';

/** A chart that fills an element and follows its size; the parts that it draws with are registered by who uses it. */
export function useChart(): {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly chart: RefObject<ECharts | null>;
} {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  useEffect(() => {
    if (!box.current) return;
    const made = init(box.current, null, { renderer: 'svg' });
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  return { box, chart };
}
