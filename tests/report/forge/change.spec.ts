import { expect, test } from '@playwright/test';
import { accessFrom } from '../../../src/report/forge/access.ts';
import { changeOf, previewOf } from '../../../src/report/forge/change.ts';
import { forgeWith } from './server.ts';

const run = (more: object = {}) => ({
  workflow_run: {
    event: 'pull_request',
    head_sha: 'c0ffee',
    head_branch: 'a&state=all b',
    head_repository: { owner: { login: 'stranger' } },
    ...more,
  },
});

test('the change of a finished workflow is the open one whose last commit it checked', async () => {
  const forge = await forgeWith({
    'GET /repos/a/b/pulls': () => [
      { number: 3, head: { sha: 'older' } },
      { number: 4, head: { sha: 'c0ffee' } },
    ],
  });
  const access = { kind: 'github', api: forge.api, repository: 'a/b', token: 's' } as const;
  try {
    expect(await changeOf(run(), access)).toEqual({ number: 4, branch: 'a&state=all b', commit: 'c0ffee' });
    // What a stranger called the branch changes nothing of what is asked.
    expect(forge.asked[0]!.what).toBe('GET /repos/a/b/pulls?state=open&head=stranger%3Aa%26state%3Dall+b');
    expect(await changeOf(run({ head_sha: 'newer' }), access)).toBeUndefined();
    expect(await changeOf(run({ event: 'push' }), access)).toBeUndefined();
    expect(await changeOf(undefined, access)).toBeUndefined();
    expect(await changeOf({ pull_request: { number: 9, head: { ref: 'x', sha: 'y' } } }, access)).toEqual({
      number: 9,
      branch: 'x',
      commit: 'y',
    });
  } finally {
    await forge.end();
  }
});

test('a preview is where the host shows a number or a branch, and nowhere else', () => {
  const change = { number: 12, branch: 'Words/Øl & more' };
  expect(previewOf('https://deploy-preview-{number}--agency.netlify.app', change)).toBe(
    'https://deploy-preview-12--agency.netlify.app',
  );
  expect(previewOf('https://{branch}.agency.pages.example/', change)).toBe(
    'https://words-l-more.agency.pages.example/',
  );
  expect(previewOf('', change)).toBe('');
  expect(previewOf('javascript:alert({number})', change)).toBe('');
  expect(previewOf('https://x.example/) [y](https://evil.example', change)).toBe('');
});

test('each forge is known by what it sets in the environment of its jobs', () => {
  const hub = { GITHUB_API_URL: 'https://api.github.com', GITHUB_REPOSITORY: 'a/b', FORGE_TOKEN: 't' };
  expect(accessFrom(hub).kind).toBe('github');
  expect(accessFrom({ ...hub, FORGEJO_ACTIONS: 'true' }).kind).toBe('forgejo');
  expect(accessFrom({ ...hub, GITEA_ACTIONS: 'true' }).kind).toBe('forgejo');
  expect(
    accessFrom({
      GITLAB_CI: 'true',
      CI_API_V4_URL: 'https://gitlab.com/api/v4',
      CI_PROJECT_ID: '12',
      FORGE_TOKEN: 't',
    }),
  ).toEqual({ kind: 'gitlab', api: 'https://gitlab.com/api/v4', repository: '12', token: 't' });
  expect(() => accessFrom({ ...hub, FORGE_TOKEN: '' })).toThrow('FORGE_TOKEN is not set.');
});
