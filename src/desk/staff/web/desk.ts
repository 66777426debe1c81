import { addressesBelow, baseOf, type Addresses } from '../../../site/below.ts';
import { digestOf, hmac, sameText, toBase64Url } from '../../secrets/hash.ts';
import type { Context } from '../../context.ts';
import type { Pages } from '../../form/fill/pages.ts';
import type { DeskParts } from '../../parts.ts';
import { desksOf, may, personIn, type Person, type Role } from '../../store/staff/people.ts';
import {
  beginSession,
  endSessions,
  sessionIn,
  touchSession,
  type Session,
  type Way,
} from '../../store/staff/sessions.ts';
import type { Deed } from '../../store/audit/audit.ts';
import { after } from '../../store/time.ts';
import type { StaffParts } from './parts.ts';

const minute = 60_000;
/** A session ends so long after it was last used, and so long after it began. */
export const lasts = { idle: 2 * 60 * minute, whole: 12 * 60 * minute };

/** All that a page of the desk in a browser is made with. */
export interface StaffDesk {
  parts: DeskParts;
  staff: StaffParts;
  pages: Pages;
  addresses: Addresses;
  now: Date;
}

/** Somebody who is signed in. */
export interface Signed {
  session: Session;
  person: Person;
  /** What each of their forms holds: no other site knows it. */
  proof: string;
  /** The language of the pages. */
  language: string;
}

/** The parts of a request put together. */
export function staffDesk(parts: DeskParts, staff: StaffParts, pages: Pages): StaffDesk {
  const now = parts.now?.() ?? new Date();
  return { parts, staff, pages, addresses: addressesBelow(baseOf(parts.file.site.address)), now };
}

/** Who has an address, by the settings or else by the database: asked at every request, so that rights end at once. */
export async function personOf({ parts, staff }: StaffDesk, address: string): Promise<Person | undefined> {
  return staff.people.find((person) => person.address === address) ?? (await personIn(parts.store, address));
}

/** Who has sent a request; nobody where the session is over, or somebody works here no more. */
export async function signedIn(desk: StaffDesk, context: Context): Promise<Signed | undefined> {
  const token = cookieIn(context, 'staff');
  if (!token) return undefined;
  const { store, secrets } = desk.parts;
  const now = desk.now.toISOString();
  const digest = await digestOf(token);
  const session = await sessionIn(store, digest, { now, idle: after(desk.now, -lasts.idle) });
  const person = session && (await personOf(desk, session.address));
  if (!session || !person) return undefined;
  const asked = context.req.query('lang') ?? '';
  const { languages } = desk.parts.file.site;
  const language = [asked, session.language].find((tag) => languages.includes(tag)) ?? desk.pages.languageFor(context);
  // Not at each request: a write costs more than all the rest.
  if (language !== session.language || session.seen < after(desk.now, -5 * minute))
    await touchSession(store, digest, language, now);
  return { session, person, language, proof: await hmac(secrets[0]!, 'staff form', digest) };
}

/** Opens a session under a fresh secret, ends the one before it in this browser, and resolves with the cookie that holds it. */
export async function signIn(
  desk: StaffDesk,
  context: Context,
  person: Person,
  way: Way,
  language: string,
): Promise<string> {
  const { store } = desk.parts;
  const token = randomToken();
  const now = desk.now.toISOString();
  const before = cookieIn(context, 'staff');
  if (before) await endSessions(store, person.address, { digest: await digestOf(before) });
  const session: Session = {
    digest: await digestOf(token),
    address: person.address,
    way,
    agent: agentOf(context.req.header('User-Agent') ?? ''),
    language,
    began: now,
    seen: now,
    ends: after(desk.now, lasts.whole),
  };
  await store.audited({ who: whoIs(person), what: 'signed in', detail: way }, now, (own) => beginSession(own, session));
  return cookie(context, desk, 'staff', token, lasts.whole);
}

/** A line of the audit log in the name of somebody. */
export function deed({ person }: Pick<Signed, 'person'>, what: string, reference?: string, detail = ''): Deed {
  // Addresses of staff stand there as they are said: the sign would be refused as that of a visitor's.
  return { who: whoIs(person), what, reference, detail: detail.replaceAll('@', ' at ').replace(/[^\w .:/,-]/g, '') };
}

const whoIs = ({ address }: Person) => `staff:${address}`;

/** Whether somebody may do something with what lies at a desk. */
export const canAt = ({ person }: Signed, desk: string, role: Role): boolean => may(person.rights, desk, role);

/** The desks whose messages somebody may read. */
export const desksRead = ({ person }: Signed): string[] | '*' => desksOf(person.rights, 'read');

/** 256 random bits. */
export const randomToken = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(32)));

/**
 * Whether a form was sent from a page of this site: unlike visitors' forms, one of which nothing says so is refused
 * (https://www.w3.org/TR/fetch-metadata/).
 */
export function isOwnForm(desk: StaffDesk, context: Context): boolean {
  const site = context.req.header('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin';
  const origin = context.req.header('Origin');
  return [new URL(context.req.url).origin, new URL(desk.parts.file.site.address).origin].includes(origin ?? '');
}

/** Whether a form holds what the forms of this session do; also one that was filled before the desk's secret was changed. */
export async function isProven(desk: StaffDesk, { session }: Signed, proof: string): Promise<boolean> {
  const known = await Promise.all(desk.parts.secrets.map((secret) => hmac(secret, 'staff form', session.digest)));
  return known.map((own) => sameText(own, proof)).includes(true);
}

/** A cookie that no script reads and that no other site sends along with a form; `for` milliseconds, nothing to end it. */
export function cookie(context: Context, desk: StaffDesk, name: CookieName, value: string, time: number): string {
  const secure = isSecure(context, desk);
  const flags = `Path=/; Max-Age=${Math.round(time / 1000)}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return `${secure ? '__Host-' : ''}${name}=${value}; ${flags}`;
}

type CookieName = 'staff' | 'staff-asked';

/** The value of a cookie of ours. With the prefix `__Host-` it can come from no other host and over no open line. */
export function cookieIn(context: Context, name: CookieName): string | undefined {
  const all = context.req.header('Cookie') ?? '';
  const isTrial = isLocal(context);
  const found = all
    .split(/;\s*/)
    .map((pair) => pair.split('=') as [string, string?])
    .filter(([own]) => own === `__Host-${name}` || (isTrial && own === name));
  return found[0]?.[1] || undefined;
}

const isSecure = (context: Context, { parts }: StaffDesk) =>
  parts.file.site.address.startsWith('https:') && !isLocal(context);

const isLocal = (context: Context) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(context.req.url).hostname);

/** A browser and its system in two words, out of what it says of itself. */
function agentOf(said: string): string {
  const first = (names: [string, RegExp][]) => names.find(([, sign]) => sign.test(said))?.[0] ?? '';
  const browser = first([
    ['Edge', /Edg/],
    ['Firefox', /Firefox|FxiOS/],
    ['Chrome', /Chrom|CriOS/],
    ['Safari', /Safari/],
  ]);
  const system = first([
    ['Android', /Android/],
    ['iOS', /iPhone|iPad/],
    ['Windows', /Windows/],
    ['macOS', /Mac OS/],
    ['Linux', /Linux/],
  ]);
  return [browser, system].filter(Boolean).join(', ');
}
