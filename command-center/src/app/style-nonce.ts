/** The nonce of this very answer; undefined where the page came without one (Vite's own server). */
export function nonceOfPage(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"], meta[name="csp-nonce"]');
  const script = document.querySelector<HTMLScriptElement>('script[nonce]');
  return meta?.nonce || meta?.content || script?.nonce || undefined;
}

/**
 * Gives the nonce to every style element that a script of this page creates. antd passes it on to its themes, but not
 * where it locks the page behind a dialog or measures scroll bars (`updateCSS` of @rc-component/util without `csp`): the
 * page's Content-Security-Policy then refuses those styles. Markup that somebody smuggles in gets no nonce by this.
 */
export function admitOwnStyles(nonce: string | undefined): void {
  if (nonce === undefined) return;
  const create = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
