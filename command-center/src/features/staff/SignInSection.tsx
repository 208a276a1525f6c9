import type { NewStaffLink, StaffAccount } from '@falink/protocol';
import { Button } from 'antd';
import { Ban, Check, KeyRound, Link2, ShieldOff, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { dayTime } from '../../ui/format.js';
import { useTell } from '../../ui/use-tell.js';
import { useTrouble } from '../../ui/use-trouble.js';
import { ActDialog } from './ActDialog.js';
import { type StaffAct, useStaffActs } from './use-staff-acts.js';

/** Whether and how somebody signs in, and what an administrator does about it. */
export function SignInSection({ account, onLink }: { account: StaffAccount; onLink: (link: NewStaffLink) => void }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const tell = useTell();
  const trouble = useTrouble();
  const [asked, setAsked] = useState<Exclude<StaffAct, 'enable'> | null>(null);
  const { act } = useStaffActs();
  const { displayName: name, state, link } = account;
  const icon = { size: 15, 'aria-hidden': true } as const;
  const enable = (): void =>
    act.mutate(
      { id: account.id, act: 'enable' },
      { onSuccess: () => tell.done(t('staff.done.enable', { name })), onError: trouble },
    );
  return (
    <section className="col" style={{ gap: 10 }}>
      <h2 className="drawer-h">{t('staff.signIn')}</h2>
      {state !== 'disabled' && link && (
        <div className="note n-blue">
          <Link2 {...icon} />
          {t('staff.linkGood', { until: dayTime(link.expiresAt, now, i18n.language) })}
        </div>
      )}
      {state === 'no_password' && !link && (
        <div className="note n-gold">
          <TriangleAlert {...icon} />
          {t('staff.noPasswordYet')}
        </div>
      )}
      <div className="row" style={{ flexWrap: 'wrap' }}>
        {state === 'disabled' ? (
          <Button icon={<Check {...icon} />} loading={act.isPending} onClick={enable}>
            {t('staff.act.enable')}
          </Button>
        ) : (
          <>
            <Button icon={<Link2 {...icon} />} onClick={() => setAsked('link')}>
              {t(state === 'active' ? 'staff.act.reset' : 'staff.act.link')}
            </Button>
            {state === 'active' && (
              <Button icon={<KeyRound {...icon} />} onClick={() => setAsked('lost')}>
                {t('staff.act.lost')}
              </Button>
            )}
            {account.secondFactor && (
              <Button icon={<ShieldOff {...icon} />} onClick={() => setAsked('totp')}>
                {t('staff.act.totp')}
              </Button>
            )}
            <Button danger icon={<Ban {...icon} />} onClick={() => setAsked('disable')}>
              {t('staff.act.disable')}
            </Button>
          </>
        )}
      </div>
      {asked && (
        <ActDialog
          account={account}
          asked={asked}
          onClose={() => setAsked(null)}
          onDone={(made) => {
            setAsked(null);
            if (made) onLink(made);
            else tell.done(t(asked === 'totp' ? 'staff.done.totp' : 'staff.done.disable', { name }));
          }}
        />
      )}
    </section>
  );
}
