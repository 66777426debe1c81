import { expect, test } from '@playwright/test';
import { github } from '../../../../src/desk/send/tickets/github.ts';
import { listen } from '../listen.ts';
import { codeOf, delivery, file } from '../town.ts';

test('GitHub gets an issue only while the repository is private, and one issue a message', async () => {
  let about: object = {};
  let issues = 0;
  const server = await listen(({ method, url = '' }, response) => {
    if (method === 'POST') response.writeHead(201).end(JSON.stringify({ number: ++issues }));
    else if (url.startsWith('/search/issues?')) response.end(JSON.stringify({ total_count: issues, items: [] }));
    else response.end(JSON.stringify(about));
  });
  const parts = { url: server.url, token: 'github-token', repository: 'town/desk', allowHosts: ['127.0.0.1'] };
  const channel = github(parts);
  for (about of [{}, { private: false }, { private: 'true' }, { private: true, visibility: 'internal' }])
    expect(await codeOf(channel.deliver(delivery(), file)), JSON.stringify(about)).toBe('not-private');
  expect(server.requests.filter(({ method, path }) => method === 'POST' || path.includes('K7M4QX2P'))).toEqual([]);

  about = { private: true, visibility: 'private' };
  expect(channel.attaches).toBeUndefined();
  await channel.deliver(delivery({ text: 'Ask @octocat ```` about #1', attachments: 2 }), file);
  await channel.deliver(delivery(), file);
  expect(issues).toBe(1);
  const [post] = server.requests.filter(({ method }) => method === 'POST');
  expect(post).toMatchObject({
    path: '/repos/town/desk/issues',
    headers: {
      authorization: 'Bearer github-token',
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
    },
  });
  const { title, body } = JSON.parse(post!.body) as { title: string; body: string };
  expect(title).toBe('Message K7M4QX2P: Loans');
  expect(body).toMatch(/^`{5}text\n[^]*Ask @octocat ```` about #1\n`{5}\n$/);
  expect(body).toContain('Files: 2. They are kept with the message and are not sent here.');

  about = { private: false };
  expect(await codeOf(channel.deliver(delivery(), file))).toBe('not-private');
  server.close();
});
