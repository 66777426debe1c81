import { wrongAlt } from './alt.ts';
import { openPicture, publicPath } from './picture.ts';
import { showPicture } from './sources.ts';
import { element, type Node } from '../articles/tree.ts';

/** A picture of an article: where it lies, what is wrong with how it was written, and the nodes of its HTML. */
interface PictureIn {
  path: string | undefined;
  mistakes: string[];
  shown: Node;
}

/**
 * A picture in Markdown as HTML, with sizes for every screen. One that stands `alone`, on a line of its own, becomes a figure with
 * its title as the caption.
 */
export function pictureIn(node: Node, alone: boolean, addressAt: (path: string) => string): PictureIn {
  const url = String(node.url);
  const mistakes: string[] = [];
  const wrong = wrongAlt(node.alt ?? '');
  if (wrong) mistakes.push(wrong);
  const isOwn = url.startsWith('/');
  if (!isOwn) mistakes.push('a picture must be a file in public/, with an address that begins with a slash.');
  if (/\.svg$/i.test(url) && publicPath(url) && !openPicture(url))
    mistakes.push(
      `the drawing ${url} does not say how large it is, and the page would jump when it comes. Write viewBox="0 0 width height" into its <svg>.`,
    );
  if (node.title && !alone)
    mistakes.push(
      `the caption "${node.title}" has no place within a sentence. Put the picture on a line of its own, or take the caption out.`,
    );
  const shown = imageOf(node, url, addressAt);
  const block = node.title
    ? element('figure', {}, [shown, element('figcaption', {}, [{ type: 'text', value: node.title }])])
    : { type: 'paragraph', children: [shown] };
  return { path: isOwn ? (publicPath(url) ?? url) : undefined, mistakes, shown: alone ? block : shown };
}

function imageOf(node: Node, url: string, addressAt: (path: string) => string): Node {
  const picture = openPicture(url);
  const properties = { alt: node.alt, loading: 'lazy', decoding: 'async' };
  if (!picture) return element('img', { src: addressAt(url), ...properties }, []);
  const { src, width, height, ground, sources } = showPicture(picture, addressAt);
  const image = element('img', { src, width, height, ...properties, ...(ground && { className: ['ground'] }) }, []);
  if (sources.length === 0) return image;
  return element('picture', {}, [
    ...sources.map(({ srcset, ...source }) => element('source', { ...source, srcSet: srcset }, [])),
    image,
  ]);
}

/** The digest of the picture at an address, which changes with it; empty where none can be shown. */
export const digestAt = (address: string) => openPicture(address)?.digest ?? '';

const isLineEnd = (node: Node | undefined, pattern: RegExp) =>
  !node || node.type === 'break' || (node.type === 'text' && pattern.test(node.value ?? ''));

/** A paragraph in blocks: pictures that have a line of their own, and what stands before, between and after them. */
export function apart(paragraph: Node): Node[] {
  const blocks: Node[] = [];
  let rest: Node[] = [];
  const close = () => {
    if (rest.some((node) => node.type !== 'break' && node.value?.trim() !== ''))
      blocks.push({ ...paragraph, children: rest });
    rest = [];
  };
  const children = paragraph.children ?? [];
  for (const [index, node] of children.entries()) {
    const alone =
      node.type === 'image' &&
      isLineEnd(children[index - 1], /(^|\n)\s*$/) &&
      isLineEnd(children[index + 1], /^\s*(\n|$)/);
    if (!alone) {
      rest.push(node);
      continue;
    }
    close();
    blocks.push(node);
  }
  close();
  return blocks;
}
