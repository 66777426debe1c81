/** Fields that can be searched, as bits of a posting's field mask. `q` asks for all of them; `others` are authors after the first. */
export const bits = { title: 1, author: 2, subject: 4, id: 8, others: 16 } as const;
export const ofAuthors = bits.author | bits.others;

/**
 * Where a term stands in a title. A title counts without its leading article, and up to its first `:`, `(`, `/`, `;` or `[`: what
 * comes after explains.
 */
export interface TitlePlace {
  /** Counted from 0; `unplaced` for the article, and for what stands further back. */
  position: number;
  /** Words before what explains, at most `longest`. */
  length: number;
  /** Whether something explains. */
  explained: boolean;
  /** What tells the word as it is written from other forms of its term (`formOf`). */
  form: number;
  /** What tells the word that comes after it from others (`nextOf`). */
  next: number;
  /** What tells its leading article from others (`formOf`), 0 without one. */
  article: number;
}
export const unplaced = 7;
export const longest = 8;

/** In 2 bits: forms of a word mostly have other lengths (`hole`, `holes`), and so have articles. 0 without a word. */
export const formOf = (word = '') => word.length % 4;

/** In 3 bits: seven of eight words are told from another. */
export function nextOf(word = ''): number {
  let sum = 0;
  for (const sign of word) sum = (sum * 31 + sign.codePointAt(0)!) % 8191;
  return sum % 8;
}

/** For a term that stands in no title. */
const nowhere: TitlePlace = { position: 0, length: 1, explained: false, form: 0, next: 0, article: 0 };

/**
 * A posting of the inverted index in one integer: the record's index, in 2 bits how many titles of its author there are
 * (`renownOf`), in 14 where the term stands in the title, and in 5 the mask of the fields in which it stands.
 */
export function pack(record: number, renown: number, mask: number, place = nowhere): number {
  const { position, length, explained, form, next, article } = place;
  const title = [
    [length - 1, 8],
    [Number(explained), 2],
    [form, 4],
    [next, 8],
    [article, 4],
  ].reduce((sum, [value, values]) => sum * values! + value!, position);
  return ((record * 4 + renown) * 16384 + title) * 32 + mask;
}

/** For a term that stands in no title, and is all that the first author is called (`Homer`). */
export const wholeName: TitlePlace = { ...nowhere, explained: true };

/** The index of a posting's record. */
export const recordOf = (posting: number) => Math.floor(posting / (4 * 16384 * 32));
/** How many titles of the author there are: 0 for one, 1 for two or three, 2 up to nine, 3 for more. */
export const renownOf = (posting: number) => Math.floor(posting / (16384 * 32)) % 4;
/** The field mask of a posting. */
export const maskOf = (posting: number) => posting % 32;

/** Where the term of a posting stands in the title, if there. */
export function titlePlaceOf(posting: number): TitlePlace | undefined {
  if (!(maskOf(posting) & bits.title)) return undefined;
  const title = Math.floor(posting / 32) % 16384;
  return {
    position: title >> 11,
    length: ((title >> 8) & 7) + 1,
    explained: ((title >> 7) & 1) === 1,
    form: (title >> 5) & 3,
    next: (title >> 2) & 7,
    article: title & 3,
  };
}

/** Whether the term of a posting is all that the first author is called. */
export function isWholeName(posting: number): boolean {
  const mask = maskOf(posting);
  return !(mask & bits.title) && (mask & bits.author) > 0 && ((Math.floor(posting / 32) % 16384) >> 7) % 2 === 1;
}
