import { Window } from 'happy-dom';

// A document for React, beside Node's own network. Imported before anything that looks for it when it is loaded.
const window = new Window({ url: 'http://localhost/console/' });
Object.assign(globalThis, { window, document: window.document, HTMLElement: window.HTMLElement, Node: window.Node });
