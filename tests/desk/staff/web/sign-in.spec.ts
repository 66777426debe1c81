import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { openStore } from '../../../../src/desk/store/open-store.ts';
import { removePerson, keepPerson } from '../../../../src/desk/store/staff/people.ts';
import { digestOf } from '../../../../src/desk/secrets/hash.ts';
import { sql } from '../../../../src/desk/store/database.ts';
import { endAll, origin, stop, temporaryFolder } from '../../desk.ts';
import { isSample } from '../../../sample.ts';
import { openStaffDesk, people, textOf } from './staff.ts';

test.skip(!isSample, 'These open the desk of the sample.');

test.afterEach(endAll);

async function open(more: Parameters<typeof openStaffDesk>[1] = {}, address = origin) {
  const store = await openStore(`sqlite:${join(temporaryFolder(), 'desk.sqlite')}`);
  stop.push(() => store.close());
  return { store, ...openStaffDesk(store, more, address) };
}

const minutes = (count: number) => count * 60_000;

test('nobody gets a cookie before signing in, and every page is kept out of caches and search engines', async () => {
  const { browser } = await open();
  const somebody = browser();
  for (const path of ['', 'account', 'messages/K7M4QX2P', 'sign-in', 'enter?link=x', 'nothing/here']) {
    const answer = await somebody.get(path);
    expect(answer.headers.getSetCookie(), path).toEqual([]);
    expect(answer.headers.get('Cache-Control'), path).toBe('no-store');
    expect(answer.headers.get('X-Robots-Tag'), path).toBe('noindex');
    if (!['sign-in', 'enter?link=x'].includes(path))
      expect(answer.headers.get('Location'), path).toBe('/desk/staff/sign-in');
  }
});

test('whoever asks with an address that nobody has reads the same as staff do, and no mail goes', async () => {
  const { browser, mails, settled } = await open();
  const [known, unknown, wrong] = await Promise.all(
    [people.reads.address, 'nobody@town.example', "x'; --"].map(async (email) => {
      const answer = await browser(email).post('sign-in', { email, lang: 'en' });
      return [
        answer.status,
        await answer.text(),
        answer.headers.getSetCookie().map((line) => line.replace(/=[^;]+/, '')),
      ];
    }),
  );
  expect(unknown).toEqual(known);
  expect(wrong).toEqual(known);
  await settled();
  expect(mails.map(({ to }) => to)).toEqual([people.reads.address]);
});

test('a link signs in once, in the browser that asked, within a quarter of an hour', async () => {
  const { browser, clock, store } = await open();
  const mine = browser();
  const { link } = await mine.ask(people.reads.address);
  // A program that looks into mails opens it, twice, and uses nothing up.
  for (const one of [browser('scanner'), browser('scanner')])
    expect((await one.get(`enter?link=${link}`)).status).toBe(200);
  expect((await browser('thief').post('enter', { link })).status).toBe(403);
  expect(await (await mine.get(`enter?link=${link}`)).text()).toContain(link);
  const answer = await mine.post('enter', { link });
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/desk/staff/']);
  expect((await mine.get('')).status).toBe(200);
  const again = browser();
  again.jar.set('staff-asked', 'another');
  expect((await again.post('enter', { link })).status).toBe(403);

  const late = browser();
  const asked = await late.ask(people.reads.address);
  clock.now = new Date(clock.now.getTime() + minutes(15));
  expect((await late.post('enter', { link: asked.link })).status).toBe(403);
  expect(await store.auditLines({ who: `staff:${people.reads.address}` })).toMatchObject([{ what: 'signed in' }]);
});

test('a code signs in where the mail is on another machine, and five wrong ones end the tries', async () => {
  const { browser } = await open();
  const mine = browser();
  const { code } = await mine.ask(people.reads.address);
  expect(code).toMatch(/^\w{4}-\w{4}$/);
  expect((await mine.post('enter', { code: code.toLowerCase().replace('-', ' ') })).status).toBe(303);
  const guesses = browser('guesses');
  const second = await guesses.ask(people.reads.address);
  for (let tries = 0; tries < 5; tries++) expect((await guesses.post('enter', { code: '2222-2222' })).status).toBe(403);
  expect((await guesses.post('enter', { code: second.code })).status).toBe(429);
  expect((await browser('elsewhere').post('enter', { code: second.code })).status).toBe(403);
});

test('mails to one address and tries of one connection are limited, without a word to whom', async () => {
  const { browser, mails, settled, store } = await open();
  for (let tries = 0; tries < 9; tries++)
    expect((await browser(`sender ${tries}`).post('sign-in', { email: people.reads.address })).status).toBe(200);
  await settled();
  expect(mails).toHaveLength(6);
  const one = browser('one');
  expect((await one.post('sign-in', { email: 'nobody@town.example' })).status).toBe(200);
  await store.atomic([sql("update counts set total = 300 where key = 'staff asks one'")]);
  expect((await one.post('sign-in', { email: people.lead.address })).status).toBe(429);
});

test('a session is a secret that only its digest is kept of, in a cookie for this host alone, and is new at each sign-in', async () => {
  const { browser, store } = await open();
  const mine = browser();
  mine.jar.set('staff', 'fixed-by-somebody-else');
  const answer = await mine.signIn(people.reads);
  const [line] = answer.headers.getSetCookie();
  expect(line).toMatch(/^staff=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/);
  const token = mine.jar.get('staff')!;
  expect(token).not.toContain('fixed');
  const [rows] = await store.atomic([sql('select digest from staff_sessions')]);
  expect(rows).toEqual([{ digest: await digestOf(token) }]);
  await mine.post('sign-out', { proof: await mine.proof() });
  mine.jar.set('staff', token);
  expect((await mine.get('')).status).toBe(303);
});

