import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskFile } from '../../file.ts';
import { handOver } from '../../person/export.ts';
import { erasePerson, findPerson, LongName, NoAddress, rectifyPerson, type Found } from '../../person/person.ts';
import { purgeOutbox } from '../../send/mail/outbox.ts';
import type { Store } from '../../store/store.ts';
import { Mistake, type Options } from '../command.ts';
import { columns, inLine, sanitizedJson, timeIn } from '../terminal.ts';
import { commandUser } from './audit.ts';

/** `npm run desk -- person …`: what a person may ask for. Resolves with what is printed. */
export async function personCommand(
  { verb, address, values }: { verb: string; address: string; values: Options },
  store: Store,
  file: DeskFile,
  now: Date,
): Promise<string> {
  const [who, time] = [commandUser(), now.toISOString()];
  try {
    switch (verb) {
      case 'find': {
        const found = await findPerson(store, address, who, time);
        return values.json ? sanitizedJson(JSON.parse(handOver(found, file, time).json)) : report(found, file);
      }
      case 'export': {
        const found = await findPerson(store, address, who, time, 'exported for a person');
        return write(found, file, now);
      }
      case 'rectify': {
        if (values.email === undefined && values.name === undefined)
          throw new Mistake('What is right? Write --email and the address, or --name and the name in quotes.');
        const references = await rectifyPerson(store, address, values, who, time);
        return references.length > 0
          ? `Set right in ${references.join(', ')}. What still waits goes there; "retry REF" sends again what was refused.`
          : nothing(address);
      }
      default: {
        if (!values.yes) {
          const found = await findPerson(store, address, who, time);
          return isNothing(found)
            ? nothing(address)
            : `${report(found, file)}\n\nNothing is erased yet. To erase all of this: npm run desk -- person erase ${address} --yes`;
        }
        return await erase(store, address, who, time);
      }
    }
  } catch (error) {
    if (error instanceof LongName)
      throw new Mistake(
        'The name has more than 100 letters, and none of a form has. Nothing has changed: write it shorter.',
        {
          cause: error,
        },
      );
    if (error instanceof NoAddress)
      throw new Mistake(
        `"${inLine(values.email ?? address, 80)}" is not one mail address. Write it as it stands in the message, without a name.`,
        { cause: error },
      );
    throw error;
  }
}

const nothing = (address: string) => `Nothing is kept of ${inLine(address, 80)}.`;

const isNothing = ({ messages, sentences, searches }: Found) =>
  messages.length + sentences.length + searches.length === 0;

function report(found: Found, { hours }: DeskFile): string {
  const { address, messages, mentions, sentences, searches } = found;
  const rows = messages.map(({ reference, received, state, desk, deliveries, files, suggestion }) => [
    reference,
    timeIn(hours.zone, received),
    state,
    suggestion ? 'a suggestion' : desk,
    `${files.length} ${files.length === 1 ? 'file' : 'files'}`,
    deliveries.map((one) => `${one.channel} ${one.state}`).join(', ') || 'sent to nobody',
  ]);
  return [
    isNothing(found)
      ? nothing(address)
      : `Kept of ${address}: ${messages.length} ${messages.length === 1 ? 'message' : 'messages'}.`,
    ...(rows.length > 0 ? ['', columns(rows)] : []),
    ...sentences.map(({ written, page }) => `A sentence about ${page}, ${timeIn(hours.zone, written)}`),
    ...searches.map(({ written }) => `A search that found nothing, ${timeIn(hours.zone, written)}`),
    ...mentioned(mentions),
  ].join('\n');
}

const mentioned = (mentions: string[]) =>
  mentions.length > 0
    ? [
        '',
        `The address stands in messages of other people, too: ${mentions.join(', ')}. They are theirs, and stay: read them, and close what nobody needs.`,
      ]
    : [];

function write(found: Found, file: DeskFile, now: Date): string {
  if (isNothing(found)) return nothing(found.address);
  const folder = `person-${now.toISOString().replace(/[:.]/g, '-')}`;
  mkdirSync(folder, { mode: 0o700 });
  const { json, html, files } = handOver(found, file, now.toISOString());
  const all = [{ name: 'data.json', bytes: json }, { name: 'data.html', bytes: html }, ...files];
  for (const { name, bytes } of all) writeFileSync(join(folder, name), bytes, { mode: 0o600 });
  return `Written to ${folder}/, for you alone: ${all.map(({ name }) => name).join(', ')}. Make sure that it is the person who asks, hand it over in a safe way, and delete the folder.`;
}

async function erase(store: Store, address: string, who: string, time: string): Promise<string> {
  const { references, sent, mentions, others, isScrubbed } = await erasePerson(store, address, who, time);
  if (references.length + others === 0) return [nothing(address), ...mentioned(mentions)].join('\n');
  await purgeOutbox(join(process.env['DESK_FOLDER'] || 'data', 'outbox'), store, new Date().toISOString());
  return [
    `Erased: ${references.join(', ') || 'no message'}${others > 0 ? `, and ${others} other ${others === 1 ? 'line' : 'lines'} with the address` : ''}. What waited is not sent any more.`,
    ...(sent.length > 0
      ? [
          '',
          'Sent on before. It lies there until it is deleted there, too:',
          columns(sent.map(({ reference, channel, number }) => [reference, channel, number && `number ${number}`])),
        ]
      : []),
    ...mentioned(mentions),
    '',
    'Backups from before now hold it until you delete them. Whoever restores one erases again, with the same command.',
    ...(isScrubbed
      ? []
      : ['Other programs use the database just now: the server overwrites what was deleted within minutes.']),
  ].join('\n');
}
