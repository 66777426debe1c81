import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { manual } from '../../../src/desk/host/manual.ts';
import { exampleSecret, readSettings, settings } from '../../../src/desk/host/settings.ts';

const strong = 'q7Zt0mR2vK9xWc4LhB8nYs1PdE6uGj3fTaQi5oXeM0k=';
const other = 'Vb2nM8qLr5TzXw0cK7sHd3JfY9gPa1EuRi6oQt4eZx8=';
const hookSecret = `whsec_${Buffer.alloc(32, 'webhook').toString('base64')}`;
function mistakesIn(env: Record<string, unknown>, production = true): string {
  try {
    readSettings({ DESK_SECRET: strong, ...env }, { production });
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

test.describe('settings', () => {
  test('a trial needs none', () =>
    expect(readSettings({}, { production: false })).toEqual({
      database: 'sqlite:data/desk.sqlite',
      secrets: undefined,
      mail: undefined,
      operator: undefined,
      staffMail: true,
      receipts: true,
      webhook: undefined,
      allowedHosts: [],
      trustedProxies: 0,
      keptFor: undefined,
      limits: { soft: 10, hard: 200 },
      attachmentBytes: 10_000_000,
      publicAddress: undefined,
    }));

  test('all are read', () =>
    expect(
      readSettings(
        {
          DATABASE_URL: ' postgres://desk:hush@db.example/desk?sslmode=require\n',
          DESK_SECRET: `${strong}, ${other}`,
          SMTP_URL: 'smtp://desk:hush@mail.example:587?requireTLS=true',
          MAIL_FROM: 'help@agency.example',
          OPERATOR_EMAIL: 'web@agency.example',
          STAFF_MAIL: 'no',
          RECEIPTS: 'no',
          WEBHOOK_URL: 'http://tickets.internal:8080/in',
          WEBHOOK_SECRET: `${hookSecret},${hookSecret}`,
          WEBHOOK_ALLOW_HOSTS: 'tickets.internal, 10.0.0.5',
          TRUSTED_PROXY: '2',
          RETENTION_DAYS: 90,
          DESK_LIMIT_SOFT: '0',
          DESK_LIMIT_HARD: '20',
          PUBLIC_ADDRESS: 'https://help.agency.example',
        },
        { production: true },
      ),
    ).toEqual({
      database: 'postgres://desk:hush@db.example/desk?sslmode=require',
      secrets: [strong, other],
      mail: { url: 'smtp://desk:hush@mail.example:587?requireTLS=true', from: 'help@agency.example' },
      operator: 'web@agency.example',
      staffMail: false,
      receipts: false,
      webhook: { url: 'http://tickets.internal:8080/in', secrets: [hookSecret, hookSecret] },
      allowedHosts: ['tickets.internal', '10.0.0.5'],
      trustedProxies: 2,
      keptFor: 90,
      limits: { soft: 0, hard: 20 },
      attachmentBytes: 10_000_000,
      publicAddress: 'https://help.agency.example',
    }));

  for (const env of [
    { DATABASE_URL: 'postgresql:///desk?host=/run/postgresql' },
    { DATABASE_URL: 'sqlite:/var/lib/desk.sqlite' },
    { DATABASE_URL: '', SMTP_URL: '', MAIL_FROM: ' ', WEBHOOK_URL: '', TRUSTED_PROXY: '', PUBLIC_ADDRESS: '' },
    { DATABASE_URL: { binding: 'D1' } },
    { MAIL_FROM: 'help@agency.example' },
    { WEBHOOK_URL: 'https://10.0.0.5/in', WEBHOOK_SECRET: hookSecret, WEBHOOK_ALLOW_HOSTS: '10.0.0.5' },
    { DESK_PORT: 'tcp://10.0.0.1:80', DESK_SERVICE_HOST: '10.0.0.1' },
  ])
    test(`no mistake: ${JSON.stringify(env).slice(0, 70)}`, () => expect(mistakesIn(env)).toBe(''));

  for (const [env, mistake] of [
    [{ DESK_SECRET: undefined }, 'DESK_SECRET: is not set. Make one with: openssl rand -base64 32'],
    [{ DESK_SECRET: '' }, 'DESK_SECRET: is empty. Make one'],
    [{ DESK_SECRET: `${strong},` }, 'DESK_SECRET: is empty. Make one'],
    [{ DESK_SECRET: 'hunter2' }, 'DESK_SECRET: is shorter than 32 bytes. Make one'],
    [{ DESK_SECRET: strong.slice(0, 31) }, 'DESK_SECRET: is shorter than 32 bytes. Make one'],
    [{ DESK_SECRET: 'a'.repeat(40) }, 'DESK_SECRET: repeats a few characters. Make one'],
    [{ DESK_SECRET: '0123456789abcdef'.repeat(2) }, 'DESK_SECRET: repeats a few characters. Make one'],
    [{ DESK_SECRET: 'abcaabbccabcabcaaabbbcccabcbcacbacbab' }, 'DESK_SECRET: repeats a few characters. Make one'],
    [{ DESK_SECRET: exampleSecret }, 'DESK_SECRET: is the one of the example. Make one'],
    [{ DESK_SECRET: `${strong},${strong}` }, 'DESK_SECRET: holds the same secret twice. Make one'],
    [{ DESK_SECRET: `${strong},${other},${strong}x` }, 'DESK_SECRET: holds more than two secrets. Keep'],
    [{ DATABASE_URL: 'mysql://a:hush@b/c' }, 'DATABASE_URL: is not a database. Write'],
    [{ DATABASE_URL: 'postgres://' }, 'DATABASE_URL: is not a database. Write'],
    [{ DATABASE_URL: 'sqlite:' }, 'DATABASE_URL: names no file. Write'],
    [{ DATABASE_URL: 'sqlite::memory:' }, 'DATABASE_URL: would lose every message'],
    [{ SMTP_URL: 'mail.example', MAIL_FROM: 'a@b.no' }, 'SMTP_URL: is not the address of a mail server. Write'],
    [{ SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM: is not set, but SMTP_URL is. Write'],
    [{ MAIL_FROM: 'Help <help@agency.example>' }, 'MAIL_FROM: is not one e-mail address. Write'],
    [{ MAIL_FROM: 'a@b.no,c@d.no' }, 'MAIL_FROM: is not one e-mail address. Write'],
    [{ WEBHOOK_URL: 'https://a.example' }, 'WEBHOOK_SECRET: is not set, but WEBHOOK_URL is. Write'],
    [{ WEBHOOK_SECRET: hookSecret }, 'WEBHOOK_URL: is not set, but WEBHOOK_SECRET is. Write'],
    ...[
      ['nonsense', 'is not a web address. Write'],
      ['ftp://a.example', 'is not a web address. Write'],
      ['http://a.example', 'does not begin with https://. Write'],
      ['https://user:hush@a.example', 'holds a user name or password. Take it out'],
      ['https://localhost/x', 'is not a public host. Write'],
      ['https://127.0.0.1/x', 'is not a public host. Write'],
      ['https://0x7f.1/x', 'is not a public host. Write'],
      ['https://[::1]/x', 'is not a public host. Write'],
      ['https://tickets.internal./x', 'is not a public host. Write'],
    ].map(([url, problem]) => [{ WEBHOOK_URL: url, WEBHOOK_SECRET: hookSecret }, `WEBHOOK_URL: ${problem}`] as const),
    ...['secret', 'whsec_', 'whsec_c2hvcnQ=', `whsec_${'A'.repeat(33)}`, `whsec_${'A'.repeat(88)}`].map(
      (secret) => [{ WEBHOOK_SECRET: secret }, 'WEBHOOK_SECRET: is not whsec_ and 24 to 64 bytes'] as const,
    ),
    [{ WEBHOOK_SECRET: `${hookSecret},${hookSecret},${hookSecret}` }, 'WEBHOOK_SECRET: holds more than two secrets.'],
    [{ WEBHOOK_ALLOW_HOSTS: 'https://a.example' }, 'WEBHOOK_ALLOW_HOSTS: holds something that is not a host. Write'],
    [{ WEBHOOK_ALLOW_HOSTS: 'a.example:80' }, 'WEBHOOK_ALLOW_HOSTS: holds something that is not a host. Write'],
    ...['-1', '1.5', 'one', '11', '1e1', '0x1'].map(
      (number) => [{ TRUSTED_PROXY: number }, 'TRUSTED_PROXY: is not a whole number from 0 to 10. Write'] as const,
    ),
    [{ PROXY_ADDRESS: 'proxy.example' }, 'PROXY_ADDRESS: holds something that is not an IP address. Write'],
    [{ RETENTION_DAYS: '0' }, 'RETENTION_DAYS: is not a whole number from 1 to 3650. Write'],
    [{ DESK_LIMIT_SOFT: '201' }, 'DESK_LIMIT_SOFT: is greater than DESK_LIMIT_HARD. Lower'],
    [{ PUBLIC_ADDRESS: 'http://a.example' }, 'PUBLIC_ADDRESS: is not https:// and a host. Write'],
    [{ PUBLIC_ADDRESS: 'https://a.example/' }, 'PUBLIC_ADDRESS: is not https:// and a host. Write'],
    [{ PUBLIC_ADDRESS: 'http://localhost:4321' }, 'PUBLIC_ADDRESS: is not https:// and a host. Write'],
    [{ PUBLIC_ADDRESS: 'a.example' }, 'PUBLIC_ADDRESS: is not https:// and a host. Write'],
  ] as const)
    test(`mistake: ${JSON.stringify(env).slice(0, 60)} ${mistake.slice(0, 40)}`, () =>
      expect(mistakesIn(env).split('\n')).toContainEqual(expect.stringContaining(mistake)));

  test('a trial may run on this machine', () =>
    expect(mistakesIn({ PUBLIC_ADDRESS: 'http://localhost:4321', DATABASE_URL: 'sqlite::memory:' }, false)).toBe(''));

  test('a weak secret is refused in a trial too', () =>
    expect(mistakesIn({ DESK_SECRET: 'hunter2' }, false)).toContain('is shorter than 32 bytes'));

  test('all mistakes are told at once, each once, with their number', () => {
    const all = Object.fromEntries(Object.keys(settings).map((name) => [name, '!']));
    const lines = mistakesIn(all).split('\n');
    expect(
      lines
        .slice(0, -2)
        .map((line) => line.split(':')[0])
        .toSorted(),
    ).toEqual(Object.keys(settings).toSorted());
    expect(lines.at(-1)).toBe('17 mistakes to mend in the settings. The desk was not started.');
    expect(mistakesIn({ DESK_SECRET: '' })).toContain('\n\n1 mistake to mend');
  });
  test('no value of a setting stands in an error', () => {
    const marked = fc.tuple(
      fc.constantFrom(
        '',
        'https://u:',
        'http://',
        'postgres://u:',
        'mysql://u:',
        'smtp://u:',
        'whsec_',
        'a@b.no,',
        `${strong},`,
      ),
      fc.constantFrom('', '@host.example', '@localhost/x', '/', ','),
    );
    const names = fc.constantFrom(...Object.keys(settings));
    fc.assert(
      fc.property(fc.dictionary(names, marked), fc.boolean(), (all, production) => {
        const env = Object.fromEntries(Object.entries(all).map(([name, [a, b]]) => [name, `${a}MARKER${b}`]));
        expect(mistakesIn(env, production)).not.toMatch(/MARKER|q7Zt0/);
      }),
    );
  });

  test('the manual can be made from them: each has a default and one sentence or two', () => {
    for (const [name, { default: value }] of Object.entries(settings)) {
      const about = manual[name as keyof typeof settings];
      expect(name).toMatch(/^[A-Z_]+$/);
      expect(value).not.toBe('');
      expect(about).toMatch(/^[\w][^|]*\.$/);
    }
  });
});
