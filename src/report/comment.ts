import type { Problem } from '../settings/problems.ts';
import { code, linkTo, textOf, type Section } from './markdown.ts';
import type { Measure, PageChange, Promised, Report } from './report.ts';

/** By this a comment is found again, to be kept up to date. */
export const commentMark = '<!-- pult: what a change does to the pages -->';

/** Said where the check itself could not run: nothing that its sender did. */
export const unchecked =
  'This change could not be checked, and that is nothing that you did: the machine that checks failed, or the network. Whoever looks after the site can start it again.';

/**
 * The one comment below a change, as Markdown. Everything in `report` counts as written by a stranger. `preview`: the address at
 * which the host shows the change; `commit`: which state of it was checked.
 */
export function commentOf(report: Report | undefined, { preview = '', commit = '' } = {}): string {
  const host = preview === '' ? undefined : preview.replace(/\/$/, '');
  const foot = [
    'This comment is kept up to date: there is one for each change',
    /^[\da-f]{7,40}$/.test(commit) ? `, and this was said of ${commit.slice(0, 7)}.` : '.',
  ].join('');
  return textOf([
    { head: `${commentMark}\n### What this change does to the pages`, lines: [] },
    ...(report ? sectionsOf(report, host) : [{ head: unchecked, lines: [] }]),
    { head: `<sub>${foot}</sub>`, lines: [] },
  ]);
}

function sectionsOf(report: Report, host: string | undefined): Section[] {
  const { mistakes, stood, pages, files, won, lost, asked, notices } = report;
  const old =
    stood > 0
      ? [
          {
            head: `${count(stood, 'mistake')} stood here before this change. ${stood === 1 ? 'It is' : 'They are'} not yours to mend.`,
            lines: [],
          },
        ]
      : [];
  return [
    mistakes.length > 0
      ? { head: `**${count(mistakes.length, 'mistake')} to mend.**`, lines: mistakes.map(lineOf) }
      : { head: '**No mistakes.**', lines: [] },
    ...old,
    ...listed(
      '#### Pages',
      pages.map((page) => pageLine(page, host)),
    ),
    ...listed(
      '#### Other files',
      files.map((file) => `- ${code(file, 200)}`),
    ),
    ...listed('#### Questions that find their page now', won.map(askLine)),
    ...listed('#### Questions that do not find their page', lost.map(askLine)),
    ...(asked ? [] : [{ head: 'The search is asked when the mistakes are mended.', lines: [] }]),
    ...listed('#### Worth a look', notices.map(lineOf)),
  ];
}

const listed = (head: string, lines: string[]) => (lines.length > 0 ? [{ head, lines }] : []);

/** `3 mistakes`. */
const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

function lineOf({ file, line, field, message }: Problem): string {
  return `- ${code(file, 200)}, line ${line}: ${code(field === undefined ? message : `${field}: ${message}`)}`;
}

const askLine = ({ file, ask }: Promised) => `- ${code(ask, 200)} (${code(file, 200)})`;

function pageLine({ change, file, title, path, before, after }: PageChange, host: string | undefined): string {
  const name = linkTo(change === 'removed' ? undefined : host, path, title);
  const said = [sized(before, after), levelled(before, after), path === '' ? 'not shown today' : '']
    .filter(Boolean)
    .join('; ');
  return `- ${change}: ${name} (${code(file, 200)})${said && `: ${said}`}`;
}

function sized(before: Measure | undefined, after: Measure | undefined): string {
  const words = fromTo(before?.words, after?.words);
  if (words === '') return '';
  const kilobytes = (measure: Measure | undefined) => measure && Math.max(0.1, Math.round(measure.bytes / 100) / 10);
  return `${words} words, ${fromTo(kilobytes(before), kilobytes(after))} KB`;
}

/** How hard a text is, beside what newspapers of its language have: who needs help at a desk should not need more. */
function levelled(before: Measure | undefined, after: Measure | undefined): string {
  const said = fromTo(before?.lix, after?.lix);
  const newspapers = (after ?? before)?.newspapers;
  return said && `reading level (LIX) ${said}${newspapers === undefined ? '' : `, newspapers have ${newspapers}`}`;
}

function fromTo(before: number | undefined, after: number | undefined): string {
  if (before === undefined || after === undefined || before === after) return String(after ?? before ?? '');
  return `${before} → ${after}`;
}
