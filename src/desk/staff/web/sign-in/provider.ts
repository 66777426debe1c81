import { addressesBelow, baseOf } from '../../../../site/below.ts';
import { sign, verify } from '../../../secrets/tokens.ts';
import { digestOf } from '../../../secrets/hash.ts';
import { after } from '../../../store/time.ts';
import type { Request } from '../answer.ts';
import { cookie, cookieIn, personOf } from '../desk.ts';
import type { Provider } from '../parts.ts';
import { staffAddress } from '../settings.ts';
import { answer, enter, isAllowed } from './sign-in.ts';

/** Milliseconds that somebody has for signing in at the provider, and that the provider has for an answer. */
const time = { there: 15 * 60_000, each: 10 };

/** What the browser keeps meanwhile: signed, and read by no script. */
interface Leaving {
  state: string;
  nonce: string;
  verifier: string;
}

/** Sends somebody to the provider, with a state, a nonce and a challenge that only this browser can answer (OpenID Connect Core 1.0; RFC 7636). */
export async function leave(request: Request, provider: Provider): Promise<Response> {
  const { context, desk } = request;
  try {
    const { client, config } = await discovered(provider);
    const leaving: Leaving = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const address = client.buildAuthorizationUrl(config, {
      redirect_uri: backAt(request),
      scope: 'openid email',
      state: leaving.state,
      nonce: leaving.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(leaving.verifier),
      code_challenge_method: 'S256',
    });
    const value = await sign(
      desk.parts.secrets[0]!,
      'staff provider',
      JSON.stringify(leaving),
      after(desk.now, time.there),
    );
    context.header('Set-Cookie', cookie(context, desk, 'staff-asked', value, time.there));
    return context.redirect(address.href, 303);
  } catch {
    // It is down, or not what it says: mailed links and passkeys go on.
    return answer(request, { what: 'failed' }, 503);
  }
}

/** Signs in whoever comes back with a token for this desk alone: issuer, audience, nonce, state and signature are checked by `openid-client`. */
export async function comeBack(request: Request, provider: Provider): Promise<Response> {
  const { context, desk } = request;
  const { secrets, store } = desk.parts;
  if (!(await isAllowed(desk, `staff tries ${await desk.parts.senderOf(context)}`, 60)))
    return answer(request, { what: 'too-often' }, 429);
  const held = await verify(secrets, 'staff provider', cookieIn(context, 'staff-asked') ?? '', desk.now.toISOString());
  if (!held) return answer(request, { what: 'over' }, 403);
  const leaving = JSON.parse(held) as Leaving;
  // Once: who opens the same address again has to begin anew.
  const once = `staff state ${(await digestOf(leaving.state)).slice(0, 32)}`;
  if ((await store.count(once, after(desk.now, time.there), desk.now.toISOString())) > 1)
    return answer(request, { what: 'over' }, 403);
  let address: string | undefined;
  try {
    const { client, config } = await discovered(provider);
    const here = new URL(`${backAt(request)}${new URL(context.req.url).search}`);
    const tokens = await client.authorizationCodeGrant(config, here, {
      expectedState: leaving.state,
      expectedNonce: leaving.nonce,
      pkceCodeVerifier: leaving.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims()!;
    const more = claims['email'] ? undefined : await client.fetchUserInfo(config, tokens.access_token, claims.sub);
    const email = claims['email'] ?? more?.email;
    // An address that the provider has not verified could be anybody's.
    const isVerified = (claims['email_verified'] ?? more?.email_verified) === true;
    address = typeof email === 'string' && isVerified ? staffAddress(email) : undefined;
  } catch {
    return answer(request, { what: 'failed' }, 503);
  }
  const person = address ? await personOf(desk, address) : undefined;
  return person ? enter(request, person, 'provider') : answer(request, { what: 'unknown' }, 403);
}

/** What the provider says of itself; https but on this machine. */
async function discovered({ issuer, client: id, secret }: Provider) {
  const client = await import('openid-client');
  const server = new URL(issuer);
  const isLocal = server.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(server.hostname);
  const config = await client.discovery(server, id, secret, undefined, {
    timeout: time.each,
    // The signature of a token is checked too, and not only the line by which it came.
    execute: [client.enableNonRepudiationChecks, ...(isLocal ? [client.allowInsecureRequests] : [])],
  });
  return { client, config };
}

/** Where the provider sends people back to: the address that is registered there. */
function backAt({ desk }: Request): string {
  const { address } = desk.parts.file.site;
  return `${new URL(address).origin}${addressesBelow(baseOf(address)).staff}provider/back`;
}
