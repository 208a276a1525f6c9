import { PhoneOutgoing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDuty } from '../../call/DutyContext.js';
import { useCallbacks } from '../../data/callbacks.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { ListEnd } from '../../ui/ListEnd.js';
import { Trouble } from '../../ui/Trouble.js';
import { CallbackRow } from './CallbackRow.js';
import css from './desk.module.css';

/** Numbers that residents left. Shown in full only on request, and the reading is recorded; or the television is called. */
export function Callbacks() {
  const { t } = useTranslation();
  const list = useCallbacks();
  const { agent } = useDuty();
  return (
    <Card
      title={t('desk.callback.title')}
      note={list.total !== null && t('desk.callback.count', { count: list.total })}
      className={css.callbacks}
    >
      {list.error ? (
        <Trouble error={list.error} onRetry={list.retry} />
      ) : list.items.length === 0 ? (
        <Empty icon={PhoneOutgoing} title={t(list.isLoading ? 'common.loading' : 'desk.callback.empty')}>
          {!list.isLoading && <span>{t('desk.callback.emptyText')}</span>}
        </Empty>
      ) : (
        <>
          <ul className={css.callbackList}>
            {list.items.map((one) => (
              <CallbackRow
                key={one.id}
                callback={one}
                staffId={agent?.staffId}
                onChanged={list.apply}
                onRefused={list.retry}
              />
            ))}
          </ul>
          <ListEnd list={list} />
        </>
      )}
    </Card>
  );
}
