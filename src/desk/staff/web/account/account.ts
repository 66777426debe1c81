import { keysOf, removeKey } from '../../../store/staff/keys.ts';
import {
  desksOf,
  keepPerson,
  may,
  peopleIn,
  removePerson,
  roles,
  type Person,
  type Rights,
  type Role,
} from '../../../store/staff/people.ts';
import { endSessions, sessionsOf } from '../../../store/staff/sessions.ts';
import { after } from '../../../store/time.ts';
import { escapeMarkup } from '../../../../site/markup.ts';
import type { BuiltPage } from '../../../../server/fill.ts';
import type { Request } from '../request.ts';
import { cookie, deed, lasts, type Signed, type StaffDesk } from '../desk.ts';
import { nameIn, openOwn, repeat, reveal, sayAt } from '../fill.ts';
import { staffAddress } from '../settings.ts';

/** One's own rights, sessions and passkeys; for who leads a desk, the people of it. */
export async function showAccount({ desk, context }: Request, signed: Signed): Promise<Response> {
  const { store } = desk.parts;
  const { language, person, session } = signed;
  const now = desk.now.toISOString();
  const [sessions, keys, kept] = await Promise.all([
    sessionsOf(store, person.address, now, after(desk.now, -lasts.idle)),
    keysOf(store, person.address),
    peopleIn(store),
  ]);
  const page = openOwn(await desk.pages.built('staffAccount', language), signed);
  const said = page.attribute('[data-said]', `data-${(context.req.query('said') ?? '').replace(/[^a-z]/g, '')}`);
  if (said) {
    page.setText('[data-said]', said);
    reveal(page, 'said');
    page.setAttribute('[data-said]', 'autofocus', '');
  }
  page.setHtml(
    '[data-rights]',
    rightsSaid(page, desk, person.rights, language)
      .map((words) => `<li>${escapeMarkup(words)}</li>`)
      .join(''),
  );
  repeat(page, '[data-sessions]', sessions, (part, one) => {
    part.setText('[data-agent]', one.agent || part.attribute('[data-agent]', 'data-unknown'));
    part.setText('[data-seen]', sayAt(part.attribute('[data-seen]', 'data-words'), one.seen, desk, language));
    part.setAttribute('[name=session]', 'value', one.digest);
    if (one.digest === session.digest) {
      part.setAttribute('[data-end]', 'hidden', '');
      reveal(part, 'this');
    }
  });
  repeat(page, '[data-keys]', keys, (part, key) => {
    part.setText('[data-name]', key.name);
    part.setText('[data-used]', sayAt(part.attribute('[data-used]', 'data-words'), key.used, desk, language));
    part.setAttribute('[name=key]', 'value', key.id);
  });
  page.setAttribute('[data-add]', 'data-proof', signed.proof);
  if (may(person.rights, '*', 'lead')) reveal(page, 'person');
  const led = desksOf(person.rights, 'lead');
  if (led.length > 0) {
    const all = [...desk.staff.people, ...kept.filter(({ address }) => !isSet(desk, address))].filter(({ rights }) =>
      isLed(led, rights),
    );
    repeat(page, '[data-people]', all, (part, one) => {
      part.setText('[data-address]', one.address);
      part.setText('[data-may]', rightsSaid(page, desk, one.rights, language).join('; '));
      part.setAttribute('[name=person]', 'value', one.address);
      if (isSet(desk, one.address)) {
        part.setAttribute('[data-remove]', 'hidden', '');
        reveal(part, 'set');
      }
    });
    reveal(page, 'people-section');
  }
  context.header('Cache-Control', 'no-store');
  return context.html(page.render());
}

/** Ends sessions, forgets passkeys, and gives and takes rights: only at desks that somebody leads. */
export async function takeAccount({ desk, context, path, values }: Request, signed: Signed): Promise<Response> {
  const { store } = desk.parts;
  const { person, session } = signed;
  const now = desk.now.toISOString();
  const back = (said: string) => context.redirect(`${desk.addresses.staff}account?said=${said}`, 303);
  const written = (what: string, write: Parameters<typeof store.audited>[2], detail = '') =>
    store.audited(deed(signed, what, undefined, detail), now, write);
  if (path === 'sign-out') {
    await written('signed out', (own) => endSessions(own, person.address, { digest: session.digest }));
    context.header('Set-Cookie', cookie(context, desk, 'staff', '', 0));
    return context.redirect(`${desk.addresses.staff}sign-in`, 303);
  }
  switch (values['do']) {
    case 'end':
      await written('ended a session', (own) => endSessions(own, person.address, { digest: values['session'] ?? '' }));
      return back('ended');
    case 'end-others':
      await written('ended a session', (own) => endSessions(own, person.address, { allBut: session.digest }));
      return back('ended');
    case 'forget':
      await written('forgot a passkey', (own) => removeKey(own, person.address, values['key'] ?? ''));
      return back('forgotten');
    case 'add':
    case 'remove': {
      const address = staffAddress(values['person'] ?? '');
      const known = address ? (await peopleIn(store)).find((one) => one.address === address) : undefined;
      const rights = address ? changed(desk, signed, known, values) : undefined;
      if (!address || !rights || isSet(desk, address)) return back('wrong');
      const isGone = Object.keys(rights).length === 0;
      await written(
        isGone ? 'removed a person' : 'gave rights',
        (own) =>
          isGone ? removePerson(own, address) : keepPerson(own, { address, name: known?.name ?? '', rights }, now),
        `${address} ${Object.entries(rights)
          .map(([at, role]) => `${at === '*' ? 'all' : at}: ${role}`)
          .join(', ')}`,
      );
      return back(isGone ? 'removed' : 'kept');
    }
    default:
      return back('wrong');
  }
}

/** The rights of somebody after a form: what lies at desks that this person does not lead stays. Nothing where nothing may be changed. */
function changed(
  desk: StaffDesk,
  { person }: Signed,
  known: Person | undefined,
  values: Request['values'],
): Rights | undefined {
  const desks = ['*', ...Object.keys(desk.parts.file.desks), ...Object.keys(known?.rights ?? {})];
  const led = desks.filter((at) => may(person.rights, at, 'lead'));
  if (led.length === 0) return undefined;
  const rights: Rights = { ...known?.rights };
  for (const at of led) {
    const role = roles.find((one) => one === values[`right ${at}`]);
    if (values['do'] === 'add' && role) rights[at] = role as Role;
    else delete rights[at];
  }
  return Object.keys(rights).length === 0 && values['do'] === 'add' && !known ? undefined : rights;
}

const isSet = ({ staff }: StaffDesk, address: string) => staff.people.some((one) => one.address === address);

/** Whether somebody has rights at one of the desks. */
const isLed = (led: string[] | '*', rights: Rights) => led === '*' || led.some((desk) => rights[desk] !== undefined);

function rightsSaid(page: BuiltPage, desk: StaffDesk, rights: Rights, language: string): string[] {
  const words = (name: string) => page.attribute('[data-rights]', `data-${name}`);
  return Object.entries(rights).map(
    ([at, role]) => `${at === '*' ? words('all') : nameIn(desk.parts.file.desks, at, language)}: ${words(role!)}`,
  );
}
