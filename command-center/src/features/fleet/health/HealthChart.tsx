import type { HealthHistory } from '@falink/protocol';
import { clsx } from 'clsx';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, MarkLineComponent } from 'echarts/components';
import { use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  gapsOf,
  HEALTH_METRICS,
  type HealthMetric,
  latestOf,
  standsAlone,
  valuesOf,
} from '../../../model/health-chart.js';
import { useChart } from '../../../ui/use-chart.js';
import { useColours } from '../../../ui/use-colours.js';
import css from './health.module.css';
import { healthNumber, stepTime } from './health-format.js';

register([BarChart, LineChart, GridComponent, MarkAreaComponent, MarkLineComponent, SVGRenderer]);

const FONT = "'Noto Sans SC Variable', 'Noto Sans CJK SC', sans-serif";

/** One metric over time: its latest value in figures, the rest as a small chart; a gap is a grey field. */
export function HealthChart({ history, metric }: { history: HealthHistory; metric: HealthMetric }) {
  const { t, i18n } = useTranslation();
  const { box, chart } = useChart();
  const colour = useColours();
  const { kind, unit, fair } = HEALTH_METRICS[metric];
  const values = useMemo(() => valuesOf(history, metric), [history, metric]);
  const known = values.filter((value) => value !== null);
  const latest = latestOf(values);
  const sum = known.reduce((all, value) => all + value, 0);
  const shown = kind === 'bar' && known.length > 0 ? sum : latest;
  const high = fair !== undefined && latest !== null && latest >= fair;
  const figure = (value: number): string => healthNumber(metric, value, i18n.language);

  useEffect(() => {
    const start = Date.parse(history.from);
    const last = values.length - 1;
    const labelled = new Set([0, Math.floor(last / 2), last]);
    chart.current?.setOption(
      {
        animation: false,
        textStyle: { fontFamily: FONT },
        grid: { left: 4, right: 4, top: 8, bottom: 20 },
        xAxis: {
          type: 'category',
          boundaryGap: kind === 'bar',
          data: values.map((_, i) => stepTime(history, start + i * history.stepS * 1_000, i18n.language)),
          axisTick: { show: false },
          axisLine: { lineStyle: { color: colour('--line2') } },
          axisLabel: {
            color: colour('--t3'),
            fontSize: 11,
            interval: (i: number) => labelled.has(i),
            alignMinLabel: 'left',
            alignMaxLabel: 'right',
          },
        },
        yAxis: {
          type: 'value',
          show: false,
          min: 0,
          // A quiet line lies low; what people notice is in sight.
          max: ({ max }: { max: number }) => Math.max(max * 1.15, fair ?? 0, 1),
        },
        series: [
          {
            type: kind,
            silent: true,
            connectNulls: false,
            data: values.map((value, i) => ({
              value,
              ...(kind === 'line' && { symbol: standsAlone(values, i) ? 'circle' : 'none', symbolSize: 5 }),
            })),
            ...(kind === 'line' && {
              showAllSymbol: true,
              lineStyle: { color: colour('--pri'), width: 1.5 },
              areaStyle: { color: colour('--pri-bg') },
            }),
            itemStyle: { color: colour('--pri') },
          },
          // Bars draw no areas.
          {
            type: 'line',
            silent: true,
            data: values.map(() => null),
            markArea: {
              silent: true,
              itemStyle: { color: colour('--slate-bg') },
              data: gapsOf(history).map(([from, to]) => [{ xAxis: from }, { xAxis: to }]),
            },
            ...(fair !== undefined && {
              markLine: {
                silent: true,
                symbol: 'none',
                label: { show: false },
                lineStyle: { color: colour('--coral-f'), type: 'dashed' },
                data: [{ yAxis: fair }],
              },
            }),
          },
        ],
      },
      true,
    );
  }, [history, values, kind, fair, i18n.language, colour, chart.current?.setOption]);

  const name = t(`health.metric.${metric}`);
  const label =
    known.length === 0
      ? t('health.nothing', { name })
      : t(kind === 'bar' ? 'health.labelSum' : 'health.label', {
          name,
          unit: t(`health.unit.${unit}`),
          latest: figure(latest ?? 0),
          most: figure(Math.max(...known)),
          sum: figure(sum),
        });
  return (
    <div className={css.card}>
      <div className={css.head}>
        <span>{name}</span>
        <span className={clsx(css.figure, high && css.high)}>
          {high && <TriangleAlert size={14} aria-hidden />}
          {shown === null ? t('common.none') : figure(shown)}
          {shown !== null && <small>{t(`health.unit.${unit}`)}</small>}
        </span>
      </div>
      <div ref={box} className={css.chart} role="img" aria-label={label} />
    </div>
  );
}
