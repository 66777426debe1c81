import type { DeskFile } from '../file.ts';
import type { DeliveryStatus, Kept, Miss, Votes } from '../store/store.ts';
import { answeringOf, type Answering } from './statistics.ts';
import { columns, indented, inLine, quoted, sanitized, sanitizedJson, timeIn, untilOrLate } from './terminal.ts';

/** Messages as a table: those that wait for an answer first, the most urgent on top. */
export function list(messages: Kept[], file: DeskFile, now: Date, { aside = false, all = false } = {}): string {
  if (messages.length === 0)
    return aside ? 'Nothing is set aside.' : all ? 'There are no messages.' : 'No message waits for an answer.';
  const urgency = ({ state, answerBy, received }: Kept) => `${state === 'received' ? 0 : 1}${answerBy || received}`;
  const { zone } = file.hours;
  const rows = messages
    .toSorted((a, b) => (urgency(a) < urgency(b) ? -1 : 1))
    .map((message) => [
      message.reference,
      timeIn(zone, message.received),
      message.state !== 'received' ? message.state : message.reopened ? 'reopened' : untilOrLate(message.answerBy, now),
      inLine(nameOf(file.desks[message.desk]?.name, file, message.desk), 18),
      message.language,
      inLine(message.suggestion ? `Suggestion: ${message.suggestion.file}` : message.text, 34),
    ]);
  const heads = ['reference', 'received', all ? 'answer due' : 'due', 'desk', 'lang', 'message'];
  return `${columns([heads, ...rows])}\n\n${messages.length} ${messages.length === 1 ? 'message' : 'messages'}. Read one with: npm run desk -- show ${rows[0]![0]}`;
}

/** What became of a delivery, as what it is, and what can be done about it. */
function sendingSaid(
  { channel, attempts, state, ended, problem, number, due }: DeliveryStatus,
  reference: string,
  time: (value: string) => string,
): string {
  // A word about a delay that nobody needed any more.
  if (problem === 'answered') return `Not sent to ${channel}: it was answered before.`;
  if (state === 'sent') return `Sent to ${channel} ${time(ended)}${number && `, there ${inLine(number, 40)}`}.`;
  if (state === 'waiting')
    return `Not sent to ${channel} yet: tried ${attempts} ${attempts === 1 ? 'time' : 'times'}${problem && `, last ${problem}`}; next ${time(due)}.`;
  const ending = state === 'refused' ? `refused for good (${problem})` : `given up (${problem})`;
  const advice =
    channel === 'receipt'
      ? 'The address may be wrong; an answer to it may be refused too.'
      : `Mend the cause, then: npm run desk -- retry ${reference} ${channel}`;
  return `NOT sent to ${channel}: ${ending} ${time(ended)}. ${advice}`;
}

/** One message whole, with what became of it. */
export function show(message: Kept, sendings: DeliveryStatus[], file: DeskFile, now: Date): string {
  const { zone } = file.hours;
  const time = (value: string) => timeIn(zone, value);
  // Behind the longest of the heads and two spaces.
  const typed = (value: string) => indented(value, 'Searched for'.length + 2);
  const due = message.state === 'received' ? ` (${untilOrLate(message.answerBy, now)})` : '';
  const facts = [
    ['Reference', message.reference],
    ['State', message.state + (message.aside ? ', set aside as suspected spam' : '')],
    ['Received', time(message.received)],
    ['Answer by', message.answerBy && time(message.answerBy) + due],
    ['Answered', time(message.answered)],
    ['Reopened', time(message.reopened)],
    ['Desk', nameOf(file.desks[message.desk]?.name, file, message.desk)],
    ['Subject', nameOf(file.subjects[message.subject]?.name, file, message.subject)],
    ['Suggestion', suggestionOf(message)],
    ['At the forge', message.link],
    ['Language', message.language],
    ['Name', typed(message.name)],
    ['Email', typed(message.email)],
    ['Wants', wishOf(message)],
    ['Good time', typed(message.details?.callAt ?? '')],
    ...(message.details?.own ?? []).map(({ label, value }) => [inLine(label, 30), typed(value)]),
    ['From page', typed(message.page)],
    ['Searched for', typed(message.question)],
    ['Files', message.attachments > 0 ? `${message.attachments}: npm run desk -- files ${message.reference}` : ''],
  ].filter(([, value]) => value);
  const sent = sendings.map((sending) => sendingSaid(sending, message.reference, time));
  const notes = message.notes.map(({ written, text }) => `${time(written)}\n${quoted(text)}`);
  return [
    columns(facts as string[][]),
    quoted(message.text),
    ...(notes.length > 0 ? [`Notes that the sender can read:\n${notes.join('\n')}`] : []),
    ...(sent.length > 0 ? [sent.join('\n')] : []),
  ].join('\n\n');
}

