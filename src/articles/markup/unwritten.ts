import type { Finding } from '../../settings/problems.ts';

/** Stands in drafts before each text that is still to be written or translated. Nobody writes it, and no page is published with it. */
export const unwritten = '✎';

/** What a file with such texts still needs, told once at the first of them; nothing for one that is written. */
export function unwrittenIn(source: string): Finding[] {
  if (!source.includes(unwritten)) return [];
  const [first = 1, ...more] = source.split('\n').flatMap((line, index) => (line.includes(unwritten) ? index + 1 : []));
  const shown = more.slice(0, 20).join(', ');
  const rest = more.length > 20 ? ` and ${more.length - 20} more` : '';
  const also = more.length > 0 ? ` So it does in ${more.length === 1 ? 'line' : 'lines'} ${shown}${rest}.` : '';
  return [
    {
      line: first,
      message: `${unwritten} stands before what is still to be written here. Put your own words in its place and delete the sign.${also}`,
    },
  ];
}
