import { anchors, taken } from '../../site/anchors.ts';
import type { Body } from '../body.ts';
import type { Report } from '../components.ts';
import { element, textOf, type Node } from '../tree.ts';

/** The headings of one page, with the id of each: of its words, or the editor's own (`## Title {#id}`). */
export interface Headings {
  /** The heading as it is rendered, with its children already rebuilt. Adds it to those of the body. */
  read: (node: Node, children: Node[]) => Node;
  /** Reports ids of the editor's own that two headings would have. To be called after the last heading. */
  reportTwins: () => void;
}

/** Reads the headings of one page in their order. */
export function headings(body: Body, say: Report): Headings {
  const idOf = anchors();
  const own: { id: string; text: string; node: Node }[] = [];
  return {
    read(node, children) {
      const depth = Number(node.depth);
      const text = textOf(node);
      if (text.trim() === '') say(node, 'the heading is empty.');
      if (depth === 1) say(node, 'a heading of the first level is the title of the page. Begin with ##');
      const before = body.headings.at(-1)?.depth ?? 1;
      if (depth > before + 1 && depth > 2)
        say(node, `the heading skips a level: after ${'#'.repeat(before)} comes ${'#'.repeat(before + 1)}`);
      const { id: given, ...more } = (node.data?.hProperties ?? {}) as { id?: string };
      const ofWords = idOf(text);
      const id = given ?? ofWords;
      if (Object.keys(more).length > 0 || (given !== undefined && !/^[a-z][\w-]*$/i.test(given)))
        say(node, 'the id of a heading must be of letters a-z, digits and hyphens, and stand alone: ## Title {#id}');
      else if (given !== undefined && (taken.includes(given) || /^fn(?:ref)?_/.test(given)))
        say(node, `the id "${given}" belongs to another part of the page. Choose another one.`);
      if (given !== undefined) own.push({ id, text, node });
      body.headings.push({ depth, id, text, ...(id !== ofWords && { other: ofWords }) });
      // Links to what the heading says lead here too, as those of the search do.
      const place = id === ofWords ? [] : [element('span', { id: ofWords }, [])];
      return { ...node, children: [...place, ...children], data: { hProperties: { id } } };
    },
    reportTwins() {
      const times = new Map<string, number>();
      const ids = body.headings.flatMap(({ id, other }) => (other === undefined ? [id] : [id, other]));
      for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
      for (const { id, text, node } of own)
        if (times.get(id)! > 1)
          say(node, `the id "${id}" of “${text}” is that of another heading. Choose another one.`);
    },
  };
}
