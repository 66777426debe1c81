import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { newReference } from '../../../../src/desk/secrets/codes.ts';
import { openD1Store } from '../../../../src/desk/store/d1.ts';
import { openStore } from '../../../../src/desk/store/open-store.ts';
import { sql } from '../../../../src/desk/store/database.ts';
import { moving } from '../../../../src/desk/store/staff/changes.ts';
import { indexWords } from '../../../../src/desk/store/staff/words.ts';
import type { Message, Store } from '../../../../src/desk/store/store.ts';
import { endAll, stop, temporaryFolder } from '../../desk.ts';
import { someMessage } from '../../message.ts';
import { emptiedD1, emptiedPostgres } from '../../store/emptied.ts';
import { isSample } from '../../../sample.ts';
import { openStaffDesk, people, textOf } from './staff.ts';

test.skip(!isSample, 'These open the desk of the sample.');

test.describe.configure({ mode: 'default' });
test.afterEach(endAll);

const stores: Record<string, () => Promise<Store>> = {
  SQLite: () => openStore(`sqlite:${join(temporaryFolder(), 'desk.sqlite')}`),
  PostgreSQL: async () => openStore(await emptiedPostgres()),
  D1: async () => openD1Store(await emptiedD1()),
};

const at = (hour: number) => `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`;

