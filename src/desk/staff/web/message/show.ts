import { answerBy } from '../../../../hours/clock.ts';
import { labelOf } from '../../../form/read/attachments.ts';
import { asideOf } from '../../../store/staff/changes.ts';
import { linesOfSender } from '../../../store/staff/inbox.ts';
import type { Kept } from '../../../store/store.ts';
import type { Request } from '../answer.ts';
import { canAt, deed, desksRead, type Signed, type StaffDesk } from '../desk.ts';
import { fillMessage, type Shown } from './fill.ts';

/** A message that somebody may read; nothing where there is none, or at another desk: nobody learns which. */
export async function readable({ parts }: StaffDesk, signed: Signed, reference: string): Promise<Kept | undefined> {
  const kept = await parts.store.find(reference);
  return kept && canAt(signed, kept.desk, 'read') ? kept : undefined;
}

/** The page of a message; that it was read is written down. */
export async function showMessage(request: Request, signed: Signed, reference: string): Promise<Response> {
  const { desk, context } = request;
  const kept = await readable(desk, signed, reference);
  if (!kept) return context.redirect(desk.addresses.staff, 303);
  context.set('reference', reference);
  await desk.parts.store.audit(deed(signed, 'read', reference), desk.now.toISOString());
  return pageOf(request, signed, kept, { said: context.req.query('said') ?? '' });
}

/** The page of a message with what is shown in its forms. */
export async function pageOf(
  { desk, context }: Pick<Request, 'desk' | 'context'>,
  signed: Signed,
  kept: Kept,
  shown: Shown,
  status: 200 | 409 | 422 | 503 = 200,
): Promise<Response> {
  const { store } = desk.parts;
  const now = desk.now.toISOString();
  const [aside, deliveries, sent, html] = await Promise.all([
    asideOf(store, kept.reference, signed.person.address, now),
    store.deliveriesOf(kept.reference),
    linesOfSender(store, kept.email, desksRead(signed)),
    desk.pages.built('staffMessage', signed.language),
  ]);
  // Whoever leads the desk sees who read and changed it.
  const audit = canAt(signed, kept.desk, 'lead')
    ? await store.auditLines({ reference: kept.reference, limit: 50 })
    : [];
  const others = sent.filter(({ reference }) => reference !== kept.reference);
  context.header('Cache-Control', 'no-store');
  const page = fillMessage(html, desk, signed, {
    kept,
    aside,
    deliveries,
    others,
    audit,
    shown,
  });
  return context.html(page, status);
}

/** By when a message has to be answered at another desk; what was promised stays where that desk has no hours. */
export function dueAt({ parts }: StaffDesk, kept: Kept, to: string): string {
  const { file } = parts;
  if (kept.answerBy === '') return '';
  return answerBy(file.hours, to, new Date(kept.received), file.replyWithin)?.toISOString() ?? kept.answerBy;
}

/** A file that came with a message: to be kept, never shown as a page of this site. */
export async function showFile(
  { desk, context }: Request,
  signed: Signed,
  reference: string,
  index: number,
): Promise<Response> {
  const kept = await readable(desk, signed, reference);
  const file = kept && (await desk.parts.store.attachments(reference))[index];
  if (!file) return context.redirect(desk.addresses.staff, 303);
  await desk.parts.store.audit(deed(signed, 'read', reference, `file ${index + 1}`), desk.now.toISOString());
  const { name, type } = labelOf(file, index);
  context.header('Content-Type', type);
  context.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${reference}-${name}`)}`);
  context.header('Cache-Control', 'no-store');
  context.header('X-Content-Type-Options', 'nosniff');
  return context.body(file.bytes as Uint8Array<ArrayBuffer>);
}
