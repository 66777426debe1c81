import type { CssNode, Declaration } from 'css-tree';
import { isPublicFile, publicFolder } from '../../settings/folders.ts';
import { suggest, type Finding } from '../../settings/problems.ts';
import { generate, lexer, parse, walk } from './css.ts';
import { isNestedDeeper } from './nesting.ts';

/** A value that a theme may set: the grammar of its value (CSS Values and Units), and what editors read of it. */
interface Token {
  syntax: string;
  sentence: string;
}

const colour: Token = { syntax: '<color>', sentence: 'must be a colour such as #14532d.' };

/** The custom properties that `theme.css` may set. `EDITORS.md` lists the same. */
export const tokens: Record<string, Token> = {
  ...Object.fromEntries(
    `brand on-brand link text muted surface surface-soft line control attention attention-soft focus on-focus`
      .split(' ')
      .map((name) => [`--${name}`, colour]),
  ),
  '--corner': { syntax: '<length [0,∞]>', sentence: 'must be a length such as 0.25rem.' },
  '--font': { syntax: '[ <string> | <custom-ident>+ ]#', sentence: 'must be names of fonts with commas between them.' },
};

/** The descriptors of `@font-face` that may stand there. */
const descriptors: Record<string, string> = {
  'font-family': '<string> | <custom-ident>+',
  'font-weight': '[ normal | bold | <number [1,1000]> ]{1,2}',
  'font-style': 'normal | italic | oblique',
  'font-stretch': '<percentage>{1,2}',
  'font-display': 'auto | block | swap | fallback | optional',
  'size-adjust': '<percentage>',
  'ascent-override': 'normal | <percentage>',
  'descent-override': 'normal | <percentage>',
  'line-gap-override': 'normal | <percentage>',
};

const functions = /^(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)$/i;
const schemes = /^\(prefers-color-scheme:(dark|light)\)$/;
const formats: Record<string, string> = { woff2: 'woff2', woff: 'woff', ttf: 'truetype', otf: 'opentype' };

/** A theme as it was read: its CSS as we write it, and what is wrong with the source. */
export interface Theme {
  css: string;
  problems: (Finding & { field?: string })[];
}

/**
 * Reads an agency's theme as data: the custom properties of `tokens` in `:root`, by itself or for the light or the dark scheme,
 * and `@font-face` with files of `public/`. All else is a mistake. What comes back as CSS is written from the values alone, so
 * that nothing of the source reaches a page, a compiler or a file of the machine; `addressOf` makes the address of a font of its path.
 */
export function readTheme(source: string, isFile = isPublicFile, addressOf = (path: string) => path): Theme {
  const problems: Theme['problems'] = [];
  const say = ({ loc }: CssNode, message: string, field?: string) =>
    problems.push({ line: loc?.start.line ?? 1, message, ...(field && { field }) });
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (isNestedDeeper(text, 20))
    return { css: '', problems: [{ line: 1, message: 'has brackets in brackets without end.' }] };
  const sheet = parse(text, {
    positions: true,
    parseCustomProperty: true,
    onParseError: ({ line, message }: { line?: number; message: string }) =>
      void problems.push({ line: line ?? 1, message: `cannot be read: ${message}. Look for a missing ; or }` }),
  } as Parameters<typeof parse>[1]);
  const written = childrenOf(sheet).map((node) => {
    if (node.type === 'Comment') return '';
    if (node.type === 'Atrule' && node.name === 'font-face')
      return `@font-face{${declarationsOf(node.block, say)
        .flatMap((one) => descriptor(one, say, isFile, addressOf))
        .join(';')}}`;
    if (node.type === 'Atrule' && node.name === 'media' && node.prelude && node.block) {
      const query = generate(node.prelude);
      if (!schemes.test(query))
        say(node, `@media can only ask for (prefers-color-scheme: dark) or (prefers-color-scheme: light).`);
      const rules = childrenOf(node.block).filter(({ type }) => type !== 'Comment');
      return `@media ${query}{${rules.map((rule) => rootRule(rule, say)).join('')}}`;
    }
    if (node.type === 'Atrule') return (say(node, `@${node.name} is not allowed here. ${allowed}`), '');
    return rootRule(node, say);
  });
  return { css: problems.length > 0 ? '' : written.join(''), problems };
}

