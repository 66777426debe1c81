import theme from '@content/theme.css?inline';
import { createHash } from 'node:crypto';
import { addresses } from './addresses.ts';
import styles from './styles.css?inline';

/** All styles of the site, to be inlined in each page: a first visit then needs one response only. */
export const css = `${theme}${styles}`;

/** The digest by which the Content-Security-Policy allows these styles. */
export const styleDigest = `sha256-${createHash('sha256').update(css).digest('base64')}`;

/** The address of the same styles as a file, for pages that are too many to hold them each; it changes with the styles. */
export const styleAddress = addresses.styles(createHash('sha256').update(css).digest('hex').slice(0, 10));
