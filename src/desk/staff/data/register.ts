import { readSite } from '../../../settings/site.ts';

/** What an activity is: a heading, and what article 30 asks for. */
interface Activity {
  name: string;
  purpose: string;
  people: string;
  data: string;
  given: string;
  erased: string;
}

/**
 * The register of processing activities (GDPR, article 30) as Markdown, from the settings of the site and of the server: a draft that
 * somebody of the agency reads and keeps. Texts of the agency's own stand in the first language of the site.
 */
export function register(env: NodeJS.ProcessEnv, keptFor?: number): string {
  const { site } = readSite();
  const tag = site.languages[0]!;
  const { messages, privacy, organisation } = site;
  const days = keptFor ?? messages?.keptFor ?? 0;
  const desk = site.desks[privacy.desk]!;
  const activities: Activity[] = [
    {
      name: 'Access log of the web server',
      purpose: 'To keep the site running and safe (GDPR Article 6(1)(e)).',
      people: 'Everybody who visits the site.',
      data: privacy.logDays > 0 ? 'IP address, time, page.' : 'None: no IP address is kept.',
      given: 'Whoever runs the server.',
      erased: privacy.logDays > 0 ? `After ${privacy.logDays} days.` : 'Nothing is kept.',
    },
  ];
  if (messages) {
    const asked = Object.values(messages.subjects).flatMap(({ fields }) =>
      Object.values(fields).map(({ label }) => label[tag]!),
    );
    activities.push(
      {
        name: 'Messages and suggestions to the desks',
        purpose: `To answer what people ask: ${messages.law[tag]}.`,
        people: 'People who write to a desk or suggest a change of a page.',
        data:
          [
            'Text, mail address, name if given, page and search from which they came, notes, times',
            ...(messages.wishes.includes('call') ? ['telephone number if a call is wanted'] : []),
            ...(Object.values(messages.subjects).some(({ attachments }) => attachments > 0) ? ['files'] : []),
            ...(asked.length > 0 ? [`answers to: ${[...new Set(asked)].join('; ')}`] : []),
          ].join(', ') + '. A keyed count of messages by sender, which changes every day.',
        given: receivers(
          env,
          Object.values(site.desks).flatMap(({ email }) => email ?? []),
        ),
        erased: `${days} days after the answer, or after it came where nobody answered; at once when the person asks (npm run desk -- person erase).`,
      },
      {
        name: 'Sentences about pages, and searches that found nothing',
        purpose: 'To make pages better (GDPR Article 6(1)(e)).',
        people: 'Visitors who say why a page did not help, or search in vain.',
        data: 'The sentence or the search, page and time; no sender.',
        given: 'Nobody.',
        erased: `After ${days} days; the counts of votes stay.`,
      },
      {
        name: 'Audit log',
        purpose: 'To show who had to do with a message (GDPR Articles 5(2) and 32).',
        people: 'Staff.',
        data: 'Name of the account, what was done, reference of the message, time.',
        given: 'Nobody.',
        erased: `After ${privacy.auditDays} days.`,
      },
    );
  }
  if (env['STAFF'])
    activities.push({
      name: 'Staff who work in a browser',
      purpose: 'To let only those read and answer who may (GDPR Articles 6(1)(e) and 32).',
      people: 'Staff.',
      data: 'Mail address, rights by desk, passkeys (public keys), sessions with browser and times, answers and notes.',
      given: 'Nobody.',
      erased: 'Sessions end after twelve hours; an address with its rights goes when they are taken away.',
    });
  for (const kind of Object.values(site.orders ?? {}))
    activities.push({
      name: `Orders: ${kind.name[tag]}`,
      purpose: 'To tell people how their order stands (GDPR Article 6(1)(e)).',
      people: 'People who have ordered something.',
      data: `Digests under a key of the server, of the number and of ${kind.secret.join(' and ')}; state, since when, until when. No name, no number.`,
      given: 'Nobody; it comes from the system in which the order is handled.',
      erased: `${kind.keptFor} days after its end, or ${Math.max(400, kind.keptFor)} days after the last that was heard of it.`,
    });
  return [
    `# Register of processing: ${site.name[tag]}`,
    '',
    `Made from the settings on ${new Date().toISOString().slice(0, 10)}. Read it, add what the settings do not know, and keep it.`,
    '',
    `- Controller: ${[organisation.name[tag], organisation.street, organisation.postcode, organisation.town].filter(Boolean).join(', ')}, ${organisation.website}`,
    `- Contact for personal data: ${[desk.name[tag], desk.email, desk.phone].filter(Boolean).join(', ')}`,
    `- Supervisory authority: ${privacy.authority.name[tag]}, ${privacy.authority.address}`,
    '- Transfers to third countries: none by this program; see where the server and the mail server stand.',
    `- Backups: ${privacy.backupDays ? `the last that holds what was erased is deleted ${privacy.backupDays} days later.` : 'the settings name none (privacy.backupDays in site.yaml).'}`,
    '- Security: encrypted connections, strict content security policy, secret words and keys only as digests, rights of staff, an audit log that shows any change, deletion by time that is overwritten on disk. See SECURITY.md.',
    ...activities.flatMap(({ name, purpose, people, data, given, erased }) => [
      '',
      `## ${name}`,
      '',
      `- Purpose and legal basis: ${purpose}`,
      `- People: ${people}`,
      `- Data: ${data}`,
      `- Receivers: ${given}`,
      `- Erased: ${erased}`,
    ]),
  ].join('\n');
}

/** Where messages go, by the settings of the server: hosts, and never what stands before them. */
function receivers(env: NodeJS.ProcessEnv, mails: string[]): string {
  const hostOf = (name: string) => {
    const value = env[name] ?? '';
    return URL.canParse(value) ? new URL(value).hostname : '';
  };
  const set = [
    ...(env['SMTP_URL'] ? [`the desks by mail (${mails.join(', ')}), through ${hostOf('SMTP_URL')}`] : []),
    ...['WEBHOOK_URL', 'ZAMMAD_URL', 'FREESCOUT_URL', 'OSTICKET_URL', 'IMAP_URL', 'FORGE_URL'].flatMap((name) =>
      env[name] ? [`${name.replace(/_URL$/, '').toLowerCase()} at ${hostOf(name)}`] : [],
    ),
  ];
  return set.length > 0
    ? `${set.join('; ')}.`
    : `The desks (${mails.join(', ')}). Where else messages go stands in the settings of the server: write this command with them.`;
}
