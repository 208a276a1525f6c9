import type { TimelineEntry } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import { namelessActor, withoutRepeats } from '../model/timeline.js';
import { timeOfDay } from './format.js';

/** What happened in a call, oldest first. A word that is not known yet is shown as it came. */
export function CallTimeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t, i18n } = useTranslation();
  const nameOf = (actor: string): string => {
    const nameless = namelessActor(actor);
    return nameless === null ? actor : t(`common.actor.${nameless}`);
  };
  return (
    <ol className="timeline">
      {withoutRepeats(entries).map((entry, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries are appended only and have no id
        <li key={i}>
          <span className="s12 t3">
            {timeOfDay(entry.at, i18n.language)}
            {entry.actor !== null && ` · ${nameOf(entry.actor)}`}
          </span>
          <span>{t(`common.event.${entry.type.replaceAll('.', '_')}`, { defaultValue: entry.type })}</span>
        </li>
      ))}
    </ol>
  );
}
