import type { CommandTerminal } from '@falink/protocol';
import { Modal, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFindings } from '../../data/commands.js';
import { StatusTag } from '../../ui/StatusTag.js';
import { Trouble } from '../../ui/Trouble.js';
import css from './commands.module.css';

/** What one terminal reported: the parts of its self-test, or the lines of its log. */
export function Findings(props: { commandId: string; row: CommandTerminal; onClose: () => void }) {
  const { t } = useTranslation();
  const { terminal } = props.row;
  const { data, error, refetch } = useFindings(props.commandId, terminal.id);
  return (
    <Modal open footer={null} width={760} title={terminal.name} onCancel={props.onClose}>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton active title={false} />}
      {data && data.checks.length > 0 && (
        <dl className="desc">
          {data.checks.map(({ part, ok, detail }) => (
            <div key={part} style={{ display: 'contents' }}>
              <dt>{t(`commands.part.${part}`)}</dt>
              <dd>
                <StatusTag look={ok ? { icon: 'check', family: 'jade' } : { icon: 'octagon-alert', family: 'coral' }}>
                  {t(ok ? 'commands.ok' : 'commands.bad')}
                </StatusTag>{' '}
                {detail}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {data && data.lines.length > 0 && <pre className={css.log}>{data.lines.join('\n')}</pre>}
    </Modal>
  );
}
