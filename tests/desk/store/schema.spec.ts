import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { openStore } from '../../../src/desk/store/open-store.ts';
import { endAll, temporaryFolder } from './databases.ts';

test.describe.configure({ mode: 'default' });
test.afterEach(endAll);

test('a database of a newer version is left alone', async () => {
  const path = join(temporaryFolder(), 'desk.sqlite');
  await (await openStore(`sqlite:${path}`)).close();
  const { DatabaseSync } = await import('node:sqlite');
  const file = new DatabaseSync(path);
  file.exec('insert into migrations (number) values (1000)');
  file.close();
  await expect(openStore(`sqlite:${path}`)).rejects.toThrow('The database has version 1000');
});
