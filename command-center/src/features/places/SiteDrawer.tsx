import type { OrgUnit, SiteProfile } from '@falink/protocol';
import { Drawer, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../data/sites.js';
import { TargetButton } from '../../targets/TargetButton.js';
import { Trouble } from '../../ui/Trouble.js';
import { SiteForm } from './SiteForm.js';

/** A site beside its unit: to read, or to edit. `siteId` is `new` for one that is to be made. */
export function SiteDrawer(props: {
  siteId: string | undefined;
  unit: OrgUnit;
  canManage: boolean;
  onClose: () => void;
  onMade: (id: string) => void;
}) {
  const { siteId, unit, canManage } = props;
  const { t } = useTranslation();
  const isNew = siteId === 'new';
  const query = useSite(isNew ? undefined : siteId);
  const site: SiteProfile | null = query.data ?? null;
  return (
    <Drawer
      open={siteId !== undefined}
      onClose={props.onClose}
      size={640}
      mask={false}
      destroyOnHidden
      extra={site && <TargetButton place={{ kind: 'site', id: site.id }} name={site.name} canManage={canManage} />}
      title={isNew ? t('places.newSite', { name: unit.name }) : (site?.name ?? '')}
    >
      {siteId !== undefined &&
        (isNew || site ? (
          <SiteForm
            key={siteId}
            site={isNew ? null : site}
            unit={unit}
            canManage={canManage}
            onClosed={props.onClose}
            onMade={props.onMade}
          />
        ) : query.error ? (
          <Trouble error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton active title={false} paragraph={{ rows: 10 }} />
        ))}
    </Drawer>
  );
}
