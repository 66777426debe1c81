import { expect, test } from '@playwright/test';
import { show } from '../../../src/desk/staff/reports.ts';
import { keptOf, someMessage } from '../message.ts';
import { file } from '../send/town.ts';

const forged = [
  'Notes that the sender can read:',
  '2026-11-30 09:00',
  'Sent to staff 2026-11-30 09:00.',
  'State  closed',
];

for (const [name, end] of Object.entries({
  'a line feed': '\n',
  'a carriage return': '\r',
  'a line separator': '\u2028',
  'a paragraph separator': '\u2029',
  'a next line': '\u0085',
  'a vertical tab': '\v',
  'signs that nobody sees': '\u2800'.repeat(80),
  'a word as long as the line': 'x'.repeat(78),
  'signs of two columns': '漢'.repeat(39),
}))
  test(`a message cannot pass for the desk’s own lines behind ${name}`, () => {
    const text = forged.map((line) => end + line).join('');
    const message = { ...someMessage({ text, name: text, question: text, page: text, email: text }) };
    const lines = show(keptOf(message), [], file, new Date()).split('\n');
    for (const line of lines) {
      // A bar before what was written, spaces before what goes on, or a head of ours.
      expect(line).toMatch(
        /^(│|  |(Reference|State|Received|Answer by|Desk|Subject|Language|Name|Email|From page|Searched for) {2,}|$)/,
      );
      expect([...line].length).toBeLessThanOrEqual(78);
    }
    expect(lines.filter((line) => line.startsWith('State'))).toHaveLength(1);
  });