/** How an answer is wanted, where not by mail. */
function wishOf({ details }: Kept): string {
  if (details?.wish === 'none') return 'no answer';
  return details?.wish === 'call' ? `a call: ${inLine(details.phone, 40)}` : '';
}

/** What is suggested for which file, and what became of it. */
function suggestionOf({ suggestion, outcome }: Kept): string {
  if (!suggestion) return '';
  const what = { change: 'change of', page: 'new page', words: 'in words, for' }[suggestion.kind];
  return `${what} ${sanitized(suggestion.file)}${outcome && `, ${outcome}`}`;
}

/** How the desks answer, which pages help, and what visitors do not find; times are hours in which the desk was open. */
export function stats(
  { messages, votes, misses }: { messages: Kept[]; votes: Votes[]; misses: Miss[] },
  file: DeskFile,
  now: Date,
  json: boolean,
): string {
  const by = (of: (message: Kept) => string) =>
    Object.fromEntries(
      [...Map.groupBy(messages, of)].map(([name, own]) => [name, answeringOf(own, file.hours, now)] as const),
    );
  const all = answeringOf(messages, file.hours, now);
  const [desks, subjects] = [by(({ desk }) => desk), by(({ subject }) => subject)];
  const aside = messages.filter((message) => message.aside).length;
  if (json) return sanitizedJson({ all, aside, desks, subjects, votes, misses });

  const hours = (value: number | undefined) => (value === undefined ? '–' : `${value.toFixed(1)} h`);
  const line = (name: string, { messages: count, answered, due, inTime, median, ninth }: Answering) => [
    inLine(name, 36),
    String(count),
    String(answered),
    due === 0 ? '–' : `${inTime} of ${due}`,
    hours(median),
    hours(ninth),
  ];
  const table = columns([
    ['', 'messages', 'answered', 'in time', 'half within', '9 in 10 within'],
    line('All', all),
    ...Object.entries(desks).map(([id, answering]) => line(nameOf(file.desks[id]?.name, file, id), answering)),
    ...Object.entries(subjects).map(([id, answering]) =>
      line(`  ${nameOf(file.subjects[id]?.name, file, id)}`, answering),
    ),
  ]);
  const pages = votes
    .slice(0, 20)
    .flatMap(({ page, helped, failed, sentences }) => [
      [String(failed), String(helped), page],
      ...sentences.slice(0, 3).map(({ text }) => ['', '', `  “${inLine(text, 72)}”`]),
    ]);
  const missed = misses
    .slice(0, 20)
    .map(({ times, language, question }) => [`${times} ×`, language, inLine(question, 72)]);
  return [
    `How messages were answered, in hours that the desk was open\n\n${table}`,
    aside > 0 ? `${aside} set aside as suspected spam: npm run desk -- list --aside` : '',
    pages.length > 0
      ? `Pages that did not help\n\n${columns([['no', 'yes', 'page'], ...pages])}`
      : 'Nobody has voted on a page.',
    missed.length > 0
      ? `Searches that found nothing\n\n${columns(missed)}`
      : 'Nobody has told of a search without result.',
  ]
    .filter(Boolean)
    .join('\n\n');
}

function nameOf(name: Record<string, string> | undefined, { site }: DeskFile, id: string): string {
  return name?.[site.languages[0]!] ?? id;
}