for (const [name, openOne] of Object.entries(stores))
  test.describe(name, () => {
    let store: Store;
    let desk: ReturnType<typeof openStaffDesk>;
    test.beforeEach(async () => {
      store = await openOne();
      stop.push(() => store.close());
      desk = openStaffDesk(store);
    });

    const accept = async (more: Partial<Message> = {}, channels = ['staff']) => {
      const message = someMessage({ reference: newReference(), ...more });
      await store.accept(message, channels);
      return message;
    };

    test('the list holds the messages of one’s own desks, what is due first on top, page after page, each once', async () => {
      const own = await Promise.all(
        Array.from({ length: 45 }, (_, index) =>
          accept({ desk: 'library', received: at(index % 12), answerBy: index % 3 === 0 ? '' : at(8 + (index % 10)) }),
        ),
      );
      const foreign = await accept({ desk: 'it' });
      const one = await desk.signedIn(people.reads);
      const first = await (await one.get('')).text();
      const next = /href="([^"]*after=[^"]*)"/.exec(first)![1]!.replaceAll('&#38;', '&');
      const second = await (await one.get(next.replace('/desk/staff/', ''))).text();
      const shown = [first, second].flatMap((html) =>
        [...html.matchAll(/messages\/([A-Z0-9]{8})"/g)].map(([, found]) => found),
      );
      const dueOf = ({ answerBy, received }: Message) => answerBy || received;
      expect(shown).toHaveLength(45);
      expect(new Set(shown)).toEqual(new Set(own.map(({ reference }) => reference)));
      expect(shown).not.toContain(foreign.reference);
      const dues = shown.map((reference) => dueOf(own.find((message) => message.reference === reference)!));
      expect(dues).toEqual(dues.toSorted());
    });

    test('a view shows what it is called: open, mine, late, set aside, done', async () => {
      const [open, mine, late, aside, closed] = await Promise.all([
        accept({ desk: 'library', answerBy: at(20) }),
        accept({ desk: 'library', answerBy: at(20) }),
        accept({ desk: 'library', answerBy: at(8) }),
        accept({ desk: 'library', answerBy: at(20), aside: true }),
        accept({ desk: 'library' }),
      ]);
      const one = await desk.signedIn(people.answers);
      await one.send(`messages/${mine.reference}`, { do: 'take' });
      await one.send(`messages/${closed.reference}`, { do: 'closed' });
      const shown = async (view: string) =>
        [...(await (await one.get(`?view=${view}`)).text()).matchAll(/messages\/([A-Z0-9]{8})"/g)]
          .map(([, found]) => found)
          .toSorted();
      const named = (...messages: Message[]) => messages.map(({ reference }) => reference).toSorted();
      expect(await shown('open')).toEqual(named(open, mine, late));
      expect(await shown('mine')).toEqual(named(mine));
      expect(await shown('late')).toEqual(named(late));
      expect(await shown('aside')).toEqual(named(aside));
      expect(await shown('closed')).toEqual(named(closed));
    });

    test('an answer is kept with its delivery before “sent” is said, and pressed twice it is one', async () => {
      const message = await accept({ desk: 'library' });
      const one = await desk.signedIn(people.answers);
      const form = { do: 'reply', text: 'Dear Ola,\nit is found. 😀', seen: '0', key: crypto.randomUUID() };
      const [first, again] = [
        await one.send(`messages/${message.reference}`, form),
        await one.send(`messages/${message.reference}`, form),
      ];
      for (const answer of [first, again]) expect(answer.headers.get('Location')).toContain('said=sent');
      const [rows] = await store.atomic([sql('select id, text, number from replies')]);
      expect(rows).toEqual([{ id: form.key, text: form.text, number: 1 }]);
      expect((await store.deliveriesOf(message.reference)).map(({ channel, state }) => [channel, state])).toEqual([
        ['reply.1', 'waiting'],
        ['staff', 'waiting'],
      ]);
      expect(await store.find(message.reference)).toMatchObject({ state: 'answered', answered: at(9) });
      expect((await store.auditLines({ reference: message.reference })).map(({ what }) => what)).toEqual(['answered']);
    });

    test('of two who answer at once the second sees the first’s answer, keeps the text, and can still send it', async () => {
      const message = await accept({ desk: 'library' });
      const [ola, kari] = [await desk.signedIn(people.answers), await desk.signedIn(people.lead)];
      const path = `messages/${message.reference}`;
      const answers = await Promise.all([
        ola.send(path, { do: 'reply', text: 'Answer of Ola', seen: '0', key: crypto.randomUUID() }),
        kari.send(path, { do: 'reply', text: 'Answer of Kari', seen: '0', key: crypto.randomUUID() }),
      ]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
      const lost = answers.findIndex(({ status }) => status === 409);
      const html = await answers[lost]!.text();
      expect(html).toContain('Answer of Ola');
      expect(html).toContain('Answer of Kari');
      const [who, own] = lost === 0 ? [ola, 'Answer of Ola'] : [kari, 'Answer of Kari'];
      const seen = /name="seen" value="(\d+)"/.exec(html)![1]!;
      expect(seen).toBe('1');
      expect((await who.send(path, { do: 'reply', text: own, seen, key: crypto.randomUUID() })).status).toBe(303);
      expect((await store.atomic([sql('select number from replies order by number')]))[0]).toEqual([
        { number: 1 },
        { number: 2 },
      ]);
    });

    test('others are told that somebody writes, for ten minutes', async () => {
      const { reference } = await accept({ desk: 'library' });
      const [ola, siv] = [await desk.signedIn(people.answers), await desk.signedIn(people.leads)];
      await ola.send(`messages/${reference}`, { do: 'write', text: '' });
      const warned = async () =>
        /data-writing[^>]*\shidden/.exec(await (await siv.get(`messages/${reference}`)).text()) === null;
      expect(await warned()).toBe(true);
      desk.clock.now = new Date(desk.clock.now.getTime() + 11 * 60_000);
      expect(await warned()).toBe(false);
    });

    test('what is moved, merged, taken for spam, taken back and taken up again is where it belongs', async () => {
      const [first, repeat, spam, aside] = await Promise.all([
        accept({ desk: 'library' }),
        accept({ desk: 'library' }),
        accept({ desk: 'library' }),
        accept({ desk: 'library', aside: true }),
      ]);
      const one = await desk.signedIn(people.lead);
      const act = (message: Message, form: Record<string, string>) => {
        desk.clock.now = new Date(desk.clock.now.getTime() + 1000);
        return one.send(`messages/${message.reference}`, form);
      };
      await act(repeat, { do: 'merge', into: first.reference.toLowerCase() });
      expect(await store.find(repeat.reference)).toMatchObject({ state: 'closed', answered: '' });
      await act(first, { do: 'reply', text: 'Found.', seen: '0', key: crypto.randomUUID() });
      // Who wrote twice has an answer to both.
      expect(await store.find(repeat.reference)).toMatchObject({ state: 'answered' });
      await act(first, { do: 'reopened' });
      expect(await store.find(first.reference)).toMatchObject({
        state: 'received',
        reopened: expect.stringMatching(/^2026/),
      });
      await act(spam, { do: 'spam' });
      expect(await store.find(spam.reference)).toMatchObject({ state: 'closed', aside: true });
      expect((await store.deliveriesOf(spam.reference)).map(({ state, problem }) => [state, problem])).toEqual([
        ['given up', 'spam'],
      ]);
      await act(spam, { do: 'back' });
      expect(await store.find(spam.reference)).toMatchObject({ state: 'received', aside: false, reopened: '' });
      await act(aside, { do: 'release' });
      expect(await store.find(aside.reference)).toMatchObject({ state: 'received', aside: false });
      expect((await store.waiting()).count).toBeGreaterThan(0);
      await act(first, { do: 'move', desk: 'it' });
      expect(await store.find(first.reference)).toMatchObject({ desk: 'it' });
      // A desk, a person or a message that there is not changes nothing.
      for (const form of [
        { do: 'move', desk: 'no' },
        { do: 'assign', to: 'no@town.example' },
        { do: 'merge', into: 'K7M4QX2P' },
        { do: 'no' },
      ])
        expect(await textOf(await act(first, form as Record<string, string>))).toContain('Nothing was changed');
    });

    test('many are marked at once, and only where one may', async () => {
      const [one, two, foreign] = await Promise.all([
        accept({ desk: 'library' }),
        accept({ desk: 'library' }),
        accept({ desk: 'it' }),
      ]);
      const ola = await desk.signedIn(people.answers);
      const chosen = Object.fromEntries([one, two, foreign].map(({ reference }) => [`m-${reference}`, 'yes']));
      expect((await ola.send('', { do: 'answered', view: 'open', ...chosen })).headers.get('Location')).toContain(
        'done=2',
      );
      expect((await ola.send('', { do: 'answered', view: 'open', ...chosen })).headers.get('Location')).toContain(
        'done=0',
      );
      const states = await Promise.all(
        [one, two, foreign].map(async ({ reference }) => (await store.find(reference))?.state),
      );
      expect(states).toEqual(['answered', 'answered', 'received']);
    });

    test('a search finds by reference, by mail and by words, and nothing that is typed does harm', async () => {
      const message = await accept({
        desk: 'library',
        text: 'Låneкортet mitt er borte: 100 % "sikker"',
        email: 'Ada@example.org',
      });
      const foreign = await accept({ desk: 'it', text: 'Lånekortet mitt også', email: 'ada@example.org' });
      const one = await desk.signedIn(people.reads);
      const found = async (typed: string) => {
        const answer = await one.get(`?${new URLSearchParams({ q: typed }).toString()}`);
        expect(answer.status, typed.slice(0, 40)).toBe(200);
        return [...(await answer.text()).matchAll(/messages\/([A-Z0-9]{8})"/g)].map(([, reference]) => reference);
      };
      for (const typed of [
        message.reference,
        message.reference.toLowerCase(),
        'ada@EXAMPLE.org',
        'borte',
        'BORTE mitt',
        '"sikker" 100 %',
      ])
        expect(await found(typed), typed).toEqual([message.reference]);
      for (const typed of [
        "' or 1=1 --",
        '%',
        '_',
        '😀',
        '"',
        '\\',
        'lampe borte',
        'x'.repeat(10_000),
        'ord '.repeat(2_500),
        '\u0000',
        foreign.reference,
      ])
        expect(await found(typed), typed.slice(0, 20)).toEqual([]);
      // Moved to another desk, it is found there alone; with another name, by that one.
      const elsewhere = await desk.signedIn(people.elsewhere);
      const foundThere = async (typed: string) =>
        (await (await elsewhere.get(`?q=${typed}`)).text()).includes(`messages/${message.reference}"`);
      expect(await foundThere('borte')).toBe(false);
      await store.atomic(moving(message.reference, 'it', ''));
      expect([await found('borte'), await foundThere('borte')]).toEqual([[], true]);
      await store.rectify('ada@example.org', { name: 'Ada Bakke' });
      expect([await foundThere('bakke'), await foundThere('borte')]).toEqual([true, true]);
      // Of one that was erased nothing stands in the index; its neighbour is found.
      const neighbour = await accept({ desk: 'it', text: 'Nøkkelen passer ikke', email: 'bo@example.org' });
      while (await indexWords(store));
      const indexed = async () => JSON.stringify(await store.atomic([sql('select words from staff_words')]));
      expect(await indexed()).toContain('sikker');
      await store.erase([message.reference, foreign.reference], 'ada@example.org');
      expect(await indexed()).not.toMatch(/sikker|borte|ada/);
      while (await indexWords(store));
      expect((await (await elsewhere.get('?q=passer')).text()).includes(`messages/${neighbour.reference}"`)).toBe(true);
      // What was deleted is found no more.
      await store.purge('2027-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z');
      expect(await found('borte')).toEqual([]);
      expect(
        (await store.atomic([sql('select words from staff_words union all select members from staff_blocks')]))[0],
      ).toEqual([]);
    });
  });
