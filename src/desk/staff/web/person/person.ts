import { handOver } from '../../../person/export.ts';
import { erasePerson, findPerson, LongName, NoAddress, rectifyPerson, type Found } from '../../../person/person.ts';
import type { BuiltPage } from '../../../../server/fill.ts';
import type { Request } from '../request.ts';
import { canAt, type Signed } from '../desk.ts';
import { nameIn, openOwn, repeat, reveal, sayAt } from '../fill.ts';

/** What a person may ask for, for who leads all desks: others do not learn what lies at desks that they may not read. */
export const mayServe = (signed: Signed): boolean => canAt(signed, '*', 'lead');

/** The page on which a person's data are asked for. */
export async function showPerson(request: Request, signed: Signed): Promise<Response> {
  const { context, desk } = request;
  if (!mayServe(signed)) return context.redirect(desk.addresses.staff, 303);
  return answer(request, await openPerson(request, signed));
}

/**
 * Finds, hands over, sets right or erases all that is kept of one mail address; each leaves lines in the audit log, and the address stands
 * in no address of a page.
 */
export async function takePerson(request: Request, signed: Signed): Promise<Response> {
  const { context, desk, values } = request;
  if (!mayServe(signed)) return context.redirect(desk.addresses.staff, 303);
  const { store, file } = desk.parts;
  const [who, now, typed] = [`staff:${signed.person.address}`, desk.now.toISOString(), values['person'] ?? ''];
  const page = await openPerson(request, signed);
  const say = (name: string, more = '') => {
    page.setText('[data-said]', `${page.attribute('[data-said]', `data-${name}`)}${more}`);
    page.setAttribute('[data-said]', 'autofocus', '');
    reveal(page, 'said');
  };
  try {
    switch (values['do']) {
      case 'page':
      case 'json': {
        const found = await findPerson(store, typed, who, now, 'exported for a person');
        const handed = handOver(found, file, now);
        const kind = values['do'] === 'page' ? 'html' : 'json';
        context.header('Cache-Control', 'no-store');
        context.header('Content-Disposition', `attachment; filename="data.${kind}"`);
        context.header('Content-Type', `${kind === 'html' ? 'text/html' : 'application/json'}; charset=utf-8`);
        return context.body(handed[kind]);
      }
      case 'right': {
        const change = { email: values['email']?.trim() || undefined, name: values['name']?.trim() || undefined };
        if (!change.email && !change.name) break;
        await rectifyPerson(store, typed, change, who, now);
        say('right');
        fillFound(page, await findPerson(store, change.email ?? typed, who, now), request, signed);
        return answer(request, page);
      }
      case 'erase': {
        if (values['sure'] !== 'yes') {
          say('unsure');
          break;
        }
        const { sent, isScrubbed, mentions } = await erasePerson(store, typed, who, now);
        const channels = [...new Set(sent.map(({ channel, number }) => (number ? `${channel} ${number}` : channel)))];
        const there = page.attribute('[data-said]', 'data-sent').replace('{channels}', channels.join(', '));
        say(isScrubbed ? 'erased' : 'erasing', channels.length > 0 ? ` ${there}` : '');
        sayMentions(page, mentions);
        return answer(request, page);
      }
    }
    fillFound(page, await findPerson(store, typed, who, now), request, signed);
  } catch (error) {
    if (!(error instanceof NoAddress || error instanceof LongName)) throw error;
    say(error instanceof NoAddress ? 'wrong' : 'long');
    page.setAttribute('#person', 'value', typed.slice(0, 320));
    return answer(request, page, 422);
  }
  return answer(request, page);
}

async function openPerson({ desk }: Request, signed: Signed): Promise<BuiltPage> {
  return openOwn(await desk.pages.built('staffPerson', signed.language), signed);
}

function answer({ context }: Request, page: BuiltPage, status: 200 | 422 = 200): Response {
  context.header('Cache-Control', 'no-store');
  return context.html(page.render(), status) as Response;
}

/** Shows what was found, and what can be done with it. */
function fillFound(page: BuiltPage, found: Found, { desk }: Request, { language }: Signed) {
  const { address, messages, mentions, sentences, searches } = found;
  page.setAttribute('#person', 'value', address);
  page.setText('[data-title]', page.attribute('[data-title]', 'data-words').replace('{address}', address));
  reveal(page, 'found');
  repeat(page, '[data-lines]', messages, (part, one) => {
    part.setText('[data-reference]', one.reference);
    part.setAttribute('[data-reference]', 'href', `${desk.addresses.staff}messages/${one.reference}`);
    part.setText('[data-at]', nameIn(desk.parts.file.desks, one.desk, language));
    part.setText('[data-when]', sayAt(part.attribute('[data-when]', 'data-words'), one.received, desk, language));
  });
  repeat(
    page,
    '[data-others]',
    [...sentences.map(({ text }) => text), ...searches.map(({ question }) => question)],
    (part, text) => part.setText('[data-text]', text),
  );
  sayMentions(page, mentions);
  if (messages.length + sentences.length + searches.length === 0) return reveal(page, 'nothing');
  for (const name of ['page', 'right', 'erase']) page.setAttribute(`[data-of=${name}]`, 'value', address);
  reveal(page, 'some');
}

function sayMentions(page: BuiltPage, mentions: string[]) {
  if (mentions.length === 0) return;
  const words = page.attribute('[data-mentions]', 'data-words');
  page.setText('[data-mentions]', words.replace('{references}', mentions.join(', ')));
  reveal(page, 'mentions');
}
