import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder } from '../settings/folders.ts';
import { addresses } from './addresses.ts';
import allStyles from './styles/all.css?inline';
import styles from './styles/styles.css?inline';
import { readTheme } from './theme/theme.ts';

/** The styles of the site, with what names them. */
interface Style {
  /** All styles, to be inlined in each page: a first visit then needs one response only. */
  css: string;
  /** The digest by which the Content-Security-Policy allows these styles. */
  digest: string;
  /** The path of the same styles as a file, for pages that are too many to hold them each; it changes with the styles. */
  address: string;
  /** The same with what pages for staff and of orders need besides, and the path of that file: no other page gets heavier for them. */
  all: { css: string; address: string };
}

let made: (Style & { source: string }) | undefined;

/** The agency's theme, written anew from its values (`theme.ts`), and the styles of the engine. Made again when the theme changes. */
export function style(): Style {
  const source = readFileSync(join(contentFolder, 'theme.css'), 'utf8');
  if (made?.source === source) return made;
  const theme = readTheme(source, undefined, addresses.link).css;
  const [css, allCss] = [theme + styles, theme + allStyles];
  const digestOf = (text: string) => createHash('sha256').update(text);
  const addressOf = (name: string, text: string) => addresses.styles(name + digestOf(text).digest('hex').slice(0, 10));
  made = {
    source,
    css,
    digest: `sha256-${digestOf(css).digest('base64')}`,
    address: addressOf('', css),
    all: { css: allCss, address: addressOf('all-', allCss) },
  };
  return made;
}
