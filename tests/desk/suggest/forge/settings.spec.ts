import { expect, test } from '@playwright/test';
import { openForge } from '../../../../src/desk/host/channels.ts';
import { readForge } from '../../../../src/desk/suggest/forge/settings.ts';

const secret = 'q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k=';
const good = {
  FORGE: 'forgejo',
  FORGE_URL: 'https://forge.town.example',
  FORGE_REPOSITORY: 'town/pages',
  FORGE_TOKEN: 'abc',
};
const mistakes = (env: Record<string, string>, allowed: string[] = []) =>
  readForge({ ...good, ...env }, allowed).mistakes;

test('a forge is read, with the address of those that have one', () => {
  expect(readForge({ ...good, FORGE_URL: 'https://forge.town.example/git/', FORGE_BRANCH: 'pages/live' }, [])).toEqual({
    mistakes: [],
    forge: {
      kind: 'forgejo',
      url: 'https://forge.town.example/git',
      repository: 'town/pages',
      token: 'abc',
      branch: 'pages/live',
      secrets: [],
      allowHosts: [],
    },
  });
  const { FORGE_URL: _, ...bare } = good;
  expect(readForge({ ...bare, FORGE: 'github', FORGE_SECRET: secret }, []).forge).toMatchObject({
    url: 'https://api.github.com',
    secrets: [secret],
  });
  const lab = readForge({ ...bare, FORGE: 'gitlab', FORGE_REPOSITORY: 'town/web/pages' }, []);
  expect(lab.forge).toMatchObject({ url: 'https://gitlab.com', repository: 'town/web/pages' });
  expect(mistakes({ FORGE_URL: 'http://forge.internal:3000' }, ['forge.internal'])).toEqual([]);
  expect(mistakes({ FORGE_SECRET: `whsec_${Buffer.alloc(32, 'forge').toString('base64')}` })).toEqual([]);
});

test('each mistake is a sentence that says what to write, and repeats no value', () => {
  for (const [env, says] of [
    [
      { FORGE: '' },
      'FORGE: is not set, but another setting of it is. Write github, gitlab or forgejo (which is Gitea, too).',
    ],
    [{ FORGE: 'bitbucket' }, 'FORGE: is not known. Write github, gitlab or forgejo (which is Gitea, too).'],
    [{ FORGE: 'constructor' }, 'FORGE: is not known. Write github, gitlab or forgejo (which is Gitea, too).'],
    [{ FORGE_URL: '' }, 'FORGE_URL: is not set. Write the address of the forge, such as https://forge.agency.example.'],
    [
      { FORGE_URL: 'forge.town.example' },
      'FORGE_URL: is not a web address. Write https:// and the host of the forge, without a user name.',
    ],
    [
      { FORGE_URL: 'https://user:hush@forge.town.example' },
      'FORGE_URL: is not a web address. Write https:// and the host of the forge, without a user name.',
    ],
    [
      { FORGE_URL: 'http://forge.town.example' },
      'FORGE_URL: does not begin with https://. Write it so, or name the host in WEBHOOK_ALLOW_HOSTS.',
    ],
    [{ FORGE_REPOSITORY: '' }, 'FORGE_REPOSITORY: is not set. Write the name of a repository, owner/name.'],
    [
      { FORGE_REPOSITORY: 'https://forge.town.example/town/pages' },
      'FORGE_REPOSITORY: is not the name of a repository, owner/name.',
    ],
    [{ FORGE_REPOSITORY: '../pages' }, 'FORGE_REPOSITORY: is not the name of a repository. Write owner/name.'],
    [
      { FORGE: 'gitlab', FORGE_REPOSITORY: 'pages' },
      'FORGE_REPOSITORY: is not the path of a project, such as group/name.',
    ],
    [{ FORGE_TOKEN: '' }, 'FORGE_TOKEN: is not set. Write the token that the forge gave you, without spaces.'],
    [{ FORGE_TOKEN: 'hush\nX: y' }, 'FORGE_TOKEN: is not the token that the forge gave you, without spaces.'],
    [
      { FORGE_BRANCH: '../main' },
      'FORGE_BRANCH: is not the name of a branch. Write one, or leave it out for the one of the repository.',
    ],
    [{ FORGE_SECRET: 'hush' }, 'FORGE_SECRET: is shorter than 32 bytes. Make one with: openssl rand -base64 32'],
    [{ FORGE_SECRET: `${secret},` }, 'FORGE_SECRET: is empty. Make one with: openssl rand -base64 32'],
  ] as const)
    expect(mistakes(env), JSON.stringify(env)).toEqual([says]);
  expect(JSON.stringify(mistakes({ FORGE_TOKEN: 'hush hush', FORGE_SECRET: 'hush', FORGE_URL: 'hush' }))).not.toContain(
    'hush',
  );
});

test('a forge is loaded only where one is set', async () => {
  expect(await openForge({ FORGE: '', FORGE_HOME: '/x' }, [])).toEqual({ open: undefined, mistakes: [] });
  expect((await openForge({ FORGE_TOKEN: 'abc' }, [])).mistakes).toHaveLength(3);
  expect((await openForge(good, [])).open).toBeInstanceOf(Function);
});
