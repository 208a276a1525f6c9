import { type Command, may, type Staff } from '@falink/protocol';
import { Button, Skeleton } from 'antd';
import { clsx } from 'clsx';
import { Send, SendHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useNow } from '../../api/services.js';
import { CommandForm } from '../../command/CommandForm.js';
import { useCommands } from '../../data/commands.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { dayTime } from '../../ui/format.js';
import { ListEnd } from '../../ui/ListEnd.js';
import { Page } from '../../ui/Page.js';
import { Trouble } from '../../ui/Trouble.js';
import { CommandBar } from './CommandBar.js';
import { CommandDrawer } from './CommandDrawer.js';
import { CountTags } from './CountTags.js';
import css from './commands.module.css';
import { orderText } from './order-text.js';
import { UnitTarget } from './UnitTarget.js';

function Entry({ command, onOpen }: { command: Command; onOpen: () => void }) {
  const { t, i18n } = useTranslation();
  const now = useNow(30_000);
  const terminals = t('commands.terminals', { terminals: command.terminals });
  const facts = [
    command.targetName ? `${command.targetName} · ${terminals}` : terminals,
    command.createdBy.name,
    dayTime(command.createdAt, now, i18n.language),
    command.cancelledAt !== null && t('commands.takenBack'),
  ];
  return (
    <li>
      <button type="button" className={css.entry} onClick={onOpen}>
        <span className={clsx('ell', css.what)}>{orderText(command.order, t)}</span>
        <span className="s12 t3">{facts.filter(Boolean).join(' · ')}</span>
        {command.endedAt === null && <CommandBar command={command} />}
        <CountTags command={command} />
      </button>
    </li>
  );
}

/** What staff have asked of terminals, and what became of it. */
export function CommandsPage({ staff }: { staff: Staff }) {
  const { t } = useTranslation();
  const { id } = useParams();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [unit, setUnit] = useState<string | null>(null);
  const list = useCommands();
  const canSend = may(staff, 'commands.send');
  const show = (next: string | null): void => void navigate(next ? `/commands/${next}` : '/commands');
  const open = (): void => {
    setUnit(null);
    setAsking(true);
  };
  const send = canSend && (
    <Button type="primary" icon={<Send size={16} aria-hidden />} onClick={open}>
      {t('commands.toUnit')}
    </Button>
  );
  return (
    <Page title={t('common.area.commands')} tools={send}>
      <Card bare>
        {list.error !== null && <Trouble error={list.error} onRetry={list.retry} />}
        {list.isLoading && <Skeleton active title={false} style={{ padding: 16 }} />}
        {list.isLoaded && list.items.length === 0 && (
          <Empty icon={SendHorizontal} title={t('commands.none')}>
            <span>{t('commands.noneText')}</span>
          </Empty>
        )}
        <ul className={css.list}>
          {list.items.map((command) => (
            <Entry key={command.id} command={command} onOpen={() => show(command.id)} />
          ))}
        </ul>
        <ListEnd list={list} />
      </Card>
      <CommandDrawer id={id ?? null} canAct={canSend} onShow={show} />
      {asking && (
        <CommandForm
          target={unit === null ? null : { orgUnit: unit }}
          chooser={<UnitTarget value={unit} onChange={setUnit} />}
          staff={staff}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  );
}
