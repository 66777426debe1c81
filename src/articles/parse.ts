import { markdownToHtml, type MdastNode } from 'satteri';
import { readPageLink } from '../site/links.ts';
import { factsOf } from '../check/text/facts.ts';
import { reportSlips } from '../check/text/slips.ts';
import { suggest } from '../settings/problems.ts';
import { emptyBody, type Body } from './body.ts';
import { articleComponents, attributesOf, componentList, type Report } from './components.ts';
import { apart, digestAt, pictureIn } from '../pictures/figure.ts';
import { insteadOf } from './foreign/html.ts';
import { reportLeftovers } from './foreign/leftover.ts';
import { readForeign } from './foreign/read-foreign.ts';
import { detailsOf, entryOf, noteOf, stepsOf } from './markup/blocks.ts';
import { footnotes, type FootnoteWords } from './markup/footnotes.ts';
import { headings } from './markup/headings.ts';
import { isLowered, withRaised } from './markup/inline.ts';
import { leadsNowhere } from './markup/nowhere.ts';
import { videoOf } from './markup/video.ts';
import { readTree, tooMuch } from './syntax.ts';
import { headersOf, reportCells, tableNames, tableOf } from './markup/table.ts';
import { element, features, inlineElements, placeOf, textOf, type Node } from './tree.ts';

/** What `parseArticle` needs from outside the text. */
export interface ParseOptions {
  /** The address of another page in the same language, by its slug. */
  addressOf: (slug: string) => string;
  /** The address of a page or file that editors name by its path from the root of the site. */
  addressAt: (path: string) => string;
  /** Titles of notes, in the language of the article. */
  noteTitles: Record<'info' | 'warning', string>;
  /** The words around footnotes, in the language of the article; false where the page has no place for any. */
  footnoteWords?: FootnoteWords | false;
  /** The language of the article, for programs that show a film. */
  language?: string;
  /** Whether HTML and text are made, which only readers need. */
  withHtml?: boolean;
  /** Whether `facts` are, which only the check needs. */
  withFacts?: boolean;
}

const englishFootnotes = { title: 'Notes', note: 'Note {number}', back: 'Back to where note {number} belongs' };

/**
 * Compiles restricted MDX, front matter included, to HTML without running any of it: Markdown, and the components of
 * `components.ts`. Imports, exports, expressions, HTML and unknown components are mistakes; all of them are listed in the result,
 * which then has no HTML, as is that the parser gave up. Throws nothing.
 *
 *     parseArticle('See [that](late-book.mdx).', options).html; // '<p>See <a href="/en/late-book/">…'
 */
export function parseArticle(source: string, options: ParseOptions): Body {
  const body = emptyBody();
  try {
    const refused = tooMuch(source);
    if (refused) return { ...body, mistakes: [refused] };
    const { text, lines, mistakes } = readForeign(source);
    const compiled = compile(text, options, body);
    // What was read as something of ours stands where the editor wrote it.
    const { worth, paragraphs, named } = compiled.facts;
    for (const place of [...compiled.mistakes, ...compiled.links, ...compiled.uses, ...worth, ...paragraphs, ...named])
      place.line = lines[place.line - 1] ?? place.line;
    compiled.mistakes.push(...mistakes);
    return mistakes.length > 0 ? { ...compiled, html: '' } : compiled;
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const message = `cannot be read: ${said}. Look for markup that is nested too deeply.`;
    return { ...body, html: '', mistakes: [...body.mistakes, { line: 1, column: 1, message }] };
  }
}

/** Compiles into `body` and returns it. */
function compile(source: string, options: ParseOptions, body: Body): Body {
  const { addressOf, addressAt, noteTitles, footnoteWords = englishFootnotes, language = '' } = options;
  const { mistakes } = body;
  const tree = readTree(source, mistakes);
  if (!tree) return body;
  const nameOf = tableNames();
  const say: Report = (node, message, offset = 0) => {
    const start = node.position?.start ?? { line: 1, column: 1 };
    mistakes.push({ line: start.line, column: start.column + offset, message });
  };
  const titles = headings(body, say);
  const notes = footnotes(footnoteWords || englishFootnotes, say);

  function rebuild(nodes: Node[]): Node[] {
    return nodes.flatMap((node) => {
      reportLeftovers(node, source, say);
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
          return [titles.read(node, rebuild(node.children ?? []))];
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
        case 'text':
          return withRaised(node, source);
        case 'delete':
          if (!isLowered(node, source)) return [{ ...node, ...childrenOf(node) }];
          if (/\s/.test(textOf(node))) say(node, 'for a real ~ write \\~');
          return [element('sub', {}, rebuild(node.children ?? []))];
        case 'footnoteReference':
          if (!footnoteWords) say(node, 'footnotes cannot stand in a guide. Write what they say into the text.');
          return [notes.mark(node)];
        case 'footnoteDefinition':
          notes.keep(node);
          return [];
        case 'descriptionList':
          return [element('dl', { className: ['terms'] }, rebuild(node.children ?? []))];
        case 'descriptionTerm':
        case 'descriptionDetails':
          return [entryOf(node, rebuild)];
        case 'table':
          for (const cell of (node.children ?? []).flatMap((row) => row.children ?? []))
            reportLeftovers(cell, source, say);
          reportCells(node, say);
          return [tableOf(node, nameOf(body.headings.at(-1)?.text, headersOf(node)), rebuild)];
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
    else say(node, leadsNowhere(url));
    return url.startsWith('/') ? addressAt(url) : url;
  }

  function component(node: Node): Node[] {
    const name = String(node.name ?? '');
    if (inlineElements.has(name)) {
      if (node.attributes?.length) say(node, `<${name}> has no attributes here. Write <${name}>…</${name}>`);
      if (textOf(node).trim() === '') say(node, `<${name}> holds no text.`);
      const part = element(name, {}, rebuild(node.children ?? []));
      return [node.type === 'mdxJsxFlowElement' ? { type: 'paragraph', children: [part] } : part];
    }
    const known = Object.hasOwn(articleComponents, name) ? articleComponents[name] : undefined;
    if (!known) {
      const isHtml = /^[a-z]/.test(name);
      say(
        node,
        isHtml
          ? `the HTML element <${name}> is not allowed here. Use Markdown, or one of ${componentList}.${insteadOf(name)}`
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
    if (name === 'Video') {
      for (const target of [attributes['file'], attributes['captions']])
        if (target?.startsWith('/')) body.links.push({ target, anchor: '', ...placeOf(node) });
      return [videoOf(node, attributes, { language, addressAt }, say)];
    }
    const children = rebuild(node.children ?? []);
    if (name === 'Details') return [detailsOf(node, attributes['summary'], children, say)];
    if (name === 'Steps') return stepsOf(node, children, say);
    const kind = attributes['type'] === 'warning' ? 'warning' : 'info';
    return [noteOf(kind, noteTitles[kind], children)];
  }

  if (footnoteWords && options.withFacts !== false)
    body.facts = factsOf(tree, source, language, ({ line, column, message }) =>
      mistakes.push({ line, column, message }),
    );
  reportSlips(tree, source, say);
  const text = rebuild(tree.children ?? []);
  const rebuilt: Node = { ...tree, children: [...text, ...notes.list(rebuild)] };
  titles.reportTwins();
  if (mistakes.length > 0 || options.withHtml === false) return body;
  body.text = [...rebuilt.children!.map(textOf), ...body.uses.map(({ text }) => text)].join('\n');
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
