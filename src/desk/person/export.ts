import { directionOf } from '../../hours/locale.ts';
import { sayTime } from '../../hours/say.ts';
import { escapeMarkup } from '../../site/markup.ts';
import type { DeskFile } from '../file.ts';
import { labelOf } from '../form/read/attachments.ts';
import { subjectOf, words } from '../send/mail/wording.ts';
import type { Found, Written } from './person.ts';

type Message = Found['messages'][number];

/** What a person is handed: the same for programs and to read, and the files that came from them. */
export interface Handed {
  json: string;
  html: string;
  files: { name: string; bytes: Uint8Array }[];
}

/**
 * All that is kept of a person, to be handed to them (GDPR, articles 15 and 20): as JSON, and as a page in the language in which they
 * wrote last. What only the desk needs, such as digests, is left out. `now` is when it was made.
 */
export function handOver(found: Found, file: DeskFile, now: string): Handed {
  return {
    json: `${JSON.stringify(dataOf(found, now), null, 2)}\n`,
    html: pageOf(found, file, now),
    files: found.messages.flatMap((message) =>
      message.files.map((one, index) => ({ name: fileName(message, index), bytes: one.bytes })),
    ),
  };
}

const fileName = ({ reference, files }: Message, index: number) => `${reference}-${labelOf(files[index]!, index).name}`;

function dataOf({ address, messages, sentences, searches }: Found, now: string) {
  return {
    address,
    made: now,
    messages: messages.map((message) => {
      const { key: _, digest: __, secret: ___, attachments: ____, deliveries, files, ...kept } = message;
      return {
        ...kept,
        files: files.map((_file, index) => fileName(message, index)),
        sentTo: deliveries.map(({ channel, state, ended, number }) => ({ channel, state, ended, number })),
      };
    }),
    sentences,
    searches,
  };
}

function pageOf(found: Found, file: DeskFile, now: string): string {
  const last = found.messages[0]?.language ?? '';
  const tag = file.site.languages.includes(last) ? last : file.site.languages[0]!;
  const say = words(file, tag);
  const timed = (key: string, time: string) =>
    sayTime(say(key), new Date(time), tag, file.hours.zone, file.words[tag] ?? {}, { kept: true });
  const list = (items: string[]) => `<ul>${items.map((item) => `<li>${escapeMarkup(item)}</li>`).join('')}</ul>`;
  const text = (written: string) => `<p class="text">${escapeMarkup(written)}</p>`;
  const written = (heading: string, all: Written[]) =>
    all.length > 0 ? `<h3>${escapeMarkup(say(heading))}</h3>${all.map((one) => text(one.text)).join('')}` : '';
  const section = (message: Message) => {
    const lines = [
      message.subject !== '' && say('mail.subject', { subject: subjectOf(message.subject, file, tag) }),
      timed('mail.received', message.received),
      message.name !== '' && say('mail.name', { name: message.name }),
      say('mail.email', { email: message.email }),
      ...(message.details?.phone ? [say('mail.wish.call', { phone: message.details.phone })] : []),
      ...(message.details?.own ?? []).map(({ label, value }) => `${label}: ${value}`),
      message.page !== '' && say('mail.page', { page: message.page }),
      message.question !== '' && say('mail.question', { question: message.question }),
      ...message.files.map((_file, index) => fileName(message, index)),
    ].filter((line): line is string => line !== false);
    const sent = message.deliveries.filter(({ state }) => state === 'sent').map(({ channel }) => channel);
    return [
      `<section><h2>${escapeMarkup(say('mail.reference', { reference: message.reference }))}</h2>${list(lines)}`,
      text(message.text),
      message.suggestion ? text(JSON.stringify(message.suggestion, null, 2)) : '',
      message.notes.length > 0
        ? `<h3>${escapeMarkup(say('mail.person.notes'))}</h3>${list(message.notes.map((note) => note.text))}`
        : '',
      written('mail.person.replies', message.replies),
      written('mail.person.internal', message.internal),
      sent.length > 0 ? `<p>${escapeMarkup(say('mail.person.sent', { channels: sent.join(', ') }))}</p>` : '',
      '</section>',
    ].join('\n');
  };
  const others = [...found.sentences.map((one) => one.text), ...found.searches.map((one) => one.question)];
  const title = escapeMarkup(say('mail.person.title', { address: found.address }));
  return `<!doctype html>
<html lang="${tag}" dir="${directionOf(tag)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere;color-scheme:light dark}.text{white-space:pre-wrap;border-inline-start:.25rem solid;padding-inline-start:1rem}</style>
</head>
<body>
<h1>${title}</h1>
<p>${escapeMarkup(timed('mail.person.made', now))}</p>
${found.messages.length + others.length === 0 ? `<p>${escapeMarkup(say('mail.person.none'))}</p>` : ''}
${found.messages.map(section).join('\n')}
${others.length > 0 ? `<section><h2>${escapeMarkup(say('mail.person.others'))}</h2>${list(others)}</section>` : ''}
<p>${escapeMarkup(file.site.name[tag] ?? '')}<br>${escapeMarkup(file.site.address)}</p>
</body>
</html>
`;
}
