// biome-ignore-all lint/a11y/useKeyWithClickEvents: the button in a row takes the keys
import { type HealthTrouble, HealthTroubleSchema, type TroubledTerminal } from '@falink/protocol';
import { Segmented, Skeleton } from 'antd';
import { clsx } from 'clsx';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { useTroubledTerminals } from '../../data/troubled-terminals.js';
import { troublesOf } from '../../model/fleet-trouble.js';
import { troubleText } from '../../model/trouble.js';
import { Empty } from '../../ui/Empty.js';
import { dayTime } from '../../ui/format.js';
import { ListEnd } from '../../ui/ListEnd.js';
import { Trouble } from '../../ui/Trouble.js';
import own from './troubled.module.css';

/** Terminals that are not well: what is wrong with each, since when, the worst first. */
export function TroubledTerminals(props: {
  by: HealthTrouble;
  openId: string | undefined;
  onBy: (by: HealthTrouble) => void;
  onOpen: (id: string) => void;
}) {
  const { by, openId, onBy, onOpen } = props;
  const { t, i18n } = useTranslation();
  const list = useTroubledTerminals(by);
  return (
    <>
      <div className="row">
        <Segmented<HealthTrouble>
          aria-label={t('health.troubled.by')}
          options={HealthTroubleSchema.options.map((value) => ({ value, label: t(`health.troubled.kind.${value}`) }))}
          value={by}
          onChange={onBy}
        />
        <span className="s13 t3">{t('health.troubled.note')}</span>
        {list.staleError !== null && (
          <span className="list-failed" role="alert">
            <TriangleAlert size={14} aria-hidden />
            {troubleText(list.staleError, i18n.language)}
          </span>
        )}
      </div>
      <div className={clsx('card', own.box)} aria-busy={list.isLoading}>
        {list.error !== null ? (
          <Trouble error={list.error} onRetry={list.retry} />
        ) : list.isLoading ? (
          <div className={own.waiting}>
            <Skeleton active title={false} paragraph={{ rows: 6 }} />
          </div>
        ) : list.items.length === 0 ? (
          <Empty icon={CircleCheck} title={t(`health.troubled.empty.${by}`)}>
            <span>{t('health.troubled.emptyText')}</span>
          </Empty>
        ) : (
          <div className={own.scroll}>
            <table className={own.table} aria-label={t('health.troubled.list')}>
              <thead>
                <tr>
                  <th scope="col">{t('fleet.column.terminal')}</th>
                  <th scope="col">{t('health.troubled.wrong')}</th>
                  <th scope="col" className={own.since}>
                    {t('health.troubled.since')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {list.items.map((one) => (
                  <Row key={one.id} terminal={one} by={by} isOpen={one.id === openId} onOpen={() => onOpen(one.id)} />
                ))}
              </tbody>
            </table>
            <ListEnd list={list} />
          </div>
        )}
      </div>
    </>
  );
}

function Row(props: { terminal: TroubledTerminal; by: HealthTrouble; isOpen: boolean; onOpen: () => void }) {
  const { terminal, by, isOpen, onOpen } = props;
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const { name, siteName, orgUnitName, stalls, stalledS, longFrames, worstFrameMs, loss } = terminal;
  const number = (value: number, digits = 0): string =>
    new Intl.NumberFormat(i18n.language, { maximumFractionDigits: digits }).format(value);
  const words: Record<HealthTrouble, string> = {
    stalls: t('health.troubled.stalls', { times: number(stalls), s: number(stalledS, stalledS < 10 ? 1 : 0) }),
    frames: t('health.troubled.frames', { frames: number(longFrames), ms: number(worstFrameMs) }),
    loss: t('health.troubled.loss', { percent: number((loss ?? 0) * 100, 1) }),
  };
  const [worst, ...others] = troublesOf(terminal, by);
  return (
    <tr className={isOpen ? own.opened : undefined} onClick={onOpen}>
      <th scope="row">
        <button
          type="button"
          className={clsx('ell', own.name)}
          aria-expanded={isOpen}
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
        >
          {orgUnitName} {name}
        </button>
        <span className="s12 t3 ell">{siteName}</span>
      </th>
      <td>
        <b className={own.worst}>{worst && words[worst]}</b>
        {others.length > 0 && (
          <span className="s12 t3 ell">{others.map((one) => words[one]).join(t('health.troubled.and'))}</span>
        )}
      </td>
      <td className={own.since}>{t('health.troubled.from', { at: dayTime(terminal.since, now, i18n.language) })}</td>
    </tr>
  );
}
