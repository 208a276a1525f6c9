import { type Terminal, terminalRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Input, Modal } from 'antd';
import { KeyRound, Replace, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { useRefetch } from '../../data/live.js';
import { PAIRINGS, usePairing } from '../../data/pairings.js';
import { SECURITY } from '../../data/terminal-security.js';
import { TERMINALS } from '../../data/terminals.js';
import { digitsOfCode, spokenCode } from '../../model/fleet.js';
import { troubleText } from '../../model/trouble.js';
import { useTell } from '../../ui/use-tell.js';

const CODE_LENGTH = 8;

/** Another box takes over a terminal: its code, the comparison, and what stays and what stops. */
export function ReplaceBox({ terminal, isLocked }: { terminal: Terminal; isLocked: boolean }) {
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const tell = useTell();
  const refetch = useRefetch();
  const [isAsking, setAsking] = useState(false);
  const [code, setCode] = useState('');
  const [compared, setCompared] = useState(false);
  const found = usePairing(isAsking && code.length === CODE_LENGTH ? code : null);
  const pairing = code.length === CODE_LENGTH ? found.data : undefined;
  const close = (): void => {
    setAsking(false);
    setCode('');
    setCompared(false);
    replace.reset();
  };
  const replace = useMutation({
    mutationFn: (pairingId: string) =>
      http.send(terminalRoutes.approvePairing, {
        params: { id: pairingId },
        body: {
          siteId: terminal.site.id,
          name: terminal.name,
          kind: terminal.kind,
          replaceTerminalId: terminal.id,
        },
      }),
    onSuccess: () => {
      close();
      tell.done(t('boxes.replace.done', { name: terminal.name }));
    },
    onSettled: () => refetch(SECURITY, TERMINALS, PAIRINGS, 'terminal'),
  });
  const error = replace.error ?? (code.length === CODE_LENGTH ? found.error : null);
  const inCall = terminal.state === 'on_call' || terminal.state === 'waiting';
  return (
    <>
      <Button icon={<Replace size={16} aria-hidden />} onClick={() => setAsking(true)}>
        {t('boxes.replace.button')}
      </Button>
      <Modal
        open={isAsking}
        title={t('boxes.replace.title', { name: terminal.name })}
        okText={t('boxes.replace.confirm')}
        cancelText={t('common.cancel')}
        okButtonProps={{ danger: true, disabled: !pairing || !compared, loading: replace.isPending }}
        onOk={() => pairing && replace.mutate(pairing.id)}
        onCancel={close}
        width={480}
      >
        <div className="col" style={{ gap: 12 }}>
          <p>
            {t('boxes.replace.text', {
              unit: terminal.site.orgUnit.name,
              site: terminal.site.name,
              name: terminal.name,
            })}
            {isLocked && ` ${t('boxes.replace.unlocks')}`}
          </p>
          {inCall && (
            <div className="note n-coral">
              <TriangleAlert size={15} aria-hidden />
              {t('boxes.replace.inCall')}
            </div>
          )}
          <Input
            autoFocus
            size="large"
            value={spokenCode(code).trim()}
            inputMode="numeric"
            aria-label={t('boxes.replace.code')}
            placeholder="0000 0000"
            prefix={<KeyRound size={18} className="t3" aria-hidden />}
            onChange={(event) => {
              setCode(digitsOfCode(event.target.value));
              setCompared(false);
            }}
          />
          {pairing && (
            <>
              <span>
                {t('fleet.pairing.deviceFingerprint')} <b className="mono">{pairing.fingerprint}</b>
              </span>
              <Checkbox checked={compared} onChange={(event) => setCompared(event.target.checked)}>
                {t('fleet.pairing.compared')}
              </Checkbox>
            </>
          )}
          {error !== null && (
            <div className="note n-coral" role="alert">
              <TriangleAlert size={15} aria-hidden />
              {troubleText(error, i18n.language)}
            </div>
          )}
        </div>
      </Modal>
    </>
  );
}
