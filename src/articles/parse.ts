import { markdownToHtml, type MdastNode } from 'satteri';
import { anchors } from '../site/anchors.ts';
import { readPageLink } from '../site/links.ts';
import { suggest } from '../settings/problems.ts';
import type { Body } from './body.ts';
import { articleComponents, attributesOf, componentList, type Report } from './components.ts';
import { apart, digestAt, pictureIn } from '../pictures/figure.ts';
import { readTree, tooMuch } from './syntax.ts';
import { tableOf } from './table.ts';
import { element, features, placeOf, textOf, type Node } from './tree.ts';

/** What `parseArticle` needs from outside the text. */
export interface ParseOptions {
  /** The address of another page in the same language, by its slug. */
  addressOf: (slug: string) => string;
  /** The address of a page or file that editors name by its path from the root of the site. */
  addressAt: (path: string) => string;
  /** Titles of notes, in the language of the article. */
  noteTitles: Record<'info' | 'warning', string>;
}

/**
 * Compiles restricted MDX, front matter included, to HTML without running any of it: Markdown, and the components of
 * `components.ts`. Imports, exports, expressions, HTML and unknown components are mistakes; all of them are listed in the result,
 * which then has no HTML, as is that the parser gave up. Throws nothing.
 *
 *     parseArticle('See [that](late-book.mdx).', options).html; // '<p>See <a href="/en/late-book/">…'
 */
export function parseArticle(source: string, options: ParseOptions): Body {
  const body: Body = { html: '', text: '', headings: [], links: [], uses: [], pictures: {}, mistakes: [] };
  try {
    return compile(source, options, body);
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const message = `cannot be read: ${said}. Look for markup that is nested too deeply.`;
    return { ...body, html: '', mistakes: [...body.mistakes, { line: 1, column: 1, message }] };
  }
}

