import type { Overview } from '@falink/protocol';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { ChartColumn, TrendingDown, TrendingUp } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useChart } from '../../ui/use-chart.js';
import own from './HoursPanel.module.css';
import { Panel } from './Panel.js';
import css from './wall.module.css';
import { compareDays } from './wall-model.js';

register([BarChart, LineChart, GridComponent, SVGRenderer]);

const FONT = "'Noto Sans SC Variable', 'Noto Sans CJK SC', sans-serif";

/** Calls of the day by hour against the same weekday last week. */
export function HoursPanel(props: { hours: Overview['hours']; hourNow: number; unit: number }) {
  const { hours, hourNow, unit } = props;
  const { t } = useTranslation();
  const { box, chart } = useChart();
  const { today, lastWeekSoFar, from, to } = compareDays(hours, hourNow);
  const delta = today - lastWeekSoFar;
  useEffect(() => {
    const shown = hours.filter((h) => h.hour >= from && h.hour <= to);
    const size = 20 * unit;
    chart.current?.setOption({
      animation: false,
      textStyle: { fontFamily: FONT },
      grid: { left: 44 * unit, right: 8 * unit, top: 30 * unit, bottom: 34 * unit },
      xAxis: {
        type: 'category',
        data: shown.map((h) => t('wall.hours.hour', { n: h.hour })),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: '#20365C' } },
        axisLabel: { color: '#9AACC8', fontSize: size, interval: 'auto' },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        splitNumber: 2,
        axisLabel: { color: '#9AACC8', fontSize: size },
        splitLine: { lineStyle: { color: '#182C50' } },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 36 * unit,
          data: shown.map((h) => ({
            value: h.hour <= hourNow ? h.today : null,
            // The unfinished hour is not comparable yet.
            itemStyle: { opacity: h.hour === hourNow ? 0.75 : 1, borderRadius: [5 * unit, 5 * unit, 0, 0] },
          })),
          itemStyle: { color: '#7DB4FF' },
          label: { show: true, position: 'top', color: '#EEF3FA', fontSize: size, formatter: labelOf },
        },
        {
          type: 'line',
          data: shown.map((h) => h.lastWeek),
          lineStyle: { color: '#9FB2D2', width: 2, type: 'dashed' },
          itemStyle: { color: '#9FB2D2' },
          symbol: 'circle',
          symbolSize: 6 * unit,
        },
      ],
    });
    chart.current?.resize();
  }, [hours, from, to, hourNow, unit, t, chart.current?.setOption, chart.current?.resize]);
  return (
    <Panel
      className={css.wHours}
      icon={ChartColumn}
      title={t('wall.hours.title')}
      extra={
        <span className={own.wKeys}>
          <i className={own.kBar} />
          {t('wall.hours.today')}
          <i className={own.kLine} />
          {t('wall.hours.lastWeek')}
        </span>
      }
    >
      <div className={own.wHoursBody}>
        <div className={own.wHoursSum}>
          <small>{t('wall.hours.soFar')}</small>
          <b>{today}</b>
          <span>
            {delta >= 0 ? <TrendingUp aria-hidden /> : <TrendingDown aria-hidden />}
            {delta >= 0 ? `+${delta}` : delta}
          </span>
          <small>{t('wall.hours.lastWeekCount', { count: lastWeekSoFar })}</small>
        </div>
        <div
          ref={box}
          className={own.wChart}
          role="img"
          aria-label={t('wall.hours.label', { today, lastWeek: lastWeekSoFar })}
        />
      </div>
    </Panel>
  );
}

function labelOf(params: { value: unknown }): string {
  return typeof params.value === 'number' && params.value > 0 ? String(params.value) : '';
}
