import { expect, test } from '@playwright/test';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { forgeWith } from '../report/forge/server.ts';
import { commandsOf, runSteps, shells, workflowIn, type StandIns } from './steps.ts';

const deploy = '.github/workflows/deploy.yml';

/** A folder as a job has it, with what an earlier one left. */
function workplace() {
  const room = mkdtempSync(join(tmpdir(), 'publish-'));
  mkdirSync(join(room, '.git'));
  mkdirSync(join(room, 'temp'));
  return { room, temp: join(room, 'temp'), tidy: () => rmSync(room, { recursive: true }) };
}

/** Runs the commands of a job, with stand-ins for what reaches a host. */
async function publish(job: string, values: Record<string, string>, standIns: StandIns, file = deploy) {
  const { room, temp, tidy } = workplace();
  try {
    const env = { RUNNER_TEMP: temp, GITHUB_SHA: 'c0ffee', GITHUB_REPOSITORY: 'Agency/Help', GITHUB_ACTOR: 'editor' };
    const outcome = await runSteps(commandsOf(file, job), { cwd: room, shell: shells.github, values, env, standIns });
    expect(outcome.code, outcome.output).toBe(0);
    return {
      ...outcome,
      secretFiles: ['key', 'aws-token'].map((name) =>
        existsSync(join(temp, name)) ? readFileSync(join(temp, name), 'utf8') : '',
      ),
    };
  } finally {
    tidy();
  }
}

test('each host in deploy/ has a job, which is left out where another is named', () => {
  test.skip(!existsSync(deploy), 'This agency publishes otherwise.');
  const { jobs } = workflowIn(deploy);
  const named = Object.values(jobs).flatMap((job) =>
    [...String((job as { if?: string }).if).matchAll(/HOST == '(\w+)'/g)].map(([, host]) => host!),
  );
  for (const host of ['node', 'docker', 'workers', 'lambda', 'netlify', 'vercel', 'pages']) {
    expect(named).toContain(host);
    expect(existsSync(join('deploy', host))).toBe(true);
  }
});

test('the site is built and packed as the host takes it', async () => {
  test.skip(!existsSync(deploy), 'This agency publishes otherwise.');
  const { asked } = await publish('build', { 'vars.HOST': 'workers' }, { npm: '', node: '', tar: '' });
  expect(asked).toEqual([
    'npm ci --ignore-scripts --no-audit --no-fund',
    'node --import ./src/settings/node.mjs src/build.ts',
    'node --import ./src/settings/node.mjs deploy/build.ts workers',
    'tar -czf site.tar.gz dist deploy/out',
  ]);
  // As written, they are what is here.
  for (const file of ['src/settings/node.mjs', 'src/build.ts', 'deploy/build.ts'])
    expect(existsSync(resolve(file))).toBe(true);
});

test('a server is told by a key that no command is given to, and is known before', async () => {
  test.skip(!existsSync(deploy), 'This agency publishes otherwise.');
  const values = {
    'vars.SERVER': 'pult@help.example',
    'secrets.SERVER_KEY': 'KEY',
    'vars.SERVER_KNOWN': 'help.example ssh-ed25519 A',
  };
  const { asked, output, secretFiles } = await publish('node', values, { ssh: '' });
  expect(asked).toEqual([
    expect.stringMatching(/^ssh -i \S+\/key .*-o StrictHostKeyChecking=yes .*-- pult@help\.example$/),
  ]);
  expect(secretFiles[0]).toBe('KEY\n');
  expect(output).toBe('');
});

test('Netlify and Vercel are called, Workers and Lambda get what was packed, and a registry gets the image', async () => {
  test.skip(!existsSync(deploy), 'This agency publishes otherwise.');
  const hook = await publish('hook', { 'secrets.DEPLOY_HOOK': 'https://api.example/hook' }, { curl: '' });
  expect(hook.asked).toEqual([expect.stringMatching(/^curl .*--proto =https .*https:\/\/api\.example\/hook$/)]);
  const workers = await publish(
    'workers',
    { 'secrets.CLOUDFLARE_API_TOKEN': 'T', 'vars.CLOUDFLARE_ACCOUNT_ID': 'A' },
    { npm: '', tar: '', npx: '[ "$CLOUDFLARE_API_TOKEN$CLOUDFLARE_ACCOUNT_ID" = TA ]' },
  );
  expect(workers.asked.at(-1)).toBe('npx --no-install wrangler deploy -c deploy/workers/wrangler.jsonc');
  const lambda = await publish(
    'lambda',
    { 'vars.AWS_ROLE_ARN': 'R', 'vars.AWS_REGION': 'eu-north-1', 'vars.AWS_BUCKET': 'B' },
    {
      tar: '',
      curl: `echo '{"value":"TOKEN"}'`,
      jq: `sed 's/.*"value":"//; s/".*//'`,
      aws: '[ -s "$AWS_WEB_IDENTITY_TOKEN_FILE" ]',
    },
  );
  expect(
    lambda.asked.filter((line) => line.startsWith('aws')).map((line) => line.split(' ').slice(0, 3).join(' ')),
  ).toEqual(['aws cloudformation package', 'aws cloudformation deploy']);
  expect(lambda.secretFiles[1]).toBe('TOKEN\n');
  const docker = await publish('docker', { 'github.token': 'T' }, { docker: '[ "$1" != login ] || [ "$(cat)" = T ]' });
  expect(docker.asked.map((line) => line.split(' ')[1])).toEqual(['build', 'login', 'push', 'logout']);
  expect(docker.asked[2]).toBe('docker push --all-tags ghcr.io/agency/help');
  expect(docker.asked.join()).not.toMatch(/\bT\b/);
});

