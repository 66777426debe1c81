import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { openStore } from '../../../../src/desk/store/open-store.ts';
import { noting } from '../../../../src/desk/store/staff/changes.ts';
import { endAll, stop, temporaryFolder } from '../../desk.ts';
import { someMessage } from '../../message.ts';
import { isSample } from '../../../sample.ts';
import { openStaffDesk, people, textOf } from './staff.ts';

test.skip(!isSample, 'These open the desk of the sample.');

test.afterEach(endAll);

const address = 'ada@example.org';
/** On the page of an account, for who may not serve a person. */
const hiddenLink = /data-part="person"[^>]* hidden/;

async function open() {
  const store = await openStore(`sqlite:${join(temporaryFolder(), 'desk.sqlite')}`);
  stop.push(() => store.close());
  const message = someMessage({ desk: 'library', email: address, name: 'Ada', text: 'Kortet er borte' });
  await store.accept(message, ['staff']);
  await store.atomic(noting('1', message.reference, people.answers.address, 'Has called twice.', message.received));
  const other = someMessage({ desk: 'it', email: 'bo@example.org', text: `Ask ${address}.` });
  await store.accept(other, ['staff']);
  return { store, message, other, desk: openStaffDesk(store) };
}

test('who leads all desks finds, hands over, sets right and erases what is kept of a person, each step written down', async () => {
  const { store, message, other, desk } = await open();
  const lead = await desk.signedIn(people.lead);
  expect(await (await lead.get('account')).text()).not.toMatch(hiddenLink);
  const found = await (await lead.send('person', { do: 'find', person: ` ${address.toUpperCase()}` })).text();
  expect(found).toContain(`messages/${message.reference}"`);
  expect(found).toContain(other.reference);
  const json = await lead.send('person', { do: 'json', person: address });
  expect(json.headers.get('Content-Disposition')).toBe('attachment; filename="data.json"');
  expect(await json.json()).toMatchObject({ messages: [{ internal: [{ text: 'Has called twice.' }] }] });
  const page = await lead.send('person', { do: 'page', person: address });
  expect(page.headers.get('Content-Disposition')).toContain('data.html');
  expect(await page.text()).toContain('Kortet er borte');

  for (const [values, status, said] of [
    [{ do: 'right', person: address, name: 'x'.repeat(101) }, 422, 'longer than 100'],
    [{ do: 'right', person: address, email: 'two@a.example, b@c.example' }, 422, 'not one email address'],
    [{ do: 'find', person: "' or 1=1 --" }, 422, 'not one email address'],
    [{ do: 'erase', person: address }, 200, 'Nothing is erased'],
  ] as const) {
    const answer = await lead.send('person', values);
    expect(answer.status, said).toBe(status);
    expect(await textOf(answer)).toContain(said);
    expect(await store.find(message.reference)).toMatchObject({ email: address, name: 'Ada' });
  }

  const right = await lead.send('person', { do: 'right', person: address, email: 'ada@town.example', name: 'Ada B' });
  expect(await textOf(right)).toContain('set right');
  expect(await store.find(message.reference)).toMatchObject({ email: 'ada@town.example', name: 'Ada B' });
  const erased = await lead.send('person', { do: 'erase', person: 'ada@town.example', sure: 'yes' });
  expect(await textOf(erased)).toMatch(/erased/);
  expect(await store.find(message.reference)).toBeUndefined();
  expect(await store.find(other.reference)).toBeDefined();
  const lines = await store.auditLines({ who: `staff:${people.lead.address}`, limit: 100 });
  const own = lines.filter(({ reference }) => reference === message.reference).map(({ what }) => what);
  for (const what of ['found for a person', 'exported for a person', 'rectified', 'erased'])
    expect(own).toContain(what);
  expect(JSON.stringify(lines)).not.toContain('ada@');
});

test('nobody else serves a person, nor a form that is not the desk’s own', async () => {
  const { store, message, desk } = await open();
  const values = { do: 'erase', person: address, sure: 'yes' };
  for (const person of [people.answers, people.reads, people.leads, people.elsewhere]) {
    const one = await desk.signedIn(person);
    expect((await one.get('person')).status).toBe(303);
    expect((await one.send('person', values)).status).toBe(303);
    expect(await (await one.get('account')).text()).toMatch(hiddenLink);
  }
  const lead = await desk.signedIn(people.lead);
  const proof = await lead.proof();
  expect((await lead.post('person', values)).status).toBe(403);
  for (const from of [{}, { Origin: 'https://elsewhere.example' }])
    expect((await lead.post('person', { ...values, proof }, from as Record<string, string>)).status).toBe(403);
  expect((await desk.browser().post('person', { ...values, proof })).status).toBe(401);
  expect(await store.find(message.reference)).toBeDefined();
});
