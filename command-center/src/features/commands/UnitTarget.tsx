import { TreeSelect } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFleet } from '../../data/terminals.js';
import { type UnitNode, unitTree } from '../../model/unit-tree.js';
import { Trouble } from '../../ui/Trouble.js';

/** Chooses a unit with everything below it; each says how many terminals it holds. */
export function UnitTarget(props: { value: string | null; onChange: (id: string) => void }) {
  const { t, i18n } = useTranslation();
  const fleet = useFleet();
  const id = useId();
  const n = new Intl.NumberFormat(i18n.language);
  const option = ({ id, name, terminals, below }: UnitNode): object => ({
    value: id,
    name,
    title: t('commands.unit.option', { name, terminals: n.format(terminals) }),
    children: below.map(option),
  });
  const roots = unitTree(fleet.data?.units ?? []);
  if (fleet.error && !fleet.data) return <Trouble error={fleet.error} onRetry={() => void fleet.refetch()} />;
  return (
    <TreeSelect<string>
      id={id}
      // What the combobox says that it owns; antd gives that name to nothing.
      popupRender={(tree) => <div id={`${id}_list`}>{tree}</div>}
      showSearch={{ treeNodeFilterProp: 'name' }}
      aria-label={t('commands.unit.choose')}
      placeholder={t('commands.unit.choose')}
      notFoundContent={t('commands.unit.none')}
      loading={fleet.isLoading}
      treeData={roots.map(option)}
      treeDefaultExpandedKeys={roots.map(({ id }) => id)}
      {...(props.value !== null && { value: props.value })}
      onChange={props.onChange}
    />
  );
}
