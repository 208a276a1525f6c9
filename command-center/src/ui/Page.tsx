import { createContext, type ReactNode, use, useEffect } from 'react';
import './shell.css';

/** What every page's bar ends with; the app says what, e.g. the clock. */
export const PageCorner = createContext<ReactNode>(null);

/** One page of the desk: the bar with its title and tools, and the body below. */
export function Page(props: {
  title: string;
  note?: ReactNode;
  tools?: ReactNode;
  documentTitle?: string;
  className?: string;
  children: ReactNode;
}) {
  const corner = use(PageCorner);
  const name = props.documentTitle ?? props.title;
  useEffect(() => {
    document.title = `${name} · 法联 FaLink`;
  }, [name]);
  return (
    <main className="page">
      <header className="page-top">
        <div className="page-title">
          <h1>{props.title}</h1>
          {props.note !== undefined && <span className="ell">{props.note}</span>}
        </div>
        <span className="grow" />
        {props.tools}
        {corner}
      </header>
      <div className={`page-body ${props.className ?? ''}`}>{props.children}</div>
    </main>
  );
}
