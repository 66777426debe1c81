import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { forgeWith } from './server.ts';

test('GitLab: each open merge request is told what the job of its last commit left, and the token goes to GitLab alone', async () => {
  const report = {
    mistakes: [],
    stood: 0,
    notices: [],
    pages: [],
    files: ['content/site.yaml'],
    asked: true,
    won: [],
    lost: [],
  };
  const said: Record<string, string> = {};
  const elsewhere = await forgeWith({ 'GET /report': () => report });
  const request = (iid: number) => ({ iid, sha: `sha${iid}`, source_branch: 'words' });
  const pipeline = (id: number, sha: string, project_id = 12) => [{ id, sha, project_id }];
  const notes = (iid: number) => ({
    [`GET /projects/12/merge_requests/${iid}/notes`]: () => [],
    [`POST /projects/12/merge_requests/${iid}/notes`]: ({ body }: { body: Record<string, unknown> | undefined }) => {
      said[iid] = String(body!['body']);
      return {};
    },
  });
  const gitlab = await forgeWith({
    'GET /user': () => ({ username: 'pult' }),
    'GET /projects/12/merge_requests': () => [1, 2, 3, 4].map(request),
    'GET /projects/12/merge_requests/1/pipelines': () => pipeline(10, 'sha1'),
    // From a fork, in which it ran.
    'GET /projects/12/merge_requests/2/pipelines': () => pipeline(20, 'sha2', 99),
    'GET /projects/12/merge_requests/3/pipelines': () => pipeline(30, 'an older one'),
    'GET /projects/12/merge_requests/4/pipelines': () => pipeline(40, 'sha4'),
    'GET /projects/12/pipelines/10/jobs': () => [{ id: 100, name: 'words', status: 'success' }],
    'GET /projects/99/pipelines/20/jobs': () => [{ id: 200, name: 'words', status: 'failed' }],
    'GET /projects/12/pipelines/40/jobs': () => [{ id: 400, name: 'words', status: 'running' }],
    'GET /projects/12/jobs/100/artifacts/report.json': () => report,
    'GET /projects/99/jobs/200/artifacts/report.json': () =>
      new Response('<h1>Not what you think</h1>', { status: 200 }),
    ...notes(1),
    ...notes(2),
  });
  try {
    const program = promisify(execFile)(process.execPath, ['src/report/forge/merge-requests.ts'], {
      env: {
        PATH: process.env['PATH'],
        GITLAB_CI: 'true',
        CI_API_V4_URL: gitlab.api,
        CI_PROJECT_ID: '12',
        FORGE_TOKEN: 'secret',
      },
    });
    const { stdout } = await program;
    expect(stdout).toBe('Said below merge request 1.\nSaid below merge request 2.\n');
    expect(said['1']).toContain('- `content/site.yaml`');
    expect(said['2']).toContain('could not be checked');
    expect(new Set(gitlab.asked.map(({ token }) => token))).toEqual(new Set(['secret']));
    expect(elsewhere.asked).toEqual([]);
  } finally {
    await gitlab.end();
    await elsewhere.end();
  }
});
