import type { GuestReport } from '@falink/protocol';
import { App, Button, Segmented } from 'antd';
import { Flag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { useGuestActs } from '../../call/use-guest-acts.js';
import { useGuestReports } from '../../data/guests.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { dayTime } from '../../ui/format.js';
import { ListEnd } from '../../ui/ListEnd.js';
import { Trouble } from '../../ui/Trouble.js';
import css from './guests.module.css';

type Show = 'all' | 'blocked';

function Row({ report }: { report: GuestReport }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const { modal } = App.useApp();
  const { unblock } = useGuestActs();
  const at = (instant: string): string => dayTime(instant, now, i18n.language);
  const ask = (): void => {
    modal.confirm({
      title: t('guests.report.unblockTitle'),
      content: t('guests.report.unblockText'),
      okText: t('guests.report.unblock'),
      cancelText: t('common.cancel'),
      onOk: () => unblock.mutateAsync(report).catch(() => undefined),
    });
  };
  return (
    <li className={css.row}>
      <span className="col grow">
        <span>
          {t(`guests.report.reasons.${report.reason}`)}
          {report.block !== 'none' && <span className="t3"> · {t(`guests.report.blocks.${report.block}`)}</span>}
        </span>
        <span className="s12 t3">
          {t('guests.report.by', { name: report.reportedBy.name, at: at(report.createdAt), place: report.placeName })}
        </span>
      </span>
      {report.blockedUntil !== null && (
        <span className={report.isBlocked ? 'tag t-coral' : 'tag t-slate'}>
          {report.isBlocked ? t('guests.report.until', { at: at(report.blockedUntil) }) : t('guests.report.over')}
        </span>
      )}
      {report.isBlocked && (
        <Button size="small" onClick={ask}>
          {t('guests.report.unblock')}
        </Button>
      )}
    </li>
  );
}

/** What desks reported of guests, and the blocks that hold. */
export function ReportList() {
  const { t } = useTranslation();
  const [show, setShow] = useState<Show>('all');
  const list = useGuestReports(show);
  return (
    <Card
      title={t('guests.report.list')}
      note={list.total !== null && t('guests.report.count', { count: list.total })}
      extra={
        <Segmented<Show>
          aria-label={t('guests.report.showLabel')}
          value={show}
          onChange={setShow}
          options={(['all', 'blocked'] as const).map((value) => ({ value, label: t(`guests.report.show.${value}`) }))}
        />
      }
    >
      {list.error ? (
        <Trouble error={list.error} onRetry={list.retry} />
      ) : list.items.length === 0 && !list.hasMore ? (
        <Empty
          icon={Flag}
          title={t(
            list.isLoading ? 'common.loading' : show === 'all' ? 'guests.report.empty' : 'guests.report.emptyBlocked',
          )}
        >
          {!list.isLoading && show === 'all' && <span>{t('guests.report.emptyText')}</span>}
        </Empty>
      ) : (
        <>
          <ul className={css.rows}>
            {list.items.map((report) => (
              <Row key={report.id} report={report} />
            ))}
          </ul>
          <ListEnd list={list} />
        </>
      )}
    </Card>
  );
}
