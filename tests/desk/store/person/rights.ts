import { expect, test } from '@playwright/test';
import { erasePerson, findPerson, NoAddress, rectifyPerson } from '../../../../src/desk/person/person.ts';
import type { Message, Store } from '../../../../src/desk/store/store.ts';
import { somePdf } from '../../form/files.ts';
import { someMessage } from '../../message.ts';
import { at } from '../databases.ts';

const [who, now] = ['staff:mo', at('15:00')];
const address = 'Kari.Nordmann@example.org';

/** What every database has to do with a person's rights. */
export function rightsTests(
  open: () => Store,
  accept: (more?: Partial<Message>, channels?: string[]) => Promise<Message>,
) {
  async function fill() {
    const own = someMessage({ email: address, attachments: 1 });
    await open().accept(own, ['staff', 'receipt'], [{ kind: 'pdf', bytes: somePdf(), name: 'Søknad.pdf' }]);
    const second = await accept({ email: address.toLowerCase(), received: at('14:00') });
    const claimed = await open().claim(at('14:01'), at('14:10'), 50);
    const sent = claimed.find(({ channel, message }) => channel === 'staff' && message.reference === own.reference);
    await open().ended(sent!.id, 'sent', at('14:02'), { number: '4711' });
    const others = await accept({ email: 'per@example.org', text: `Write to ${address}, please.` });
    const alike = await accept({ email: 'vkari.nordmann@example.org', text: 'kari.nordmann@example.org.uk' });
    await open().note(alike.reference, 'x-kari.nordmann@example.org', at('14:03'));
    await open().vote('/nb/loans/', 'nb', false, `Mail me: ${address}.`, at('14:04'));
    await open().vote('/nb/loans/', 'nb', false, '', at('14:04'));
    await open().miss(address, 'nb', at('14:05'));
    return { own, second, others, alike };
  }

  test('all that is kept of a mail address is found, and nothing of one that is only alike', async () => {
    const { own, second, others } = await fill();
    const found = await findPerson(open(), ` ${address.toUpperCase()}`, who, now);
    expect(found.messages.map(({ reference }) => reference)).toEqual([second.reference, own.reference]);
    expect(found.messages[1]!.files).toMatchObject([{ kind: 'pdf', name: 'Søknad.pdf' }]);
    expect(found.messages.flatMap(({ deliveries }) => deliveries).length).toBe(3);
    expect(found.mentions).toEqual([others.reference]);
    expect([found.sentences.length, found.searches.length]).toEqual([1, 1]);
    const lines = await open().auditLines({ who });
    expect(lines.map(({ what, reference }) => `${what} ${reference}`).toSorted()).toEqual(
      [own, second].map(({ reference }) => `found for a person ${reference}`).toSorted(),
    );
    await expect(findPerson(open(), "' or 1=1 --", who, now)).rejects.toThrow(NoAddress);
  });

  test('who is erased is nowhere, a delivery that waits is not sent, and the log says so with references alone', async () => {
    const { own, second, others, alike } = await fill();
    const erased = await erasePerson(open(), address, who, now);
    expect(erased.references.toSorted()).toEqual([own.reference, second.reference].toSorted());
    expect(erased).toMatchObject({ mentions: [others.reference], others: 2, sent: [{ number: '4711' }] });
    const kept = (await open().list()).map(({ reference }) => reference);
    expect(kept.toSorted()).toEqual([others.reference, alike.reference].toSorted());
    const left = await open().claim(at('23:00'), at('23:10'), 50);
    expect(left.map(({ message }) => message.reference).toSorted()).toEqual(kept.toSorted());
    expect(await open().attachments(own.reference)).toEqual([]);
    expect((await open().votes())[0]).toMatchObject({ failed: 1, sentences: [] });
    expect(await open().misses()).toEqual([]);
    expect(await open().undelivered()).toEqual([]);
    // What a process has in hand meanwhile ends without a trace.
    await open().ended('a delivery that is gone', 'sent', now);
    const lines = await open().auditLines();
    expect(lines.filter(({ what }) => what === 'erased')).toHaveLength(2);
    expect(JSON.stringify(lines).toLowerCase()).not.toContain('kari');
    expect((await open().auditCheck()).broken).toBeUndefined();
    expect(await erasePerson(open(), address, who, now)).toMatchObject({ references: [], others: 0 });
  });

  test('an address that was mistyped is set right, and what waits goes to the right one', async () => {
    const { own, second, others } = await fill();
    const change = { email: 'kari@example.com', name: ' Kari\n Nordmann ' };
    const changed = await rectifyPerson(open(), address, change, who, now);
    expect(changed.toSorted()).toEqual([own.reference, second.reference].toSorted());
    expect(await open().find(own.reference)).toMatchObject({ email: 'kari@example.com', name: 'Kari Nordmann' });
    expect((await open().find(others.reference))!.email).toBe('per@example.org');
    const waiting = await open().claim(at('23:00'), at('23:10'), 50);
    expect(waiting.find(({ channel }) => channel === 'receipt')!.message.email).toBe('kari@example.com');
    expect((await open().auditLines({ reference: own.reference })).map(({ what }) => what)).toEqual(['rectified']);
    await expect(rectifyPerson(open(), address, { email: 'a@b' }, who, now)).rejects.toThrow(NoAddress);
  });
}
