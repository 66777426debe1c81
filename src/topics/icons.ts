import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder } from '../settings/folders.ts';

/** The engine's icons by name, as the inside of an SVG of 24 by 24, to be drawn with a line of 2. */
export const icons: Record<string, string> = {
  bin: '<path d="M4 6h16M9 6V3h6v3M6 6l1 15h10l1-15M10 10v7M14 10v7"/>',
  book: '<path d="M12 6v14M12 6C10 4.5 7 4 3 4v14c4 0 7 .5 9 2 2-1.5 5-2 9-2V4c-4 0-7 .5-9 2"/>',
  bookmark: '<path d="M5 3h14v18l-7-5-7 5z"/>',
  building: '<path d="M4 21V5l8-3v19M12 8h8v13M2 21h20M8 7v.01M8 11v.01M8 15v.01M16 12v.01M16 16v.01"/>',
  bus: '<rect x="4" y="3" width="16" height="15" rx="2"/><path d="M4 11h16M7 18v3M17 18v3M8 14.5h.01M16 14.5h.01"/>',
  calendar: '<rect x="3" y="5" width="18" height="16" rx="1"/><path d="M3 10h18M8 2v5M16 2v5"/>',
  cap: '<path d="m2 9 10-5 10 5-10 5zM6 11v6c3 2.5 9 2.5 12 0v-6M22 9v6"/>',
  coins: '<ellipse cx="12" cy="6" rx="8" ry="3"/><path d="M4 6v6c0 4 16 4 16 0V6M4 12v6c0 4 16 4 16 0v-6"/>',
  computer: '<rect x="3" y="4" width="18" height="12" rx="1"/><path d="M8 20h8M12 16v4"/>',
  drop: '<path d="M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z"/>',
  find: '<path d="M11 21H5V3h12v6"/><circle cx="15" cy="14" r="4"/><path d="m18 17 3.5 3.5M9 7h4"/>',
  form: '<path d="M5 2h10l4 4v16H5zM14 2v5h5M9 12h6M9 16h6"/>',
  globe: '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c5 5 5 13 0 18-5-5-5-13 0-18"/>',
  heart: '<path d="M12 20C5 15 3 12 3 8.5a4.5 4.5 0 0 1 9-1 4.5 4.5 0 0 1 9 1C21 12 19 15 12 20z"/>',
  house: '<path d="m3 11 9-8 9 8M5 9.5V21h14V9.5M10 21v-6h4v6"/>',
  key: '<circle cx="8" cy="15" r="5"/><path d="m11.5 11.5 8.5-8.5M16 7l3 3"/>',
  leaf: '<path d="M5 19C2 9 9 3 20 4c1 11-5 18-15 15zM3 22c3-6 6-9 10-11"/>',
  people: '<circle cx="9" cy="8" r="4"/><path d="M2 21c0-9 14-9 14 0M16 4a4 4 0 0 1 0 8M18 14.5c3 1 4 3.5 4 6.5"/>',
  scales: '<path d="M12 3v18M7 21h10M5 6h14M5 6l-3 8h6zM19 6l-3 8h6z"/>',
  shield: '<path d="m12 2 8 3v6c0 5-3 9-8 11-5-2-8-6-8-11V5z"/>',
  tools: '<path d="M21 7a5 5 0 0 1-7 5l-8 9-3-3 9-8a5 5 0 0 1 5-7l-3 4 3 3z"/>',
  wifi: '<path d="M2 9c6-5 14-5 20 0M5 13c4-4 10-4 14 0M9 16.5c2-2 4-2 6 0M12 20h.01"/>',
};

/** What a topic shows that names no icon. */
export const defaultIcon = 'bookmark';

/** Where an agency's own icons lie, below its content. */
const folder = join(contentFolder, 'icons');

/** The names of an agency's own icons: its files `icons/<name>.svg`. */
export function ownIcons(): string[] {
  return existsSync(folder)
    ? readdirSync(folder).flatMap((file) => (file.endsWith('.svg') ? [file.slice(0, -'.svg'.length)] : []))
    : [];
}

/** The file of an agency's own icon. */
export const iconFile = (name: string) => join(folder, `${name}.svg`);

/** What an icon is drawn with: the inside of its SVG, and the attributes of the SVG itself. */
export interface Drawn {
  attributes: Record<string, string>;
  inside: string;
}

/** An icon by its name; the agency's own (`check/files/icon.ts` has read it) comes before one of the engine, which is there for any name. */
export function iconNamed(name = defaultIcon): Drawn {
  const file = iconFile(name);
  if (!existsSync(file)) {
    const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': '2' };
    const round = { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
    return { attributes: { viewBox: '0 0 24 24', ...line, ...round }, inside: icons[name] ?? icons[defaultIcon]! };
  }
  const [, head = '', inside = ''] = /<svg\b([^>]*)>([\s\S]*)<\/svg>/.exec(readFileSync(file, 'utf8')) ?? [];
  const all = [...head.matchAll(/([\w:-]+)\s*=\s*["']([^"']*)["']/g)].map(([, key, value]) => [key!, value!] as const);
  const kept = all.filter(([key]) => !/^(xmlns|width|height)/.test(key));
  return { attributes: Object.fromEntries(kept), inside: inside.replace(/>\s+</g, '><').trim() };
}
