import { newReference } from '../../../secrets/codes.ts';
import { envelopeOf } from '../../../send/mail/envelope.ts';
import { lines, words } from '../../../send/mail/wording.ts';
import type { StaffDesk } from '../desk.ts';

/** A code of eight signs, for a browser on another machine than the mail: 5 × 10¹⁰ of them, of which five can be tried. */
export const newCode = newReference;

/** Mails the link and the code with which somebody signs in. */
export async function mailLink(
  { parts, staff }: StaffDesk,
  { address, language, link, code }: { address: string; language: string; link: string; code: string },
): Promise<void> {
  const { file } = parts;
  const say = words(file, language);
  await staff.send?.(
    {
      ...envelopeOf(staff.from, file, language),
      to: address,
      subject: say('mail.sign-in.title', { site: file.site.name[language] ?? '' }),
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        'Content-Language': language,
      },
      text: lines(
        say('mail.sign-in.link'),
        link,
        '',
        say('mail.sign-in.code', { code: `${code.slice(0, 4)}-${code.slice(4)}` }),
        '',
        say('mail.sign-in.care'),
        '',
        file.site.name[language],
        file.site.address,
      ),
    },
    `sign-in-${address.replace(/[^\w.-]/g, '_')}`,
  );
}
