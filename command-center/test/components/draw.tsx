import type { Locale } from '@falink/protocol';
import { QueryClientProvider } from '@tanstack/react-query';
import { configure, render } from '@testing-library/react';
import { App, ConfigProvider } from 'antd';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { ServicesContext } from '../../src/api/services.js';
import { startI18n } from '../../src/app/i18n.js';
import { Announcer } from '../../src/ui/announcer.js';
import type { ConsoleWorld } from '../support/console-world.js';

// The answers come over a real network of a machine that may be busy.
// What is announced repeats what the page shows.
configure({ asyncUtilTimeout: 8_000, defaultIgnore: 'script, style, [data-announcer], [data-announcer] *' });

/** Draws a component as the console does, signed in to the world's server. */
export async function draw(world: ConsoleWorld, node: ReactNode, locale: Locale = 'zh-CN') {
  if (!i18next.isInitialized) await startI18n();
  await i18next.changeLanguage(locale);
  return render(
    <ServicesContext value={world.services}>
      <QueryClientProvider client={world.services.queries}>
        <ConfigProvider button={{ autoInsertSpace: false }} theme={{ token: { motion: false } }}>
          <App component={false}>
            <Announcer>
              <MemoryRouter>{node}</MemoryRouter>
            </Announcer>
          </App>
        </ConfigProvider>
      </QueryClientProvider>
    </ServicesContext>,
  );
}

/** What a screen reader was given last, polite and assertive. */
export function announced(): { polite: string; assertive: string } {
  const [polite, assertive] = [...document.querySelectorAll('[data-announcer]')].map(
    (one) => one.lastElementChild?.textContent ?? '',
  );
  return { polite: polite ?? '', assertive: assertive ?? '' };
}
