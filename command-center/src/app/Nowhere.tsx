import { Button } from 'antd';
import { Compass, ShieldX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Empty } from '../ui/Empty.js';
import { Page } from '../ui/Page.js';

export function Forbidden({ home }: { home: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page title={t('common.forbidden.title')}>
      <Empty icon={ShieldX} title={t('common.forbidden.title')}>
        <span>{t('common.forbidden.text')}</span>
        <Button type="primary" onClick={() => void navigate(home)}>
          {t('common.forbidden.home')}
        </Button>
      </Empty>
    </Page>
  );
}

export function Missing({ home }: { home: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page title={t('common.missing.title')}>
      <Empty icon={Compass} title={t('common.missing.title')}>
        <span>{t('common.missing.text')}</span>
        <Button type="primary" onClick={() => void navigate(home)}>
          {t('common.forbidden.home')}
        </Button>
      </Empty>
    </Page>
  );
}
