import { expect, test } from '@playwright/test';
import { openStore } from '../../../src/desk/store/open-store.ts';

for (const url of ['mysql://user:hunter2@host/name', 'desk.sqlite', 'sqlite:', ''])
  test(`"${url}" is no address of a store, and is not repeated in the message`, async () => {
    const refusal = await openStore(url).catch((error: Error) => error.message);
    expect(refusal).toContain('write sqlite:data/desk.sqlite or postgres://');
    expect(refusal).not.toContain('hunter2');
  });
