import { expect, test } from '@playwright/test';
import { ticketChannels } from '../../../../src/desk/send/tickets/channels.ts';
import { listen } from '../listen.ts';
import { base64, codeOf, delivery, file, files, marker, withFiles } from '../town.ts';
import { systems } from './systems.ts';

test('Zammad, FreeScout and osTicket get the requests that their documents ask for, and a repeat makes no second ticket where the system can tell', async () => {
  let tickets: { path: string; title: string }[] = [];
  const server = await listen(({ method, url = '', body }, response) => {
    const path = url.split('?')[0]!;
    if (method === 'POST') {
      const { title, subject } = JSON.parse(body) as { title?: string; subject?: string };
      tickets = [...tickets, { path, title: (title ?? subject)! }];
      response.writeHead(201).end(path.endsWith('.json') ? '123456' : '{}');
    } else {
      const made = path === '/api/v1/tickets/search' ? '/api/v1/tickets' : path;
      response.end(JSON.stringify(tickets.filter((ticket) => ticket.path === made)));
    }
  });
  const { channels, mistakes } = ticketChannels(systems(server.url), ['127.0.0.1']);
  expect(mistakes).toEqual([]);
  expect(channels.map(({ name }) => name)).toEqual(['zammad', 'freescout', 'osticket']);
  const odd = delivery({ text: `<b>Where</b> & "when"?\n${marker}` });
  for (const channel of [...channels, ...channels]) await channel.deliver(odd, file);

  const posts = server.requests.filter(({ method }) => method === 'POST');
  expect(posts.map(({ path }) => path)).toEqual([
    '/api/v1/tickets',
    '/api/conversations',
    '/support/api/tickets.json',
    '/support/api/tickets.json',
  ]);
  const bodies = posts.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  expect(posts[0]!.headers).toMatchObject({
    authorization: 'Token token=zammad-token',
    'content-type': 'application/json',
  });
  expect(bodies[0]).toEqual({
    title: 'Message K7M4QX2P: Loans',
    group: 'Second line',
    customer_id: 'guess:anna@home.example',
    article: {
      subject: 'Message K7M4QX2P: Loans',
      body: expect.stringContaining(`<b>Where</b> & "when"?\n${marker}`) as unknown,
      content_type: 'text/plain',
      type: 'web',
      sender: 'Customer',
      internal: false,
    },
  });
  expect(posts[1]!.headers).toMatchObject({ 'x-freescout-api-key': 'freescout-key' });
  expect(bodies[1]).toEqual({
    type: 'email',
    mailboxId: 3,
    subject: 'Message K7M4QX2P: Loans',
    customer: { email: 'anna@home.example', firstName: 'Anna Novak' },
    threads: [
      {
        type: 'customer',
        customer: { email: 'anna@home.example' },
        text: expect.stringContaining(`&lt;b&gt;Where&lt;/b&gt; &amp; &quot;when&quot;?<br>${marker}`) as unknown,
      },
    ],
    status: 'active',
  });
  expect(posts[2]!.headers).toMatchObject({ 'x-api-key': 'osticket-key' });
  expect(bodies[2]).toEqual({
    email: 'anna@home.example',
    name: 'Anna Novak',
    subject: 'Message K7M4QX2P: Loans',
    message: expect.stringMatching(/^Reference: K7M4QX2P\n[^]*<b>Where<\/b> & "when"\?\n/) as unknown,
    alert: true,
    autorespond: false,
    source: 'API',
    topicId: 12,
  });
  expect(server.requests.every(({ path }) => !path.includes('anna') && !path.includes(marker))).toBe(true);

  for (const channel of channels) expect(await codeOf(channel.deliver(delivery({ email: '' }), file))).toBe('address');
  server.close();
});

test('Zammad, FreeScout and osTicket get the files as their documents ask for them', async () => {
  const server = await listen(({ method }, response) => response.writeHead(method === 'POST' ? 201 : 200).end('[]'));
  const { channels } = ticketChannels(systems(server.url), ['127.0.0.1']);
  for (const channel of channels) {
    expect(channel.attaches).toBe(true);
    await channel.deliver(withFiles(channel.name), file);
  }
  const bodies = server.requests
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => JSON.parse(body) as unknown);
  const [pdf, jpeg, png] = files.map(({ bytes }) => base64(bytes));
  expect(bodies).toEqual([
    expect.objectContaining({
      article: expect.objectContaining({
        body: expect.stringContaining('Files: 3\n') as unknown,
        attachments: [
          { filename: 'attachment-1.pdf', data: pdf, 'mime-type': 'application/pdf' },
          { filename: 'attachment-2.jpg', data: jpeg, 'mime-type': 'image/jpeg' },
          { filename: 'attachment-3.png', data: png, 'mime-type': 'image/png' },
        ],
      }) as unknown,
    }),
    expect.objectContaining({
      threads: [
        expect.objectContaining({
          attachments: [
            { fileName: 'attachment-1.pdf', mimeType: 'application/pdf', data: pdf },
            { fileName: 'attachment-2.jpg', mimeType: 'image/jpeg', data: jpeg },
            { fileName: 'attachment-3.png', mimeType: 'image/png', data: png },
          ],
        }) as unknown,
      ],
    }),
    expect.objectContaining({
      attachments: [
        { 'attachment-1.pdf': `data:application/pdf;base64,${pdf}` },
        { 'attachment-2.jpg': `data:image/jpeg;base64,${jpeg}` },
        { 'attachment-3.png': `data:image/png;base64,${png}` },
      ],
    }),
  ]);
  server.close();
});

