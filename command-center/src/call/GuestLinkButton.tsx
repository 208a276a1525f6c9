import { Button } from 'antd';
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GuestLinkDialog } from './GuestLinkDialog.js';

/** Makes a link for somebody who has only a phone or a PC. */
export function GuestLinkButton() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Link2 size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('guests.link.send')}
      </Button>
      {isOpen && <GuestLinkDialog onClose={() => setOpen(false)} />}
    </>
  );
}
