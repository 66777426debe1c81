import { readFileSync } from 'node:fs';
import { accessFrom } from './access.ts';
import type { DueByDesk } from '../due.ts';
import { forgeAt } from './forges.ts';
import { keepIssues, type Matter } from './keep.ts';
import { code, textOf } from '../markdown.ts';

/** The issue of each desk: open while a review of one of its pages is due. */
export function mattersOf(due: DueByDesk): Matter[] {
  return Object.entries(due).map(([desk, { name, pages }]) => {
    const mark = `<!-- pult: reviews that are due, ${desk.replace(/[^\w-]/g, '')} -->`;
    return {
      mark,
      title: `Reviews that are due: ${[...name.replace(/[\p{Cc}@#]/gu, ' ')].slice(0, 100).join('')}`,
      body:
        pages.length === 0
          ? undefined
          : textOf([
              {
                head: `${mark}\nThe text of ${pages.length === 1 ? 'this page was' : `these ${pages.length} pages was`} to be read again. Does it still say what is so? Mend what is not, and write the day of today behind \`reviewed:\` in its file.`,
                lines: pages.map(
                  ({ file, title, since }) =>
                    `- ${code(title, 120)}, due since ${code(since, 10)} (${code(file, 200)})`,
                ),
              },
              {
                head: '<sub>This list is kept up to date each week, and the issue is closed when nothing is due.</sub>',
                lines: [],
              },
            ]),
      done: 'Nothing is due any more.',
    };
  });
}

/* `node src/report/forge/issues.ts due.json`: it needs nothing that is installed, so that no package runs where the token is. */
if (import.meta.main) {
  const [file = 'due.json'] = process.argv.slice(2);
  const matters = mattersOf(JSON.parse(readFileSync(file, 'utf8')) as DueByDesk);
  await keepIssues(forgeAt(accessFrom(process.env)), matters);
  console.log(
    `${matters.filter(({ body }) => body !== undefined).length} of ${matters.length} desks have reviews that are due.`,
  );
}
