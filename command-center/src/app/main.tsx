import '@fontsource-variable/noto-sans-sc';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/gate.css';
import { createRoot } from 'react-dom/client';
import { createServices } from '../api/services.js';
import { startI18n } from './i18n.js';
import { Root } from './Root.js';
import { admitOwnStyles, nonceOfPage } from './style-nonce.js';
import { startTheme } from './theme-choice.js';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
const nonce = nonceOfPage();
admitOwnStyles(nonce);
startTheme();
await startI18n();
createRoot(root).render(<Root services={createServices()} nonce={nonce} />);
