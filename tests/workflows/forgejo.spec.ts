import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { forgeWith } from '../report/forge/server.ts';
import { commandsOf, runSteps, shells, textOf, type StandIns, type Step } from './steps.ts';

const empty = { mistakes: [], stood: 0, notices: [], pages: [], files: [], asked: true, won: [], lost: [] };
const mistake = { file: 'content/a.mdx', line: 2, message: 'the <b> is @wrong.' };
const person = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];

/** Programs that reach out of this machine, or take minutes: what they are asked is written down. */
const standIns: StandIns = {
  'apt-get': 'exit 0',
  npm: 'case "$*" in *test:content*) [ -z "$REPORT" ] || printf %s "$REPORT" > report.json; exit 1;; esac',
  // The clock of a machine is not waited for.
  timeout: 'shift; exec "$@"',
};

/** A repository with a page, in which somebody proposes another text for it, another engine and another page. */
function repository() {
  const room = mkdtempSync(join(tmpdir(), 'workflows-'));
  const origin = join(room, 'agency/help');
  const git = (...words: string[]) =>
    execFileSync('git', [...person, ...words], { cwd: origin, encoding: 'utf8', stdio: 'pipe' }).trim();
  const write = (files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(origin, name)), { recursive: true });
      writeFileSync(join(origin, name), text);
    }
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Change');
    return git('rev-parse', 'HEAD');
  };
  mkdirSync(origin, { recursive: true });
  git('init', '--quiet', '--initial-branch', 'main');
  // The programs that need nothing which is installed, as they are here.
  for (const file of globSync(['src/report/**/*.ts', 'src/check/formats/gitlab.ts'])) cpSync(file, join(origin, file));
  const base = write({ 'content/a.mdx': 'old', 'content/gone.mdx': 'old', 'src/engine.ts': 'ours' });
  git('checkout', '--quiet', '-b', 'words');
  git('rm', '--quiet', 'content/gone.mdx');
  const head = write({ 'content/a.mdx': 'new', 'content/b.mdx': 'new', 'src/engine.ts': 'theirs' });
  git('update-ref', 'refs/pull/7/head', head);
  git('checkout', '--quiet', 'main');
  const work = join(room, 'work');
  mkdirSync(join(work, '.git'), { recursive: true });
  return { room, work, base, head, tidy: () => rmSync(room, { recursive: true, force: true }) };
}

const file = '.forgejo/workflows/words.yml';
for (const [what, report, code] of [
  ['a mistake is red', { ...empty, mistakes: [mistake] }, 1],
  ['no mistake is green', empty, 0],
  ['what could not be checked is green, and said', undefined, 0],
] as const)
  test(`Forgejo: of a change ${what}; its content is taken, its engine is not, and its comment says so`, async () => {
    test.skip(!existsSync(file), 'This agency has other workflows, or none.');
    const { room, work, base, head, tidy } = repository();
    const comments: string[] = [];
    const forge = await forgeWith({
      'GET /api/v1/repos/agency/help/issues/7/comments': () => [],
      'POST /api/v1/repos/agency/help/issues/7/comments': ({ body }) => comments.push(String(body!['body'])),
    });
    writeFileSync(
      join(work, '.git/event.json'),
      JSON.stringify({ pull_request: { number: 7, head: { ref: 'words', sha: head } } }),
    );
    try {
      const { output, asked, ...ended } = await runSteps(commandsOf(file, 'words'), {
        cwd: work,
        shell: shells.others,
        values: {
          'github.event.pull_request.base.sha': base,
          'github.event.pull_request.number': '7',
          'github.token': 'secret',
          'vars.PREVIEW_ADDRESS': '',
        },
        env: {
          GITHUB_SERVER_URL: `file://${room}`,
          GITHUB_REPOSITORY: 'agency/help',
          GITHUB_API_URL: `${forge.api}/api/v1`,
          GITHUB_EVENT_PATH: join(work, '.git/event.json'),
          FORGEJO_ACTIONS: 'true',
          ...(report && { REPORT: JSON.stringify(report) }),
        },
        standIns,
      });
      expect(ended.code, output).toBe(code);
      const read = (name: string) => textOf(join(work, name));
      expect([read('content/a.mdx'), read('content/b.mdx'), read('content/gone.mdx')]).toEqual(['new', 'new', '']);
      expect(read('src/engine.ts')).toBe('ours');
      expect(readFileSync(join(work, '.git/config'), 'utf8')).not.toContain('secret');
      expect(asked.filter((line) => line.startsWith('npm'))).toEqual([
        'npm ci --ignore-scripts --no-audit --no-fund',
        `npm run test:content -- --since ${base} --report report.json`,
      ]);
      expect(comments).toHaveLength(1);
      expect(comments[0]).toContain(
        report
          ? code
            ? '**1 mistake to mend.**\n\n- `content/a.mdx`, line 2: `the <b> is @wrong.`'
            : '**No mistakes.**'
          : 'could not be checked',
      );
    } finally {
      await forge.end();
      tidy();
    }
  });

test('GitLab: a change is tested, its mistakes are told to the merge request, and it is red for them alone', async () => {
  const gitlab = 'deploy/gitlab/pult.yml';
  const jobs = parse(textOf(gitlab)) as Record<string, { script?: string[] }>;
  const steps = (job: string): Step[] => [{ run: jobs[job]!.script!.join('\n') }];
  const { room, work, base, tidy } = repository();
  try {
    execFileSync('git', ['clone', '--quiet', join(room, 'agency/help'), join(room, 'clone')]);
    const cwd = join(room, 'clone');
    const run = (report: object | undefined) =>
      runSteps(steps('words'), {
        cwd,
        shell: shells.others,
        values: {},
        env: { CI_MERGE_REQUEST_DIFF_BASE_SHA: base, ...(report && { REPORT: JSON.stringify(report) }) },
        standIns,
      });
    const wrong = await run({ ...empty, mistakes: [mistake], notices: [{ ...mistake, field: 'asks' }] });
    expect(wrong.code, wrong.output).toBe(1);
    expect(JSON.parse(readFileSync(join(cwd, 'quality.json'), 'utf8'))).toEqual([
      expect.objectContaining({ severity: 'major', location: { path: 'content/a.mdx', lines: { begin: 2 } } }),
      expect.objectContaining({ severity: 'minor', description: 'asks: the <b> is @wrong.' }),
    ]);
    const right = await run(empty);
    expect([right.code, right.output]).toEqual([0, 'No mistakes.\n']);
    const unknown = await run(undefined);
    expect([unknown.code, unknown.output]).toEqual([0, expect.stringContaining('could not be checked')]);
    expect(unknown.asked).toContain(`npm run test:content -- --since ${base} --report report.json`);
    void work;
  } finally {
    tidy();
  }
});
