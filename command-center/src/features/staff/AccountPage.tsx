import type { Staff } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.js';
import { Page } from '../../ui/Page.js';
import { PasswordForm } from './PasswordForm.js';
import { SecondFactorCard } from './SecondFactorCard.js';
import { SessionList } from './SessionList.js';
import css from './staff.module.css';

/** One's own account: who I am here, my password, where I am signed in. */
export function AccountPage({ staff }: { staff: Staff }) {
  const { t } = useTranslation();
  return (
    <Page title={t('staff.account.title')} className={css.account}>
      <div className="col" style={{ gap: 16 }}>
        <Card title={t('staff.account.who')}>
          <dl className="desc">
            <dt>{t('staff.name')}</dt>
            <dd>
              {staff.displayName} · {staff.title}
            </dd>
            <dt>{t('staff.username')}</dt>
            <dd>{staff.username}</dd>
            <dt>{t('staff.roles')}</dt>
            <dd>{staff.roles.map((role) => t(`common.role.${role}`)).join(' · ')}</dd>
            <dt>{t('staff.unit')}</dt>
            <dd>{staff.orgUnit.name}</dd>
          </dl>
        </Card>
        <Card>
          <SessionList staffId={staff.id} own />
        </Card>
      </div>
      <div className="col" style={{ gap: 16 }}>
        <Card title={t('staff.account.password')}>
          <PasswordForm username={staff.username} />
        </Card>
        <SecondFactorCard />
      </div>
    </Page>
  );
}
