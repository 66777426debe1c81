import { expect, test } from '@playwright/test';
import { semaphoreBySender } from '../../../src/desk/send/semaphore.ts';

test('who sends many forms slowly leaves places to others', async () => {
  const acquire = semaphoreBySender(4, 2);
  const taken: string[] = [];
  const ends: (() => void)[] = [];
  const take = (sender: string) => acquire(sender).then((end) => (taken.push(sender), ends.push(end)));
  for (const sender of ['slow', 'slow', 'slow', 'slow', 'Ada', 'Ola']) void take(sender);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(taken.sort()).toEqual(['Ada', 'Ola', 'slow', 'slow']);
  for (let end = ends.pop(); end; end = ends.pop()) {
    end();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(taken).toHaveLength(6);
});
