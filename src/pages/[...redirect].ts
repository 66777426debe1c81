import type { APIRoute } from 'astro';
import { addresses } from '../site/addresses.ts';
import { contentSecurityPolicy } from '../site/hosts/headers.ts';
import { escapeMarkup } from '../site/markup.ts';
import { redirects } from '../site/hosts/redirects.ts';
import { readSite } from '../settings/site.ts';
import { language } from '../settings/strings.ts';
import { style } from '../site/style.ts';

/** A page with `http-equiv="refresh"` at each old address and at each number, for hosts that do not read `_redirects`. */
export async function getStaticPaths() {
  const moved = await redirects();
  return moved.map(({ from, to, lang }) => {
    const path = from.slice(addresses.base.length + 1).replace(/\/$/, '');
    return { params: { redirect: /\.\w+$/.test(path) ? path : `${path}/index.html` }, props: { to, lang } };
  });
}

export const GET: APIRoute<{ to: string; lang: string }> = ({ props: { to, lang } }) => {
  const { t, direction } = language(lang);
  const address = new URL(to, readSite().site.address).href;
  const html = `<!doctype html>
<html lang="${lang}" dir="${direction}">
<head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${contentSecurityPolicy(style().digest)}"><title>${escapeMarkup(t('moved.title'))}</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="0; url=${to}"><meta name="robots" content="noindex"><link rel="canonical" href="${address}"></head>
<body><main><h1>${escapeMarkup(t('moved.title'))}</h1><p>${escapeMarkup(t('moved.text'))} <a href="${to}">${address}</a></p></main></body>
</html>
`;
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
};
