import type { StaffState } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import type { StatusLook } from '../../model/status.js';
import { StatusTag } from '../../ui/StatusTag.js';

const LOOK: Readonly<Record<StaffState, StatusLook>> = {
  active: { icon: 'circle-check', family: 'jade' },
  no_password: { icon: 'hourglass', family: 'gold' },
  disabled: { icon: 'power', family: 'slate' },
};

export function StateTag({ state }: { state: StaffState }) {
  const { t } = useTranslation();
  return <StatusTag look={LOOK[state]}>{t(`staff.state.${state}`)}</StatusTag>;
}
