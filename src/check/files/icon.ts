import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import type { Finding, Problem } from '../../settings/problems.ts';
import { iconFile, ownIcons } from '../../topics/icons.ts';
import { checkSvg } from './svg.ts';

/** An icon stands inside pages, in their colour: it is lines and shapes, and has no name that others could have too. */
const shapes = new Set('svg g path circle ellipse rect line polyline polygon'.split(' '));
const attributes = new Set(
  `xmlns viewBox width height d x y x1 y1 x2 y2 cx cy r rx ry points transform opacity fill fill-rule fill-opacity clip-rule
  stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-dasharray`.split(/\s+/),
);
const colours = ['none', 'currentColor'];

/** Finds what a drawing holds that cannot stand in the place of an icon. */
export function checkIcon(text: string): Finding[] {
  const unsafe = checkSvg(text);
  if (unsafe.length > 0) return unsafe;
  const found: Finding[] = [];
  const parser = new SaxesParser();
  const say = (message: string) => found.push({ line: parser.line, message });
  let isRoot = true;
  parser.on('opentag', ({ name, attributes: given }) => {
    if (isRoot && !/^-?[\d.]+( -?[\d.]+){3}$/.test(given['viewBox'] ?? ''))
      say('has no viewBox of four numbers, such as viewBox="0 0 24 24".');
    isRoot = false;
    if (!shapes.has(name)) say(`holds <${name}>. An icon is drawn with ${[...shapes].slice(1).join(', ')}.`);
    for (const [key, value] of Object.entries(given)) {
      if (!attributes.has(key)) say(`has ${key}="…", which no icon needs. Take it out.`);
      else if ((key === 'fill' || key === 'stroke') && !colours.includes(value))
        say(`has the colour ${key}="${value}". Write currentColor, so that it fits light and dark pages.`);
    }
  });
  const textOutside = (part: string) => {
    if (part.trim()) say('holds text. An icon says nothing: the name of the topic stands beside it.');
  };
  parser.on('text', textOutside);
  parser.on('cdata', textOutside);
  parser.on('comment', () => say('holds a comment. Take it out.'));
  parser.write(text).close();
  return found;
}

/** Finds the mistakes of the agency's own icons. */
export function checkIcons(): Problem[] {
  return ownIcons().flatMap((name) => {
    const file = iconFile(name);
    return checkIcon(readFileSync(file, 'utf8')).map((finding) => ({ file, ...finding }));
  });
}
