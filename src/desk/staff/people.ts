import { keepPerson, may, peopleIn, removePerson } from '../store/staff/people.ts';
import type { Store } from '../store/store.ts';
import { Mistake } from './command.ts';
import { readRights, staffAddress } from './web/settings.ts';

/** Adds, takes away and lists people who work at desks in the browser; resolves with what is printed. */
export async function peopleCommand(
  verb: string,
  text: string,
  store: Store,
  { who, now, desks, set }: { who: string; now: string; desks: string[]; set: string },
): Promise<string> {
  if (verb === 'list') {
    const kept = (await peopleIn(store)).map(
      ({ address, rights }) =>
        `${address}  ${Object.entries(rights)
          .map((right) => right.join('='))
          .join(' ')}`,
    );
    const lines = [...(set && set !== 'yes' ? [`In STAFF: ${set}`] : []), ...kept];
    return lines.length > 0
      ? lines.join('\n')
      : 'Nobody. Write: npm run desk -- staff add kari@town.example library=answer';
  }
  const [typed = '', ...words] = text.split(/\s+/);
  const address = staffAddress(typed);
  if (!address)
    throw new Mistake(`"${typed}" is not an e-mail address that staff can have. Write it in ASCII: kari@town.example`);
  const detail = address.replace('@', ' at ');
  if (verb === 'remove') {
    const isGone = await store.audited({ who, what: 'removed a person', detail }, now, (own) =>
      removePerson(own, address),
    );
    return isGone
      ? `${address} has no rights any more, and is signed out everywhere.`
      : `${address} had no rights by command.`;
  }
  const read = readRights(words);
  if ('problem' in read) throw new Mistake(`${address}: ${read.problem}`);
  const unknown = Object.keys(read.rights).filter((desk) => desk !== '*' && !desks.includes(desk));
  if (unknown.length > 0)
    throw new Mistake(
      `${unknown.join(', ')}: no such desk. The site has ${desks.join(', ')}; * stands for all of them.`,
    );
  const said = words.join(', ').replaceAll('*', 'all').replaceAll('=', ': ');
  await store.audited({ who, what: 'gave rights', detail: `${detail} ${said}` }, now, (own) =>
    keepPerson(own, { address, name: '', rights: read.rights }, now),
  );
  const leads = may(read.rights, '*', 'lead') ? ' They can give rights to others in the browser.' : '';
  return `${address} can sign in at /desk/staff/ with these rights: ${words.join(' ')}.${leads}${set ? '' : ' The server needs STAFF=yes for that.'}`;
}
