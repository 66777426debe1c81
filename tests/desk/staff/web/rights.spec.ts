import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { newReference } from '../../../../src/desk/secrets/codes.ts';
import { sql } from '../../../../src/desk/store/database.ts';
import { openStore } from '../../../../src/desk/store/open-store.ts';
import { linesIn } from '../../../../src/desk/store/staff/inbox.ts';
import type { Message, Store } from '../../../../src/desk/store/store.ts';
import { openPage } from '../../../../src/server/fill.ts';
import { deskFile, endAll, read, stop, temporaryFolder } from '../../desk.ts';
import { someMessage } from '../../message.ts';
import { isSample } from '../../../sample.ts';
import { openStaffDesk, people } from './staff.ts';

test.skip(!isSample, 'These open the desk of the sample.');

test.afterEach(endAll);

let store: Store;
let desk: ReturnType<typeof openStaffDesk>;
test.beforeEach(async () => {
  store = await openStore(`sqlite:${join(temporaryFolder(), 'desk.sqlite')}`);
  stop.push(() => store.close());
  desk = openStaffDesk(store);
});

const accept = async (more: Partial<Message> = {}) => {
  const message = someMessage({ reference: newReference(), ...more });
  await store.accept(message, ['staff']);
  return message;
};

const rowOf = async (reference: string) =>
  (await store.atomic([sql('select * from messages where reference = ?', reference)]))[0]![0]!;
const stateOf = async (reference: string) => (await rowOf(reference))['state'];
const countOf = (table: string) => async (reference: string) =>
  Number(
    (await store.atomic([sql(`select count(*) as count from ${table} where reference = ?`, reference)]))[0]![0]![
      'count'
    ],
  );

test('each action is done by who has the right at the desk, by nobody else, and leaves a line', async () => {
  const signed = await Promise.all(
    Object.entries(people).map(async ([who, person]) => [who, person, await desk.signedIn(person)] as const),
  );
  // What needs which role at the desk of the message, and how it shows.
  const actions: [
    string,
    'read' | 'answer',
    Record<string, string>,
    string,
    (reference: string) => Promise<unknown>,
  ][] = [
    ['page', 'read', {}, 'read', async () => undefined],
    ['note', 'answer', { do: 'internal', note: 'Ask the caretaker.' }, 'noted', countOf('staff_notes')],
    ['note for the sender', 'answer', { do: 'public', note: 'We look.' }, 'noted for the sender', countOf('notes')],
    ['assign', 'answer', { do: 'take' }, 'assigned', async (one) => (await rowOf(one))['assigned']],
    ['answer', 'answer', { do: 'reply', text: 'Dear Ola.', seen: '0' }, 'answered', countOf('replies')],
    ['mark', 'answer', { do: 'answered' }, 'answered', stateOf],
    ['close', 'answer', { do: 'closed' }, 'closed', stateOf],
    ['spam', 'answer', { do: 'spam' }, 'marked as spam', async (one) => (await rowOf(one))['aside']],
    ['move', 'answer', { do: 'move', desk: 'it' }, 'moved', async (one) => (await rowOf(one))['desk']],
  ];
  const allowed = {
    read: ['lead', 'answers', 'reads', 'leads'],
    answer: ['lead', 'answers', 'leads'],
  };
  for (const [action, role, form, what, shows] of actions)
    for (const [who, person, one] of signed) {
      const { reference } = await accept({ desk: 'library', subject: 'library' });
      const before = await shows(reference);
      const answer =
        action === 'page' ? await one.get(`messages/${reference}`) : await one.send(`messages/${reference}`, form);
      const lines = await store.auditLines({ reference });
      const may = allowed[role].includes(who);
      expect(
        lines.map((line) => `${line.who} ${line.what}`),
        `${who}: ${action}`,
      ).toEqual(may ? [`staff:${person.address} ${what}`] : []);
      if (action !== 'page') expect((await shows(reference)) === before, `${who}: ${action}`).toBe(!may);
      // Whoever may not read learns nothing, not even that there is such a message.
      if (!allowed.read.includes(who)) expect(answer.headers.get('Location')).toBe('/desk/staff/');
    }
  expect(await store.auditCheck()).not.toHaveProperty('broken');
});

const at = (hour: number) => `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`;

test('a message of a desk that the site no longer has stays in the list of who leads all, and can be moved', async () => {
  const { reference } = await accept({ desk: 'closed-down' });
  const one = await desk.signedIn(people.lead);
  expect(await (await one.get('')).text()).toContain(reference);
  await one.send(`messages/${reference}`, { do: 'move', desk: 'library' });
  expect((await linesIn(store, 'open', { desks: ['library'], me: '', now: at(9) })).lines).toMatchObject([
    { reference },
  ]);
});

test('what should have been found goes to the editors as a suggestion, without anything of a person', async () => {
  const message = await accept({ desk: 'library', name: 'Ola Nordmann', text: 'Secret story.' });
  const one = await desk.signedIn(people.answers);
  const suggest = async (form: Record<string, string>) => {
    const answer = await one.send(`messages/${message.reference}`, { do: 'found', ...form });
    return answer.status;
  };
  const about = '/en/renew-a-loan/';
  for (const question of ['', 'Where is the card of Nordmann?', 'Mail me at ola@example.org', '01010112377'])
    expect(await suggest({ question, about }), question).toBe(422);
  expect(await suggest({ question: 'lost my card', about: '/en/no-such-page/' })).toBe(422);
  expect((await store.list()).filter(({ suggestion }) => suggestion)).toEqual([]);

  const [lang] = deskFile().site.languages;
  const { pages } = JSON.parse((await read(`/ask/${lang}.json`))!) as { pages: [address: string, ...unknown[]][] };
  const [page] = pages.find(([address]) => new RegExp(`^/${lang}/[\\w-]+/$`).test(address))!;
  for (const _ of ['first', 'pressed twice'])
    expect(await suggest({ question: 'lost my card', about: page })).toBe(303);
  const [suggested, ...others] = (await store.list()).filter(({ suggestion }) => suggestion);
  expect(others).toEqual([]);
  expect(suggested).toMatchObject({
    page,
    email: '',
    name: '',
    question: '',
    suggestion: { page, after: expect.stringContaining('"lost my card"') },
  });
  expect(JSON.stringify(suggested)).not.toMatch(/Nordmann|Secret|ola@|town\.example/);
});

test('what a form is refused for stays in it, unfolded', async () => {
  const { reference } = await accept({ desk: 'library', name: 'Ola Nordmann' });
  const one = await desk.signedIn(people.answers);
  const pageAfter = async (form: Record<string, string>) => {
    const answer = await one.send(`messages/${reference}`, form);
    expect(answer.status).toBe(422);
    return openPage(await answer.text());
  };
  const note = `${'a'.repeat(20_000)} the end`;
  for (const kind of ['internal', 'public']) {
    const page = await pageAfter({ do: kind, note });
    expect(page.text('#note')).toBe(note);
    expect(page.has('[data-note][open]')).toBe(true);
    expect(page.text('[data-said]')).toBe('The note was not kept: make it shorter.');
  }
  const typed = { question: 'Where is the card of Nordmann?', title: 'Lost cards', draft: 'Come\nby.' };
  const page = await pageAfter({ do: 'found', ...typed });
  expect([page.attribute('#question', 'value'), page.attribute('#draft-title', 'value'), page.text('#draft')]).toEqual(
    Object.values(typed),
  );
  expect(page.has('[data-found][open]')).toBe(true);
  expect(await store.auditLines({ reference })).toEqual([]);
  expect(await countOf('staff_notes')(reference)).toBe(0);
});
