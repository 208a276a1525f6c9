import { type Terminal, terminalRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { PencilLine, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { useRefetch } from '../../data/live.js';
import { TERMINALS } from '../../data/terminals.js';
import { troubleText } from '../../model/trouble.js';
import { useTell } from '../../ui/use-tell.js';
import { useTrouble } from '../../ui/use-trouble.js';
import { SitePicker } from './SitePicker.js';

interface Place {
  readonly name: string;
  readonly siteId: string;
}

const placeOf = ({ name, site }: Terminal): Place => ({ name, siteId: site.id });
/** Renames a terminal, moves it to another site; for a while it can be taken back. */
export function PlaceTerminal({ terminal }: { terminal: Terminal }) {
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const tell = useTell();
  const refetch = useRefetch();
  const trouble = useTrouble();
  /** What the person saw when the dialog opened; null: it is closed. */
  const [seen, setSeen] = useState<Place | null>(null);
  const [name, setName] = useState(terminal.name);
  const [siteId, setSiteId] = useState(terminal.site.id);
  const send = (to: Place, from: Place): Promise<Terminal> =>
    http.send(terminalRoutes.placeTerminal, { params: { id: terminal.id }, body: { ...to, seen: from } });
  const open = (): void => {
    setSeen(placeOf(terminal));
    setName(terminal.name);
    setSiteId(terminal.site.id);
    place.reset();
  };
  const place = useMutation({
    mutationFn: ({ to, from }: { to: Place; from: Place }) => send(to, from),
    onSuccess: (after, { from }) => {
      setSeen(null);
      refetch(TERMINALS, 'terminal');
      const key = `terminal ${after.id}`;
      const undo = (): void => void send(from, placeOf(after)).then(() => refetch(TERMINALS, 'terminal'), trouble);
      tell.done(t('fleet.place.done', { name: after.name, unit: after.site.orgUnit.name, site: after.site.name }), {
        key,
        undo: { word: t('fleet.place.undo'), act: undo },
      });
    },
    onError: () => refetch(TERMINALS, 'terminal'),
  });
  const to = { name: name.trim(), siteId };
  const changes = to.name !== '' && (to.name !== seen?.name || to.siteId !== seen?.siteId);
  const submit = (): void => {
    if (seen && changes && !place.isPending) place.mutate({ to, from: seen });
  };
  const inCall = terminal.state === 'on_call' || terminal.state === 'waiting';
  return (
    <>
      <Button icon={<PencilLine size={16} aria-hidden />} onClick={open}>
        {t('fleet.place.button')}
      </Button>
      <Modal
        open={seen !== null}
        title={t('fleet.place.title', { name: terminal.name })}
        okText={t('fleet.place.confirm')}
        cancelText={t('common.cancel')}
        okButtonProps={{ disabled: !changes, loading: place.isPending }}
        onOk={submit}
        onCancel={() => setSeen(null)}
        width={480}
      >
        <div className="col" style={{ gap: 12 }}>
          <Input
            autoFocus
            value={name}
            maxLength={40}
            aria-label={t('fleet.pairing.name')}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={submit}
          />
          <SitePicker
            aria-label={t('fleet.pairing.site')}
            current={terminal.site}
            value={siteId}
            onChange={(value) => setSiteId(value)}
          />
          <div className={inCall ? 'note n-gold' : 'note n-blue'}>
            <TriangleAlert size={15} aria-hidden />
            {t(inCall ? 'fleet.place.textInCall' : 'fleet.place.text')}
          </div>
          {place.error !== null && (
            <div className="note n-coral" role="alert">
              <TriangleAlert size={15} aria-hidden />
              {troubleText(place.error, i18n.language)}
            </div>
          )}
        </div>
      </Modal>
    </>
  );
}
