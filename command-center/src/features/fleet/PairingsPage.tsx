import { clockText } from '@falink/client';
import type { Pairing } from '@falink/protocol';
import { Button, Input } from 'antd';
import { ArrowRight, KeyRound, Link2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useNow } from '../../api/services.js';
import { usePairings } from '../../data/pairings.js';
import { coarseAge } from '../../model/duration.js';
import { digitsOfCode, pendingPairings, spokenCode } from '../../model/fleet.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { ListEnd } from '../../ui/ListEnd.js';
import { Page } from '../../ui/Page.js';
import { Trouble } from '../../ui/Trouble.js';
import css from './fleet.module.css';

function Row({ pairing, now }: { pairing: Pairing; now: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { n, unit } = coarseAge(now - Date.parse(pairing.requestedAt));
  return (
    <li className={css.pairingRow}>
      <b className={css.pairingCode}>{spokenCode(pairing.code)}</b>
      <span className="col grow">
        <span className="ell">{t('fleet.pairing.fingerprint', { value: pairing.fingerprint })}</span>
        <span className="s12 t3">
          {t('fleet.pairing.asked', { age: t(`common.age.${unit}`, { n }) })} ·{' '}
          {t('fleet.pairing.expires', { left: clockText(Date.parse(pairing.expiresAt) - now) })}
        </span>
      </span>
      <Button
        icon={<ArrowRight size={16} aria-hidden />}
        iconPlacement="end"
        onClick={() => void navigate(`/pairings/${pairing.code}`)}
      >
        {t('fleet.pairing.open')}
      </Button>
    </li>
  );
}

/** Boxes that show a code and wait for approval. */
export function PairingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const now = useNow();
  const list = usePairings();
  const [code, setCode] = useState('');
  const pending = pendingPairings(list.items, now);
  const total = list.total === null ? null : list.total - (list.items.length - pending.length);
  const go = (): void => {
    if (code.length === 8) void navigate(`/pairings/${code}`);
  };
  return (
    <Page title={t('common.area.pairings')} note={total !== null && t('fleet.pairing.count', { count: total })}>
      <div className={css.pairings}>
        <Card title={t('fleet.pairing.enter')}>
          <p className="s13 t2">{t('fleet.pairing.enterText')}</p>
          <div className="row" style={{ marginTop: 12 }}>
            <Input
              size="large"
              className={css.codeInput}
              value={spokenCode(code).trim()}
              inputMode="numeric"
              autoFocus
              aria-label={t('fleet.pairing.code')}
              placeholder="0000 0000"
              prefix={<KeyRound size={18} className="t3" aria-hidden />}
              onChange={(event) => setCode(digitsOfCode(event.target.value))}
              onPressEnter={go}
            />
            <Button type="primary" size="large" disabled={code.length !== 8} onClick={go}>
              {t('fleet.pairing.find')}
            </Button>
          </div>
        </Card>
        <Card title={t('fleet.pairing.waiting')}>
          {list.error ? (
            <Trouble error={list.error} onRetry={list.retry} />
          ) : pending.length === 0 && !list.hasMore ? (
            <Empty icon={Link2} title={t(list.isLoading ? 'common.loading' : 'fleet.pairing.empty')}>
              {!list.isLoading && <span>{t('fleet.pairing.emptyText')}</span>}
            </Empty>
          ) : (
            <>
              <ul className={css.pairingList}>
                {pending.map((pairing) => (
                  <Row key={pairing.id} pairing={pairing} now={now} />
                ))}
              </ul>
              <ListEnd list={{ ...list, items: pending, total }} />
            </>
          )}
        </Card>
      </div>
    </Page>
  );
}
