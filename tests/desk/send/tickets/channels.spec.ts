import { expect, test } from '@playwright/test';
import { ticketChannels } from '../../../../src/desk/send/tickets/channels.ts';
import { listen } from '../listen.ts';
import { filesIn, parseMail } from '../smtp.ts';
import { base64, codeOf, delivery, file, files, marker, named, withFiles } from '../town.ts';
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
    customer: { email: 'anna@home.example', firstname: 'Anna', lastname: 'Novak' },
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
    'OSTICKET_TOPIC: "x" must be an e-mail address of osTicket, or a number.',
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

test('osTicket gets a whole mail of the visitor’s, which it knows again by its Message-ID; an address of its own stands for the topic', async () => {
  const server = await listen((_, response) => response.writeHead(201).end('"300124"'));
  const own = {
    ...systems(server.url),
    OSTICKET_TOPIC: 'health=health@town.example, help@town.example',
    OSTICKET_PATH: '/api/http.php',
  };
  const link = async (reference: string) => `https://help.town.example/desk/answered?token=${reference}`;
  const osticket = ticketChannels(own, ['127.0.0.1'], link).channels.at(-1)!;
  const odd = { name: 'Žiga "Z" Čučnik <x@y.example>\r\nBcc: all@evil.example', text: 'Æ \u{1f600}\n.\nFrom here' };
  for (const one of [
    delivery(odd),
    delivery(odd),
    { ...withFiles('osticket'), message: delivery({ subject: 'health' }).message },
  ])
    expect(await osticket.deliver(one, file)).toEqual({ number: '300124' });
  const [first, again, third] = server.requests;
  expect(first).toMatchObject({
    path: '/support/api/http.php/tickets.email',
    headers: { 'x-api-key': 'osticket-key' },
  });
  expect(again!.body.replace(/boundary.*/g, '')).toBe(first!.body.replace(/boundary.*/g, ''));
  expect(first!.body).toMatch(/^[\x20-\x7e\r\n]*$/);
  const { fields, text } = parseMail(first!.body);
  expect(Object.fromEntries(fields)).toMatchObject({
    'Message-ID': '<d-1@help.town.example>',
    'Auto-Submitted': 'auto-generated',
    To: 'help@town.example',
    Subject: 'Message K7M4QX2P: Loans',
  });
  expect(fields.map(([name]) => name)).not.toContain('Bcc');
  expect(fields.find(([name]) => name === 'From')?.[1]).toMatch(/<anna@home\.example>$/);
  expect(text).toContain('Æ \u{1f600}\n.\nFrom here');
  // The visitor reads all of the ticket in osTicket's portal.
  expect(text).not.toContain('/desk/answered');
  expect(filesIn(third!.body)).toEqual(named);
  expect(parseMail(third!.body).fields).toContainEqual(['To', 'health@town.example']);
  server.close();
});

test('the link for staff stands where no customer is quoted it: in Zammad as an article for agents, in FreeScout as a note', async () => {
  const server = await listen(({ method, url = '' }, response) =>
    response
      .writeHead(method === 'POST' ? (url.includes('ticket_articles') ? 500 : 201) : 200)
      .end(method === 'POST' ? '{"id":9,"number":"31009"}' : '[]'),
  );
  const own = { ...systems(server.url), OSTICKET_URL: '', OSTICKET_KEY: '', OSTICKET_TOPIC: '', FREESCOUT_USER: '4' };
  const link = async (reference: string) => `https://help.town.example/desk/answered?token=${reference}`;
  const { channels } = ticketChannels(own, ['127.0.0.1'], link);
  for (const channel of channels) expect(await channel.deliver(delivery(), file)).toEqual({ number: '31009' });
  const [ticket, article, conversation] = server.requests
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  expect(JSON.stringify(ticket)).not.toContain('answered?token');
  expect(article).toMatchObject({
    ticket_id: 9,
    internal: true,
    body: expect.stringContaining('answered?token=K7M4QX2P') as unknown,
  });
  expect(conversation!['threads']).toMatchObject([
    { type: 'customer' },
    { type: 'note', user: 4, text: expect.stringContaining('answered?token=K7M4QX2P') as unknown },
  ]);
  server.close();
});
