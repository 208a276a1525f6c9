import { MAX_ENGLISH_NAME, type OrgUnit, type UnitLevel } from '@falink/protocol';
import { Input, Modal } from 'antd';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { troubleText } from '../../model/trouble.js';
import { Reach } from './Reach.js';
import { UnitPicker } from './UnitPicker.js';
import { type UnitAct, useUnitActs } from './use-unit-acts.js';

/** What may be done with a unit in a dialog. */
export type Asked = 'create' | 'rename' | 'move' | 'merge' | 'close';

const ABOVE: Readonly<Record<UnitLevel, UnitLevel | null>> = { district: null, street: 'district', village: 'street' };

/** Asks for what an act needs, says what it reaches, and does it. A refusal stays in the dialog, in words. */
export function UnitDialog(props: {
  unit: OrgUnit;
  asked: Asked;
  onClose: () => void;
  onDone: (unit: OrgUnit, act: UnitAct) => void;
}) {
  const { unit, asked } = props;
  const { t, i18n } = useTranslation();
  const [name, setName] = useState(asked === 'rename' ? unit.name : '');
  const [nameEn, setNameEn] = useState(asked === 'rename' ? unit.nameEn : '');
  const [other, setOther] = useState<string | undefined>();
  const acts = useUnitActs((after, act) => {
    props.onDone(after, act);
    props.onClose();
  });
  const act = actOf(asked, unit, { name: name.trim(), nameEn: nameEn.trim(), other });
  const submit = (): void => {
    if (act && !acts.isPending) acts.mutate({ unit, act });
  };
  const above = ABOVE[unit.level];
  return (
    <Modal
      open
      title={t(`places.ask.${asked}`, { name: unit.name })}
      okText={t(`places.act.${asked}`)}
      cancelText={t('common.cancel')}
      okButtonProps={{
        disabled: act === null,
        loading: acts.isPending,
        danger: asked === 'merge' || asked === 'close',
      }}
      onOk={submit}
      onCancel={props.onClose}
      width={520}
    >
      <div className="col" style={{ gap: 12 }}>
        {(asked === 'create' || asked === 'rename') && (
          <>
            <Input
              autoFocus
              value={name}
              maxLength={60}
              aria-label={t('places.name')}
              placeholder={t('places.name')}
              onChange={(event) => setName(event.target.value)}
              onPressEnter={submit}
            />
            <Input
              value={nameEn}
              maxLength={MAX_ENGLISH_NAME}
              aria-label={t('places.nameEn')}
              placeholder={`${t('places.nameEn')} · ${t('places.nameEnText')}`}
              onChange={(event) => setNameEn(event.target.value)}
              onPressEnter={submit}
            />
          </>
        )}
        {asked === 'move' && above && (
          <UnitPicker
            autoFocus
            level={above}
            except={unit.parentId}
            aria-label={t('places.moveTo')}
            value={other ?? null}
            onChange={setOther}
          />
        )}
        {asked === 'merge' && (
          <UnitPicker
            autoFocus
            level={unit.level}
            except={unit.id}
            aria-label={t('places.mergeInto')}
            value={other ?? null}
            onChange={setOther}
          />
        )}
        {asked !== 'create' && <Reach id={unit.id} act={asked} name={unit.name} />}
        {acts.error !== null && (
          <div className="note n-coral" role="alert">
            <TriangleAlert size={15} aria-hidden />
            {troubleText(acts.error, i18n.language)}
          </div>
        )}
      </div>
    </Modal>
  );
}

/** The act that was asked for; null: something is missing, or nothing would change. */
function actOf(
  asked: Asked,
  unit: OrgUnit,
  { name, nameEn, other }: { name: string; nameEn: string; other: string | undefined },
): UnitAct | null {
  switch (asked) {
    case 'create':
      return name === '' ? null : { kind: 'create', parentId: unit.id, name, nameEn };
    case 'rename':
      return name === '' || (name === unit.name && nameEn === unit.nameEn) ? null : { kind: 'rename', name, nameEn };
    case 'move':
      return other === undefined ? null : { kind: 'move', parentId: other };
    case 'merge':
      return other === undefined ? null : { kind: 'merge', intoId: other };
    case 'close':
      return { kind: 'close' };
  }
}
