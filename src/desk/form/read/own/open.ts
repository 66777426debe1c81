import type { DeskFile } from '../../../file.ts';

/** What reads the agency's own fields and wishes: loaded only where it has some, since a function has to start fast. */
export type More = typeof import('./more.ts');

/** Loads what reads own fields and wishes, where the agency has set any. */
export async function openMore({
  subjects,
  wishes = [],
}: Pick<DeskFile, 'subjects' | 'wishes'>): Promise<More | undefined> {
  const isSet =
    wishes.some((wish) => wish !== 'mail') ||
    Object.values(subjects).some(({ fields = {} }) => Object.keys(fields).length > 0);
  return isSet ? import('./more.ts') : undefined;
}
