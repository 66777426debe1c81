import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { peopleCommand } from '../../../src/desk/staff/people.ts';
import { readStaffSettings } from '../../../src/desk/staff/web/settings.ts';
import { openStore } from '../../../src/desk/store/open-store.ts';
import { endAll, stop, temporaryFolder } from '../store/databases.ts';

test.afterEach(endAll);

test('people are added, changed, listed and taken away by command, and each mistake says what to write', async () => {
  const store = await openStore(`sqlite:${join(temporaryFolder(), 'desk.sqlite')}`);
  stop.push(() => store.close());
  const run = (verb: string, text = '', set = 'yes') =>
    peopleCommand(verb, text, store, {
      who: 'command:root',
      now: '2026-11-24T09:00:00.000Z',
      desks: ['library', 'it'],
      set,
    });
  expect(await run('list')).toMatch(/^Nobody\. Write: npm run desk -- staff add /);
  expect(await run('add', 'Ola@Town.example library=answer it=read')).toBe(
    'ola@town.example can sign in at /desk/staff/ with these rights: library=answer it=read.',
  );
  expect(await run('add', 'kari@town.example *=lead', '')).toMatch(/give rights to others.*STAFF=yes/);
  await run('add', 'ola@town.example library=lead');
  expect(await run('list')).toBe('kari@town.example  *=lead\nola@town.example  library=lead');
  for (const [typed, said] of [
    ['ola', /"ola" is not an e-mail address/],
    ['ola@town.example', /has no rights\. Write at which desk: library=answer/],
    ['ola@town.example library=boss', /"library=boss" is no right\. .*read, answer, lead/],
    ['ola@town.example garden=read', /garden: no such desk\. The site has library, it/],
  ] as const)
    await expect(run('add', typed)).rejects.toThrow(said);
  expect(await run('remove', 'ola@town.example')).toMatch(/signed out everywhere/);
  expect(await run('remove', 'ola@town.example')).toMatch(/had no rights/);
  expect((await store.auditLines()).map(({ what, detail }) => `${what} ${detail}`)).toContain(
    'gave rights ola at town.example library: lead',
  );
});

test('the settings name people with rights, and say what is wrong with them without a secret', () => {
  const read = (env: Record<string, string>) => readStaffSettings(env);
  expect(read({ STAFF: 'kari@town.example *=lead, ola@town.example library=answer it=read' })).toEqual({
    settings: {
      people: [
        { address: 'kari@town.example', name: '', rights: { '*': 'lead' } },
        { address: 'ola@town.example', name: '', rights: { library: 'answer', it: 'read' } },
      ],
      provider: undefined,
      mails: true,
    },
    mistakes: [],
  });
  expect(read({ STAFF: 'yes' })).toMatchObject({ settings: { people: [] }, mistakes: [] });
  for (const [env, said] of [
    [{ STAFF: 'kari' }, /^STAFF: .*does not begin with an e-mail address/],
    [{ STAFF: 'kari@town.example' }, /^STAFF: kari@town.example: has no rights/],
    [{ STAFF: 'kari@town.example library=read' }, /^STAFF: names nobody who leads all desks/],
    [{ STAFF: 'yes', OIDC_ISSUER: 'https://id.example' }, /^OIDC_ISSUER: works with OIDC_CLIENT_ID/],
    [
      { STAFF: 'yes', OIDC_ISSUER: 'http://id.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'hush' },
      /^OIDC_ISSUER: does not begin with https/,
    ],
    [{ STAFF: 'yes', STAFF_SIGN_IN: 'provider' }, /^STAFF_SIGN_IN: is provider, but OIDC_ISSUER is not set/],
  ] as const) {
    const { mistakes } = read(env);
    expect(mistakes).toEqual([expect.stringMatching(said)]);
    expect(mistakes.join()).not.toContain('hush');
  }
});
