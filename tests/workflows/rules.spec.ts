import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { textOf, workflowIn } from './steps.ts';

/** Ours. An agency may have others beside them, or have thrown some away. */
const ours = ['changed', 'comment', 'deploy', 'long', 'nightly', 'test', 'weekly', 'words'];
const files = globSync('{.github,.forgejo}/workflows/*.yml').filter((file) =>
  ours.some((name) => file.endsWith(`/${name}.yml`)),
);
test.skip(files.length === 0, 'This agency has other workflows, or none.');

/** Each action, by the commit that its authors' own repository names by this version. */
const actions: Record<string, string> = {
  'actions/checkout': '3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
  'actions/setup-node': '820762786026740c76f36085b0efc47a31fe5020 # v7.0.0',
  'actions/upload-artifact': 'bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0',
  'actions/download-artifact': '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1',
  'actions/upload-pages-artifact': 'fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0',
  'actions/deploy-pages': 'cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0',
};

/** Which jobs may write, and what. */
const writers: Record<string, string[]> = {
  '.github/workflows/comment.yml comment': ['pull-requests'],
  '.github/workflows/weekly.yml issues': ['issues'],
  '.github/workflows/nightly.yml deploy': ['packages', 'pages', 'id-token'],
  '.github/workflows/deploy.yml lambda': ['id-token'],
  '.github/workflows/deploy.yml docker': ['packages'],
  '.github/workflows/deploy.yml pages': ['pages', 'id-token'],
};

for (const file of files) {
  const text = textOf(file);
  const { on, permissions, jobs } = workflowIn(file);

  test(`${file}: each action is named by its commit, and nothing that others wrote is put into a command`, () => {
    for (const [, name, rest] of text.matchAll(/uses: ([^@\s]+)@(.*)/g))
      expect(`${name}@${rest}`).toBe(`${name}@${actions[name!]}`);
    for (const { steps = [] } of Object.values(jobs))
      for (const { run = '', uses = '', with: input } of steps) {
        // A branch may be called `$(rm -rf .)`: it is handed over in the environment.
        expect(run).not.toContain('${{');
        if (uses.startsWith('actions/checkout@')) expect(input).toMatchObject({ 'persist-credentials': false });
      }
    expect(Object.keys(on as object)).not.toContain('pull_request_target');
  });

  test(`${file}: each job ends, and may do no more than it must`, () => {
    for (const [name, job] of Object.entries(jobs)) {
      if (!job.uses) expect(job['timeout-minutes'], name).toBeLessThanOrEqual(60);
      const allowed = Object.entries(job.permissions ?? permissions ?? { all: 'write' });
      const written = allowed.filter(([, level]) => level === 'write').map(([what]) => what);
      if (file.startsWith('.github/')) expect(written, name).toEqual(writers[`${file} ${name}`] ?? []);
      const commands = (job.steps ?? []).map(({ run = '' }) => run).join('\n');
      // Where a token can write, nothing that was installed runs.
      if (file.startsWith('.github/') && written.length > 0) expect(commands).not.toMatch(/\bnp[mx]\b/);
      const installs = commands.match(/npm (ci|install|i)\b.*/g) ?? [];
      for (const install of installs) expect(install).toContain('--ignore-scripts');
      // Secrets are an environment's, and only the one step that needs one is told it.
      const told = text.match(/secrets\.\w+/g) ?? [];
      const inSteps = JSON.stringify((job.steps ?? []).map(({ env }) => env)).match(/secrets\.\w+/g) ?? [];
      if (inSteps.length > 0 && file.startsWith('.github/')) expect(job.environment, name).toBe('production');
      if (told.length > 0) expect(JSON.stringify({ ...job, steps: [] })).not.toContain('secrets.');
    }
  });
}

test('what a stranger proposes runs without a network, a secret or a token that writes', () => {
  test.skip(!files.includes('.github/workflows/test.yml'));
  const { on, permissions, jobs } = workflowIn('.github/workflows/test.yml');
  expect(Object.keys(on as object).sort()).toEqual(['pull_request', 'push']);
  expect(permissions).toEqual({ contents: 'read' });
  expect(textOf('.github/workflows/test.yml')).not.toMatch(/secrets\.|github\.token|GITHUB_TOKEN/);
  const commands = Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ run = '' }) => run.split('\n')));
  const tests = commands.filter((line) => /\bnpm (run|test|t)\b/.test(line));
  expect(tests).toHaveLength(2);
  for (const line of tests) expect(line.trim()).toMatch(/^(timeout \d+ )?\.github\/workflows\/offline npm /);
});

test('GitHub’s own reader of workflows finds nothing wrong with them', async () => {
  const room = mkdtempSync(resolve('node_modules/.cache/workflows-'));
  try {
    // It is written for a bundler: Node does not read it as it is.
    await build({
      stdin: {
        contents: `export { validate } from '@actions/languageservice'; export { TextDocument } from 'vscode-languageserver-textdocument';`,
        resolveDir: resolve('node_modules/@actions/languageservice'),
      },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error',
      outfile: join(room, 'reader.cjs'),
    });
    const { validate, TextDocument } = createRequire(import.meta.url)(join(room, 'reader.cjs')) as {
      validate: (
        document: unknown,
        config: object,
      ) => Promise<{ message: string; range: { start: { line: number } } }[]>;
      TextDocument: { create: (address: string, language: string, version: number, text: string) => unknown };
    };
    const said = async (file: string, text: string) =>
      (await validate(TextDocument.create(`file:///${file}`, 'yaml', 1, text), {})).map(
        ({ message, range }) => `${file}:${range.start.line + 1} ${message}`,
      );
    for (const file of files) expect(await said(file, textOf(file))).toEqual([]);
    const wrong = 'on: pussh\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: ls\n        if: steps.no.outcome\n';
    expect(await said('wrong.yml', wrong)).not.toEqual([]);
  } finally {
    rmSync(room, { recursive: true });
  }
});

test('every long proof is one of the workflow’s', () => {
  test.skip(!files.includes('.github/workflows/long.yml'));
  const proofs = globSync('tests/long/*.spec.ts').map((file) => basename(file, '.spec.ts'));
  const { strategy } = workflowIn('.github/workflows/long.yml').jobs['long'] as {
    strategy?: { matrix: { proof: string[] } };
  };
  expect(strategy?.matrix.proof.toSorted()).toEqual(proofs.sort());
});
