import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { ServerCertificate } from './private-ca.js';

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

function page(publicUrl: string, certificate: ServerCertificate): string {
  const url = escapeHtml(publicUrl);
  return `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>法联：安装证书</title>
<style>body{margin:0;background:#13294b;color:#f4f7fb;font:28px/1.5 "Noto Sans SC","Noto Sans CJK SC",sans-serif}
main{max-width:960px;margin:6vh auto;padding:0 32px}h1{font-size:44px}li{margin:20px 0}a{color:#f2c14e}
code{font-size:20px;word-break:break-all;color:#b8c7de}.en{color:#b8c7de;font-size:22px}</style>
<main><h1>在这台设备上装一次证书</h1>
<ol>
<li><a href="/falink-ca.crt">下载证书 falink-ca.crt</a><div class="en">Download the certificate.</div></li>
<li>在设备“设置 → 安全 → 安装证书 → CA 证书”里选择它。核对指纹：<br><code>${certificate.caFingerprint}</code>
<div class="en">Install it as a CA certificate in the device's settings, and compare the fingerprint.</div></li>
<li>打开 <a href="${url}/tv/">${url}/tv/</a>（电视）或 <a href="${url}/console/">${url}/console/</a>（指挥中心）
<div class="en">Open the TV or the console.</div></li>
</ol></main></html>`;
}

/** Serves the private CA's certificate and what to do with it, over plain http: a box does not trust us yet. */
export async function serveInstallPage(
  host: string,
  port: number,
  publicUrl: string,
  certificate: ServerCertificate,
): Promise<Server> {
  const ca = await readFile(certificate.caFile);
  const html = page(publicUrl, certificate);
  const server = createServer((request, response) => {
    if (request.url === '/falink-ca.crt') {
      response.writeHead(200, {
        'content-type': 'application/x-x509-ca-cert',
        'content-disposition': 'attachment; filename="falink-ca.crt"',
      });
      response.end(ca);
      return;
    }
    response.writeHead(request.url === '/' ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    });
    response.end(request.url === '/' ? html : '404');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}
