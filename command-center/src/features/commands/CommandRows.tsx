import { type Command, type CommandState, CommandStateSchema, type CommandTerminal } from '@falink/protocol';
import { Button, Select } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { useCommandTerminals } from '../../data/commands.js';
import { COMMAND_LOOK } from '../../model/commands.js';
import { dayTime } from '../../ui/format.js';
import { ListEnd } from '../../ui/ListEnd.js';
import { StatusTag } from '../../ui/StatusTag.js';
import { Trouble } from '../../ui/Trouble.js';
import css from './commands.module.css';
import { Findings } from './Findings.js';

function Row({ row, onFindings }: { row: CommandTerminal; onFindings: () => void }) {
  const { t, i18n } = useTranslation();
  const now = useNow(30_000);
  const at = row.endedAt ?? row.acknowledgedAt ?? row.sentAt;
  const facts = [
    `${row.terminal.orgUnit} · ${row.terminal.site}`,
    row.reason && t(`commands.why.${row.reason}`),
    row.state === 'acknowledged' && row.progress !== null && `${row.progress}%`,
    at && dayTime(at, now, i18n.language),
  ];
  return (
    <li className={clsx('row', css.row)}>
      <span className="col grow">
        <span className="ell">{row.terminal.name}</span>
        <span className="s12 t3">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      {row.hasReport && (
        <Button size="small" onClick={onFindings}>
          {t('commands.findings')}
        </Button>
      )}
      <StatusTag look={COMMAND_LOOK[row.state]}>{t(`commands.state.${row.state}`)}</StatusTag>
    </li>
  );
}

/** The terminals of a command, each with its outcome and why. */
export function CommandRows({ command }: { command: Command }) {
  const { t } = useTranslation();
  const [state, setState] = useState<CommandState | null>(null);
  const [shown, setShown] = useState<CommandTerminal | null>(null);
  const list = useCommandTerminals(command, state);
  const states: readonly CommandState[] = CommandStateSchema.options;
  return (
    <section className="col" style={{ gap: 8 }}>
      <Select
        aria-label={t('commands.filter')}
        value={state ?? ''}
        options={[
          { value: '', label: t('commands.allStates') },
          ...states.map((value) => ({ value, label: t(`commands.state.${value}`) })),
        ]}
        onChange={(value: CommandState | '') => setState(value || null)}
      />
      {list.error !== null && <Trouble error={list.error} onRetry={list.retry} />}
      <ul className={css.list}>
        {list.items.map((row) => (
          <Row key={row.terminal.id} row={row} onFindings={() => setShown(row)} />
        ))}
      </ul>
      {list.isLoaded && <ListEnd list={list} />}
      {shown && <Findings commandId={command.id} row={shown} onClose={() => setShown(null)} />}
    </section>
  );
}
