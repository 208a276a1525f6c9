/** What a person reads at an address that nothing serves: mostly a code that was scanned or typed by half. */
export const LOST_PAGE = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>没有这个页面 · Page not found</title></head>
<body>
<h1>没有这个页面</h1>
<p>地址可能少了几个字。请再扫一次电视上的二维码，或者打 12348。</p>
<hr>
<h2 lang="en">Page not found</h2>
<p lang="en">The address may be incomplete. Scan the code on the television again, or call 12348.</p>
</body>
</html>
`;
