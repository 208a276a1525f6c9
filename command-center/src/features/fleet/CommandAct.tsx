import { may } from '@falink/protocol';
import { Button } from 'antd';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/services.js';
import { CommandDialog } from '../../command/CommandDialog.js';
import type { SelectionActProps } from './SelectionBar.js';

/** Sends a command to the chosen terminals; not there for people who may not. */
export function CommandAct({ target }: SelectionActProps) {
  const { t } = useTranslation();
  const session = useSession();
  const [asking, setAsking] = useState(false);
  if (session.kind !== 'signed_in' || !may(session.staff, 'commands.send')) return null;
  return (
    <>
      <Button icon={<Send size={15} aria-hidden />} onClick={() => setAsking(true)}>
        {t('commands.button')}
      </Button>
      {asking && <CommandDialog target={target} onClose={() => setAsking(false)} />}
    </>
  );
}
