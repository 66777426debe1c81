import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../src/desk/store/open-store.ts';
import type { Message, Store } from '../../../src/desk/store/store.ts';
import { isSample } from '../../sample.ts';
import { sites } from '../../sites.ts';
import { someMessage } from '../message.ts';
import { runProgram } from '../../programs/program.ts';
import { engine } from '../program.ts';
import { emptyPostgres } from '../store/postgres.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

const made: (() => unknown)[] = [];
test.afterEach(async () => {
  for (const end of made.splice(0).reverse()) await end();
});

/** The command as somebody types it, on the messages of one database. */
function desk(database: string, folder = '') {
  return (...typed: string[]) => {
    const env = { ...engine, DATABASE_URL: database, OUT: sites.content.folder, DESK_FOLDER: folder };
    return runProgram('src/desk/staff/cli.ts', typed, env);
  };
}

async function open(): Promise<{ store: Store; folder: string; run: ReturnType<typeof desk> }> {
  const folder = mkdtempSync(join(tmpdir(), 'cli-'));
  made.push(() => rmSync(folder, { recursive: true, force: true }));
  const database = `sqlite:${join(folder, 'desk.sqlite')}`;
  const store = await openStore(database);
  made.push(() => store.close());
  return { store, folder, run: desk(database, folder) };
}

const hour = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString();

function written(reference: string, more: Partial<Message> = {}): Message {
  return {
    ...someMessage({ reference, key: `key of ${reference}` }),
    desk: 'library',
    subject: 'library',
    received: ago(50),
    answerBy: ago(2),
    ...more,
  };
}

test('without a command, or with one that there is not, it says what there is', async () => {
  const { run } = await open();
  expect(run()).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('npm run desk -- <command>') as unknown as string,
  });
  const wrong = run('lst');
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toContain('"lst" is not a command. Did you mean "list"?');
  const typed = spawnSync('npm', ['run', '--silent', 'desk', '--', 'lst'], { encoding: 'utf8', shell: process.platform === 'win32' }); // prettier-ignore
  expect([typed.status, typed.stderr]).toEqual([2, wrong.stderr]);
  expect(run('list', '--from', '2026-01-01').stderr).toContain('--from does not belong to list. It takes --all');
  expect(run('note', 'CDFHJKMN').stderr).toContain('What is the note?');
  expect(run('export', '--from', 'yesterday').stderr).toContain('"yesterday" is not a day. Write year-month-day');
  expect(run('export', '--from', '2026-02-01', '--to', '2026-01-01').stderr).toContain('is after --to');
});

test('what waits is listed, the most urgent first, and how late it is', async () => {
  const { store, run } = await open();
  await store.accept(written('CDFHJKM2', { answerBy: new Date(Date.now() + 5 * hour).toISOString() }), []);
  await store.accept(written('CDFHJKM3', { answerBy: ago(3), text: 'Late\u001b[2J and \u202edangerous' }), []);
  await store.accept(written('CDFHJKM4', { aside: true }), []);
  const { stdout, status } = run('list');
  expect(status).toBe(0);
  expect(stdout.indexOf('CDFHJKM3')).toBeLessThan(stdout.indexOf('CDFHJKM2'));
  expect(stdout).toContain('3 h late');
  expect(stdout).toContain('in 5 h');
  expect(stdout).not.toContain('CDFHJKM4');
  expect(stdout).not.toMatch(/[\u001b\u202e]/);
  for (const line of stdout.split('\n')) expect([...line].length).toBeLessThanOrEqual(100);
  expect(run('list', '--aside').stdout).toContain('CDFHJKM4');
  await store.setState('CDFHJKM2', 'answered', ago(0));
  const answered = run('list', '--state', 'answered').stdout;
  expect([answered.includes('CDFHJKM2'), answered.includes('CDFHJKM3')]).toEqual([true, false]);
  expect(run('list', '--state', 'answerd').stderr).toContain('Did you mean "answered"?');
});

test('a note, an answer and a close are kept, said again harmlessly, and seen in "show"', async () => {
  const { store, run } = await open();
  await store.accept(written('CDFHJKM2', { text: 'May I\nrenew?' }), ['staff']);
  expect(run('note', 'cdfh', 'We ask the library.').stderr).toContain('There is no message CDFH.');
  const noted = run('note', 'cdfhjkm2', '- We ask', 'the library.').stdout;
  expect(noted).toContain('Its sender reads on the status page:\n\n- We ask the library.');
  expect(run('answered', 'CDFHJKM2').stdout).toContain('is marked as answered.');
  expect(run('answered', 'cdfh jkm2').stdout).toContain('already');
  const { stdout } = run('show', 'CDFHJKM2');
  expect(stdout).toContain('│ May I\n│ renew?');
  expect(stdout).toContain('- We ask the library.');
  expect(stdout).toContain('Not sent to staff yet: tried 0 times');
  expect(run('close', 'CDFHJKM2').stdout).toContain('is closed.');
  expect((await store.find('CDFHJKM2'))!.state).toBe('closed');
});

