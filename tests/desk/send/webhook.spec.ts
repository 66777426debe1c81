import { expect, test } from '@playwright/test';
import { Webhook } from 'standardwebhooks';
import { webhookChannel } from '../../../src/desk/send/webhook.ts';
import { someJpeg, somePdf, somePng } from '../form/files.ts';
import { listen } from './listen.ts';
import { base64, clock, delivery, file, marker, message, withFiles } from './town.ts';

test('a webhook is signed as Standard Webhooks says, with a stable id, by each secret, and holds no secret', async () => {
  const secrets = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', `whsec_${Buffer.alloc(32, 7).toString('base64')}`];
  const hook = await listen((_, response) => response.end());
  const time = clock(new Date().toISOString());
  const channel = webhookChannel({ url: `${hook.url}/in`, secrets, allowHosts: ['127.0.0.1'], now: time.now });
  await channel.deliver(delivery({}, 'webhook'), file);
  time.add(60);
  await channel.deliver(delivery({}, 'webhook'), file);
  expect(hook.requests).toHaveLength(2);
  for (const { body, headers } of hook.requests)
    for (const secret of secrets)
      expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual({
        type: 'message.received',
        timestamp: '2026-11-24T12:00:00.000Z',
        data: {
          reference: 'K7M4QX2P',
          language: 'en',
          subject: 'loans',
          desk: 'library',
          text: message().text,
          email: 'anna@home.example',
          name: 'Anna Novak',
          page: '/en/renew-a-loan/',
          question: 'book lost',
          received: '2026-11-24T12:00:00.000Z',
          answerBy: '2026-11-25T13:00:00.000Z',
          attachments: [],
        },
      });
  expect(hook.requests.map(({ headers }) => headers['webhook-id'])).toEqual(['d-1', 'd-1']);
  expect(Number(hook.requests[1]!.headers['webhook-timestamp'])).toBe(
    Number(hook.requests[0]!.headers['webhook-timestamp']) + 60,
  );
  hook.close();
});

test('a webhook carries the files in base64, under names of ours', async () => {
  const hook = await listen((_, response) => response.end());
  const secrets = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'];
  const channel = webhookChannel({ url: hook.url, secrets, allowHosts: ['127.0.0.1'] });
  await channel.deliver(withFiles('webhook'), file);
  const { body, headers } = hook.requests[0]!;
  const sent = new Webhook(secrets[0]!).verify(body, headers as Record<string, string>);
  expect(sent).toMatchObject({
    data: {
      attachments: [
        { name: 'attachment-1.pdf', type: 'application/pdf', data: base64(somePdf(marker)) },
        { name: 'attachment-2.jpg', type: 'image/jpeg', data: base64(someJpeg(marker)) },
        { name: 'attachment-3.png', type: 'image/png', data: base64(somePng(marker)) },
      ],
    },
  });
  hook.close();
});

for (const [url, secrets, complaint] of [
  ['http://hooks.example/in', ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], /https/],
  ['ftp://hooks.example/in', ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], /https/],
  ['hooks.example', ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], /https/],
  ['https://hooks.example/in', [], /secret/],
  ['https://hooks.example/in', ['whsec_c2hvcnQ='], /24 to 64/],
  ['https://hooks.example/in', ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], /whsec_/],
] as const)
  test(`a webhook to ${url} with ${secrets.length} secrets (${secrets.join()}) is refused at start`, () => {
    expect(() => webhookChannel({ url, secrets: [...secrets] })).toThrow(complaint);
  });
