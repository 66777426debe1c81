import { formatProblem, type Problem } from '../../settings/problems.ts';

/** So many lines on one page, and so many in all, are a list that somebody works through. */
const most = { page: 4, all: 100 };

/** What is worth a look, one line each, page by page: the worst of each page, and how much more there is. */
export function worthALook(notices: Problem[], all = false): string[] {
  const pages = Map.groupBy(notices, ({ file }) => file);
  const lines = [...pages.values()].flatMap((found) => {
    const unique = [...new Set(found.map(formatProblem))];
    // In a list of records each row is somebody's.
    if (all || unique.length <= most.page || found[0]!.file.endsWith('.csv')) return unique;
    const shown = unique.slice(0, most.page - 1);
    return [
      ...shown,
      `${found[0]!.file} has ${unique.length - shown.length} more. To see all: npm run check:content -- --all`,
    ];
  });
  if (all || lines.length <= most.all) return lines;
  return [
    ...lines.slice(0, most.all),
    `… and ${lines.length - most.all} more lines. To see all: npm run check:content -- --all`,
  ];
}