test('below a change the comment is written from the file that its test left, and from nothing else of it', async () => {
  const file = '.github/workflows/comment.yml';
  test.skip(!existsSync(file), 'This agency has other workflows, or none.');
  const { room, temp, tidy } = workplace();
  const said: string[] = [];
  const forge = await forgeWith({
    'GET /repos/agency/help/pulls': () => [{ number: 7, head: { sha: 'c0ffee' } }],
    'GET /repos/agency/help/issues/7/comments': () => [],
    'POST /repos/agency/help/issues/7/comments': ({ body }) => said.push(String(body!['body'])),
  });
  try {
    mkdirSync(join(temp, 'report'));
    const page = { change: 'added', file: 'content/a.mdx', title: '@everyone', path: '/en/a/' };
    const report = {
      mistakes: [],
      stood: 0,
      notices: [],
      pages: [page],
      files: [],
      asked: true,
      won: [],
      lost: [],
      number: 8,
    };
    writeFileSync(join(temp, 'report/report.json'), JSON.stringify(report));
    const run = {
      event: 'pull_request',
      head_sha: 'c0ffee',
      head_branch: 'words',
      head_repository: { owner: { login: 'stranger' } },
    };
    writeFileSync(join(room, 'event.json'), JSON.stringify({ workflow_run: run }));
    const { code, output } = await runSteps(commandsOf(file, 'comment'), {
      cwd: room,
      shell: shells.github,
      values: { 'github.token': 'secret', 'vars.PREVIEW_ADDRESS': 'https://{branch}.preview.example' },
      env: {
        RUNNER_TEMP: temp,
        GITHUB_API_URL: forge.api,
        GITHUB_REPOSITORY: 'agency/help',
        GITHUB_EVENT_PATH: join(room, 'event.json'),
      },
      // Where GitHub stands: the main branch, here this repository.
      standIns: { node: `cd '${resolve('.')}' && exec '${process.execPath}' "$@"` },
    });
    expect(code, output).toBe(0);
    expect(said).toEqual([
      expect.stringContaining('- added: [`@everyone`](https://words.preview.example/en/a/) (`content/a.mdx`)'),
    ]);
  } finally {
    await forge.end();
    tidy();
  }
});

for (const [file, jobs, shell] of [
  ['.github/workflows/weekly.yml', ['due', 'issues'], shells.github],
  ['.forgejo/workflows/weekly.yml', ['weekly'], shells.others],
] as const)
  test(`${file}: what is due is read from the content and told to the desks`, async () => {
    test.skip(!existsSync(file), 'This agency has other workflows, or none.');
    const { room, temp, tidy } = workplace();
    const forge = await forgeWith({
      'GET /repos/agency/help/issues': () => [],
      'POST /repos/agency/help/issues': () => ({}),
    });
    try {
      const target = file.startsWith('.github') ? join(temp, 'due/due.json') : join(room, 'due.json');
      mkdirSync(join(temp, 'due'));
      const { code, output } = await runSteps(
        jobs.flatMap((job) => commandsOf(file, job)),
        {
          cwd: room,
          shell: [...shell],
          values: { 'github.token': 'secret' },
          env: {
            RUNNER_TEMP: temp,
            GITHUB_API_URL: forge.api,
            GITHUB_REPOSITORY: 'agency/help',
            GITHUB_SERVER_URL: 'x',
            CONTENT: 'tests/site',
            GITHUB_SHA: 'y',
          },
          standIns: {
            npm: '',
            git: '',
            // The file lies where the jobs of this workflow hand it over.
            node: `[ "$2" != due.json ] || set -- "$1" '${target}'; cd '${resolve('.')}' && exec '${process.execPath}' "$@"`,
          },
        },
      );
      expect(code, output).toBe(0);
      expect(output).toMatch(/\d+ reviews? (is|are) due\.\n(.*\n)*\d+ of \d+ desks have reviews that are due\./);
      expect(forge.asked[0]!.what).toContain('GET /repos/agency/help/issues?state=open');
      // As many issues as desks with something due, whatever day it is.
      const due = JSON.parse(readFileSync(target, 'utf8')) as Record<string, { pages: unknown[] }>;
      const busy = Object.values(due).filter(({ pages }) => pages.length > 0);
      expect(forge.asked.filter(({ what }) => what.startsWith('POST'))).toHaveLength(busy.length);
    } finally {
      await forge.end();
      tidy();
    }
  });
