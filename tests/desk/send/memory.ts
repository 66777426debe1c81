import type { Channel } from '../../../src/desk/send/channel.ts';
import type { Delivery, Store } from '../../../src/desk/store/store.ts';
import { message } from './town.ts';

/** The part of a store that delivery uses, in memory; a clock that the test sets. */
export function memory(deliveries: Delivery[]) {
  const rows = deliveries.map((one) => ({ ...one, due: 0, problem: '', outcome: '', done: false }));
  const marks = new Map<string, string>();
  const refuse = () => Promise.reject(new Error('not used here'));
  const row = (id: string) => rows.find((one) => one.id === id)!;
  const store: Store = {
    atomic: refuse,
    accept: refuse,
    attachments: refuse,
    knows: refuse,
    find: refuse,
    list: refuse,
    standing: refuse,
    note: refuse,
    setState: refuse,
    settle: refuse,
    numbered: refuse,
    deliveryOf: refuse,
    bounced: refuse,
    overdue: refuse,
    suggested: refuse,
    putOrder: refuse,
    replaceOrders: refuse,
    findOrder: refuse,
    source: refuse,
    purgeOrders: refuse,
    uncount: refuse,
    heldOf: refuse,
    erase: refuse,
    rectify: refuse,
    audit: refuse,
    audited: refuse,
    auditLines: refuse,
    auditCheck: refuse,
    auditTrim: refuse,
    deliveriesOf: refuse,
    release: refuse,
    vote: refuse,
    miss: refuse,
    votes: refuse,
    misses: refuse,
    count: refuse,
    countAll: refuse,
    counted: refuse,
    age: refuse,
    purge: refuse,
    scrub: refuse,
    check: refuse,
    close: refuse,
    claim: async (now, until, limit) => {
      const due = rows.filter((one) => !one.done && one.due <= Date.parse(now)).slice(0, limit);
      for (const one of due) one.due = Date.parse(until);
      return due.map(({ id, channel, attempts, message }) => ({ id, channel, attempts, message }));
    },
    ended: async (id, outcome, _now, { problem = '' } = {}) => {
      Object.assign(row(id), { done: true, outcome, problem });
    },
    reroute: refuse,
    abandon: refuse,
    retry: refuse,
    stranded: refuse,
    undelivered: refuse,
    failed: async (id, problem, next) => {
      Object.assign(row(id), { problem, due: Date.parse(next), attempts: row(id).attempts + 1 });
    },
    waiting: async () => {
      const waiting = rows.filter((one) => !one.done);
      return { count: waiting.length, oldest: waiting.map((one) => one.message.received).sort()[0] ?? '' };
    },
    mark: async (name, value) => void marks.set(name, value),
    marked: async (name) => marks.get(name),
  };
  return { store, rows, marks };
}

export const many = (count: number, channel = 'staff') =>
  Array.from({ length: count }, (_, index) => ({
    id: `${channel}-${index}`,
    channel,
    attempts: 0,
    message: message({ reference: `REF${index}` }),
  }));

export const quick = (name: string, deliver: Channel['deliver'] = async () => undefined): Channel => ({
  name,
  deliver,
});
