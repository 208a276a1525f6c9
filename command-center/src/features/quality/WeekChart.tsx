import { SHANGHAI } from '@falink/client';
import type { QualityWeek } from '@falink/protocol';
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useChart } from '../../ui/use-chart.js';
import { useColours } from '../../ui/use-colours.js';
import css from './quality.module.css';

register([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const FONT = "'Noto Sans SC Variable', 'Noto Sans CJK SC', sans-serif";
const HOUR_MS = 3_600_000;
const SHADES = [
  ['good', '--jade-f'],
  ['fair', '--gold-f'],
  ['poor', '--coral-f'],
  ['lost', '--coral-ink'],
] as const;

/** Minutes at each level, hour by hour, one bar an hour. */
export function WeekChart({ week, label }: { week: QualityWeek; label: string }) {
  const { t, i18n } = useTranslation();
  const { box, chart } = useChart();
  const colour = useColours();
  useEffect(() => {
    const start = Date.parse(week.from);
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(i18n.language, { ...SHANGHAI, ...options });
    const hour = format({ hour: '2-digit', hour12: false });
    const day = format({ month: 'numeric', day: 'numeric', weekday: 'short' });
    const whole = format({ month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false });
    const at = week.hours.map((_, n) => start + n * HOUR_MS);
    const text = { color: colour('--t2'), fontFamily: FONT, fontSize: 12 };
    chart.current?.setOption(
      {
        animation: false,
        textStyle: { fontFamily: FONT },
        grid: { left: 44, right: 8, top: 36, bottom: 28 },
        legend: { left: 40, top: 0, itemWidth: 12, itemHeight: 12, textStyle: text, selectedMode: false },
        tooltip: {
          trigger: 'axis',
          axisPointer: { type: 'shadow' },
          backgroundColor: colour('--surface'),
          borderColor: colour('--line2'),
          textStyle: { ...text, color: colour('--t1') },
          valueFormatter: (value: unknown) => t('quality.sum.minutes', { n: Math.round(Number(value ?? 0)) }),
        },
        xAxis: {
          type: 'category',
          data: at.map((ms) => whole.format(ms)),
          axisTick: { show: false },
          axisLine: { lineStyle: { color: colour('--line2') } },
          axisLabel: {
            color: colour('--t2'),
            fontSize: 12,
            // Each day by its noon.
            interval: (n: number) => Number.parseInt(hour.format(at[n] ?? 0), 10) === 12,
            formatter: (_: string, n: number) => day.format(at[n] ?? 0),
          },
        },
        yAxis: {
          type: 'value',
          minInterval: 1,
          splitNumber: 3,
          axisLabel: { color: colour('--t2'), fontSize: 12 },
          splitLine: { lineStyle: { color: colour('--line') } },
        },
        series: SHADES.map(([level, token]) => ({
          name: t(`quality.level.${level}`),
          type: 'bar',
          stack: 'hour',
          barCategoryGap: '12%',
          itemStyle: { color: colour(token) },
          data: week.hours.map((sums) => (sums ? Math.round((sums[level] / 60) * 10) / 10 : null)),
        })),
      },
      true,
    );
  }, [week, i18n.language, colour, t, chart.current?.setOption]);
  return <div ref={box} className={css.chart} role="img" aria-label={label} />;
}
