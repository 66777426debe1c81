import { sign, verify } from '../../../secrets/tokens.ts';
import { toBase64Url } from '../../../secrets/hash.ts';
import { keepKey, keyIn, keysOf, useKey } from '../../../store/staff/keys.ts';
import { after } from '../../../store/time.ts';
import type { Request } from '../request.ts';
import { deed, isProven, personOf, randomToken, signedIn, signIn, type Signed } from '../desk.ts';
import { isAllowed } from './enter.ts';

/** Milliseconds for which a challenge can be answered. */
const answeredIn = 5 * 60_000;

/**
 * Adds a passkey to the account of somebody who is signed in, and signs in whoever has one (Web Authentication, level 3): first a challenge,
 * then the answer of the device to it. Its code is loaded when somebody uses one. Answers a script of ours, in JSON.
 */
export async function takePasskey(request: Request): Promise<Response> {
  const { context, desk, values } = request;
  context.header('Cache-Control', 'no-store');
  if (!(await isAllowed(desk, `staff keys ${await desk.parts.senderOf(context)}`, 60)))
    return context.json({ error: 'too many' }, 429);
  const refused = () => context.json({ error: 'refused' }, 403);
  try {
    if (values['do'] === 'ask') return await ask(request);
    if (values['do'] === 'enter') return (await enterByKey(request)) ?? refused();
    const signed = await signedIn(desk, context);
    if (!signed || !(await isProven(desk, signed, values['proof'] ?? ''))) return refused();
    return values['do'] === 'make' ? await make(request, signed) : ((await keep(request, signed)) ?? refused());
  } catch {
    return refused();
  }
}

/** EdDSA, ES256 and RS256: what devices have; newer ones are an experiment in Node and not on every host. */
const algorithms = [-8, -7, -257];

const library = () => import('@simplewebauthn/server');

/** The host that a passkey is for. */
const placeOf = ({ desk }: Request) => new URL(desk.parts.file.site.address);

/** A challenge goes along with what is answered, signed, so that nothing is kept of those who never answer. */
const signed_ = (request: Request, purpose: string, challenge: string) =>
  sign(request.desk.parts.secrets[0]!, purpose, challenge, after(request.desk.now, answeredIn));

/** The challenge of an answer, used up: nobody answers it twice. */
async function challengeOf({ desk, values }: Request, purpose: string): Promise<string | undefined> {
  const { secrets, store } = desk.parts;
  const now = desk.now.toISOString();
  const challenge = await verify(secrets, purpose, values['challenge'] ?? '', now);
  const isFirst =
    challenge && (await store.count(`staff challenge ${challenge}`, after(desk.now, answeredIn), now)) === 1;
  return isFirst ? challenge : undefined;
}

async function ask(request: Request): Promise<Response> {
  const { generateAuthenticationOptions } = await library();
  const options = await generateAuthenticationOptions({
    rpID: placeOf(request).hostname,
    challenge: randomBytes(),
    userVerification: 'required',
  });
  return request.context.json({ options, challenge: await signed_(request, 'staff key asked', options.challenge) });
}

async function enterByKey(request: Request): Promise<Response | undefined> {
  const { context, desk, values } = request;
  const { store } = desk.parts;
  const challenge = await challengeOf(request, 'staff key asked');
  const response = JSON.parse(values['answer'] ?? '{}');
  const known = challenge && typeof response.id === 'string' ? await keyIn(store, response.id) : undefined;
  const person = known && (await personOf(desk, known.address));
  if (!challenge || !known || !person) return undefined;
  const { verifyAuthenticationResponse } = await library();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: placeOf(request).origin,
    expectedRPID: placeOf(request).hostname,
    requireUserVerification: true,
    credential: { id: known.id, publicKey: bytesOf(known.key), counter: known.counter },
  });
  if (!verified) return undefined;
  await useKey(store, known.id, authenticationInfo.newCounter, desk.now.toISOString());
  const language = desk.pages.languageOf(values['lang'] ?? desk.pages.languageFor(context));
  context.header('Set-Cookie', await signIn(desk, context, person, 'passkey', language));
  return context.json({ to: desk.addresses.staff });
}

async function make(request: Request, { person }: Signed): Promise<Response> {
  const { desk, context } = request;
  const { generateRegistrationOptions } = await library();
  const known = await keysOf(desk.parts.store, person.address);
  const options = await generateRegistrationOptions({
    rpName: desk.parts.file.site.name[desk.pages.languageOf(undefined)] ?? placeOf(request).hostname,
    rpID: placeOf(request).hostname,
    userName: person.address,
    challenge: randomBytes(),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return context.json({
    options,
    challenge: await signed_(request, `staff key of ${person.address}`, options.challenge),
  });
}

async function keep(request: Request, signed: Signed): Promise<Response | undefined> {
  const { context, desk, values } = request;
  const { person, session } = signed;
  const challenge = await challengeOf(request, `staff key of ${person.address}`);
  if (!challenge) return undefined;
  const { verifyRegistrationResponse } = await library();
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: JSON.parse(values['answer'] ?? '{}'),
    expectedChallenge: challenge,
    expectedOrigin: placeOf(request).origin,
    expectedRPID: placeOf(request).hostname,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  });
  if (!verified || !registrationInfo) return undefined;
  const { id, publicKey, counter } = registrationInfo.credential;
  const now = desk.now.toISOString();
  const key = {
    id,
    address: person.address,
    key: toBase64Url(publicKey),
    counter,
    name: session.agent || '–',
    added: now,
    used: now,
  };
  await desk.parts.store.audited(deed(signed, 'added a passkey'), now, (own) => keepKey(own, key));
  return context.json({ to: `${desk.addresses.staff}account?said=passkey` });
}

const randomBytes = () => bytesOf(randomToken());

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));
}
