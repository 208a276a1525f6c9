import { Button, Drawer } from 'antd';
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TargetPlace } from '../data/targets.js';
import { TargetSettings } from './TargetSettings.js';

/** Opens what a unit or a site gives its terminals. */
export function TargetButton({ place, name, canManage }: { place: TargetPlace; name: string; canManage: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<SlidersHorizontal size={15} aria-hidden />} onClick={() => setOpen(true)}>
        {t('targets.title')}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} size={560} destroyOnHidden title={t('targets.of', { name })}>
        <p className="s12 t3" style={{ marginBottom: 12 }}>
          {t(`targets.note.${place.kind as 'unit' | 'site'}`)}
        </p>
        <TargetSettings key={place.id} place={place} canManage={canManage} />
      </Drawer>
    </>
  );
}