const allowed = 'A theme holds :root { … }, @media (prefers-color-scheme: dark) { :root { … } } and @font-face { … }.';

type Say = (node: CssNode, message: string, field?: string) => void;

function childrenOf(node: CssNode | null | undefined): CssNode[] {
  return node && 'children' in node && node.children ? node.children.toArray() : [];
}

/** A rule of `:root` as we write it. */
function rootRule(node: CssNode, say: Say): string {
  if (node.type !== 'Rule' || generate(node.prelude) !== ':root') {
    say(node, `only :root { … } can stand here, with values such as --brand: #14524f. ${allowed}`);
    return '';
  }
  return `:root{${declarationsOf(node.block, say)
    .flatMap((one) => token(one, say))
    .join(';')}}`;
}

function declarationsOf(block: CssNode | null, say: Say): Declaration[] {
  return childrenOf(block).flatMap((node) => {
    if (node.type === 'Declaration') return [node];
    if (node.type !== 'Comment' && !(node.type === 'Raw' && /^[;\s]*$/.test(node.value)))
      say(node, 'only lines such as --brand: #14524f; can stand here.');
    return [];
  });
}

function token(one: Declaration, say: Say): string[] {
  const known = Object.hasOwn(tokens, one.property) ? tokens[one.property] : undefined;
  if (!known) say(one, `is not a value of the theme.${suggest(one.property, Object.keys(tokens))}`, one.property);
  else if (one.important || !isValue(one.value, known.syntax)) say(one, known.sentence, one.property);
  else return [`${one.property}:${generate(one.value)}`];
  return [];
}

function descriptor(
  one: Declaration,
  say: Say,
  isFile: (path: string) => boolean,
  addressOf: (path: string) => string,
): string[] {
  const field = `@font-face ${one.property}`;
  if (one.property === 'src') {
    const files = childrenOf(one.value).flatMap((node) => (node.type === 'Url' ? [node.value] : []));
    const rest = childrenOf(one.value).filter(
      (node) =>
        !(
          node.type === 'Url' ||
          node.type === 'Operator' ||
          (node.type === 'Function' && /^(format|tech)$/.test(node.name))
        ),
    );
    const wrong = files.find((file) => !(/^\/[\w./-]+\.(woff2?|ttf|otf)$/.test(file) && isFile(file)));
    if (rest.length > 0 || files.length === 0 || wrong !== undefined)
      say(one, `must be url("/…") with a font in ${publicFolder}/, such as /fonts/agency.woff2.`, field);
    else
      return [
        `src:${files.map((file) => `url("${addressOf(file)}") format("${formats[file.split('.').at(-1)!]}")`).join(',')}`,
      ];
    return [];
  }
  if (one.property === 'unicode-range') {
    const range = generate(one.value);
    if (
      /^u\+[0-9a-f?]{1,6}(-[0-9a-f]{1,6})?(,u\+[0-9a-f?]{1,6}(-[0-9a-f]{1,6})?)*$/i.test(range) &&
      range.length < 2000
    )
      return [`unicode-range:${range}`];
    say(one, 'must be ranges such as U+0000-00FF.', field);
    return [];
  }
  const syntax = Object.hasOwn(descriptors, one.property) ? descriptors[one.property] : undefined;
  if (!syntax)
    say(one, `is not allowed.${suggest(one.property, ['src', 'unicode-range', ...Object.keys(descriptors)])}`, field);
  else if (!isValue(one.value, syntax)) say(one, `is not a value that it can have.`, field);
  else return [`${one.property}:${generate(one.value)}`];
  return [];
}

/** Whether a value fits its grammar, is short, and holds neither functions that load or look up something nor signs that could end it. */
function isValue(value: CssNode, syntax: string): boolean {
  const text = generate(value);
  if (value.type !== 'Value' || text.length > 500 || /[<>\\{};@!]/.test(text)) return false;
  let plain = true;
  walk(value, (node) => {
    if (node.type === 'Url' || node.type === 'Raw' || (node.type === 'Function' && !functions.test(node.name)))
      plain = false;
    if (node.type === 'String' && !/^[\p{L}\p{M}\p{N} _.+-]+$/u.test(node.value)) plain = false;
  });
  return plain && lexer.match(syntax, value).error === null;
}
