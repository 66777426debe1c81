import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import type { Attachment } from '../../../src/desk/form/read/attachments.ts';
import type { D1 } from '../../../src/desk/store/d1.ts';
import { sql } from '../../../src/desk/store/database.ts';
import { ReferenceTaken, type Message, type Store } from '../../../src/desk/store/store.ts';
import type { Suggestion } from '../../../src/desk/suggest/suggestion.ts';
import { someJpeg, somePdf, somePng } from '../form/files.ts';
import { someMessage } from '../message.ts';
import { auditTests } from './audit/logging.ts';
import { emptyD1 } from './d1.ts';
import { at, endAll, open, openDatabase, startWriter, stop, stored, temporaryFolder } from './databases.ts';
import { emptiedD1, emptiedPostgres } from './emptied.ts';
import { emptyPostgres } from './postgres.ts';
import { keepingTests } from './orders/keeping.ts';
import { rightsTests } from './person/rights.ts';
import { settlingTests } from './settling.ts';

test.describe.configure({ mode: 'default' });
test.afterEach(endAll);

const ofFile = async () => `sqlite:${join(temporaryFolder(), 'data', 'desk.sqlite')}`;
/** Without a row; and where nothing was ever made. */
const databases: Record<string, [emptied: () => Promise<string | D1>, fresh: () => Promise<string | D1>]> = {
  SQLite: [ofFile, ofFile],
  PostgreSQL: [emptiedPostgres, emptyPostgres],
  D1: [emptiedD1, emptyD1],
};

async function keepTwice(empty: D1) {
  const [one, two] = await Promise.all([open(empty), open(empty)]);
  const keys = Array.from({ length: 50 }, (_, index) => `double-${index}`);
  const send = async (store: Store) => Promise.all(keys.map((key) => store.accept(someMessage({ key }), ['staff'])));
  const [first, second] = await Promise.all([send(one), send(two)]);
  const references = first.map((accepted) => 'reference' in accepted && accepted.reference);
  expect(second.map((accepted) => 'reference' in accepted && accepted.reference)).toEqual(references);
  expect(new Set((await stored(one)).values())).toEqual(new Set(references));
}

