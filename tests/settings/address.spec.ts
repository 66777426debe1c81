import { expect, test } from '@playwright/test';
import { problemOfAddress } from '../../src/settings/address.ts';

const only = 'Write only letters a-z, digits, hyphens, dots and underscores between the slashes.';
const begin =
  'must begin with https:// and a host, such as https://help.town.example or https://www.town.example/help.';

for (const [address, problem] of [
  ['https://help.town.example', undefined],
  ['https://help.town.example:8443', undefined],
  ['https://www.town.example/help', undefined],
  ['https://town.github.io/Help-Site_2.0/en', undefined],
  ['', begin],
  ['help.town.example', begin],
  ['http://help.town.example/help', begin],
  [' https://help.town.example', begin],
  ['https://', begin],
  ['https://Town.Example/help', 'names the host in another way than browsers do. Write https://town.example/help'],
  ['https://town.example:443/help', 'names the host in another way than browsers do. Write https://town.example/help'],
  ['https://town.example ', 'names the host in another way than browsers do. Write https://town.example'],
  ['https://me:secret@town.example', 'holds a user name or a password. Write https://town.example'],
  ['https://town.example/', 'ends with a slash. Write https://town.example'],
  ['https://town.example/help/', 'ends with a slash. Write https://town.example/help'],
  ['https://town.example//help', 'has a slash too many. Write https://town.example/help'],
  ['https://town.example\\help', 'has a slash too many. Write https://town.example/help'],
  ['https://town.example/help?lang=en', 'has a question mark and something after it. Write https://town.example/help'],
  ['https://town.example/help?', 'has a question mark and something after it. Write https://town.example/help'],
  ['https://town.example/help#top', 'has a # and something after it. Write https://town.example/help'],
  [
    'https://town.example/a/../help',
    'has dots between slashes, which browsers take out. Write https://town.example/a/help',
  ],
  ['https://town.example/.', 'has dots between slashes, which browsers take out. Write https://town.example'],
  ['https://town.example/our help', `has a space or another sign in its path that cannot stand there. ${only}`],
  ['https://town.example/hjälp', `has a space or another sign in its path that cannot stand there. ${only}`],
  ['https://town.example/%68elp', `has a space or another sign in its path that cannot stand there. ${only}`],
  ['https://town.example/help/*', `has a space or another sign in its path that cannot stand there. ${only}`],
  ['https://town.example/:help', `has a space or another sign in its path that cannot stand there. ${only}`],
] as const)
  test(`the address "${address}" ${problem ? 'is refused, with what to write' : 'is taken'}`, () => {
    expect(problemOfAddress(address)).toBe(problem);
  });
