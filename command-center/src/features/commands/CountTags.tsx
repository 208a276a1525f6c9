import { type Command, type CommandState, CommandStateSchema } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import { COMMAND_LOOK } from '../../model/commands.js';
import { StatusTag } from '../../ui/StatusTag.js';

/** How many terminals stand where; states without any are left out. */
export function CountTags({ command }: { command: Command }) {
  const { t } = useTranslation();
  const states: readonly CommandState[] = CommandStateSchema.options;
  return (
    <span className="row" style={{ flexWrap: 'wrap', gap: 6 }}>
      {states.map((state) =>
        command.counts[state] > 0 ? (
          <StatusTag key={state} look={COMMAND_LOOK[state]}>
            {t(`commands.state.${state}`)} {command.counts[state]}
          </StatusTag>
        ) : null,
      )}
    </span>
  );
}
