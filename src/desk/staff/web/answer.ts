import { nameOf, type Context } from '../../context.ts';
import type { Pages } from '../../form/fill/pages.ts';
import type { Values } from '../../form/fill/values.ts';
import { readInput } from '../../form/read/body.ts';
import type { DeskParts } from '../../parts.ts';
import { isOwnForm, isProven, signedIn, staffDesk, type Signed, type StaffDesk } from './desk.ts';
import type { StaffParts } from './parts.ts';
import type { Request } from './request.ts';
import { signInPage } from './sign-in/fill.ts';

/** Bytes of a form: an answer of 100,000 letters in any script. */
const formLength = 1_000_000;

/** Answers a page or a form of the desk in a browser. Nothing is kept by any cache, and nothing that was typed is lost. */
export async function answerStaff(
  context: Context,
  parts: DeskParts,
  staff: StaffParts,
  pages: Pages,
): Promise<Response> {
  const desk = staffDesk(parts, staff, pages);
  const path = context.req.path.slice(desk.addresses.staff.length);
  context.header('X-Robots-Tag', 'noindex');
  let values: Values = {};
  try {
    if (context.req.method !== 'POST') return await show({ context, desk, path, values });
    const input = await readInput(context.req.raw, { bytes: formLength });
    if ('code' in input)
      return input.code === 'gone' ? context.body(null, 400) : refuse(desk, context, {}, input.status);
    values = input.values;
    if (!isOwnForm(desk, context)) return refuse(desk, context, values, 403);
    return await take({ context, desk, path, values });
  } catch (error) {
    context.set('error', nameOf(error));
    return refuse(desk, context, values, 503);
  }
}

/** The pages. */
async function show(request: Request): Promise<Response> {
  const { context, desk, path } = request;
  if (['sign-in', 'enter', 'provider', 'provider/back'].includes(path))
    return (await import('./sign-in/sign-in.ts')).showSignIn(request);
  const signed = await signedIn(desk, context);
  if (!signed) return context.redirect(`${desk.addresses.staff}sign-in`, 303);
  if (path === '') return (await import('./list/list.ts')).showList(request, signed);
  if (path === 'account') return (await import('./account/account.ts')).showAccount(request, signed);
  if (path === 'person') return (await import('./person/person.ts')).showPerson(request, signed);
  const [, reference, file] = /^messages\/([A-Z0-9]{8})(?:\/files\/(\d{1,3}))?$/.exec(path) ?? [];
  if (!reference) return context.redirect(desk.addresses.staff, 303);
  const message = await import('./message/show.ts');
  return file === undefined
    ? message.showMessage(request, signed, reference)
    : message.showFile(request, signed, reference, Number(file));
}

/** What forms say. */
async function take(request: Request): Promise<Response> {
  const { context, desk, path, values } = request;
  if (path === 'sign-in' || path === 'enter') return (await import('./sign-in/sign-in.ts')).takeSignIn(request);
  if (path === 'passkey') return (await import('./sign-in/passkey.ts')).takePasskey(request);
  const signed = await signedIn(desk, context);
  if (!signed) return refuse(desk, context, values, 401);
  if (!(await isProven(desk, signed, values['proof'] ?? ''))) return refuse(desk, context, values, 403, signed);
  if (path === 'sign-out' || path === 'account')
    return (await import('./account/account.ts')).takeAccount(request, signed);
  if (path === 'person') return (await import('./person/person.ts')).takePerson(request, signed);
  if (path === '') return (await import('./list/bulk.ts')).takeBulk(request, signed);
  const [, reference] = /^messages\/([A-Z0-9]{8})$/.exec(path) ?? [];
  if (!reference) return context.redirect(desk.addresses.staff, 303);
  return (await import('./message/act.ts')).takeAction(request, signed, reference);
}

/** Says that something was not done, with the text that was typed: a session can end while somebody writes. */
async function refuse(
  desk: StaffDesk,
  context: Context,
  values: Values,
  status: 400 | 401 | 403 | 408 | 413 | 415 | 422 | 503,
  signed?: Signed,
): Promise<Response> {
  const { pages } = desk;
  const language = signed?.language ?? pages.languageOf(values['lang'] ?? pages.languageFor(context));
  const page = await pages.built('staffSignIn', language);
  const what = status === 401 ? 'ended' : status === 503 ? 'failed' : 'refused';
  context.header('Cache-Control', 'no-store');
  return context.html(signInPage(page, desk, { what, kept: values['text'] ?? values['note'] ?? '' }), status);
}
