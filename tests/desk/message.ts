import { randomInt } from 'node:crypto';
import type { Kept, Message } from '../../src/desk/store/store.ts';

const signs = '23456789BCDFGHJKMNPQRSTVWXYZ';

/** A message with a reference and a key of its own. */
export function someMessage(more: Partial<Message> = {}): Message {
  const reference = Array.from({ length: 8 }, () => signs[randomInt(signs.length)]).join('');
  return {
    reference,
    key: `key of ${reference}`,
    digest: `digest of ${more.text ?? ''}`,
    secret: 'digest of a secret',
    language: 'nb',
    subject: 'loans',
    desk: 'library',
    text: 'Jeg har mistet lånekortet. Їжак 😀',
    email: 'ola@example.org',
    name: 'Ola Nordmann',
    page: '/nb/loans/',
    question: 'mistet kort',
    received: '2026-11-24T13:00:00.000Z',
    answerBy: '2026-11-25T13:00:00.000Z',
    aside: false,
    attachments: 0,
    ...more,
  };
}

/** A message as a store keeps it, with which nothing has been done yet. */
export function keptOf(message: Message, more: Partial<Kept> = {}): Kept {
  return {
    ...message,
    ...{ state: 'received', changed: '', answered: '', reopened: '', notes: [], outcome: '', link: '' },
    ...more,
  };
}
