import type { Report } from '../components.ts';
import { element, textOf, type Node } from '../tree.ts';

/** The words around footnotes, in the language of the text; `{number}` is that of the footnote. */
export interface FootnoteWords {
  title: string;
  note: string;
  back: string;
}

/** The footnotes of one page, numbered as they are first named. */
export interface Footnotes {
  /** What stands in the text for `[^name]`: a link to the footnote. */
  mark: (node: Node) => Node;
  /** Takes the text of a footnote, `[^name]: …`, out of where it stands. */
  keep: (node: Node) => void;
  /** A heading and the list of all footnotes, each with links back to where it is named; nothing without any. */
  list: (rebuild: (nodes: Node[]) => Node[]) => Node[];
}

/** No heading can have these ids: the words of headings are joined by hyphens. */
const idOf = (number: number) => `fn_${number}`;
const idOfMark = (number: number, time: number) => `fnref_${number}${time > 1 ? `_${time}` : ''}`;

/** Collects the footnotes of one page. Those without a text, without a place in the text, and twins are reported. */
export function footnotes(words: FootnoteWords, say: Report): Footnotes {
  const texts = new Map<string, Node>();
  /** How often each footnote is named, in the order in which they are first named. */
  const named = new Map<string, number>();
  const numbered = (text: string, number: number) => text.replace('{number}', String(number));
  return {
    mark(node) {
      const name = node.identifier ?? '';
      const time = (named.get(name) ?? 0) + 1;
      named.set(name, time);
      const number = [...named.keys()].indexOf(name) + 1;
      const link = element(
        'a',
        { href: `#${idOf(number)}`, id: idOfMark(number, time), ariaLabel: numbered(words.note, number) },
        [{ type: 'text', value: String(number) }],
      );
      return { ...element('sup', { dataPagefindIgnore: '' }, [link]), type: 'footnote' };
    },
    keep(node) {
      const name = node.identifier ?? '';
      if (texts.has(name)) say(node, `there are two footnotes [^${name}]. Give each a name of its own.`);
      texts.set(name, node);
      if (textOf(node).trim() === '') say(node, `the footnote [^${name}] has no text. Write it behind the colon.`);
    },
    list(rebuild) {
      // What a footnote names itself comes after those of the text, until no new one is named.
      const items: Node[] = [];
      for (const name of named.keys()) {
        const number = items.length + 1;
        const children = rebuild(texts.get(name)?.children ?? []);
        items.push(element('li', { id: idOf(number) }, children));
      }
      for (const [index, name] of [...named.keys()].entries()) {
        const number = index + 1;
        const back = Array.from({ length: named.get(name) ?? 0 }, (_, time) => time + 1).flatMap((time) => [
          { type: 'text', value: ' ' },
          {
            ...element(
              'a',
              {
                href: `#${idOfMark(number, time)}`,
                ariaLabel: `${numbered(words.back, number)}${time > 1 ? ` (${time})` : ''}`,
                dataPagefindIgnore: '',
              },
              [{ type: 'text', value: '↩\uFE0E' }],
            ),
            type: 'footnote',
          },
        ]);
        const last = items[index]!.children!.at(-1);
        if (last?.type === 'paragraph') last.children = [...(last.children ?? []), ...back];
        else items[index]!.children!.push({ type: 'paragraph', children: back });
      }
      for (const [name, node] of texts)
        if (!named.has(name))
          say(
            node,
            `nothing in the text leads to the footnote [^${name}]. Write [^${name}] where it belongs, or delete it.`,
          );
      if (items.length === 0) return [];
      return [element('h2', { id: 'fn_' }, [{ type: 'text', value: words.title }]), element('ol', {}, items)];
    },
  };
}
