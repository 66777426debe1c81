import { expect, test } from '@playwright/test';
import { ticketChannels } from '../../../../src/desk/send/tickets/channels.ts';
import { listen } from '../listen.ts';
import { delivery, file } from '../town.ts';
import { systems } from './systems.ts';

test('a conversation that staff have closed in FreeScout is still found by a repeat', async () => {
  const closed = { _embedded: { conversations: [{ subject: 'Message K7M4QX2P: Loans', status: 'closed' }] } };
  // As its documents say: without `status` only active conversations are found.
  const server = await listen(({ url = '' }, response) => {
    const status = new URL(url, 'http://freescout').searchParams.get('status') ?? 'active';
    response.end(JSON.stringify(status.split(',').includes('closed') ? closed : { _embedded: { conversations: [] } }));
  });
  const { channels } = ticketChannels(systems(server.url), ['127.0.0.1']);
  await channels.find(({ name }) => name === 'freescout')!.deliver(delivery(), file);
  expect(server.requests.map(({ method }) => method)).toEqual(['GET']);
  server.close();
});
