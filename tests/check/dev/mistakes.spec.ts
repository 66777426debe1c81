import { expect, test } from '@playwright/test';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { mistakesInPages } from '../../../src/check/dev/mistakes.ts';
import type { Told } from '../../../src/check/dev/browser.ts';
import { agency, article, goodFields } from '../../agency.ts';

test('pages that are being written are told what the check finds, and who asks is told again', async () => {
  const folder = agency({ 'articles/en/bad.mdx': article(goodFields.replace('topic: water', 'topic: watre')) });
  const { CONTENT } = process.env;
  process.env['CONTENT'] = folder;
  const ws = Object.assign(new EventEmitter(), { send: (_: string, told: Told) => ws.emit('told', told) });
  const watcher = Object.assign(new EventEmitter(), { add: () => watcher });
  const first = new Promise<Told>((resolve) => ws.once('told', resolve));
  const setup = mistakesInPages().hooks['astro:server:setup'] as (options: object) => void;
  setup({ server: { ws, watcher } });
  if (CONTENT === undefined) delete process.env['CONTENT'];
  else process.env['CONTENT'] = CONTENT;
  const { wrong } = await first;
  expect(wrong).toEqual([
    `${join(folder, 'articles/en/bad.mdx')}:4 topic: "watre" is not a topic. Did you mean "water"?`,
  ]);
  const asked = new Promise<Told>((resolve) =>
    ws.emit('pult:ask', null, { send: (_: string, told: Told) => resolve(told) }),
  );
  expect((await asked).wrong).toEqual(wrong);
});