test('what a visitor wrote cannot steer the terminal, as text or as JSON', async () => {
  const { store, run } = await open();
  const text = 'a\u001b[2J\u009b2Jb\u202ec\u2066d';
  await store.accept(written('CDFHJKM2', { text, name: text, page: text, question: text }), []);
  await store.miss(text, 'en', ago(1));
  for (const typed of [['list'], ['show', 'CDFHJKM2'], ['stats'], ['export'], ['list', '--json'], ['stats', '--json']])
    expect(run(...typed).stdout, typed.join(' ')).not.toMatch(/(?!\n)[\p{Cc}\u202e\u2066]/u);
  expect((JSON.parse(run('export').stdout) as { text: string }[])[0]!.text).toBe(text);
});

test('files that came with a message are written where staff are, for their eyes alone', async () => {
  const { store, run } = await open();
  const bytes = new Uint8Array([1, 2, 3]);
  await store.accept(written('CDFHJKM2', { attachments: 1 }), [], [{ kind: 'pdf', bytes }]);
  await store.accept(written('CDFHJKM3'), []);
  expect(run('show', 'CDFHJKM2').stdout).toContain('1: npm run desk -- files CDFHJKM2');
  expect(run('show', 'CDFHJKM3').stdout).not.toContain('files');
  const path = 'CDFHJKM2-attachment-1.pdf';
  made.push(() => rmSync(path, { force: true }));
  expect(run('files', 'CDFHJKM2').stdout).toContain(path);
  expect([...readFileSync(path)]).toEqual([1, 2, 3]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(run('files', 'CDFHJKM3').stdout).toContain('No file came with');
});

test('a reference that there is not is said, and nothing of any message', async () => {
  const { run } = await open();
  const { stderr, status } = run('show', 'XXXXXXXX');
  expect(status).toBe(2);
  expect(stderr).toContain('There is no message XXXXXXXX. A reference has eight letters and digits');
});

test('what was set aside is sent on once somebody takes it back', async () => {
  const { store, run } = await open();
  await store.accept(written('CDFHJKM2', { aside: true }), []);
  expect((await store.waiting()).count).toBe(0);
  expect(run('release', 'CDFHJKM2').stdout).toContain('no longer set aside');
  // By whatever ways the server has, which this command cannot know.
  expect((await store.deliveriesOf('CDFHJKM2')).map(({ channel }) => channel)).toEqual(['*']);
  expect(run('release', 'CDFHJKM2').stdout).toContain('was not set aside');
});

test('what was refused is said as what it is, tried again when somebody says so, and no longer tried when somebody says that', async () => {
  const { store, run } = await open();
  await store.accept(written('CDFHJKM2'), ['staff', 'receipt', 'osticket']);
  const now = new Date().toISOString();
  for (const { id, channel } of await store.claim(now, now, 9))
    if (channel === 'osticket') await store.ended(id, 'sent', now, { number: '4711' });
    else if (channel === 'staff') await store.ended(id, 'refused', now, { problem: 'smtp-550' });
  const { stdout } = run('show', 'CDFHJKM2');
  expect(stdout).toMatch(/Sent to osticket .*, there 4711\./);
  expect(stdout).toMatch(/NOT sent to staff: refused for good \(smtp-550\).*npm run desk -- retry CDFHJKM2 staff/);
  expect(stdout).toMatch(/Not sent to receipt yet/);
  expect(run('abandon', 'CDFHJKM2').stdout).toContain('CDFHJKM2 is no longer sent to receipt.');
  expect(run('abandon', 'CDFHJKM2', 'receipt').stdout).toContain('Nothing of CDFHJKM2 waits for receipt');
  expect(run('retry', 'CDFHJKM2', 'staff').stdout).toContain('1 delivery refused or given up before');
  expect(run('retry').stdout).toContain('1 delivery refused or given up before');
  expect(run('retry').stdout).toContain('Nothing was refused or given up.');
});

test('an export holds the days that were asked for, as JSON and as CSV without formulas', async () => {
  const { store, run } = await open();
  await store.accept(written('CDFHJKM2', { received: '2026-03-31T21:59:00.000Z', text: 'Before, in Oslo' }), []);
  await store.accept(
    written('CDFHJKM3', { received: '2026-03-31T22:01:00.000Z', text: '=HYPERLINK("https://x")', name: '+1' }),
    [],
  );
  await store.accept(written('CDFHJKM4', { received: '2026-04-01T21:59:00.000Z', text: 'a;"b",\nc' }), []);
  const hidden = 'Hei; "=1+1";-2\n@SUM(1)\t+3; all = well - so far';
  await store.accept(written('CDFHJKM5', { received: '2026-04-02T10:00:00.000Z', text: hidden }), []);
  const range = ['--from', '2026-04-01', '--to', '2026-04-01'];
  const json = JSON.parse(run('export', ...range).stdout) as { reference: string; secret?: string }[];
  expect(json.map(({ reference }) => reference)).toEqual(['CDFHJKM4', 'CDFHJKM3']);
  expect(json[0]).not.toHaveProperty('secret');
  const { stdout } = run('export', '--csv', ...range);
  expect(stdout.startsWith('\ufeffreference,state,received')).toBe(true);
  expect(stdout).toContain(`"'=HYPERLINK(""https://x"")"`);
  expect(stdout).toContain('"a;""b"",\nc"');
  expect(stdout).toContain(",'+1,");
  // Where a semicolon divides cells, as in Norway and Slovenia, formulas could begin behind one.
  const next = run('export', '--csv', '--from', '2026-04-02').stdout;
  expect(next).toContain(`Hei;' ""=1+1"";'-2\n'@SUM(1)\t'+3; all = well - so far`);
});

test('statistics say how fast answers were, and what visitors missed', async () => {
  const { store, run } = await open();
  const received = '2026-11-23T08:00:00.000Z';
  await store.accept(written('CDFHJKM2', { received, answerBy: '2026-11-24T08:00:00.000Z' }), []);
  await store.setState('CDFHJKM2', 'answered', '2026-11-23T10:00:00.000Z');
  await store.accept(written('CDFHJKM3', { received, answerBy: '2026-11-23T09:00:00.000Z' }), []);
  await store.vote('/en/renew-a-loan/', 'en', false, '', received);
  await store.vote('/en/renew-a-loan/', 'en', false, 'What does it cost?', received);
  await store.miss('sauna', 'en', received);
  const { stdout } = run('stats');
  expect(stdout).toMatch(/All +2 +1 +1 of 2 +2\.0 h +2\.0 h/);
  expect(stdout).toMatch(/1 +0 +\/en\/renew-a-loan\//);
  expect(stdout).toContain('“What does it cost?”');
  expect(stdout).toMatch(/1 × +en +sauna/);
  expect(JSON.parse(run('stats', '--json').stdout)).toMatchObject({ all: { messages: 2, answered: 1 } });
});

test('purge deletes what has been kept long enough, and nothing after the clock has jumped', async () => {
  const { store, folder, run } = await open();
  await store.accept(written('CDFHJKM2', { received: ago(24 * 400) }), []);
  await store.accept(written('CDFHJKM3', { received: ago(24 * 400) }), ['staff']);
  await store.mark('purged', ago(24 * 30));
  expect(run('purge').stdout).toContain('the clock of this machine has jumped');
  expect(run('purge').stdout).toContain('Nothing was deleted');
  await store.mark('clock leapt', ago(24 * 4));
  const outbox = join(folder, 'outbox');
  mkdirSync(outbox, { recursive: true });
  for (const [name, hours] of Object.entries({
    'CDFHJKM2-staff.eml': 24 * 400,
    '.CDFHJKM2-receipt.eml.0b7e': 24 * 400,
    'CDFHJKM3-staff.eml': 24 * 400,
    // Of another store, perhaps: not yet old.
    'CDFHJKM9-staff.eml': 24,
    'notes-by-staff.txt': 24 * 400,
  })) {
    writeFileSync(join(outbox, name), 'mail');
    utimesSync(join(outbox, name), new Date(ago(hours)), new Date(ago(hours)));
  }
  expect(run('purge').stdout).toMatch(/^2 deleted: .*\nNever reached a desk: CDFHJKM3 \(staff\)\.$/m);
  expect(await store.find('CDFHJKM2')).toBeUndefined();
  expect(await store.find('CDFHJKM3')).toBeUndefined();
  expect(readdirSync(outbox).sort()).toEqual(['CDFHJKM9-staff.eml', 'notes-by-staff.txt']);
});

test('a database that was never there is not made by looking for it', () => {
  const { stderr, status } = desk('sqlite:/tmp/no-such-folder/desk.sqlite')('list');
  expect(status).toBe(2);
  expect(stderr).toContain('There is no /tmp/no-such-folder/desk.sqlite');
});

test('a database that cannot be used is named, without the password', () => {
  const { stderr, status } = desk('postgres://desk:hunter2@127.0.0.1:1/desk')('list');
  expect(status).toBe(1);
  expect(stderr).toMatch(/^It did not work: 127\.0\.0\.1:1 cannot be used: connect ECONNREFUSED/);
  expect(stderr).not.toContain('hunter2');
});

test('the same commands work on PostgreSQL', async () => {
  const database = await emptyPostgres();
  const store = await openStore(database);
  made.push(() => store.close());
  await store.accept(written('CDFHJKM2'), ['staff']);
  const run = desk(database);
  expect(run('list').stdout).toContain('CDFHJKM2');
  expect(run('answered', 'CDFHJKM2').status).toBe(0);
  expect(run('show', 'CDFHJKM2').stdout).toContain('answered');
  expect(run('stats').status).toBe(0);
});
