import { expect, test } from '@playwright/test';
import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openStore } from '../../../../src/desk/store/open-store.ts';
import { endAll, stop, temporaryFolder } from '../../desk.ts';
import { isSample } from '../../../sample.ts';
import { openStaffDesk, people, textOf } from './staff.ts';

test.skip(!isSample, 'These open the desk of the sample.');

test.afterEach(endAll);

/** It brings no types of its own. */
interface RealProvider {
  default: new (issuer: string, settings: object) => { callback(): RequestListener };
}

const client = { id: 'pult', secret: 'a secret that the provider shares with the desk' };

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop.push(() => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))));
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

async function deskWith(issuer: string) {
  const store = await openStore(`sqlite:${join(temporaryFolder(), 'desk.sqlite')}`);
  stop.push(() => store.close());
  const desk = openStaffDesk(store, {
    provider: { issuer, client: client.id, secret: client.secret, name: 'Town sign-in' },
  });
  // A provider's tokens are of this moment.
  desk.clock.now = new Date();
  return desk;
}

test('a real provider signs in who has rights here, by an address that it has verified, and nobody else', async () => {
  const server = createServer();
  const issuer = await listening(server);
  const { default: Provider } = (await import('oidc-provider' as string)) as RealProvider;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${backAt}`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { email: ['email', 'email_verified'] },
    findAccount: async (_: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({
        sub: id,
        email: `${id.replace('unverified-', '')}@town.example`,
        email_verified: !id.startsWith('unverified-'),
      }),
    }),
  });
  server.on('request', provider.callback());
  const desk = await deskWith(issuer);

  const signInAs = async (login: string) => {
    const browser = desk.browser(login);
    const away = await browser.get('provider');
    expect(away.status).toBe(303);
    const back = await throughProvider(away.headers.get('Location')!, login);
    return { browser, back, answer: await browser.get(`provider/back${new URL(back).search}`) };
  };
  const kari = await signInAs('kari');
  expect([kari.answer.status, kari.answer.headers.get('Location')]).toEqual([303, '/desk/staff/']);
  expect(await textOf(await kari.browser.get(''))).toContain(people.lead.address);
  // The same address once more is of no use to anybody.
  expect((await kari.browser.get(`provider/back${new URL(kari.back).search}`)).status).toBe(403);
  expect((await desk.browser('thief').get(`provider/back${new URL(kari.back).search}`)).status).toBe(403);
  for (const login of ['nobody', 'unverified-kari']) {
    const { answer, browser } = await signInAs(login);
    expect(answer.status, login).toBe(403);
    expect((await browser.get('')).status, login).toBe(303);
  }
});

test('a provider that is down, or that says what it must not, signs nobody in, and mailed links go on', async () => {
  const lies: Record<string, object> = {
    'nothing wrong': {},
    'another audience': { aud: 'somebody else' },
    'another issuer': { iss: 'https://elsewhere.example' },
    'another nonce': { nonce: 'of another browser' },
    'a token of yesterday': { iat: 1_000_000_000, exp: 1_000_003_600 },
    'an address that is not verified': { email_verified: false },
    'no signature of its own': { forged: true },
  };
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  let lie: Record<string, unknown> = {};
  let nonce = '';
  const server = createServer((request, response) => {
    const json = (value: unknown) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(value));
    if (request.url!.startsWith('/.well-known'))
      return json({
        ...{
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
        },
        ...{ response_types_supported: ['code'], subject_types_supported: ['public'] },
        ...{ id_token_signing_alg_values_supported: ['RS256'], code_challenge_methods_supported: ['S256'] },
      });
    if (request.url === '/keys')
      return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] });
    const now = Math.floor(Date.now() / 1000);
    const { forged, ...claims } = {
      ...{ iss: issuer, sub: 'kari', aud: client.id, nonce, iat: now, exp: now + 600 },
      ...{ email: people.lead.address, email_verified: true },
      ...lie,
    } as Record<string, unknown>;
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const content = `${part({ alg: 'RS256', kid: 'one' })}.${part(claims)}`;
    const signed = sign('sha256', Buffer.from(content), forged ? other : privateKey).toString('base64url');
    return json({ access_token: 'x', token_type: 'Bearer', id_token: `${content}.${signed}` });
  });
  const issuer = await listening(server);
  const desk = await deskWith(issuer);
  for (const [what, claims] of Object.entries(lies)) {
    lie = claims as Record<string, unknown>;
    const browser = desk.browser(what);
    const asked = new URL((await browser.get('provider')).headers.get('Location')!);
    nonce = asked.searchParams.get('nonce')!;
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
    const answer = await browser.get(`provider/back?code=x&state=${asked.searchParams.get('state')}`);
    expect(answer.status === 303, what).toBe(what === 'nothing wrong');
    expect((await browser.get('')).status === 200, what).toBe(what === 'nothing wrong');
  }
  server.closeAllConnections();
  server.close();
  const browser = desk.browser('down');
  const answer = await browser.get('provider');
  expect(answer.status).toBe(503);
  expect(await textOf(answer)).toContain('Send me a link');
  expect((await browser.signIn(people.lead)).status).toBe(303);
});

const backAt = 'http://localhost:4999/desk/staff/provider/back';

/** Signs in on the provider's own pages and agrees, as a browser does; resolves with the address that leads back. */
async function throughProvider(start: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  let address = start;
  let form: URLSearchParams | undefined;
  for (let steps = 0; steps < 12; steps++) {
    const answer = await fetch(address, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      headers: { Cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
      ...(form && { body: form }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      jar.set(name!, value!);
    }
    form = undefined;
    const next = answer.headers.get('Location');
    if (next) {
      address = new URL(next, address).href;
      if (address.startsWith(backAt)) return address;
      continue;
    }
    const html = await answer.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1];
    const prompt = /name="prompt" value="([^"]+)"/.exec(html)?.[1];
    expect(prompt, html.slice(0, 300)).toBeDefined();
    address = new URL(action ?? '', address).href;
    form = new URLSearchParams({ prompt: prompt!, login, password: 'x' });
  }
  throw new Error('The provider does not lead back.');
}
