import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

function Broken({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="empty" role="alert" style={{ height: '100%' }}>
      <b>{t('common.broken.title')}</b>
      <p>{t('common.broken.text')}</p>
      <div className="row" style={{ marginTop: 8 }}>
        <Button onClick={onRetry}>{t('common.retry')}</Button>
        <Button type="primary" onClick={() => location.reload()}>
          {t('common.reload')}
        </Button>
      </div>
    </div>
  );
}

/** A mistake in one page leaves the others, and a call that is running, alone. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    if (this.state.failed) return <Broken onRetry={() => this.setState({ failed: false })} />;
    return this.props.children;
  }
}
