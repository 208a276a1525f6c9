import { may, type Staff } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import { GuestLinkButton } from '../../call/GuestLinkButton.js';
import { Page } from '../../ui/Page.js';
import css from './guests.module.css';
import { LinkList } from './LinkList.js';
import { ReportList } from './ReportList.js';

/** People who come by a browser: the links that were sent, and, for supervisors, what was reported and blocked. */
export function GuestsPage({ staff }: { staff: Staff }) {
  const { t } = useTranslation();
  return (
    <Page title={t('guests.title')} note={t('guests.hint')} tools={<GuestLinkButton />}>
      <div className={css.page}>
        <LinkList />
        {may(staff, 'guests.unblock') && <ReportList />}
      </div>
    </Page>
  );
}
