import type { NewStaffLink } from '@falink/protocol';
import { Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStaffAccount } from '../../data/staff.js';
import { Trouble } from '../../ui/Trouble.js';
import { LinkDialog } from './LinkDialog.js';
import { SessionList } from './SessionList.js';
import { SignInSection } from './SignInSection.js';
import { StaffForm } from './StaffForm.js';
import { StateTag } from './StateTag.js';

/** A person beside the list; `id` is `new` for one that is to be added. */
export function StaffDrawer(props: {
  id: string | undefined;
  ownUnit: { readonly id: string; readonly name: string };
  onClose: () => void;
  onMade: (id: string) => void;
}) {
  const { id } = props;
  const { t } = useTranslation();
  const isNew = id === 'new';
  const query = useStaffAccount(isNew ? undefined : id);
  const account = isNew ? null : (query.data ?? null);
  /** A link that was just made: shown once. */
  const [made, setMade] = useState<{ link: NewStaffLink; name: string } | null>(null);
  return (
    <>
      <Drawer
        open={id !== undefined}
        onClose={props.onClose}
        size={600}
        mask={false}
        destroyOnHidden
        title={
          isNew
            ? t('staff.add')
            : account && (
                <span className="row">
                  {account.displayName}
                  <StateTag state={account.state} />
                </span>
              )
        }
      >
        {id !== undefined &&
          (isNew || account ? (
            <div className="col" style={{ gap: 28 }} key={id}>
              <StaffForm
                account={account}
                ownUnit={props.ownUnit}
                onMade={(one, link) => {
                  if (link) setMade({ link, name: one.displayName });
                  props.onMade(one.id);
                }}
              />
              {account && (
                <>
                  <SignInSection account={account} onLink={(link) => setMade({ link, name: account.displayName })} />
                  <SessionList staffId={account.id} own={false} />
                </>
              )}
            </div>
          ) : query.error ? (
            <Trouble error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <Skeleton active title={false} paragraph={{ rows: 10 }} />
          ))}
      </Drawer>
      {made && <LinkDialog link={made.link} name={made.name} onClose={() => setMade(null)} />}
    </>
  );
}
