import type { DeskFile } from '../../file.ts';
import { addressIn, neededAddress } from '../mail/envelope.ts';
import type { Message } from '../../store/store.ts';

/**
 * Who is a ticket's customer: the address of who wrote, or that of the desk where none was given, since ticket systems take
 * nobody without one. The ticket says then how an answer is wanted. Throws as `neededAddress` does.
 */
export function customerOf({ email, desk, details }: Message, file: DeskFile): string {
  const isMail = !details || details.wish === 'mail';
  return isMail || addressIn(email) ? neededAddress(email) : neededAddress(file.desks[desk]?.email);
}
