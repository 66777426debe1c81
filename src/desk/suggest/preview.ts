import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** Characters that are shown, and signs of markup in a paragraph: more take more time than a preview is worth. */
const most = { characters: 20_000, signs: 300 };

/**
 * A text as HTML, about as the page will show it: CommonMark with the tables of GitHub. HTML in it is shown as text, links lead
 * only where it is safe, pictures are named and not loaded. Components are left out, but not what stands in them. `home` is
 * where pages begin to which links lead by their files.
 */
export function previewOf(text: string, home: string): string {
  const plain = text
    .slice(0, most.characters)
    .replace(/<\/?[A-Z][^<>{}]*>/g, '')
    .replace(/!\[/g, '[')
    .split(/(\n[ \t]*\n)/)
    .map((block) =>
      (block.match(/[>[\]*_~`]/g)?.length ?? 0) > most.signs ? block.replace(/[>[\]*_~`]/g, ' ') : block,
    )
    .join('');
  return (
    micromark(plain, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })
      .replace(/<(\/?)h1>/g, '<$1h2>')
      .replace(/<input type="checkbox"[^>]*>/g, (box) => (box.includes('checked=') ? '☑' : '☐'))
      // Words of the library's own, in English.
      .replace(
        /<h2 id="footnote-label".*?<\/h2>| aria-describedby="footnote-label"|<a [^>]*data-footnote-backref.*?<\/a>/g,
        '',
      )
      .replace(
        / href="([\w/-]+)\.(?:mdx?|yaml)(#[^"]*)?"/g,
        (_, page: string, anchor = '') => ` href="${home}${page}/${anchor}"`,
      )
  );
}
