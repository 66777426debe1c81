import type { Finding } from '../../settings/problems.ts';

/** What names an address (RFC 5545, 7986, 9073), beside those that may be a mailbox. */
const isAddress = new Set(['URL', 'TZURL', 'CONFERENCE', 'IMAGE', 'SOURCE', 'STRUCTURED-DATA', 'LINK']);

/** Finds what a calendar file (RFC 5545) holds besides dates: programs to run, invitations, files of other places. */
export function checkCalendar(text: string): Finding[] {
  const found: Finding[] = [];
  let line = 0;
  let first: number | undefined;
  const unfolded: [number, string][] = [];
  for (const part of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    line++;
    if (/^[ \t]/.test(part) && unfolded.length > 0) unfolded.at(-1)![1] += part.slice(1);
    else if (part !== '') unfolded.push([line, part]);
  }
  for (const [at, whole] of unfolded) {
    first ??= at;
    const colon = whole.indexOf(':');
    const [name = '', ...about] = whole.slice(0, colon).toUpperCase().split(';');
    const value = whole.slice(colon + 1).trim();
    const say = (message: string) => found.push({ line: at, message });
    if (at === first && !/^BEGIN:VCALENDAR$/i.test(whole.trim()))
      say('is no calendar: it must begin with BEGIN:VCALENDAR.');
    if (name === 'METHOD' && value.toUpperCase() !== 'PUBLISH')
      say('is an invitation or takes one back. Write METHOD:PUBLISH, or leave the line out.');
    if (name === 'ACTION' && !['DISPLAY', 'AUDIO'].includes(value.toUpperCase()))
      say('has a reminder that does more than show itself. Write ACTION:DISPLAY.');
    if (['ATTACH', 'ATTENDEE', 'ORGANIZER'].includes(name) && !/^(https:\/\/|mailto:)/i.test(value))
      say(`has ${name} with an address that is neither https:// nor mailto:. Take the line out.`);
    if ((isAddress.has(name) || about.includes('VALUE=URI')) && !/^https:\/\//i.test(value))
      say(`has ${name} with an address that does not begin with https://. Take the line out.`);
    if (name === 'X-ALT-DESC' || about.some((part) => part.startsWith('ALTREP=')))
      say('shows another text than the one that stands here. Leave ALTREP and X-ALT-DESC out.');
    if (name === 'RRULE' && /FREQ=(SECOND|MINUTE|HOUR)LY/i.test(value))
      say('comes back more often than daily, which keeps calendars busy without end. Write FREQ=DAILY or rarer.');
  }
  return found;
}
