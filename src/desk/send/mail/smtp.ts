import type { SendMailOptions } from 'nodemailer';
import { DeliveryProblem, type Channel } from '../channel.ts';
import { mailChannels } from './channels.ts';
import type { MailSettings } from './envelope.ts';

/** The channels `staff`, `receipt` and `alert` through a mail server. */
export function smtpChannels(smtpUrl: string, settings: MailSettings): Channel[] {
  return mailChannels(settings, sendThrough(smtpUrl));
}

/**
 * Sends mails through a mail server, such as `smtps://user:password@mail.example.org`. Query parameters are nodemailer's
 * options: `?requireTLS=true` refuses a server without encryption. Rejects with a `DeliveryProblem`.
 */
export function sendThrough(smtpUrl: string): (mail: SendMailOptions) => Promise<void> {
  // Loaded when the first mail is sent: it is larger than the rest of the desk, and a function has to start fast.
  const connect = async () =>
    (await import('nodemailer')).createTransport({
      url: smtpUrl,
      dnsTimeout: 15_000,
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 15_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  let mailer: Awaited<ReturnType<typeof connect>> | undefined;
  return async (mail) => {
    try {
      mailer ??= await connect();
      await mailer.sendMail(mail);
    } catch (error) {
      throw problemOf(error);
    }
  };
}

/** nodemailer's errors as codes; a server's own words are dropped, since they often repeat the address. */
function problemOf(error: unknown): DeliveryProblem {
  const { code = '', command = '', responseCode, response = '' } = error as Partial<Record<string, string>>;
  if (error instanceof DeliveryProblem) return error;
  // Without a detail "552" can be a full mailbox too (RFC 5321), and a smaller mail does no harm.
  const tooLarge = /^552(?! 5\.2\.2)|^\d{3}[ -]5\.(3\.4|2\.3)\b/.test(response);
  if (tooLarge) return new DeliveryProblem('too-large', { permanent: true });
  if (responseCode) {
    // Only the receiver's address is at fault for good. "5.7" is a policy (RFC 3463), such as "relaying denied": the operator can mend that.
    const permanent = command === 'RCPT TO' && /^5\d\d(?![ -]5\.7\.)/.test(response);
    return new DeliveryProblem(`smtp-${responseCode}`, { permanent });
  }
  if (code === 'ETIMEDOUT') return new DeliveryProblem('timeout');
  if (code === 'EENVELOPE') return new DeliveryProblem('address', { permanent: true });
  if (code === 'EAUTH' || code === 'ETLS') return new DeliveryProblem(code.slice(1).toLowerCase());
  return new DeliveryProblem('connect');
}