test('on a site with https the cookie has the prefix that only this host can set, and another name is not read', async () => {
  const host = 'https://desk.town.example';
  const { app, mails, settled } = await open({}, host);
  const headers = { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' };
  const asked = await app.request(`${host}/desk/staff/sign-in`, {
    method: 'POST',
    headers,
    body: `email=${people.reads.address}`,
  });
  await settled();
  const cookie = asked.headers.getSetCookie()[0]!;
  expect(cookie).toMatch(/^__Host-staff-asked=[\w-]{43}; Path=\/; Max-Age=900; HttpOnly; SameSite=Lax; Secure$/);
  const link = /link=(\S+)/.exec(String(mails[0]!.text))![1]!;
  const bare = cookie.split(';')[0]!.replace('__Host-', '');
  const post = (sent: string) =>
    app.request(`${host}/desk/staff/enter`, {
      method: 'POST',
      headers: { ...headers, Cookie: sent },
      body: `link=${link}`,
    });
  expect((await post(bare)).status).toBe(403);
  expect((await post(cookie.split(';')[0]!)).status).toBe(303);
});

test('a session ends two hours after its last use, and twelve after its beginning', async () => {
  const { signedIn, clock } = await open();
  const one = await signedIn(people.reads);
  for (let hour = 0; hour < 11; hour++) {
    clock.now = new Date(clock.now.getTime() + minutes(60));
    expect((await one.get('')).status, `after ${hour + 1} hours`).toBe(200);
  }
  clock.now = new Date(clock.now.getTime() + minutes(61));
  expect((await one.get('')).status).toBe(303);
  const idle = await signedIn(people.reads);
  clock.now = new Date(clock.now.getTime() + minutes(121));
  expect((await idle.get('')).status).toBe(303);
});

test('somebody sees where they are signed in and ends a session there; nobody ends that of another', async () => {
  const { signedIn, store } = await open();
  const [here, there, other] = [
    await signedIn(people.reads),
    await signedIn(people.reads),
    await signedIn(people.answers),
  ];
  const digest = await digestOf(there.jar.get('staff')!);
  await other.send('account', { do: 'end', session: digest });
  expect((await there.get('')).status).toBe(200);
  await here.send('account', { do: 'end', session: digest });
  expect([(await there.get('')).status, (await here.get('')).status]).toEqual([303, 200]);
  const third = await signedIn(people.reads);
  await here.send('account', { do: 'end-others' });
  expect((await third.get('')).status).toBe(303);
  expect((await store.auditLines()).map(({ what }) => what)).toContain('ended a session');
});

test('who works here no more is out at once, and rights that change hold from the next page on', async () => {
  const { signedIn, store } = await open();
  const person = { address: 'new@town.example', name: '', rights: { library: 'read' } } as const;
  await keepPerson(store, person, '2026-11-24T09:00:00.000Z');
  const one = await signedIn(person);
  expect((await one.get('')).status).toBe(200);
  await removePerson(store, person.address);
  expect((await one.get('')).status).toBe(303);
  await keepPerson(store, person, '2026-11-24T09:00:00.000Z');
  // The session went with the person.
  expect((await one.get('')).status).toBe(303);
});

test('a form that no page of this session holds changes nothing, and gives back what was typed', async () => {
  const { signedIn, store } = await open();
  const one = await signedIn(people.lead);
  const proof = await one.proof();
  const other = await (await signedIn(people.answers)).proof();
  const values = { do: 'add', person: 'evil@town.example', 'right *': 'lead', text: 'A long answer.', proof };
  const forged: [Record<string, string>, Record<string, string>][] = [
    [values, {}],
    [values, { Origin: 'https://evil.example' }],
    [values, { 'Sec-Fetch-Site': 'cross-site', Origin: origin }],
    [values, { 'Sec-Fetch-Site': 'same-site' }],
    [{ ...values, proof: '' }, { Origin: origin }],
    [{ ...values, proof: other }, { Origin: origin }],
  ];
  for (const [sent, headers] of forged) {
    const answer = await one.post('account', sent, headers);
    expect(answer.status).toBe(403);
    expect(await textOf(answer)).toContain('A long answer.');
  }
  const [rows] = await store.atomic([sql('select address from staff')]);
  expect(rows).toEqual([]);
  expect((await one.post('account', values, { 'Sec-Fetch-Site': 'same-origin' })).headers.get('Location')).toContain(
    'said=kept',
  );
});

test('an answer that is sent when the session is over is not lost', async () => {
  const { signedIn, clock } = await open();
  const one = await signedIn(people.answers);
  const proof = await one.proof();
  clock.now = new Date(clock.now.getTime() + minutes(180));
  const answer = await one.post('messages/K7M4QX2P', { proof, do: 'reply', text: 'Two hours of work <b>' });
  expect(answer.status).toBe(401);
  expect(await textOf(answer)).toContain('Two hours of work <b>');
});

test('no log names who asked, or what was typed', async () => {
  const { browser, lines, mails } = await open();
  const one = browser();
  await one.signIn(people.reads);
  await one.get('?q=secret+words');
  const said = JSON.stringify(lines);
  expect(mails).toHaveLength(1);
  for (const word of ['per@', 'secret', 'link=']) expect(said).not.toContain(word);
});
