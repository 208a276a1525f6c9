import type { GuestLink } from '@falink/protocol';
import { App, Button } from 'antd';
import { Link2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { useGuestActs } from '../../call/use-guest-acts.js';
import { useGuestLinks } from '../../data/guests.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { dayTime } from '../../ui/format.js';
import { ListEnd } from '../../ui/ListEnd.js';
import { Trouble } from '../../ui/Trouble.js';
import css from './guests.module.css';

function Row({ link }: { link: GuestLink }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const { modal } = App.useApp();
  const { withdraw } = useGuestActs();
  const at = (instant: string): string => dayTime(instant, now, i18n.language);
  const note = link.note === '' ? t('guests.link.noNote') : link.note;
  const ask = (): void => {
    modal.confirm({
      title: t('guests.link.withdrawTitle'),
      content: t('guests.link.withdrawText'),
      okText: t('guests.link.withdraw'),
      cancelText: t('common.cancel'),
      okButtonProps: { danger: true },
      onOk: () => withdraw.mutateAsync(link).catch(() => undefined),
    });
  };
  return (
    <li className={css.row}>
      <span className="col grow">
        <span className="ell" title={note}>
          {note}
          {link.category !== null && <span className="t3"> · {t(`common.category.${link.category}`)}</span>}
        </span>
        <span className="s12 t3">
          {t('guests.link.by', { name: link.createdBy.name, at: at(link.createdAt) })} ·{' '}
          {t('guests.link.until', { at: at(link.expiresAt) })}
        </span>
      </span>
      <span className="tag t-slate">{t(`guests.link.state.${link.state}`)}</span>
      {(link.state === 'open' || link.state === 'opened') && (
        <Button size="small" danger type="text" onClick={ask}>
          {t('guests.link.withdraw')}
        </Button>
      )}
    </li>
  );
}

/** Links for one person each. */
export function LinkList() {
  const { t } = useTranslation();
  const list = useGuestLinks();
  return (
    <Card title={t('guests.link.list')} note={list.total !== null && t('guests.link.count', { count: list.total })}>
      {list.error ? (
        <Trouble error={list.error} onRetry={list.retry} />
      ) : list.items.length === 0 && !list.hasMore ? (
        <Empty icon={Link2} title={t(list.isLoading ? 'common.loading' : 'guests.link.empty')}>
          {!list.isLoading && <span>{t('guests.link.emptyText')}</span>}
        </Empty>
      ) : (
        <>
          <ul className={css.rows}>
            {list.items.map((link) => (
              <Row key={link.id} link={link} />
            ))}
          </ul>
          <ListEnd list={list} />
        </>
      )}
    </Card>
  );
}
