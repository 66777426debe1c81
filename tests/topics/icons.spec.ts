import { expect, test } from '@playwright/test';
import { checkIcon } from '../../src/check/files/icon.ts';
import { defaultIcon, iconNamed, icons } from '../../src/topics/icons.ts';

test('every icon of the engine is small, and as an agency’s own must be', () => {
  expect(Object.keys(icons).length).toBeGreaterThanOrEqual(16);
  for (const [name, inside] of Object.entries(icons)) {
    expect(Buffer.byteLength(inside), name).toBeLessThanOrEqual(300);
    expect(checkIcon(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${inside}</svg>`), name).toEqual([]);
  }
});

test('a topic that names no icon has one all the same', () => {
  expect(iconNamed(undefined).inside).toBe(icons[defaultIcon]);
  expect(iconNamed('book').inside).toBe(icons['book']);
});
