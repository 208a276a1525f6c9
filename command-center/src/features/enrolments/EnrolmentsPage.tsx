import { Button } from 'antd';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/Page.js';
import { ExpectedList } from './ExpectedList.js';
import css from './enrolments.module.css';
import { ImportPanel } from './ImportPanel.js';
import { useEnrolmentActs } from './use-enrolment-acts.js';

/** Many boxes at once: a file says where each is to stand, before it is unpacked. */
export function EnrolmentsPage() {
  const { t } = useTranslation();
  const { exportAll } = useEnrolmentActs();
  return (
    <Page
      title={t('enrolments.title')}
      tools={
        <Button
          icon={<Download size={16} aria-hidden />}
          loading={exportAll.isPending}
          onClick={() => exportAll.mutate()}
        >
          {t('enrolments.export')}
        </Button>
      }
    >
      <div className={css.page}>
        <ImportPanel />
        <ExpectedList />
      </div>
    </Page>
  );
}
