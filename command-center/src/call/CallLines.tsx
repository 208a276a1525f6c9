import type { CallQuality } from '@falink/protocol';
import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import { useNow } from '../api/services.js';
import { useCallQuality } from '../data/call-quality.js';
import { figuresOf, type QualityDevice, spanOf, stripOf } from '../model/call-quality.js';
import { troubleText } from '../model/trouble.js';
import { minuteOfDay } from '../ui/format.js';
import { LineStrip } from '../ui/LineStrip.js';
import css from './call-lines.module.css';
import { deviceName, lineText, percent } from './line-text.js';

/** What the desk shows of a call that lasts. */
const RECENT_MS = 5 * 60_000;

const keyOf = ({ role, phone }: QualityDevice): string => `${role} ${phone}`;

/** The last five minutes of every device of a call, for its agent. */
export function RecentLines({ callId }: { callId: string }) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const { data, isError } = useCallQuality(callId, true);
  if (isError || !data || data.devices.length === 0)
    return <p className={clsx(css.soon, 's12 t3')}>{t('quality.soon')}</p>;
  return (
    <ul className={css.recent} aria-label={t('quality.lines')}>
      {data.devices.map((device) => {
        const recent = device.points.filter(({ at }) => Date.parse(at) > now - RECENT_MS);
        const figures = figuresOf(recent.slice(-3));
        const name = deviceName(t, device);
        const text = figures ? lineText(t, figures) : t('quality.silent');
        return (
          <li key={keyOf(device)}>
            <span>{name}</span>
            <LineStrip
              cells={stripOf(recent, data.stepS, now - RECENT_MS, now)}
              label={t('quality.recent', { name, text })}
            />
            <span className="t2 ell" title={text}>
              {text}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Line({ device, data }: { device: QualityDevice; data: CallQuality }) {
  const { t } = useTranslation();
  const span = spanOf(data);
  const figures = figuresOf(device.points);
  if (!span || !figures) return null;
  const name = deviceName(t, device);
  const { jitterMs, sentLoss, concealed, frozenMs, picture } = figures;
  const more = [
    t('quality.sentLoss', { percent: percent(sentLoss) }),
    ...(jitterMs === null ? [] : [t('quality.jitter', { ms: jitterMs })]),
    ...(concealed < 0.001 ? [] : [t('quality.concealed', { percent: percent(concealed) })]),
    ...(frozenMs === 0 ? [] : [t('quality.frozen', { s: Math.round(frozenMs / 100) / 10 })]),
    ...(picture === null ? [] : [`${picture.width}×${picture.height}`]),
  ];
  return (
    <li>
      <span className={css.name}>{name}</span>
      <LineStrip
        cells={stripOf(device.points, data.stepS, span.fromMs, span.toMs)}
        label={t('quality.whole', { name, text: lineText(t, figures) })}
      />
      <span className="s12 t2">{lineText(t, figures)}</span>
      <span className="s12 t3">{more.join(t('quality.and'))}</span>
    </li>
  );
}

/** The lines of a whole call, device by device; rows are kept for thirty days. */
export function CallLines({ callId, isOpen }: { callId: string; isOpen: boolean }) {
  const { t, i18n } = useTranslation();
  const { data, error, isLoading } = useCallQuality(callId, isOpen);
  if (error && !data) return <p className="s13 t3">{troubleText(error, i18n.language)}</p>;
  const span = data && spanOf(data);
  if (!data || !span) return <p className="s13 t3">{t(isLoading ? 'common.loading' : 'quality.none')}</p>;
  const time = (ms: number): string => minuteOfDay(new Date(ms).toISOString(), i18n.language);
  return (
    <>
      <ul className={css.lines}>
        {data.devices.map((device) => (
          <Line key={keyOf(device)} device={device} data={data} />
        ))}
      </ul>
      <p className={css.axis}>
        <span>{time(span.fromMs)}</span>
        <span>{time(span.toMs)}</span>
      </p>
      <p className="s12 t3">{t('quality.legend')}</p>
    </>
  );
}
