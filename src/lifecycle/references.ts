import { isMap, isScalar, isSeq, type Scalar } from 'yaml';
import { readForeign } from '../articles/foreign/read-foreign.ts';
import { readTree, type Mistake as Wrong } from '../articles/syntax.ts';
import { spanOf, type Node } from '../articles/tree.ts';
import { readFileLink } from '../site/links.ts';
import { folders, type Kind, type Target } from './agency.ts';
import { Mistake } from './command.ts';
import { fieldsOf } from './source/fields.ts';
import { lineAt, placeIn, timesIn } from './source/text.ts';

/** The kinds of files in which a page can be named. */
export type Holder = Kind | 'site' | 'notices' | 'words';

/** A place that names a page. */
export interface Reference {
  /** Where the name stands in the plain text of the file. */
  start: number;
  end: number;
  line: number;
  /** How it is named: by a link to its file, by its bare name, by that in a component, as notices name pages. */
  as: 'link' | 'name' | 'component' | 'page';
  /** Of a link: the heading. */
  anchor?: string | undefined;
  ending?: string;
  /** Where it stands in fields; of a link in running text there is none. */
  path?: (string | number)[];
  /** Whether a YAML scalar is written without quotation marks. */
  isBare?: boolean;
}

type Path = (string | number)[];

/** All places of a plain text that name a page. Throws a `Mistake` with the line where one stands that cannot be changed by its place. */
export function referencesIn(text: string, holder: Holder, target: Target): Reference[] {
  if (!text.includes(target.slug)) return [];
  const isPage = holder === 'article' || holder === 'service';
  return [...(isPage ? inMarkdown(text, target, text) : []), ...inFields(text, holder, isPage, target)].toSorted(
    (a, b) => a.start - b.start,
  );
}

/** The target of a link to a file, with its heading. */
function linked(url: string): { target: Target; anchor: string | undefined; ending: string } | undefined {
  const link = readFileLink(url);
  if (!link) return undefined;
  const [, folder, slug = ''] = /^(services\/)?(.*)$/.exec(link.slug) ?? [];
  if (folder && link.ending === 'yaml') return undefined;
  const kind = link.ending === 'yaml' ? 'guide' : folder ? 'service' : 'article';
  return { target: { kind, slug }, anchor: link.anchor, ending: link.ending };
}

const isSame = (one: Target, other: Target) => one.kind === other.kind && one.slug === other.slug;

