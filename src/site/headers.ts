/**
 * The security policy of every page. The styles stand in the page itself and are allowed by their
 * digest, or are a file of the site (`style.ts`); scripts come only from the site; `wasm-unsafe-eval` is what Pagefind's search needs.
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

/** The security headers of every answer; the one list for our server and for hosts that take a `_headers` file. */
export function securityHeaders(styleDigest: string): Record<string, string> {
  return {
    // frame-ancestors works only as a header, so it is not in the policy that the page carries.
    'Content-Security-Policy': `${contentSecurityPolicy(styleDigest)}; frame-ancestors 'none'`,
    'Strict-Transport-Security': 'max-age=31536000',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy':
      'accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

/** Headers by path, in the form that Netlify and Cloudflare read from `_headers`. */
export function headersFile(styleDigest: string): string {
  const block = (path: string, headers: Record<string, string>) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  return (
    [
      block('/*', securityHeaders(styleDigest)),
      block('/editors/*', { 'X-Robots-Tag': 'noindex' }),
      // Names there change with the content, so a copy never goes stale.
      ...['/_astro/*', '/styles/*', '/catalogue/*'].map((path) =>
        block(path, { 'Cache-Control': 'public, max-age=31536000, immutable' }),
      ),
      // The browser asks for it beside every page, also where it is the logo too.
      block('/favicon.svg', { 'Cache-Control': 'public, max-age=86400' }),
    ].join('\n\n') + '\n'
  );
}
