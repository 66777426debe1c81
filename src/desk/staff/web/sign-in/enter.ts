import type { Context } from '../../../context.ts';
import type { Person } from '../../../store/staff/people.ts';
import type { Way } from '../../../store/staff/sessions.ts';
import { after } from '../../../store/time.ts';
import { cookie, signIn, type StaffDesk } from '../desk.ts';
import type { Request } from '../request.ts';
import { signInPage, type SignInState } from './fill.ts';

const hour = 3_600_000;

/** Signs somebody in, in the language in which they read, and leads to the list. */
export async function enter({ context, desk, values }: Request, person: Person, way: Way): Promise<Response> {
  const language = desk.pages.languageOf(values['lang'] ?? desk.pages.languageFor(context));
  context.header('Set-Cookie', await signIn(desk, context, person, way, language), { append: true });
  context.header('Set-Cookie', cookie(context, desk, 'staff-asked', '', 0), { append: true });
  return context.redirect(desk.addresses.staff, 303);
}

/** Counts a try, and tells whether there were not too many within the hour. */
export async function isAllowed({ parts, now }: StaffDesk, key: string, most: number): Promise<boolean> {
  return (await parts.store.count(key, after(now, hour), now.toISOString())) <= most;
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
