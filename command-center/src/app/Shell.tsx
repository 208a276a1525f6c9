import type { Staff } from '@falink/protocol';
import { Dropdown } from 'antd';
import { Check, ChevronsUpDown, Languages, LogOut, Search, SunMoon, UserRoundCog } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useNavigate } from 'react-router';
import { useServices } from '../api/services.js';
import { type Area, areasOf, chiefRole } from '../model/roles.js';
import { Avatar } from '../ui/Avatar.js';
import { AREA_ICON } from '../ui/area-icons.js';
import { BrandMark } from '../ui/Brand.js';
import { Banners } from './Banners.js';
import { ErrorBoundary } from './ErrorBoundary.js';
import { chooseLocale } from './i18n.js';
import { chooseTheme, THEME_CHOICES, useThemeChoice } from './theme-choice.js';
import '../ui/shell.css';
import { KeyHint } from '../ui/KeyHint.js';

const GROUPS: readonly { name: 'work' | 'watch' | 'business' | 'manage'; areas: readonly Area[] }[] = [
  { name: 'work', areas: ['desk', 'seat'] },
  { name: 'watch', areas: ['wall', 'fleet', 'quality', 'commands', 'pairings', 'jobs'] },
  { name: 'business', areas: ['applications', 'roster', 'legal', 'guests', 'answers'] },
  { name: 'manage', areas: ['places', 'enrolments', 'staff'] },
];

const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.platform);

const NARROW = '(max-width: 1365px)';

function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const listener = () => setNarrow(query.matches);
    query.addEventListener('change', listener);
    return () => query.removeEventListener('change', listener);
  }, []);
  return narrow;
}

/** The frame round every desk page: navigation, person, banners. It folds while somebody is in a call. */
export function Shell(props: {
  staff: Staff;
  folded: boolean;
  badges: Partial<Record<Area, number>>;
  onFind: () => void;
  children: ReactNode;
}) {
  const { t, i18n } = useTranslation();
  const { session } = useServices();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const themeChoice = useThemeChoice();
  const mini = props.folded || narrow;
  const areas = new Set(areasOf(props.staff));
  const english = i18n.language === 'en';
  return (
    <div className={mini ? 'app mini' : 'app'}>
      <Banners />
      <aside className="side">
        <div className="brand">
          <BrandMark />
          <div>
            <b>{t('common.product')}</b>
            <span className="ell">{props.staff.orgUnit.name}</span>
          </div>
        </div>
        <button
          type="button"
          className="find-button"
          onClick={props.onFind}
          title={mini ? t('finder.title') : ''}
          aria-keyshortcuts="Control+K Meta+K"
        >
          <Search size={16} aria-hidden />
          <span>{t('finder.title')}</span>
          <KeyHint keys={IS_APPLE ? '⌘ K' : 'Ctrl K'} />
        </button>
        <nav aria-label={t('common.navigation')}>
          {GROUPS.map((group) => {
            const mine = group.areas.filter((area) => areas.has(area));
            if (mine.length === 0) return null;
            return (
              <div key={group.name}>
                <div className="nav-group">{t(`common.group.${group.name}`)}</div>
                {mine.map((area) => {
                  const Glyph = AREA_ICON[area];
                  const badge = props.badges[area] ?? 0;
                  return (
                    <NavLink
                      key={area}
                      to={`/${area}`}
                      className="nav-item"
                      title={mini ? t(`common.area.${area}`) : ''}
                    >
                      <Glyph size={18} strokeWidth={1.75} aria-hidden />
                      <span>{t(`common.area.${area}`)}</span>
                      {badge > 0 && <b>{badge}</b>}
                    </NavLink>
                  );
                })}
              </div>
            );
          })}
        </nav>
        <Dropdown
          trigger={['click']}
          placement="top"
          menu={{
            items: [
              {
                key: 'language',
                icon: <Languages size={15} />,
                label: english ? '切换到中文' : 'Switch to English',
                onClick: () => void chooseLocale(english ? 'zh-CN' : 'en'),
              },
              {
                key: 'theme',
                icon: <SunMoon size={15} />,
                label: t('common.theme.title'),
                children: THEME_CHOICES.map((choice) => ({
                  key: choice,
                  label: (
                    <>
                      {t(`common.theme.${choice}`)}
                      {choice === themeChoice && <span className="said">{t('common.chosen')}</span>}
                    </>
                  ),
                  icon: <Check size={15} visibility={choice === themeChoice ? 'visible' : 'hidden'} />,
                  onClick: () => chooseTheme(choice),
                })),
              },
              {
                key: 'account',
                icon: <UserRoundCog size={15} />,
                label: t('common.myAccount'),
                onClick: () => void navigate('/account'),
              },
              { type: 'divider' },
              {
                key: 'logout',
                icon: <LogOut size={15} />,
                label: t('common.signOut'),
                onClick: () => void session.logout(),
              },
            ],
          }}
        >
          <button type="button" className="side-foot" title={mini ? props.staff.displayName : ''}>
            <Avatar name={props.staff.displayName} />
            <div>
              <b className="ell">{props.staff.displayName}</b>
              <span className="role">{t(`common.role.${chiefRole(props.staff)}`)}</span>
            </div>
            <span className="visually-hidden">{t('common.account')}</span>
            <ChevronsUpDown size={15} aria-hidden />
          </button>
        </Dropdown>
      </aside>
      <ErrorBoundary>{props.children}</ErrorBoundary>
    </div>
  );
}
