import { suggest } from '../settings/problems.ts';
import type { Node } from './tree.ts';

/** A component that an article may use besides Markdown, without importing it. */
export interface ArticleComponent {
  /** The allowed attributes; a list names the allowed values, `text` allows any. */
  attributes: Record<string, 'text' | readonly string[]>;
  required: readonly string[];
  /** Shows data from outside the article: its slot in the HTML is filled when the page is built. */
  live: boolean;
  content: 'none' | 'text' | 'blocks';
}

/** All components by name. `ArticleBody.astro` renders the live ones. */
export const articleComponents: Record<string, ArticleComponent> = {
  Steps: { attributes: {}, required: [], live: false, content: 'blocks' },
  Note: { attributes: { type: ['info', 'warning'] }, required: [], live: false, content: 'blocks' },
  Hours: { attributes: { desk: 'text' }, required: ['desk'], live: true, content: 'none' },
  Contact: { attributes: { desk: 'text' }, required: ['desk'], live: true, content: 'none' },
  Emergency: {
    attributes: { kind: ['medical', 'fire', 'police'] },
    required: [],
    live: true,
    content: 'blocks',
  },
  Guide: { attributes: { name: 'text' }, required: ['name'], live: true, content: 'none' },
  Service: { attributes: { name: 'text' }, required: ['name'], live: true, content: 'none' },
  Download: { attributes: { file: 'text' }, required: ['file'], live: true, content: 'text' },
  Details: { attributes: { summary: 'text' }, required: ['summary'], live: false, content: 'blocks' },
  Video: {
    attributes: { file: 'text', captions: 'text' },
    required: ['file', 'captions'],
    live: false,
    content: 'text',
  },
};

/** The components as a list for editors: `<Steps>, <Note>, …`. */
export const componentList = Object.keys(articleComponents)
  .map((name) => `<${name}>`)
  .join(', ');

/** Reports a mistake at a node; `offset` moves it by so many columns. */
export type Report = (node: Node, message: string, offset?: number) => void;

/** The attributes of a component's tag that are as they must be. The others are reported, with their place in the source. */
export function attributesOf(node: Node, name: string, source: string, say: Report): Record<string, string> {
  const { attributes: allowed, required } = articleComponents[name]!;
  const values: Record<string, string> = {};
  for (const attribute of node.attributes ?? []) {
    const key = attribute.name;
    const offset = key ? Math.max(0, tagOf(node, source).search(new RegExp(`\\s${key}\\b`)) + 1) : 0;
    const allowedValues = key !== undefined && Object.hasOwn(allowed, key) ? allowed[key] : undefined;
    if (key === undefined) say(node, `<${name}>: {…} is not allowed.`);
    else if (node.attributes!.find((other) => other.name === key) !== attribute)
      say(node, `<${name} …> has ${key}="…" twice. Take one out.`);
    else if (!allowedValues)
      say(node, `<${name}> has no attribute "${key}".${suggest(key, Object.keys(allowed))}`, offset);
    else if (typeof attribute.value !== 'string')
      say(node, `<${name} ${key}>: write ${key}="…", with quotation marks and without braces.`, offset);
    else if (allowedValues !== 'text' && !allowedValues.includes(attribute.value))
      say(
        node,
        `<${name} ${key}="${attribute.value}"> is not known.${suggest(attribute.value, [...allowedValues])}`,
        offset,
      );
    else values[key] = attribute.value;
  }
  for (const key of required)
    if (!(node.attributes ?? []).some((attribute) => attribute.name === key)) say(node, `<${name}> needs ${key}="…".`);
  return values;
}

function tagOf(node: Node, source: string): string {
  const from = node.position?.start.offset ?? 0;
  return source.slice(from, source.indexOf('>', from) + 1);
}
