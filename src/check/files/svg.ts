import { generate, parse, walk } from '../../site/theme/css.ts';
import { SaxesParser } from 'saxes';
import type { Finding } from '../../settings/problems.ts';
import { isNestedDeeper } from '../../site/theme/nesting.ts';
import { countCopies, type Copies } from './svg-copies.ts';

const svg = 'http://www.w3.org/2000/svg';
const xlink = 'http://www.w3.org/1999/xlink';

/** The elements that draw. What links, moves, runs or loads something else is none of them. */
const drawing = new Set(
  `svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan textPath image style
  linearGradient radialGradient stop pattern clipPath mask marker switch view filter feBlend feColorMatrix feComponentTransfer
  feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG
  feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
  feTurbulence`.split(/\s+/),
);
/** Elements of other vocabularies that browsers know too, and would show or run within a drawing. */
const foreign = [
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/1998/Math/MathML',
  'http://www.w3.org/1999/XSL/Transform',
];

/** More nested or copied elements are no drawing, and keep a browser busy for long. */
const most = { depth: 100, copies: 20_000 };

/**
 * Finds what an SVG holds besides a drawing: scripts, links, other documents and files, entities, and copies of copies without end.
 * Everything that is not known to draw is refused, so that the file is harmless when it is opened by itself.
 */
export function checkSvg(text: string): Finding[] {
  const found: Finding[] = [];
  const parser = new SaxesParser({ xmlns: true });
  const say = (message: string) => found.push({ line: parser.line, message });
  const copies: Copies = new Map();
  const open: string[] = [];
  let depth = 0;
  let style: string | undefined;

  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) say('declares entities in its DOCTYPE. Save the drawing anew as plain SVG.');
  });
  // In an encoding of several bytes a browser could see tags where this parser sees a comment.
  parser.on('xmldecl', ({ encoding = 'UTF-8' }) => {
    if (!/^utf-?8$/i.test(encoding) && /[^\0-\x7f]/.test(text)) say('is not written in UTF-8. Save it as UTF-8.');
  });
  parser.on('processinginstruction', ({ target }) => say(`holds the instruction <?${target}?>. Take it out.`));
  parser.on('opentag', ({ uri, local, name, attributes }) => {
    if (++depth > most.depth) throw new Error(`elements stand within elements, more than ${most.depth} deep.`);
    if (depth === 1 && (uri !== svg || local !== 'svg')) say(`is no drawing: it must begin with <svg xmlns="${svg}">.`);
    if (foreign.includes(uri) || (uri === svg && !drawing.has(local)))
      say(`holds <${name}>, which does more than draw. Take it out, or save the drawing as “plain SVG”.`);
    if (uri === svg && local === 'style') style = '';
    const values = Object.values(attributes);
    open.push(values.find((attribute) => attribute.name === 'id')?.value ?? '');
    const ids = open.filter(Boolean);
    const references = values.flatMap((attribute) => {
      const message = wrongAttribute(attribute, local);
      if (message) say(message);
      return attribute.local === 'href'
        ? [attribute.value.slice(1)]
        : [...attribute.value.matchAll(/url\(\s*["']?#([^"')\s]*)/g)].map(([, id]) => id!);
    });
    for (const id of ['', ...ids]) {
      const part = copies.get(id) ?? { elements: 0, references: [] };
      part.elements++;
      part.references.push(...references);
      copies.set(id, part);
    }
  });
  parser.on('closetag', () => {
    depth--;
    open.pop();
    const message = style === undefined ? undefined : wrongStyle(style, 'stylesheet');
    if (message) say(`<style>: ${message}`);
    style = undefined;
  });
  const addText = (part: string) => (style === undefined ? undefined : void (style += part));
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('error', (error) => {
    throw error;
  });
  try {
    parser.write(text).close();
  } catch (error) {
    const message = error instanceof Error ? error.message.replace(/^\d+:\d+:\s*/, '') : '';
    say(`cannot be read as SVG: ${message.slice(0, 200)} Save the drawing anew.`);
    return found;
  }
  if (countCopies(copies, most.copies) >= most.copies)
    found.push({
      line: 1,
      message: 'copies its own parts so often that browsers could not show it. Save the drawing as plain paths.',
    });
  return found;
}

/** A sentence on why an attribute may do more than draw. */
function wrongAttribute(
  { name, local, prefix, uri, value }: { name: string; local: string; prefix: string; uri: string; value: string },
  element: string,
): string | undefined {
  if (prefix === 'xmlns' || name === 'xmlns') return undefined;
  if (/^on/i.test(local)) return `holds ${name}="…", which runs a script. Take it out.`;
  if (name === 'xml:base') return 'holds xml:base. Take it out.';
  if (local === 'src') return 'holds src="…", which loads another file. Take it out.';
  if (local === 'href' && (uri === '' || uri === xlink)) {
    const isPicture = /^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*$/.test(value);
    if (!/^#[^\s]+$/.test(value) && !(element === 'image' && isPicture))
      return `holds ${name}="…" that leads out of the drawing. Only #names of its own parts can stand there.`;
    return undefined;
  }
  if (uri !== '') return undefined;
  return /[\\(:@]/.test(value) || local === 'style'
    ? styled(value, local === 'style' ? 'declarationList' : 'value', name)
    : undefined;
}

function styled(value: string, context: 'declarationList' | 'value', name: string): string | undefined {
  const message = wrongStyle(value, context);
  return message && `${name}="…": ${message}`;
}

/** A sentence on what in CSS could load something; paths and numbers that are no CSS hold none of it. */
function wrongStyle(text: string, context: 'stylesheet' | 'declarationList' | 'value'): string | undefined {
  if (/[\\]|@import|javascript:|expression\(|-moz-binding|behavior\s*:/i.test(text))
    return 'holds signs or words that can load or run something. Take them out.';
  if (isNestedDeeper(text, 50)) return 'has brackets in brackets without end.';
  let message: string | undefined;
  try {
    walk(parse(text, { context, parseCustomProperty: true }), (node) => {
      if (node.type === 'Url' && !/^#/.test(node.value)) message = 'has a url(…) that leads out of the drawing.';
      if (
        node.type === 'Function' &&
        /^(src|image|image-set|-webkit-image-set|cross-fade|element|attr)$/i.test(node.name)
      )
        message = `has ${node.name}(…), which can load another file.`;
      if (node.type === 'Atrule' && !/^(media|supports|keyframes|-webkit-keyframes|charset)$/i.test(node.name))
        message = `has @${node.name}. Take it out.`;
      // What the parser could not read, a browser might.
      if (node.type === 'Raw' && /url\s*\(|image/i.test(generate(node))) message = 'has a url(…) that cannot be read.';
    });
  } catch {
    if (/url\s*\(|image|src\s*\(/i.test(text)) message = 'has a url(…) that cannot be read.';
  }
  return message;
}
