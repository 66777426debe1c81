import { readFileSync } from 'node:fs';
import type { DeskFile } from '../../../src/desk/file.ts';
import type { Attachment } from '../../../src/desk/form/read/attachments.ts';
import { DeliveryProblem } from '../../../src/desk/send/channel.ts';
import type { Delivery, Message } from '../../../src/desk/store/store.ts';
import { someJpeg, somePdf, somePng } from '../form/files.ts';

export const tags = ['en', 'nb', 'nn', 'sl', 'ar', 'de', 'fr', 'uk'];

export const words = Object.fromEntries(
  tags.map((tag) => [
    tag,
    JSON.parse(readFileSync(`src/settings/strings/${tag}.json`, 'utf8')) as Record<string, string>,
  ]),
);

export const inAll = (name: string) => Object.fromEntries(tags.map((tag) => [tag, name]));

export const file: DeskFile = {
  headers: {},
  site: { name: inAll('Town Help'), address: 'https://help.town.example', languages: tags },
  hours: { zone: 'Europe/Oslo', desks: {} },
  desks: { library: { name: inAll('Library desk'), email: 'library@town.example' } },
  subjects: { loans: { name: { ...inAll('Loans'), nb: 'Lån' }, desk: 'library' } },
  replyWithin: 8,
  keptFor: 180,
  words,
};

export const settings = {
  from: 'desk@town.example',
  answeredLink: async (reference: string) => `https://help.town.example/desk/answered?m=${reference}`,
  statusPage: (language: string) => `https://help.town.example/${language}/contact/status/`,
  now: () => new Date('2026-11-24T12:00:00.000Z'),
};

/** Stands in no mail header, log or problem. */
export const marker = 'heron-in-the-reeds';

export function message(change: Partial<Message> = {}): Message {
  return {
    reference: 'K7M4QX2P',
    key: 'the-key',
    digest: 'digest',
    secret: 'secret',
    language: 'en',
    subject: 'loans',
    desk: 'library',
    text: `Where is my book?\nIt says ${marker}.`,
    email: 'anna@home.example',
    name: 'Anna Novak',
    page: '/en/renew-a-loan/',
    question: 'book lost',
    received: '2026-11-24T12:00:00.000Z',
    answerBy: '2026-11-25T13:00:00.000Z',
    aside: false,
    attachments: 0,
    ...change,
  };
}

export const delivery = (change: Partial<Message> = {}, channel = 'staff'): Delivery => ({
  id: 'd-1',
  channel,
  attempts: 0,
  message: message(change),
});

/** A message with a file of each kind; the marker stands in all of them. */
export const files: Attachment[] = [
  { kind: 'pdf', bytes: somePdf(marker) },
  { kind: 'jpeg', bytes: someJpeg(marker) },
  { kind: 'png', bytes: somePng(marker) },
];

export const withFiles = (channel?: string): Delivery => ({
  ...delivery({ attachments: 3 }, channel),
  attachments: files,
});

export const named = {
  'attachment-1.pdf': somePdf(marker),
  'attachment-2.jpg': someJpeg(marker),
  'attachment-3.png': somePng(marker),
};

export const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

export function clock(start = '2026-11-24T12:00:00.000Z') {
  let time = Date.parse(start);
  return { now: () => new Date(time), add: (seconds: number) => (time += seconds * 1000) };
}

export const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error as DeliveryProblem).code,
  );
