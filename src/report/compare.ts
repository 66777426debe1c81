import type { Problem } from '../settings/problems.ts';
import type { Measure, PageChange, Promised, Report } from './report.ts';
import type { PageState, Snapshot } from './snapshot.ts';

/**
 * What a change does to the pages, from the content before and after it and the files that it touches. What was wrong before is
 * counted and not told: it is not for whoever sent this change to mend.
 */
export function compare(before: Snapshot, after: Snapshot, changed: string[]): Report {
  const isOfChange = ({ file }: { file: string }) => changed.includes(file);
  const mistakes = notIn(before.problems, after.problems);
  const notices = notIn(before.notices, after.notices);
  const pages = changesOf(before.pages, after.pages);
  const { won, lost } = promisesOf(before, after, isOfChange);
  return {
    mistakes: [
      ...mistakes,
      ...lost.map(({ file, line, field, message }) => ({ file, line, message, ...(field && { field }) })),
    ],
    stood: after.problems.length - mistakes.length,
    notices: [...new Set([...notices, ...after.notices.filter(isOfChange)])],
    pages,
    files: changed.filter((file) => !before.pages[file] && !after.pages[file]),
    asked: after.promises !== undefined,
    won,
    lost: lost.map(({ file, ask }) => ({ file, ask })),
  };
}

/** What is in the second list and not in the first, wherever in its file it has moved to. */
function notIn(first: Problem[], second: Problem[]): Problem[] {
  const nameOf = ({ file, field = '', message }: Problem) => `${file}\0${field}\0${message}`;
  const left = new Map<string, number>();
  for (const one of first) left.set(nameOf(one), (left.get(nameOf(one)) ?? 0) + 1);
  return second.filter((one) => {
    const count = left.get(nameOf(one)) ?? 0;
    left.set(nameOf(one), count - 1);
    return count <= 0;
  });
}

function changesOf(before: Record<string, PageState>, after: Record<string, PageState>): PageChange[] {
  const files = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return files.flatMap((file) => {
    const [was, is] = [before[file], after[file]];
    if (was?.digest === is?.digest) return [];
    const change = !was ? 'added' : is ? 'changed' : 'removed';
    const { title, path } = is ?? was!;
    const sizes = { ...(measureOf(was) && { before: measureOf(was) }), ...(measureOf(is) && { after: measureOf(is) }) };
    return [{ change, file, title, path, ...sizes } as PageChange];
  });
}

function measureOf(page: PageState | undefined): Measure | undefined {
  if (page?.words === undefined || page.bytes === undefined) return undefined;
  const { words, bytes, lix, newspapers } = page;
  return { words, bytes, ...(lix !== undefined && { lix }), ...(newspapers !== undefined && { newspapers }) };
}

function promisesOf(before: Snapshot, after: Snapshot, isOfChange: (one: Promised) => boolean) {
  if (!after.promises) return { won: [], lost: [] };
  const nameOf = ({ file, ask }: Promised) => `${file}\0${ask}`;
  const namesOf = (promises: Promised[] = []) => new Set(promises.map(nameOf));
  const [made, brokenBefore] = [namesOf(before.promises?.all), namesOf(before.promises?.broken)];
  const broken = namesOf(after.promises.broken);
  const isNew = (one: Promised) => (before.promises ? !made.has(nameOf(one)) : isOfChange(one));
  return {
    won: after.promises.all.filter((one) => !broken.has(nameOf(one)) && (isNew(one) || brokenBefore.has(nameOf(one)))),
    // Asked as it is and mistyped, one question can be lost twice.
    lost: [...new Map(after.promises.broken.map((one) => [nameOf(one), one])).values()].filter(
      (one) => isNew(one) || (made.has(nameOf(one)) && !brokenBefore.has(nameOf(one))),
    ),
  };
}