/** The links and components of a running text; `whole` is the text in which places are told, from `from` to `to`. */
function inMarkdown(
  text: string,
  target: Target,
  whole: string,
  scalar?: { from: number; to: number; path: Path },
): Reference[] {
  // Calculations of guides are no Markdown; what stands in their place is as long.
  const masked = text.replace(/\{\{[^{}]*\}\}/g, (sum) => '\uE000'.repeat(sum.length));
  const wrong: Wrong[] = [];
  const { text: converted, mistakes } = readForeign(masked);
  const tree = readTree(converted, wrong);
  const line = lineAt(whole, scalar?.from ?? 0) - 1;
  const [first] = [...wrong, ...mistakes];
  if (!tree || first) throw new Mistake(`:${line + (first?.line ?? 1)} ${first?.message ?? 'cannot be read.'}`);
  const found: Reference[] = [];
  const add = (place: number, written: string, rest: Omit<Reference, 'start' | 'end' | 'line'>) => {
    const within = scalar ? whole.slice(scalar.from, scalar.to) : whole;
    const start = placeIn(within, converted, place, written);
    if (start === undefined)
      throw new Mistake(
        `:${lineAt(whole, scalar?.from ?? 0)} names the page in a way that cannot be changed here. Write it plainly: ${written}`,
      );
    const at = start + (scalar?.from ?? 0);
    found.push({ start: at, end: at + written.length, line: lineAt(whole, at), ...rest });
  };
  const walk = (node: Node) => {
    const url = node.type === 'link' || node.type === 'definition' ? String(node.url) : '';
    const link = url ? linked(url) : undefined;
    if (link && isSame(link.target, target)) {
      const written = url.replace(/^\.\//, '');
      add(converted.indexOf(written, addressIn(node, converted)), written, {
        as: 'link',
        anchor: link.anchor,
        ending: link.ending,
      });
    }
    const kind = node.name === 'Service' ? 'service' : node.name === 'Guide' ? 'guide' : undefined;
    const named = node.attributes?.find(({ name }) => name === 'name')?.value;
    if (kind === target.kind && named === target.slug) {
      const { start, end } = spanOf(node);
      const [before] = /\sname\s*=\s*["']/.exec(converted.slice(start, end)) ?? [''];
      const place = start + converted.slice(start, end).indexOf(before) + before.length;
      add(place, target.slug, { as: 'component' });
    }
    node.children?.forEach(walk);
  };
  walk(tree);
  return found;
}

/** From where on the address of a link stands: behind its text. */
function addressIn(node: Node, source: string): number {
  const { start, end } = spanOf(node);
  if (node.type === 'definition')
    return start + (/^\[(?:[^\]\\]|\\.)*\]:/.exec(source.slice(start, end))?.[0].length ?? 0);
  const last = node.children?.at(-1);
  return last ? spanOf(last).end : start;
}

/** How a field names pages, by its path; undefined for one that does not. */
function meaningOf(holder: Holder, path: Path): { as: Reference['as']; kinds: Kind[] } | 'markdown' | undefined {
  const [first, , third] = path;
  if (holder === 'site') return first === 'needed' ? { as: 'name', kinds: ['article', 'service'] } : undefined;
  if (holder === 'words') return first === 'bestBets' ? { as: 'name', kinds: ['article', 'service'] } : undefined;
  if (holder === 'notices') {
    const isNamed = path[1] === 'pages' || (path[1] === 'link' && third === 'address');
    return isNamed ? { as: 'page', kinds: ['article', 'service', 'guide'] } : undefined;
  }
  if (first === 'related') return { as: 'name', kinds: ['article'] };
  if (holder === 'service' && first === 'guides') return { as: 'name', kinds: ['guide'] };
  if (holder !== 'guide') return undefined;
  if (first === 'outcomes' && (third === 'text' || third === 'steps')) return 'markdown';
  const leads =
    (first === 'outcomes' && third === 'links') ||
    (first === 'questions' &&
      ['go', 'yes', 'no', 'next'].includes(String(path.findLast((step) => typeof step === 'string'))));
  return leads ? { as: 'link', kinds: ['article', 'service', 'guide'] } : undefined;
}

function inFields(text: string, holder: Holder, isPage: boolean, target: Target): Reference[] {
  const { document, from } = fieldsOf(text, isPage);
  if (document.errors.length > 0)
    throw new Mistake(`:${lineAt(text, from + document.errors[0]!.pos[0])} cannot be read.`);
  return scalarsIn(document.contents).flatMap(({ node, path }): Reference[] => {
    const meaning = meaningOf(holder, path);
    if (!meaning || typeof node.value !== 'string' || !node.range) return [];
    const span = { from: from + node.range[0], to: from + node.range[1], path };
    if (meaning === 'markdown')
      return node.value.includes(target.slug) ? inMarkdown(node.value, target, text, span) : [];
    const { as, kinds } = meaning;
    if (!kinds.includes(target.kind)) return [];
    const link = as === 'link' ? linked(node.value) : undefined;
    const name = as === 'page' && target.kind !== 'article' ? `${folders[target.kind]}/${target.slug}` : target.slug;
    if (as === 'link' ? !link || !isSame(link.target, target) : node.value !== name) return [];
    const [place, ...more] = timesIn(text.slice(span.from, span.to), node.value);
    if (place === undefined || more.length > 0)
      throw new Mistake(
        `:${lineAt(text, span.from)} names the page in a way that cannot be changed here. Write it plainly: ${node.value}`,
      );
    const start = span.from + place;
    return [
      {
        start,
        end: start + node.value.length,
        line: lineAt(text, start),
        as,
        path,
        isBare: node.type === 'PLAIN',
        ...(link && { anchor: link.anchor, ending: link.ending }),
      },
    ];
  });
}

/** All texts of a YAML tree with their paths; what an alias stands for is told once, where it is written. */
function scalarsIn(node: unknown, path: Path = []): { node: Scalar; path: Path }[] {
  if (isMap(node))
    return node.items.flatMap(({ key, value }) => scalarsIn(value, [...path, isScalar(key) ? String(key.value) : '']));
  if (isSeq(node)) return node.items.flatMap((item, index) => scalarsIn(item, [...path, index]));
  return isScalar(node) ? [{ node, path }] : [];
}