/** Compiles into `body` and returns it. */
function compile(source: string, { addressOf, addressAt, noteTitles }: ParseOptions, body: Body): Body {
  const { mistakes } = body;
  const refused = tooMuch(source);
  if (refused) mistakes.push(refused);
  const tree = refused ? undefined : readTree(source, mistakes);
  if (!tree) return body;
  const idOf = anchors();
  const say: Report = (node, message, offset = 0) => {
    const start = node.position?.start ?? { line: 1, column: 1 };
    mistakes.push({ line: start.line, column: start.column + offset, message });
  };

  function rebuild(nodes: Node[]): Node[] {
    return nodes.flatMap((node) => {
      switch (node.type) {
        case 'yaml':
          return [];
        case 'mdxjsEsm':
          say(
            node,
            'import and export are not allowed here. If the line is ordinary text, begin it with another word.',
          );
          return [];
        case 'mdxFlowExpression':
        case 'mdxTextExpression':
          if (!/^\s*\/\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.test(String(node.value)))
            say(node, '{…} is not allowed here. For a real brace write \\{');
          return [];
        case 'mdxJsxFlowElement':
        case 'mdxJsxTextElement':
          return component(node);
        case 'html':
          say(node, 'HTML is not allowed here.');
          return [];
        case 'heading':
          return [heading(node)];
        case 'link':
        case 'definition':
          return [{ ...node, url: linkAddress(node), ...childrenOf(node) }];
        case 'image':
          return [picture(node, false)];
        case 'paragraph':
          return apart(node).map((block) =>
            block.type === 'image' ? picture(block, true) : { ...block, ...childrenOf(block) },
          );
        case 'imageReference':
          say(node, 'write the address of the picture behind its description: ![…](/pictures/…)');
          return [];
        case 'listItem':
          if (typeof node.checked === 'boolean') say(node, 'a box to tick is not allowed here. Write a plain list.');
          return [{ ...node, ...childrenOf(node) }];
        case 'code':
          // What is too wide scrolls, for whoever has only a keyboard too.
          return [{ ...node, data: { hProperties: { tabIndex: 0 } } }];
        case 'table':
          return [tableOf(node, body.headings.at(-1)?.text, rebuild)];
        default:
          return [{ ...node, ...childrenOf(node) }];
      }
    });
  }

  function picture(node: Node, alone: boolean): Node {
    const { path, mistakes: wrong, shown } = pictureIn(node, alone, addressAt);
    for (const message of wrong) say(node, message);
    if (path !== undefined) {
      body.links.push({ target: path, anchor: '', ...placeOf(node) });
      body.pictures[path] = digestAt(path);
    }
    return shown;
  }

  const childrenOf = (node: Node) => (node.children ? { children: rebuild(node.children) } : {});

  function heading(node: Node): Node {
    const depth = Number(node.depth);
    const text = textOf(node);
    if (text.trim() === '') say(node, 'the heading is empty.');
    if (depth === 1) say(node, 'a heading of the first level is the title of the page. Begin with ##');
    const before = body.headings.at(-1)?.depth ?? 1;
    if (depth > before + 1 && depth > 2)
      say(node, `the heading skips a level: after ${'#'.repeat(before)} comes ${'#'.repeat(before + 1)}`);
    const id = idOf(text);
    body.headings.push({ depth, id, text });
    return { ...node, ...childrenOf(node), data: { hProperties: { id } } };
  }

  function linkAddress(node: Node): string {
    const url = String(node.url);
    if (node.type === 'link' && textOf(node).trim() === '') say(node, 'the link has no text for readers to choose.');
    const page = readPageLink(url);
    if (page) {
      const { slug: target, anchor = '' } = page;
      body.links.push({ target, anchor, ...placeOf(node) });
      return `${addressOf(target)}${anchor && `#${anchor}`}`;
    }
    if (/^(https?:\/\/|mailto:|tel:)./.test(url) && URL.canParse(url)) return url;
    const [target = '', anchor = ''] = url.split('#');
    if (url.startsWith('#') || (url.startsWith('/') && !url.startsWith('//')))
      body.links.push({ target, anchor, ...placeOf(node) });
    else
      say(
        node,
        `the link "${url}" leads nowhere. Link to another article by its file name (renew-a-loan.mdx), to a file in public/ (/downloads/…), or to a whole address (https://…).`,
      );
    return url.startsWith('/') ? addressAt(url) : url;
  }

  function component(node: Node): Node[] {
    const name = String(node.name ?? '');
    const known = Object.hasOwn(articleComponents, name) ? articleComponents[name] : undefined;
    if (!known) {
      const isHtml = /^[a-z]/.test(name);
      say(
        node,
        isHtml
          ? `the HTML element <${name}> is not allowed here. Use Markdown, or one of ${componentList}.`
          : `<${name}> is not a component.${suggest(name, Object.keys(articleComponents))}`,
      );
      rebuild(node.children ?? []);
      return [];
    }
    const attributes = attributesOf(node, name, source, say);
    const flow = node.type === 'mdxJsxFlowElement';
    if (known.content === 'none' && node.children?.length) say(node, `<${name}> holds no text. Write <${name} … />`);
    if (known.live) {
      if (!flow && known.content !== 'text')
        say(node, `<${name}> must stand on a line of its own, with an empty line before and after.`);
      const i = body.uses.push({ name, attributes, text: textOf(node).trim(), ...placeOf(node) }) - 1;
      if (known.content === 'text' && body.uses[i]!.text === '')
        say(node, `<${name}> has no text for readers to choose. Write it between <${name} …> and </${name}>.`);
      const slot = element('pult-slot', { i: String(i) }, []);
      return [flow && known.content === 'text' ? { type: 'paragraph', children: [slot] } : slot];
    }
    if (!flow) {
      say(node, `<${name}> must stand on a line of its own, with an empty line before and after.`);
      return [];
    }
    const children = rebuild(node.children ?? []);
    if (name === 'Steps') {
      const list = children[0];
      if (children.length !== 1 || list?.type !== 'list' || list.ordered !== true) {
        say(
          node,
          '<Steps> must hold one numbered list and nothing else. Put an empty line after <Steps> and before </Steps>.',
        );
        return children;
      }
      return [{ ...list, data: { hProperties: { className: ['steps'] } } }];
    }
    const kind = attributes['type'] === 'warning' ? 'warning' : 'info';
    const title = element('p', { className: ['note-title'] }, [{ type: 'text', value: noteTitles[kind] }]);
    return [element('div', { className: ['note', `note-${kind}`], role: 'note' }, [title, ...children])];
  }

  const rebuilt: Node = { ...tree, children: rebuild(tree.children ?? []) };
  if (mistakes.length > 0) return body;
  body.text = rebuilt.children!.map(textOf).join('\n');
  const swap = {
    name: 'article',
    before(root: MdastNode, context: { replaceNode: (node: MdastNode, by: MdastNode) => void }) {
      context.replaceNode(root, rebuilt as unknown as MdastNode);
    },
  };
  // Satteri renders an existing tree only through a plugin that replaces the root of an empty text.
  body.html = (markdownToHtml('', { mdastPlugins: [swap as never], features }) as { html: string }).html;
  return body;
}
