import type { Problem } from '../../settings/problems.ts';

/** A mistake in a cell, such as `B7`. What is wrong in the same way has the same `kind`. */
export interface CellMistake extends Problem {
  kind: string;
  cell: string;
}

/** So many mistakes of one sort are listed one by one in a file; the rest are summed up. */
const mostListed = 5;

/** Groups mistakes by kind and lists each while they are few; of many only the first five, and in one line how far the others reach. */
export function sumUp(mistakes: CellMistake[]): Problem[] {
  return [...Map.groupBy(mistakes, ({ kind }) => kind).values()].flatMap((all) => {
    const listed = all.slice(0, all.length > mostListed + 1 ? mostListed : all.length);
    const rest = all.slice(listed.length);
    const problems = listed.map(({ file, line, field, message }): Problem => ({ file, line, field, message }));
    if (rest.length === 0) return problems;
    const { file, line, field = '' } = rest[0]!;
    const column = field.split(' (')[0]!;
    const message = `the same mistake stands in ${rest.length} more places, from ${rest[0]!.cell} to ${rest.at(-1)!.cell}.`;
    return [...problems, { file, line, field: column, message }];
  });
}
