import type { Picture } from './picture.ts';

/** How copies of a picture are made. They have new names when any of this changes, since browsers keep them for a year. */
export const copying = {
  /** The widest and highest that a page shows: the width of its text, and what fits a screen. */
  box: { width: 720, height: 900 },
  photo: { quality: 76, smartSubsample: true },
  /** Screenshots, with sharp letters. */
  sharp: { quality: 88, smartSubsample: true },
  fallback: { quality: 78, progressive: true },
  /** In its whole size. A second pass over it would take four times the memory for a few bytes less. */
  whole: { quality: 90, optimiseCoding: false },
};

/** What a page writes to show a picture: an `<img>`, and where `sources` has some a `<picture>` around it. */
export interface Shown {
  src: string;
  width: number;
  height: number;
  /** Stands on a light ground in the dark, since what is not drawn may be transparent. */
  ground: boolean;
  sources: { media?: string; type: 'image/webp'; srcset: string; sizes?: string }[];
}

/** A copy that must be made for the page: its name, and what it is. */
export interface Copy {
  name: string;
  width: number;
  kind: 'webp' | 'moving' | 'still' | 'jpeg' | 'png';
}

/** The size at which a page shows a picture: never larger than it is, but for drawings, which have no pixels. */
export function shownSize({ width, height, format }: Picture): { width: number; height: number } {
  const { box } = copying;
  const scale = Math.min(box.width / width, box.height / height, format === 'svg' && width > 200 ? Infinity : 1);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The copies of a picture: for screens with one and two pixels to a point, for a phone, and one that every browser shows. */
export function copiesOf(picture: Picture): Copy[] {
  if (picture.format === 'svg') return [];
  const shown = shownSize(picture).width;
  const name = (width: number, ending: string) => `picture-${picture.digest}-${width}.${ending}`;
  if (picture.moves)
    return [
      { name: name(shown, 'webp'), width: shown, kind: 'moving' },
      { name: name(shown, 'still.webp'), width: shown, kind: 'still' },
    ];
  const kind = picture.format === 'jpeg' ? 'jpeg' : 'png';
  const widths = [...(shown > 350 ? [Math.round(shown / 2)] : []), shown, Math.min(2 * shown, picture.width)];
  return [
    ...[...new Set(widths)].map((width): Copy => ({ name: name(width, 'webp'), width, kind: 'webp' })),
    { name: name(shown, kind === 'jpeg' ? 'jpg' : 'png'), width: shown, kind },
  ];
}

/** How a page shows a picture; `addressAt` makes an address of a path from the root of the site. */
export function showPicture(picture: Picture, addressAt: (path: string) => string): Shown {
  const { format, path } = picture;
  const { width, height } = shownSize(picture);
  const copies = copiesOf(picture);
  const addressOf = ({ name }: Copy) => addressAt(`/_astro/${name}`);
  const base = { width, height, ground: format !== 'jpeg' && !picture.dark };
  // While editing, no copies are made.
  if (format === 'svg' || import.meta.env?.DEV) return { ...base, src: addressAt(encodeURI(path)), sources: [] };
  const [first, second] = copies;
  if (picture.moves)
    return {
      ...base,
      src: addressOf(first!),
      sources: [{ media: '(prefers-reduced-motion: reduce)', type: 'image/webp', srcset: addressOf(second!) }],
    };
  const modern = copies.filter(({ kind }) => kind === 'webp');
  const srcset = modern.map((copy) => `${addressOf(copy)} ${copy.width}w`).join(', ');
  // Beside a picture on a phone stand the margins of the page.
  const sizes = `(max-width: ${width + 32}px) calc(100vw - 2rem), ${width}px`;
  return { ...base, src: addressOf(copies.at(-1)!), sources: [{ type: 'image/webp', srcset, sizes }] };
}
