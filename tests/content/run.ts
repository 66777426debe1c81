import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildSite } from '../../src/build.ts';
import { askEverything } from '../../src/check/asks.ts';
import { checkContent, countOf } from '../../src/check/content.ts';
import { githubLines } from '../../src/check/formats/github.ts';
import { worthALook } from '../../src/check/formats/worth.ts';
import { formatProblems, type Problem } from '../../src/settings/problems.ts';
import { readSite } from '../../src/settings/site.ts';
import { baseOf as baseOfSite } from '../../src/site/below.ts';
import { startDesk } from '../desk/host/process.ts';
import { baseOf, changedSince } from '../../src/report/changed.ts';
import { reportSince, writeReport } from '../../src/report/since.ts';
import { isOfEditor, problemOf } from './mend.ts';
import { pagesIn, pagesWith, sourcesOf, withoutRepeats } from './pages.ts';
import { heavyPages } from './weights.ts';

/*
 * `npm run test:content`: all that an agency and its editors need to know of a change before it is published. The check, the
 * promised questions, the build, and a browser on the pages that the change is seen on. `-- --all` looks at every page,
 * `-- --since <branch, tag or commit>` at those that changed since then. `-- --report report.json` also writes what the change does to
 * the pages, and then only what it makes wrong itself counts.
 */
const { values } = parseArgs({
  options: { all: { type: 'boolean' }, since: { type: 'string' }, report: { type: 'string' } },
});
const inWorkflow = process.env['GITHUB_ACTIONS'] === 'true';

/** Lists mistakes and ends, if there are any. */
function stopAt(problems: Problem[], kind: 'error' | 'warning' = 'error') {
  if (problems.length === 0) return;
  if (inWorkflow) for (const line of githubLines(problems, kind)) console.log(line);
  console.error(formatProblems(problems));
  process.exit(1);
}

/** The same mistake is on every page that shows its line: in a language without a translation, in a list. */
function onceEach(problems: Problem[]): Problem[] {
  const places = new Map(problems.map((problem) => [`${problem.file}:${problem.line} ${problem.field}`, problem]));
  return [...places.values()];
}

const told = values.report ? await reportSince(values.since) : undefined;
/** Says in the report what is wrong with the pages, and ends where something is. */
function report(mistakes: Problem[]) {
  if (told) writeReport(values.report!, { ...told.report, mistakes });
  stopAt(mistakes);
}
if (told) {
  const { notices, mistakes, stood } = told.report;
  if (inWorkflow) for (const line of githubLines(notices, 'warning')) console.log(line);
  report(mistakes);
  if (stood > 0) {
    console.log(
      `Mistakes that stood here before this change: ${stood}. So the pages were not built. It makes none itself.`,
    );
    process.exit();
  }
}

const findings = await checkContent();
stopAt(findings.problems);
console.log(`${countOf(findings)}: no mistakes.`);

if (!told) {
  const { problems: unanswered, asked } = await askEverything(findings);
  stopAt(unanswered);
  console.log(`${asked} questions asked, as they are promised and mistyped: each finds its page.`);
}

// Not above: who has no browser yet is told of mistakes all the same.
const { lookAt } = await import('./look.ts').catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
mkdirSync('node_modules/.cache/pult', { recursive: true });
const room = mkdtempSync('node_modules/.cache/pult/content-');
const folder = `${room}/site`;
process.on('exit', () => rmSync(room, { recursive: true, force: true }));
await buildSite(folder).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});

const { site } = readSite();
const sources = sourcesOf(findings, site);
const all = site.languages.flatMap((language) => pagesIn(folder, language, sources, baseOfSite(site.address)));
const base = values.all ? undefined : baseOf(values.since);
if (values.since && !base) {
  console.error(
    `--since: "${values.since}" is no branch, tag or commit here. Fetch it first, or look at all pages: npm run test:content -- --all`,
  );
  process.exit(1);
}
const changed = base && changedSince(base);
const pages = withoutRepeats(changed ? pagesWith(changed, all) : all);
console.log(
  changed
    ? `${pages.length} of ${all.length} pages show what changed since ${base!.name}:`
    : `All ${all.length} pages${values.all ? '' : ', as there is nothing to compare with'}:`,
);

const server = await startDesk({ OUT: folder, DESK_FOLDER: `${room}/desk` });
const faults = await lookAt(pages, server.url).finally(() => server.end());
// An editor is told of what was changed, not of what a colleague left for later.
const isOfChange = ({ file }: Problem) => !changed || changed.includes(file);
const heavy = heavyPages(pages).filter(isOfChange);
const later = [...(told?.report.notices ?? findings.notices.filter(isOfChange)), ...heavy];
if (later.length > 0) console.log(`Worth a look:\n${worthALook(later, true).join('\n')}\n`);
if (inWorkflow) for (const line of githubLines(told ? heavy : later, 'warning')) console.log(line);
if (told) told.report.notices.push(...heavy);
report(onceEach(faults.filter(isOfEditor).map(problemOf)));
// Nothing that anybody wrote: for those who look after the engine.
stopAt(onceEach(faults.map(problemOf)), 'warning');
console.log('Each can be read by everybody, light and dark, on a narrow phone too.');
process.exit();