test('a ticket is only made when the system says so: a page of HTML is none, and what it will never take ends', async () => {
  for (const [status, answer, code, permanent] of [
    [200, '<!doctype html><title>Sign in</title>', 'answer', false],
    [201, '<!doctype html><title>Error</title>', 'answer', false],
    [200, '{"id":1}', 'answer', false],
    [202, '{}', 'answer', false],
    [400, '{}', 'http-400', true],
    [422, '{"error":"Email is invalid"}', 'http-422', true],
    [401, '{}', 'http-401', false],
    [503, '', 'http-503', false],
  ] as const) {
    const server = await listen(({ method }, response) =>
      method === 'POST' ? response.writeHead(status).end(answer) : response.end('[]'),
    );
    for (const channel of ticketChannels(systems(server.url), ['127.0.0.1']).channels)
      await expect(channel.deliver(delivery(), file), `${channel.name} ${status}`).rejects.toMatchObject({
        code,
        permanent,
      });
    server.close();
  }
});

test('the number of a ticket is kept, also of one that was made before', async () => {
  const found = [{ id: 5, number: '30001', title: 'Message K7M4QX2P: Loans', subject: 'Message K7M4QX2P: Loans' }];
  for (const [there, numbers] of [
    [[], ['30002', '30002', '30002']],
    [found, ['30001', '30001', '30002']],
  ] as const) {
    const server = await listen(({ method, url = '' }, response) => {
      if (method === 'POST') response.writeHead(201).end(url.endsWith('tickets.json') ? '30002' : '{"number":30002}');
      else response.end(JSON.stringify(url.startsWith('/api/v1') ? there : { _embedded: { conversations: there } }));
    });
    const { channels } = ticketChannels(systems(server.url), ['127.0.0.1']);
    const taken = [];
    for (const channel of channels) taken.push(await channel.deliver(delivery(), file));
    expect(taken).toEqual(numbers.map((number) => ({ number })));
    server.close();
  }
});

test('subjects and desks can have a group, a mailbox and a topic of their own', async () => {
  const server = await listen(({ method, url = '' }, response) =>
    response.writeHead(method === 'POST' ? 201 : 200).end(url.endsWith('.json') ? '1' : '[]'),
  );
  const own = {
    ...systems(server.url),
    ZAMMAD_GROUP: 'health = Health, Support',
    FREESCOUT_MAILBOX: 'library=7, 3',
    OSTICKET_TOPIC: 'loans=4,library=5,1',
  };
  const { channels, mistakes } = ticketChannels(own, ['127.0.0.1']);
  expect(mistakes).toEqual([]);
  const put = async (subject: string, desk: string) => {
    const before = server.requests.length;
    for (const channel of channels) await channel.deliver(delivery({ subject, desk }), file);
    return server.requests
      .slice(before)
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => JSON.parse(body) as Record<string, unknown>)
      .map(({ group, mailboxId, topicId }) => group ?? mailboxId ?? topicId);
  };
  expect(await put('loans', 'library')).toEqual(['Support', 7, 4]);
  expect(await put('fines', 'library')).toEqual(['Support', 7, 5]);
  expect(await put('health', 'nurse')).toEqual(['Health', 3, 1]);
  server.close();
  expect(
    ticketChannels({ ...own, ZAMMAD_GROUP: 'health=Health', OSTICKET_TOPIC: 'a=x, 1' }, ['127.0.0.1']).mistakes,
  ).toEqual([
    'ZAMMAD_GROUP: needs one value without a name, for all other subjects, as in library=…, health=…, ….',
    'OSTICKET_TOPIC: "x" must be a number.',
  ]);
});

test('an operator reads all mistakes in the settings of ticket systems at once', () => {
  const { channels, mistakes } = ticketChannels({
    ZAMMAD_URL: 'http://tickets.town.example',
    FREESCOUT_URL: 'help',
    FREESCOUT_KEY: 'key',
    FREESCOUT_MAILBOX: 'first',
    GITHUB_ISSUES_TOKEN: 'token',
    GITHUB_ISSUES_REPOSITORY: 'https://github.com/town/desk',
  });
  expect(channels).toEqual([]);
  expect(mistakes).toEqual([
    'ZAMMAD_URL must begin with https://, unless WEBHOOK_ALLOW_HOSTS names its host.',
    'ZAMMAD_TOKEN is missing. It must be the key or token that the system gave you, without spaces.',
    'ZAMMAD_GROUP is missing. It must be the name of a group in Zammad.',
    'FREESCOUT_URL must be an address such as https://tickets.example.org.',
    'FREESCOUT_MAILBOX must be a number.',
    'GITHUB_ISSUES_REPOSITORY must be the name of a private repository, owner/name.',
  ]);
  expect(ticketChannels({ ZAMMAD_URL: ' ' })).toEqual({ channels: [], mistakes: [] });
});
