import { may, type Terminal } from '@falink/protocol';
import { Button } from 'antd';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/services.js';
import { CommandDialog } from '../../command/CommandDialog.js';

/** Sends a command to one terminal; not there for people who may not. */
export function SendCommand({ terminal }: { terminal: Terminal }) {
  const { t } = useTranslation();
  const session = useSession();
  const [asking, setAsking] = useState(false);
  if (session.kind !== 'signed_in' || !may(session.staff, 'commands.send') || terminal.revokedAt !== null) return null;
  return (
    <>
      <Button style={{ alignSelf: 'start' }} icon={<Send size={16} aria-hidden />} onClick={() => setAsking(true)}>
        {t('commands.button')}
      </Button>
      {asking && <CommandDialog target={{ terminals: [terminal.id] }} onClose={() => setAsking(false)} />}
    </>
  );
}
