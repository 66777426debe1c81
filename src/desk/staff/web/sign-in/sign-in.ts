import { readCode } from '../../../secrets/codes.ts';
import { digestOf, hmac } from '../../../secrets/hash.ts';
import { keepLinks, useLink, type Way } from '../../../store/staff/sessions.ts';
import { after } from '../../../store/time.ts';
import type { Context } from '../../../context.ts';
import type { Request } from '../answer.ts';
import { cookie, cookieIn, personOf, randomToken, signedIn, signIn, type StaffDesk } from '../desk.ts';
import { staffAddress } from '../settings.ts';
import { signInPage, type SignInState } from './fill.ts';
import { mailLink, newCode } from './mail.ts';

const minute = 60_000;
/** For how long a mailed link signs in. */
export const linkLasts = 15 * minute;

/** Tries in an hour: of one connection, behind which a whole town hall may sit, mails to one address, and codes in one browser. */
const most = { asks: 300, mails: 6, tries: 300, codes: 5 };

/** The page for signing in, the button behind a link, and the way to a provider and back. */
export async function showSignIn(request: Request): Promise<Response> {
  const { context, desk, path } = request;
  if (path.startsWith('provider')) {
    if (!desk.staff.provider) return context.redirect(`${desk.addresses.staff}sign-in`, 303);
    const { leave, comeBack } = await import('./provider.ts');
    return path === 'provider' ? leave(request, desk.staff.provider) : comeBack(request, desk.staff.provider);
  }
  if (await signedIn(desk, context)) return context.redirect(desk.addresses.staff, 303);
  if (path === 'sign-in') return answer(request, { what: 'ask' });
  // Only a button: programs that look into mails open links too, and use none up.
  const isHere = !!cookieIn(context, 'staff-asked');
  return answer(request, isHere ? { what: 'enter', link: context.req.query('link') ?? '' } : { what: 'elsewhere' });
}

/** Mails a link, or signs in whoever has the link or the code of a mail, in the browser that asked. */
export async function takeSignIn(request: Request): Promise<Response> {
  const { desk, path, values, context } = request;
  if (!desk.staff.mails) return answer(request, { what: 'refused' }, 403);
  const sender = await desk.parts.senderOf(context);
  if (path === 'sign-in') {
    if (!(await isAllowed(desk, `staff asks ${sender}`, most.asks))) return answer(request, { what: 'too-often' }, 429);
    return ask(request);
  }
  const browser = cookieIn(context, 'staff-asked') ?? '';
  if (browser === '') return answer(request, { what: 'elsewhere' }, 403);
  const held = await digestOf(browser);
  const code = readCode(values['code'] ?? '');
  const isCode = code !== '' && !values['link'];
  if (!(await isAllowed(desk, `staff tries ${sender}`, most.tries))) return answer(request, { what: 'too-often' }, 429);
  if (isCode && !(await isAllowed(desk, `staff codes ${held}`, most.codes)))
    return answer(request, { what: 'too-often' }, 429);
  const digest = isCode ? await codeDigest(desk, code, held) : await digestOf(values['link'] ?? '');
  const address = await useLink(desk.parts.store, digest, held, desk.now.toISOString());
  const person = address ? await personOf(desk, address) : undefined;
  if (!person) return answer(request, { what: 'over' }, 403);
  return enter(request, person, 'mail');
}

/** Signs somebody in, in the language in which they read, and leads to the list. */
export async function enter(
  { context, desk, values }: Request,
  person: NonNullable<Awaited<ReturnType<typeof personOf>>>,
  way: Way,
): Promise<Response> {
  const language = desk.pages.languageOf(values['lang'] ?? desk.pages.languageFor(context));
  context.header('Set-Cookie', await signIn(desk, context, person, way, language), { append: true });
  context.header('Set-Cookie', cookie(context, desk, 'staff-asked', '', 0), { append: true });
  return context.redirect(desk.addresses.staff, 303);
}

/** The same answer, in the same time, whether or not somebody has the address: the mail goes after it. */
async function ask(request: Request): Promise<Response> {
  const { context, desk, values } = request;
  const { store } = desk.parts;
  const language = desk.pages.languageOf(values['lang'] ?? desk.pages.languageFor(context));
  const address = staffAddress(values['email'] ?? '');
  const [token, code, browser] = [randomToken(), newCode(), randomToken()];
  const held = await digestOf(browser);
  const person = await personOf(desk, address ?? 'nobody');
  const account = await hmac(desk.parts.secrets[0]!, 'staff account', address ?? '');
  const isMailed = (await isAllowed(desk, `staff mails ${account.slice(0, 22)}`, most.mails)) && !!person;
  const ends = after(desk.now, linkLasts);
  // Where nobody is mailed, a link that nobody has: whoever measures learns nothing.
  const to = isMailed ? person.address : `nobody ${held}`;
  await keepLinks(
    store,
    [
      { digest: await digestOf(token), address: to, browser: held, ends },
      { digest: await codeDigest(desk, code, held), address: to, browser: held, ends },
    ],
    desk.now.toISOString(),
  );
  if (isMailed) {
    const link = `${new URL(desk.parts.file.site.address).origin}${desk.addresses.staff}enter?link=${token}`;
    // Begun when the answer is on its way: how long that takes tells nobody who works here.
    const sent = new Promise((resolve) => setTimeout(resolve, 50))
      .then(() => mailLink(desk, { address: person.address, language, link, code }))
      .catch((error: unknown) =>
        console.error(`A link for signing in was not mailed: ${error instanceof Error ? error.message : 'error'}.`),
      );
    desk.staff.background?.(sent, context);
  }
  context.header('Set-Cookie', cookie(context, desk, 'staff-asked', browser, linkLasts));
  return answer(request, { what: 'sent' });
}

const codeDigest = (desk: StaffDesk, code: string, held: string) =>
  hmac(desk.parts.secrets[0]!, 'staff code', code, held);

/** Counts a try, and tells whether there were not too many within the hour. */
export async function isAllowed({ parts, now }: StaffDesk, key: string, most: number): Promise<boolean> {
  return (await parts.store.count(key, after(now, 60 * minute), now.toISOString())) <= most;
}

/** The page for signing in, filled. */
export async function answer(
  { context, desk, values }: { context: Context; desk: StaffDesk; values: Request['values'] },
  state: SignInState,
  status: 200 | 403 | 429 | 503 = 200,
): Promise<Response> {
  const { pages } = desk;
  const asked = values['lang'] ?? context.req.query('lang') ?? pages.languageFor(context);
  context.header('Cache-Control', 'no-store');
  return context.html(signInPage(await pages.built('staffSignIn', pages.languageOf(asked)), desk, state), status);
}
