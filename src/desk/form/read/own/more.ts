import type { DeskFile } from '../../../file.ts';
import type { Wish } from '../wish.ts';

export { isUnasked, ownShown, readOwnFields, withoutGone } from './own.ts';
export { phoneIn } from './value.ts';

/** The wish that was chosen, if the agency fulfils it; else the usual one. */
export function wishIn(chosen: string, { wishes = [] }: Pick<DeskFile, 'wishes'>): Wish {
  return wishes.find((wish) => wish === chosen) ?? wishes[0] ?? 'mail';
}
