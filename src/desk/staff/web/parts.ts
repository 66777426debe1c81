import type { Context } from '../../context.ts';
import type { SendLetter } from '../../send/mail/envelope.ts';
import type { Person } from '../../store/staff/people.ts';

/** An OpenID Connect provider, by which staff may sign in. */
export interface Provider {
  issuer: string;
  client: string;
  secret: string;
  /** What it is called on the button. */
  name: string;
}

/** What the operator has set for the desk in a browser. */
export interface StaffSettings {
  /** People of the settings: of these nothing in the database counts. */
  people: Person[];
  provider: Provider | undefined;
  /** Whether mailed links sign in: not where the provider alone decides who does. */
  mails: boolean;
}

/** What the desk in a browser needs besides the parts of the desk. */
export interface StaffParts extends StaffSettings {
  /** Whom mails come from. */
  from: string;
  /** Sends a mail that is about no message; nothing where there is no mail server. */
  send: SendLetter | undefined;
  /** Whether answers can be sent from here: there is a mail server, or a folder for mails. */
  answers: boolean;
  /** Lets work go on after the answer, where the host would stop it. */
  background: ((work: Promise<unknown>, context: Context) => void) | undefined;
}
