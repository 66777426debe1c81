import { addresses } from '../addresses.ts';

/**
 * The Content-Security-Policy of every page, for a `<meta>`. Styles stand in the page, allowed by their digest (`sha256-…`), or are a
 * file of the site (`style.ts`); scripts come only from the site. Pagefind needs `wasm-unsafe-eval`.
 */
export function contentSecurityPolicy(styleDigest: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' '${styleDigest}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "media-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ');
}

/** The security headers of every response, by name: one list for our server and for hosts that read `_headers`. */
export function securityHeaders(styleDigest: string): Record<string, string> {
  return {
    // frame-ancestors works only as a header, so it is not in the policy that the page carries.
    'Content-Security-Policy': `${contentSecurityPolicy(styleDigest)}; frame-ancestors 'none'`,
    'Strict-Transport-Security': 'max-age=31536000',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

/** The text of the file `_headers`, in the form of Netlify and Cloudflare: blocks of a path and the headers below it. */
export function headersFile(styleDigest: string): string {
  const { base, icon, notices } = addresses;
  const block = (path: string, headers: Record<string, string>) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  return (
    [
      block(`${base}/*`, securityHeaders(styleDigest)),
      // Other systems may read it in a browser too; it holds nothing that is not on the pages.
      block(notices, { 'Access-Control-Allow-Origin': '*' }),
      block(`${base}/editors/*`, { 'X-Robots-Tag': 'noindex' }),
      // Names there change with the content, so a copy never goes stale.
      ...['/_astro/*', '/styles/*', '/catalogue/*'].map((path) =>
        block(base + path, { 'Cache-Control': 'public, max-age=31536000, immutable' }),
      ),
      // The browser asks for it beside every page, also where it is the logo too.
      block(icon, { 'Cache-Control': 'public, max-age=86400' }),
    ].join('\n\n') + '\n'
  );
}