for (const [name, [emptied, fresh]] of Object.entries(databases))
  test.describe(name, () => {
    let url: string | D1;
    let store: Store;
    test.beforeEach(async () => {
      url = await emptied();
      store = await open(url);
    });

    const accept = async (more: Partial<Message> = {}, channels = ['staff']) => {
      const message = someMessage(more);
      await store.accept(message, channels);
      return message;
    };

    test('a message is found as it was written', async () => {
      const message = someMessage({ text: "Robert'); drop table messages; -- ? $1 \r\n😀\u202e" });
      expect(await store.accept(message, ['staff', 'receipt'])).toEqual({
        reference: message.reference,
        answerBy: message.answerBy,
        repeated: false,
      });
      const kept = {
        ...message,
        state: 'received',
        changed: message.received,
        answered: '',
        reopened: '',
        notes: [],
        outcome: '',
        link: '',
      };
      expect(await store.find(message.reference)).toEqual(kept);
      expect(await store.find(message.reference.toLowerCase())).toEqual(kept);
      expect(await store.find('NOSUCHRE')).toBeUndefined();
      expect([await store.knows(message.key), await store.knows('no such key')]).toEqual([true, false]);
    });

    test('sixteen submits at once with one key are one message', async () => {
      const messages = Array.from({ length: 16 }, () => someMessage({ key: 'one' }));
      const answers = await Promise.all(messages.map((message) => store.accept(message, ['staff', 'receipt'])));
      const [kept, ...others] = await store.list();
      expect(others).toEqual([]);
      expect(answers.map((answer) => 'reference' in answer && answer.reference)).toEqual(
        messages.map(() => kept!.reference),
      );
      expect(answers.filter((answer) => 'repeated' in answer && !answer.repeated)).toHaveLength(1);
      expect((await store.waiting()).count).toBe(2);
    });

    test('the same message sent again, reference and all, is a repeat', async () => {
      const message = await accept();
      expect(await store.accept(message, ['staff'])).toMatchObject({ reference: message.reference, repeated: true });
      expect((await store.waiting()).count).toBe(1);
    });

    test('another text with the same key is refused', async () => {
      const { reference, key } = await accept({ text: 'first' });
      expect(await store.accept(someMessage({ key, text: 'second' }), ['staff'])).toEqual({ conflict: true });
      expect((await store.list()).map((kept) => kept.reference)).toEqual([reference]);
      expect((await store.waiting()).count).toBe(1);
    });

    test('a reference that is taken is refused by a name of its own, and harms no neighbour', async () => {
      const { reference } = await accept();
      const [taken, free] = await Promise.allSettled([
        store.accept(someMessage({ reference }), ['staff']),
        store.accept(someMessage(), ['staff']),
      ]);
      expect(taken).toMatchObject({ status: 'rejected', reason: expect.any(ReferenceTaken) });
      expect(free.status).toBe('fulfilled');
      expect(await store.list()).toHaveLength(2);
    });

    test('the files of a message are kept byte for byte, in their order, and found only with it', async () => {
      const files: Attachment[] = [
        // Several pieces, one of them filled to its end; one of a few bytes, and one of every byte.
        { kind: 'pdf', bytes: somePdf('', 1_500_000) },
        { kind: 'png', bytes: Buffer.alloc(1_500_000, somePng()) },
        { kind: 'jpeg', bytes: new Uint8Array(Array.from({ length: 256 }, (_, byte) => byte)).subarray(1) },
      ];
      const message = someMessage({ attachments: 3 });
      await store.accept(message, ['staff'], files);
      await accept();
      expect(await store.find(message.reference)).toMatchObject({ attachments: 3 });
      const kept = await store.attachments(message.reference.toLowerCase());
      expect(kept.map(({ kind }) => kind)).toEqual(['pdf', 'png', 'jpeg']);
      for (const [index, { bytes }] of files.entries()) expect(Buffer.compare(kept[index]!.bytes, bytes)).toBe(0);
      expect((await store.list()).map(({ attachments }) => attachments).sort()).toEqual([0, 3]);
      expect(await store.attachments('NOSUCHRE')).toEqual([]);
    });

    test('sixteen submits at once of one message keep its files once, and another text none of them', async () => {
      const files: Attachment[] = [{ kind: 'jpeg', bytes: someJpeg() }];
      const answers = await Promise.all(
        Array.from({ length: 16 }, () => store.accept(someMessage({ key: 'one', attachments: 1 }), ['staff'], files)),
      );
      const [first] = answers.flatMap((answer) => ('reference' in answer ? [answer.reference] : []));
      const other: Attachment[] = [{ kind: 'png', bytes: somePng() }];
      const refused = someMessage({ key: 'one', text: 'second', attachments: 1 });
      expect(await store.accept(refused, ['staff'], other)).toEqual({ conflict: true });
      expect(await store.attachments(first!)).toEqual([{ kind: 'jpeg', bytes: someJpeg() }]);
      expect(await store.attachments(refused.reference)).toEqual([]);
    });

    test('a message whose files cannot be kept is not kept either', async () => {
      const message = someMessage({ attachments: 1 });
      const broken = [{ kind: null as never, bytes: somePng() }];
      await expect(store.accept(message, ['staff'], broken)).rejects.toThrow();
      expect(await store.find(message.reference)).toBeUndefined();
      expect((await store.waiting()).count).toBe(0);
    });

    test('a message set aside is kept and sent to nobody', async () => {
      const { reference } = await accept({ aside: true }, ['staff', 'receipt']);
      expect(await store.find(reference)).toMatchObject({ aside: true });
      expect(await store.waiting()).toEqual({ count: 0, oldest: '' });
      expect(await store.claim(at('14:00'), at('14:02'), 10)).toEqual([]);
    });

    test('staff list messages by state, time and suspicion, newest first', async () => {
      const early = await accept({ received: at('09:00') });
      const noon = await accept({ received: at('12:00'), aside: true });
      const late = await accept({ received: at('15:00') });
      await store.setState(early.reference, 'answered', at('16:00'));
      const references = async (filter?: Parameters<Store['list']>[0]) =>
        (await store.list(filter)).map(({ reference }) => reference);
      expect(await references()).toEqual([late.reference, noon.reference, early.reference]);
      expect(await references({ limit: 2 })).toEqual([late.reference, noon.reference]);
      expect(await references({ state: 'answered' })).toEqual([early.reference]);
      expect(await references({ aside: true })).toEqual([noon.reference]);
      expect(await references({ aside: false, state: 'received' })).toEqual([late.reference]);
      expect(await references({ from: at('12:00'), to: at('15:00') })).toEqual([noon.reference]);
    });

    test('notes and a new state are shown with the message, in the order in which they came', async () => {
      const { reference } = await accept();
      await Promise.all(['14:01', '14:02'].map((time) => store.note(reference, 'Asked the archive.', at(time))));
      expect(await store.note(reference.toLowerCase(), 'Found it.', at('15:00'))).toBe(true);
      expect(await store.setState(reference.toLowerCase(), 'answered', at('15:30'))).toBe(true);
      const kept = await store.find(reference);
      expect(kept).toMatchObject({ state: 'answered', changed: at('15:30') });
      expect(kept!.notes).toHaveLength(3);
      expect(kept!.notes[2]).toEqual({ written: at('15:00'), text: 'Found it.' });
      expect(await store.note('NOSUCHRE', 'Lost', at('15:00'))).toBe(false);
      expect(await store.setState('NOSUCHRE', 'closed', at('15:00'))).toBe(false);
    });

    test('a suggestion is kept as it was written, and with what a forge made of it', async () => {
      const suggestion: Suggestion = {
        kind: 'change',
        file: 'content/articles/nb/loans.mdx',
        page: '/nb/loans/',
        title: 'Lån “forny”',
        base: 'a'.repeat(64),
        before: 'Før,\tmed \'tegn\' \\ og {"json": 1}\n',
        after: 'Etter 😀 ?\n',
        why: 'Ny frist; -- $1',
      };
      const { reference } = await accept({ suggestion }, ['forge']);
      const [delivery] = await store.claim(at('14:00'), at('14:02'), 10);
      expect(delivery!.message.suggestion).toEqual(suggestion);
      expect(await store.find(reference)).toMatchObject({ suggestion, outcome: '', link: '', state: 'received' });

      const link = 'https://forge.example/pulls/7';
      expect(await store.suggested(reference.toLowerCase(), 'proposed', link, at('15:00'))).toBe(true);
      expect(await store.find(reference)).toMatchObject({ outcome: 'proposed', link, state: 'received' });
      expect(await store.suggested(reference, 'merged', '', at('16:00'))).toBe(true);
      // What was sent before comes late.
      expect(await store.suggested(reference, 'proposed', link, at('16:01'))).toBe(false);
      const merged = { outcome: 'merged', link, state: 'answered', answered: at('16:00'), changed: at('16:00') };
      expect(await store.find(reference)).toMatchObject(merged);
      const plain = await accept();
      expect(await store.suggested(plain.reference, 'closed', link, at('16:00'))).toBe(false);
      expect(await store.suggested('NOSUCHRE', 'closed', link, at('16:00'))).toBe(false);
      const other = await accept({ suggestion });
      expect(await store.suggested(other.reference, 'closed', '', at('16:00'))).toBe(true);
      expect(await store.find(other.reference)).toMatchObject({ outcome: 'closed', link: '', state: 'closed' });
      // Opened again.
      expect(await store.suggested(other.reference, 'proposed', link, at('16:05'))).toBe(true);
      expect(await store.find(other.reference)).toMatchObject({ outcome: 'proposed', link, state: 'received' });

      await store.ended(delivery!.id, 'sent', at('16:00'));
      await store.purge('2027-01-01T00:00:00.000Z', at('17:00'));
      expect(await store.find(reference)).toBeUndefined();
    });

    test('a delivery is tried again at its time, under the same id, until it is delivered', async () => {
      const message = await accept();
      const [first] = await store.claim(at('13:00'), at('13:02'), 10);
      expect(first).toEqual({ id: first!.id, channel: 'staff', attempts: 0, message });
      await store.failed(first!.id, 'smtp-451', at('13:10'));
      expect(await store.claim(at('13:09'), at('13:11'), 10)).toEqual([]);
      const [second] = await store.claim(at('13:10'), at('13:12'), 10);
      expect(second).toEqual({ ...first, attempts: 1 });
      expect(await store.waiting()).toEqual({ count: 1, oldest: message.received });
      await store.ended(second!.id, 'sent', at('13:11'));
      // A worker whose claim had ended and who failed meanwhile must not undo it.
      await store.failed(second!.id, 'timeout', at('13:20'));
      expect(await store.claim(at('23:00'), at('23:02'), 10)).toEqual([]);
      expect(await store.waiting()).toEqual({ count: 0, oldest: '' });
    });

    test('a delivery ends once, and what became of it is said', async () => {
      const message = await accept({}, ['staff', 'receipt', 'zammad']);
      const claimed = await store.claim(at('13:00'), at('13:02'), 10);
      const idOf = (name: string) => claimed.find(({ channel }) => channel === name)!.id;
      await store.ended(idOf('zammad'), 'sent', at('13:01'), { number: '4711' });
      await store.ended(idOf('receipt'), 'refused', at('13:01'), { problem: 'smtp-550' });
      await store.ended(idOf('receipt'), 'sent', at('13:02'));
      const states = async () =>
        (await store.deliveriesOf(message.reference)).map(({ channel, state, ended, problem, number }) =>
          [channel, state, ended && ended.slice(11, 16), problem, number].join(' ').trim(),
        );
      expect(await states()).toEqual(['receipt refused 13:01 smtp-550', 'staff waiting', 'zammad sent 13:01  4711']);
      expect(await store.abandon(message.reference.toLowerCase(), undefined, at('13:03'))).toEqual(['staff']);
      expect(await store.abandon(message.reference, 'staff', at('13:04'))).toEqual([]);
      expect(await states()).toContain('staff given up 13:03 abandoned');
      expect(await store.retry(message.reference, 'receipt', at('13:05'))).toBe(1);
      expect(await store.retry(undefined, undefined, at('13:05'))).toBe(1);
      expect(await store.retry(undefined, undefined, at('13:05'))).toBe(0);
      const again = await store.claim(at('13:05'), at('13:07'), 10);
      expect(again.map(({ channel, attempts }) => [channel, attempts]).sort()).toEqual([
        ['receipt', 0],
        ['staff', 0],
      ]);
      expect(await states()).toContain('zammad sent 13:01  4711');
    });

    test('the desk is told of what was refused in the same commit, and again when something else is', async () => {
      const message = await accept({}, ['staff', 'receipt']);
      const claimed = await store.claim(at('13:00'), at('13:02'), 10);
      const refuse = (name: string, time: string) =>
        store.ended(claimed.find(({ channel }) => channel === name)!.id, 'refused', at(time), {
          problem: 'smtp-550',
          alert: true,
        });
      await refuse('receipt', '13:01');
      await refuse('receipt', '13:01');
      const [first, ...others] = await store.claim(at('13:01'), at('13:03'), 10);
      expect([first!.channel, first!.message.reference, others]).toEqual(['alert', message.reference, []]);
      await store.ended(first!.id, 'sent', at('13:02'));
      await refuse('staff', '13:03');
      const [second] = await store.claim(at('13:03'), at('13:05'), 10);
      expect(second).toMatchObject({ channel: 'alert', attempts: 0 });
      expect(second!.id).not.toBe(first!.id);
    });

    test('a message is stranded when no channel brings it to its desk, until somebody answers or closes it', async () => {
      const [refused, twice] = [await accept({}, ['staff', 'receipt']), await accept({}, ['staff', 'zammad'])];
      for (const { id, channel } of await store.claim(at('13:00'), at('13:02'), 10))
        await store.ended(id, channel === 'staff' ? 'refused' : 'sent', at('13:01'), {
          problem: 'smtp-550',
          alert: true,
        });
      expect(await store.stranded()).toBe(1);
      expect(await store.retry(refused.reference, undefined, at('13:02'))).toBe(1);
      expect(await store.stranded()).toBe(0);
      await store.abandon(refused.reference, 'staff', at('13:03'));
      expect(await store.stranded()).toBe(1);
      await store.setState(refused.reference, 'closed', at('13:04'));
      expect(await store.stranded()).toBe(0);
      expect(await store.find(twice.reference)).toMatchObject({ state: 'received' });
    });

    test('what was set aside goes by the channels of the server that takes it, and each once', async () => {
      const { reference } = await accept({ aside: true });
      expect(await store.release(reference.toLowerCase(), at('13:00'))).toBe(true);
      expect(await store.release(reference, at('13:00'))).toBe(false);
      const [any] = await store.claim(at('13:00'), at('13:02'), 10);
      expect(any!.channel).toBe('*');
      await store.reroute(any!.id, ['staff', 'receipt'], at('13:01'));
      await store.reroute(any!.id, ['staff', 'receipt'], at('13:01'));
      const next = await store.claim(at('13:01'), at('13:03'), 10);
      expect(next.map(({ channel }) => channel).sort()).toEqual(['receipt', 'staff']);
      await store.reroute(next[0]!.id, ['staff', 'zammad'], at('13:02'));
      expect((await store.deliveriesOf(reference)).map(({ channel }) => channel)).toEqual([
        'receipt',
        'staff',
        'zammad',
      ]);
    });

    test('a claim that nobody settled is due again when it ends', async () => {
      await accept();
      const [first] = await store.claim(at('13:00'), at('13:02'), 10);
      expect(await store.claim(at('13:01'), at('13:03'), 10)).toEqual([]);
      expect((await store.claim(at('13:02'), at('13:04'), 10)).map(({ id }) => id)).toEqual([first!.id]);
    });

    test('a clock that was days ahead does not hold deliveries back', async () => {
      await accept();
      const [first] = await store.claim('2027-12-31T00:00:00.000Z', '2027-12-31T00:02:00.000Z', 10);
      expect(await store.claim(at('14:00'), at('14:02'), 10)).toMatchObject([{ id: first!.id }]);
    });

    test('workers never get the same delivery', async () => {
      const other = await open(url);
      for (let batch = 0; batch < 4; batch++) await Promise.all(Array.from({ length: 25 }, () => accept()));
      const taken: string[] = [];
      const work = async (from: Store) => {
        for (;;) {
          const deliveries = await from.claim(at('14:00'), at('14:02'), 7);
          if (deliveries.length === 0) return;
          expect(deliveries.length).toBeLessThanOrEqual(7);
          taken.push(...deliveries.map(({ id }) => id));
        }
      };
      await Promise.all([work(store), work(other), work(store), work(other)]);
      // Whoever came while all rows were held by others went home early.
      await work(store);
      expect(taken).toHaveLength(100);
      expect(new Set(taken).size).toBe(100);
    });

    test('votes are counted by page, the one that failed most visitors first, with their sentences', async () => {
      await store.vote('/en/hours/', 'en', true, '', at('09:00'));
      await store.vote('/en/hours/', 'en', true, '', at('10:00'));
      await store.vote('/en/hours/', 'en', true, 'Thanks', at('10:00'));
      await store.vote('/nb/loans/', 'nb', false, '', at('14:00'));
      await store.vote('/nb/loans/', 'nb', false, "It didn't say what it costs", at('14:00'));
      await store.vote('/nb/loans/', 'nb', false, '', at('15:00'));
      await store.vote('/nb/loans/', 'nb', false, 'Too long', at('15:00'));
      await store.vote('/nb/loans/', 'nb', true, '', at('15:00'));
      const loans = { page: '/nb/loans/', language: 'nb', helped: 1, failed: 2 };
      expect(await store.votes()).toEqual([
        {
          ...loans,
          sentences: [
            { written: at('15:00'), helpful: false, text: 'Too long' },
            { written: at('14:00'), helpful: false, text: "It didn't say what it costs" },
          ],
        },
        {
          ...{ page: '/en/hours/', language: 'en', helped: 2, failed: 0 },
          sentences: [{ written: at('10:00'), helpful: true, text: 'Thanks' }],
        },
      ]);
      expect(await store.votes(at('15:00'))).toMatchObject([
        { ...loans, failed: 1, sentences: [{ text: 'Too long' }] },
      ]);
      expect(await store.votes(at('16:00'))).toEqual([]);
      expect(await store.votes('', at('10:00'))).toMatchObject([{ page: '/en/hours/', helped: 1, sentences: [] }]);
    });

    test('searches without result are counted, the one most asked first', async () => {
      await store.miss('mooring fee', 'en', at('09:00'));
      await store.miss('opening hours easter', 'en', at('10:00'));
      await store.miss('opening hours easter', 'en', at('14:00'));
      const easter = { question: 'opening hours easter', language: 'en', last: at('14:00') };
      expect(await store.misses()).toEqual([
        { ...easter, times: 2 },
        { question: 'mooring fee', language: 'en', times: 1, last: at('09:00') },
      ]);
      expect(await store.misses(at('12:00'))).toEqual([{ ...easter, times: 1 }]);
      expect(await store.misses('', at('09:30'))).toMatchObject([{ question: 'mooring fee' }]);
    });

    test('the time of the first answer stays when a message is marked again or closed', async () => {
      const { reference } = await accept();
      await store.setState(reference, 'answered', at('15:00'));
      await store.setState(reference, 'answered', at('16:00'));
      await store.setState(reference, 'closed', at('17:00'));
      expect(await store.find(reference)).toMatchObject({
        state: 'closed',
        changed: at('17:00'),
        answered: at('15:00'),
      });
      const unanswered = await accept();
      await store.setState(unanswered.reference, 'closed', at('17:00'));
      expect(await store.find(unanswered.reference)).toMatchObject({ state: 'closed', answered: '' });
    });

    test('purge takes old sentences of votes and old searches, and leaves the votes', async () => {
      await store.vote('/nb/loans/', 'nb', false, '', at('08:00'));
      await store.vote('/nb/loans/', 'nb', false, 'Call me on 912 34 567', at('08:00'));
      await store.vote('/nb/loans/', 'nb', true, '', at('12:00'));
      await store.vote('/nb/loans/', 'nb', true, 'Thanks', at('12:00'));
      await store.miss('old', 'nb', at('08:00'));
      await store.miss('young', 'nb', at('12:00'));
      expect(await store.purge(at('12:00'), at('13:00'))).toBe(0);
      expect(await store.votes()).toMatchObject([{ helped: 1, failed: 1, sentences: [{ text: 'Thanks' }] }]);
      expect(await store.misses()).toMatchObject([{ question: 'young' }]);
    });

    test('a count is exact under load, and begins again when it has expired', async () => {
      const sums = await Promise.all(Array.from({ length: 50 }, () => store.count('sender', at('15:00'), at('14:00'))));
      expect(sums.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
      expect(await store.count('another', at('15:00'), at('14:00'))).toBe(1);
      expect(await store.count('sender', at('16:00'), at('14:59'))).toBe(51);
      expect(await store.count('sender', at('16:00'), at('15:00'))).toBe(1);
      expect(await store.count('sender', at('17:00'), at('15:30'))).toBe(2);
    });

    test('a mark outlives the process that set it', async () => {
      expect(await store.marked('swept')).toBeUndefined();
      await store.mark('swept', at('14:00'));
      await store.mark('swept', at('15:00'));
      const later = await open(url);
      expect(await later.marked('swept')).toBe(at('15:00'));
      await later.check();
    });

    test('purge deletes what is old, sent or not, and of what was never sent the reference stays', async () => {
      const old = someMessage({ received: at('08:00'), attachments: 1 });
      await store.accept(old, ['staff', 'receipt'], [{ kind: 'png', bytes: somePng() }]);
      const undelivered = await accept({ received: at('08:00') }, ['staff', 'webhook']);
      const aside = await accept({ received: at('08:00'), aside: true });
      const noted = await accept({ received: at('08:00') });
      const young = await accept({ received: at('12:00') });
      for (const { id, channel } of await store.claim(at('13:00'), at('13:02'), 100))
        if (channel !== 'webhook') await store.ended(id, 'sent', at('13:01'));
      await store.note(old.reference, 'Called back.', at('08:30'));
      await store.note(noted.reference, 'Still looking.', at('12:00'));
      expect(await store.purge(at('12:00'), at('13:00'))).toBe(3);
      const references = (await store.list()).map(({ reference }) => reference);
      expect(references.sort()).toEqual([noted, young].map(({ reference }) => reference).sort());
      expect(references).not.toContain(aside.reference);
      expect((await store.waiting()).count).toBe(0);
      expect(await store.undelivered()).toEqual([
        {
          ...{ reference: undelivered.reference, channel: 'webhook', outcome: 'waiting', problem: '' },
          deleted: at('13:00'),
        },
      ]);
      expect(await store.attachments(old.reference)).toEqual([]);
      expect(await store.purge(at('12:00'), at('13:00'))).toBe(0);
    });

    test('statements that fail together leave nothing behind, and their neighbours stay', async () => {
      const database = await openDatabase(url);
      stop.push(() => database.close());
      const insert = (mark: string) => sql('insert into marks (name, value) values (?, ?)', mark, 'set');
      const outcomes = await Promise.allSettled([
        database.atomic([insert('before')]),
        database.atomic([insert('half'), insert('half')]),
        database.atomic([insert('after'), sql('select value from marks where name = ?', 'after')]),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(outcomes[2]).toMatchObject({ value: [[], [{ value: 'set' }]] });
      expect(await store.marked('before')).toBe('set');
      expect(await store.marked('half')).toBeUndefined();
    });

    settlingTests(() => store, accept);
    rightsTests(() => store, accept);
    keepingTests(() => store);
    auditTests(
      () => store,
      () => openDatabase(url),
      accept,
    );

    test('after it is closed it takes nothing, and what was under way is kept', async () => {
      const message = someMessage();
      const [accepted] = await Promise.all([store.accept(message, ['staff']), store.close()]);
      expect(accepted).toMatchObject({ reference: message.reference });
      await store.close();
      await expect(store.accept(someMessage(), ['staff'])).rejects.toThrow();
      await expect(store.check()).rejects.toThrow();
      expect(await (await open(url)).find(message.reference)).toBeDefined();
    });

    test('two processes that start and are sent the same messages keep each once', async () => {
      const empty = await fresh();
      // No other process reaches D1 on this machine: there, two stores begin at once.
      if (typeof empty !== 'string') return keepTwice(empty);
      const writers = [startWriter(empty, 'double', 100), startWriter(empty, 'double', 100)];
      for (const { ended } of writers) expect(await ended).toBe(0);
      const kept = await stored(await open(empty));
      expect(kept.size).toBe(100);
      for (const { acknowledged, errors } of writers) {
        expect(errors).toEqual([]);
        expect(acknowledged).toEqual(kept);
      }
    });
  });
