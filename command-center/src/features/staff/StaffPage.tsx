import type { Staff, StaffAccount, StaffState } from '@falink/protocol';
import { Button, Input, Segmented, Table, type TableColumnsType } from 'antd';
import { clsx } from 'clsx';
import { Search, ShieldCheck, UserPlus, Users, WifiOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useNow } from '../../api/services.js';
import { useStaff } from '../../data/staff.js';
import { Avatar } from '../../ui/Avatar.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { dayTime } from '../../ui/format.js';
import { ListEnd } from '../../ui/ListEnd.js';
import { Note } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { Trouble } from '../../ui/Trouble.js';
import { useSettled } from '../../ui/use-settled.js';
import { StaffDrawer } from './StaffDrawer.js';
import { StateTag } from './StateTag.js';
import css from './staff.module.css';
import { type PickedUnit, UnitPicker } from './UnitPicker.js';

type Shown = StaffState | 'all';
const SHOWN: readonly ['all', 'no_password', 'disabled'] = ['all', 'no_password', 'disabled'];

/** The accounts that an administrator is responsible for, and one of them beside the list. */
export function StaffPage({ staff }: { staff: Pick<Staff, 'id' | 'orgUnit'> }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const navigate = useNavigate();
  const { id } = useParams();
  const [words, setWords] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const [unit, setUnit] = useState<PickedUnit | null>(null);
  const q = useSettled(words.trim());
  const list = useStaff({ q, unit, state: shown === 'all' ? null : shown });
  const narrowed = q !== '' || unit !== null || shown !== 'all';
  const columns: TableColumnsType<StaffAccount> = [
    {
      title: t('staff.column.person'),
      key: 'person',
      render: (_, one) => (
        <span className="row" style={{ gap: 10 }}>
          <Avatar name={one.displayName} />
          <span className="col">
            <Link to={`/staff/${one.id}`} className={clsx('ell', css.name)}>
              {one.displayName}
            </Link>
            <span className="s12 t3 ell">
              {one.username} · {one.title}
            </span>
          </span>
        </span>
      ),
    },
    {
      title: t('staff.column.roles'),
      key: 'roles',
      render: (_, one) => one.roles.map((role) => t(`common.role.${role}`)).join(' · '),
    },
    { title: t('staff.column.unit'), key: 'unit', render: (_, one) => one.orgUnit.name },
    {
      title: t('staff.column.state'),
      key: 'state',
      width: 150,
      render: (_, one) => (
        <span className="row">
          <StateTag state={one.state} />
          {one.secondFactor && <ShieldCheck size={15} className="c-jade" aria-label={t('staff.secondFactor')} />}
        </span>
      ),
    },
    {
      title: t('staff.column.last'),
      key: 'last',
      width: 150,
      render: (_, one) =>
        one.lastSignInAt ? (
          dayTime(one.lastSignInAt, now, i18n.language)
        ) : (
          <span className="t3">{t('staff.never')}</span>
        ),
    },
  ];
  return (
    <Page
      title={t('common.area.staff')}
      note={list.total !== null && t('staff.count', { count: list.total })}
      tools={
        <Button type="primary" icon={<UserPlus size={15} aria-hidden />} onClick={() => void navigate('/staff/new')}>
          {t('staff.add')}
        </Button>
      }
      className={css.page}
    >
      {list.staleError !== null && (
        <Note
          tone="gold"
          icon={WifiOff}
          action={
            <Button size="small" onClick={list.retry}>
              {t('common.retry')}
            </Button>
          }
        >
          {t('staff.stale')}
        </Note>
      )}
      <Card bare>
        <div className={css.filter}>
          <Segmented<Shown>
            value={shown}
            onChange={setShown}
            options={SHOWN.map((value) => ({ value, label: t(`staff.filter.${value}`) }))}
          />
          <UnitPicker
            allowClear
            className={css.unit}
            aria-label={t('staff.unit')}
            placeholder={t('staff.anyUnit')}
            value={unit?.id ?? null}
            {...(unit && { current: unit })}
            onChange={(_, picked) => setUnit(picked ?? null)}
          />
          <Input
            className={css.search}
            allowClear
            prefix={<Search size={16} className="t3" aria-hidden />}
            placeholder={t('staff.search')}
            aria-label={t('staff.search')}
            value={words}
            maxLength={60}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
        {list.error ? (
          <Trouble error={list.error} onRetry={list.retry} />
        ) : (
          <Table<StaffAccount>
            rowKey="id"
            columns={columns}
            dataSource={list.items as StaffAccount[]}
            loading={list.isLoading}
            pagination={false}
            rowClassName={(one) => (one.id === id ? clsx(css.line, css.on) : css.line)}
            onRow={(one) => ({ onClick: () => void navigate(`/staff/${one.id}`) })}
            locale={{
              emptyText: list.isLoaded ? (
                <Empty icon={Users} title={t(narrowed ? 'staff.noMatch' : 'staff.none')}>
                  <span>{t(narrowed ? 'staff.noMatchText' : 'staff.noneText')}</span>
                </Empty>
              ) : (
                <span />
              ),
            }}
          />
        )}
        <ListEnd list={list} />
      </Card>
      <StaffDrawer
        id={id}
        ownUnit={staff.orgUnit}
        onClose={() => void navigate('/staff')}
        onMade={(made) => void navigate(`/staff/${made}`)}
      />
    </Page>
  );
}
