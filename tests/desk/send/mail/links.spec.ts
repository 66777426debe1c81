import { expect, test } from '@playwright/test';
import { withoutLinks } from '../../../../src/desk/send/mail/links.ts';

const links = [
  ...['http://evil.example', 'HTTPS://EVIL.EXAMPLE', '//evil.example', String.raw`\\host\share`, 'hTTps:\\\\evil'],
  ...[
    'www.Evil.Com',
    'www.x',
    'evil.com',
    'evil.Com',
    'Evil.Com',
    'evil.cOm',
    'EVIL.COM',
    'Evil-Bank.Com',
    'my_host.example',
  ],
  ...['evil.Com/login', 'evil.co.Uk', 'bit.Ly/abc', 't.co/abc', 't.me/x', 'x.com', '360.cn', '3.co', 'Evil.Next/login'],
  ...[
    '192.0.2.7',
    '192.0.2.7/login',
    '192.0.2.7:80',
    '[2001:db8::1]/x',
    'evil.com:8080',
    'localhost:8080/x',
    'intranet:80/a',
  ],
  ...['blåbær.no', 'xn--blbr-roah.no', 'evil.XN--P1AI', 'пример.рф', 'evil.中国', 'e\u0301vil.com'],
  ...[
    'evil．com',
    'evil。com',
    'evil｡com',
    'evil․com',
    '𝐞𝐯𝐢𝐥.𝐜𝐨𝐦',
    'ev\u200bil.com',
    'evil\u00ad.com',
    'ev\u2060il.Com',
  ],
  ...['a@b.no', 'a＠b.no', 'mailto:x', 'tel:+4712345678', 'javascript:alert', 'HTTP:evil', 'evil.com?x', 'evil.com#a'],
];

for (const link of links)
  test(`${JSON.stringify(link)} is no link in a receipt, whatever stands around it`, () => {
    for (const [before, after] of [
      ['', ''],
      ['(', ')'],
      ['"', '",'],
      ['<', '>'],
      ['Se:', '.'],
      ['', '!?'],
    ])
      expect(withoutLinks(`Hei ${before}${link}${after} du`)).toBe('Hei […] du');
  });

test('what people write stays as it is', () => {
  const text =
    'F.eks. d.o.o. bl.a. m.m. osv. z.B. t.ex. p.g.a. kl.10:30 og 24.desember, 1.200,50 kr. Tid: 13.30/14.00, og/eller § 3-2. 50%/år\n…Så 2026-11-30T10:00';
  expect(withoutLinks(text)).toBe(text);
});

test('a sentence that begins without a space gets one, since a program may take the two for a host', () => {
  expect(withoutLinks('Jeg leverte boken.Nå mangler den.Kan dere se?')).toBe(
    'Jeg leverte boken. Nå mangler den. Kan dere se?',
  );
});
