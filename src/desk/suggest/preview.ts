import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** Characters that are shown: what is longer takes more time than a preview is worth. */
const most = 20_000;

/**
 * A text as HTML, about as the page will show it: CommonMark with the tables of GitHub. HTML in it is shown as text, links lead only where it is
 * safe, pictures are named and not loaded. Components are left out, but not what stands in them.
 */
export function previewOf(text: string): string {
  const plain = text
    .slice(0, most)
    .replace(/<\/?[A-Z][^<>{}]*>/g, '')
    .replace(/!\[/g, '[')
    .split('\n')
    .map((line) => ((line.match(/[>[\]*_~`|]/g)?.length ?? 0) > 400 ? line.replace(/[>[\]*_~`|]/g, ' ') : line))
    .join('\n');
  return micromark(plain, { extensions: [gfm()], htmlExtensions: [gfmHtml()] }).replace(/<(\/?)h1>/g, '<$1h2>');
}
