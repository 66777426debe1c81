import type { Language } from '../../settings/strings.ts';
import type { Guide } from '../tree/guide.ts';

/** What conditions and formulas are written in and for. */
export interface Phrasing {
  guide: Guide;
  words: Language;
  today: string;
  /** How a question is referred to, such as: Question 3. */
  labelOf: (name: string) => string;
}
