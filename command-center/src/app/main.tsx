import '@fontsource-variable/noto-sans-sc';
import '../ui/tokens.css';
import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { createServices } from '../api/services.js';
import { startI18n } from './i18n.js';
import { Root } from './Root.js';

/** The nonce of this very answer: styles that antd adds need it. */
function nonceOfPage(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"], meta[name="csp-nonce"]');
  const script = document.querySelector<HTMLScriptElement>('script[nonce]');
  return meta?.nonce || meta?.content || script?.nonce || undefined;
}

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
await startI18n();
createRoot(root).render(<Root services={createServices()} nonce={nonceOfPage()} />);
