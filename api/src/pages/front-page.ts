const STYLE = `
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #0b1b33; color: #f4f1e8;
    font: 18px/1.6 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; }
  main { width: min(42rem, calc(100vw - 3rem)); padding: 2rem 0; }
  h1 { font-size: 2rem; margin: 0 0 .25rem; } p { margin: 0 0 1.5rem; color: #c9d3e3; }
  ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; }
  a { display: block; padding: 1rem 1.25rem; border-radius: 14px; background: #152b4d; color: inherit;
    text-decoration: none; border: 2px solid transparent; }
  a:hover, a:focus-visible { border-color: #e8b84a; outline: none; }
  strong { display: block; } span { color: #c9d3e3; font-size: .95rem; }
  .demo { background: #b3261e; color: #fff; padding: .5rem 1rem; border-radius: 8px; }
  .demo span { color: inherit; }
  code { background: #152b4d; padding: .1rem .4rem; border-radius: 6px; }`;

function page(nonce: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>法联 FaLink</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${STYLE}
</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

const link = (href: string, zh: string, en: string): string =>
  `<li><a href="${href}"><strong>${zh}</strong><span lang="en">${en}</span></a></li>`;

/** What is here, for somebody who typed only the address. */
export function frontPage({ nonce, demo }: { readonly nonce: string; readonly demo: boolean }): string {
  const links = demo
    ? [
        link('/tv/?demo=home-1', '居民家的电视', 'A television at home: /tv/?demo=home-1'),
        link('/tv/?demo=room-1', '社区服务室的电视', 'A television in a community room: /tv/?demo=room-1'),
      ]
    : [link('/tv/', '电视终端', 'Television terminal: /tv/')];
  return page(
    nonce,
    `<h1>法联 FaLink</h1>
<p>公共法律服务电视终端与指挥中心 <span lang="en">Public legal service terminals and command center</span></p>
${demo ? '<p class="demo">演示环境，数据都是虚构的。 <span lang="en">Demo: all data is invented.</span></p>' : ''}
<ul>
${[...links, link('/console/', '工作台：值班、法律援助、指挥中心', 'Duty desk, legal-aid seat, command center: /console/'), link('/api/docs', '接口文档', 'API: /api/docs')].join('\n')}
</ul>`,
  );
}

/** The page's files are not there yet. */
export function notBuiltPage({ nonce, name }: { readonly nonce: string; readonly name: string }): string {
  return page(
    nonce,
    `<h1>页面还没有准备好</h1>
<p>请在项目目录运行 <code>npm run build</code>，然后刷新。</p>
<p lang="en">${name} is not built yet: run <code>npm run build</code> in the project and reload.</p>`,
  );
}
