import { writeSync } from 'node:fs';
import { openStore } from '../../../src/desk/store/open-store.ts';
import { someMessage } from '../message.ts';

/*
 * A process that sends messages to a store, 16 at a time, each until it is accepted, and prints `key reference` once it
 * was, or `! error`: node writer.ts <DATABASE_URL> <prefix of keys> <how many>.
 */
const [url = '', prefix = '', most = '0'] = process.argv.slice(2);
const store = await openStore(url);
let sent = 0;

async function send() {
  while (sent < Number(most)) {
    const key = `${prefix}-${++sent}`;
    for (;;)
      try {
        const accepted = await store.accept(someMessage({ key, text: `Written under ${key}` }), ['staff']);
        const reference = 'reference' in accepted ? accepted.reference : 'conflict';
        writeSync(1, `${key} ${reference}\n`);
        // Reads and calls of several statements share the connections and commits.
        await store.find(reference);
        await store.note(reference, 'Read.', '2026-11-24T14:00:00.000Z');
        break;
      } catch (error) {
        writeSync(1, `! ${String(error).replaceAll('\n', ' ')}\n`);
        // As a visitor does who was told that it was not sent.
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
  }
}

await Promise.all(Array.from({ length: 16 }, send));
await store.close();
