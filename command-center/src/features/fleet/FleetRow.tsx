// biome-ignore-all lint/a11y/useSemanticElements: rows of a table cannot be placed by hand, as a window onto many needs
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, aria-activedescendant names the row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid takes the keys
import type { FleetColumn, Terminal } from '@falink/protocol';
import { clsx } from 'clsx';
import { House, School, Store } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { useTerminalRow } from '../../data/terminal-list.js';
import { nameAtUnit } from '../../model/place.js';
import { sceneTitle } from '../../model/scene-title.js';
import type { TerminalList } from '../../model/terminal-list.js';
import { dayTime } from '../../ui/format.js';
import own from './fleet-list.module.css';
import { LastSeen } from './LastSeen.js';
import { TerminalTag } from './TerminalTag.js';

const KIND = { home: House, room: School, kiosk: Store } as const;

function PairedAt({ at }: { at: string | null }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  return <>{at === null ? t('common.none') : dayTime(at, now, i18n.language)}</>;
}

/** The page that a terminal shows; of one that is not connected the last one, and until when it was that. */
function LastScene({ terminal: { scene, connected, lastSeenAt } }: { terminal: Terminal }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  if (!scene) return <>{t('common.none')}</>;
  const title = sceneTitle(scene, t);
  if (connected || lastSeenAt === null) return <>{title}</>;
  return <span className="t3">{t('fleet.scene.last', { title, at: dayTime(lastSeenAt, now, i18n.language) })}</span>;
}

function Cell({ column, terminal }: { column: FleetColumn; terminal: Terminal }) {
  const { t } = useTranslation();
  switch (column) {
    case 'state':
      return <TerminalTag terminal={terminal} />;
    case 'scene':
      return <LastScene terminal={terminal} />;
    case 'unit':
      return <>{terminal.site.orgUnit.name}</>;
    case 'site':
      return <>{terminal.site.name}</>;
    case 'kind':
      return <>{t(`common.kind.${terminal.kind}`)}</>;
    case 'tags':
      return (
        <span className={own.words}>
          {terminal.tags.map((tag) => (
            <span key={tag} className={clsx(own.word, 'ell')}>
              {tag}
            </span>
          ))}
        </span>
      );
    case 'version':
      return <>{terminal.appVersion ?? t('common.none')}</>;
    case 'seen':
      return <LastSeen at={terminal.lastSeenAt} connected={terminal.connected} />;
    case 'paired':
      return <PairedAt at={terminal.pairedAt} />;
  }
}

export interface RowActs {
  readonly toggle: (id: string, index: number, isRange: boolean) => void;
  readonly open: (id: string, index: number) => void;
}

/** One terminal of the list, drawn again only when it changes itself; a grey line until it is loaded. */
export const FleetRow = memo(function FleetRow(props: {
  list: TerminalList;
  id: string | undefined;
  index: number;
  top: number;
  tracks: string;
  columns: readonly FleetColumn[];
  isSelected: boolean;
  isOpen: boolean;
  isActive: boolean;
  acts: RowActs;
}) {
  const { list, id, index, top, tracks, columns, isSelected, isOpen, isActive, acts } = props;
  const { t } = useTranslation();
  const terminal = useTerminalRow(list, id);
  const place = { transform: `translateY(${top}px)`, gridTemplateColumns: tracks };
  const shared = { id: `fleet-row-${index}`, 'aria-rowindex': index + 2 };
  if (!terminal) {
    return (
      <div {...shared} role="row" className={own.line} style={place}>
        <span />
        <span role="gridcell" className={own.cell} aria-label={t('groups.rowLoading')}>
          <span className={own.ghost} style={{ display: 'block' }} />
        </span>
      </div>
    );
  }
  const onTick = (event: MouseEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    acts.toggle(terminal.id, index, event.shiftKey);
  };
  const Kind = KIND[terminal.kind];
  return (
    <div
      {...shared}
      role="row"
      data-row-key={terminal.id}
      aria-selected={isSelected}
      className={clsx(own.line, isSelected && own.selected, isOpen && own.opened, isActive && own.active)}
      style={place}
      onClick={(event) => (event.shiftKey ? acts.toggle(terminal.id, index, true) : acts.open(terminal.id, index))}
    >
      <span role="gridcell" className={own.check}>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={isSelected}
          readOnly
          aria-label={t('groups.choose', { name: terminal.name })}
          onClick={onTick}
        />
      </span>
      <span role="gridcell" className={clsx('row', own.cell)} style={{ gap: 10 }}>
        <Kind size={17} strokeWidth={1.75} className="t3" aria-label={t(`common.kind.${terminal.kind}`)} />
        <span className="col">
          <span className="ell">{nameAtUnit(terminal)}</span>
          <span className="s12 t3 ell">{terminal.site.name}</span>
        </span>
      </span>
      {columns.map((column) => (
        <span key={column} role="gridcell" className={clsx(own.cell, 'ell')}>
          <Cell column={column} terminal={terminal} />
        </span>
      ))}
    </div>
  );
});
