import theme from '@content/theme.css?inline';
import { createHash } from 'node:crypto';
import styles from './styles.css?inline';

/** All styles of the site, small enough to stand in each page: a first visit then needs one answer only. */
export const css = `${theme}${styles}`;

/** What the security policy allows these styles by. */
export const styleDigest = `sha256-${createHash('sha256').update(css).digest('base64')}`;

/** The same styles as a file, for pages that are too many to hold them each: the name changes with what stands in it. */
export const styleAddress = `/styles/${createHash('sha256').update(css).digest('hex').slice(0, 10)}.css`;
