import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder } from '../settings/folders.ts';
import { addresses } from './addresses.ts';
import styles from './styles.css?inline';
import { readTheme } from './theme/theme.ts';

/** The styles of the site, with what names them. */
interface Style {
  /** All styles, to be inlined in each page: a first visit then needs one response only. */
  css: string;
  /** The digest by which the Content-Security-Policy allows these styles. */
  digest: string;
  /** The path of the same styles as a file, for pages that are too many to hold them each; it changes with the styles. */
  address: string;
}

let made: (Style & { source: string }) | undefined;

/** The agency's theme, written anew from its values (`theme.ts`), and the styles of the engine. Made again when the theme changes. */
export function style(): Style {
  const source = readFileSync(join(contentFolder, 'theme.css'), 'utf8');
  if (made?.source === source) return made;
  const css = `${readTheme(source, undefined, addresses.link).css}${styles}`;
  const sha256 = createHash('sha256').update(css);
  const address = addresses.styles(sha256.copy().digest('hex').slice(0, 10));
  made = { source, css, digest: `sha256-${sha256.digest('base64')}`, address };
  return made;
}
