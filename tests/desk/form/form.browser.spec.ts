import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { barriersOn } from '../../axe.ts';
import { mistakesIn } from '../../html.ts';
import { isSample } from '../../sample.ts';
import { sites } from '../../sites.ts';
import { filesIn } from '../send/smtp.ts';
import { someJpeg, somePdf } from './files.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

const { url, desk } = sites.content;

async function write(
  page: Page,
  { subject = 'library', message = 'The lamp at my seat is dark.', email = 'ada@example.org' } = {},
) {
  await page.getByLabel('What is it about?').selectOption(subject);
  await page.getByRole('textbox', { name: 'Your message' }).fill(message);
  await page.getByLabel('Your email address').fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** A mail as it lies in the outbox, with its lines joined. */
async function mailTo(who: 'staff' | 'receipt', reference: string): Promise<string> {
  const file = join(desk, 'outbox', `${reference}-${who}.eml`);
  await expect.poll(() => read(file)).not.toBe('');
  return read(file).replace(/=\n/g, '');
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

for (const javaScriptEnabled of [true, false])
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('a question that no page answers reaches the desk, and its sender sees what became of it', async ({
      page,
    }) => {
      await page.goto('/en/search/?q=zebra+crossing');
      await page.getByRole('link', { name: 'Ask a person instead' }).click();
      await expect(page.getByLabel('What you searched for')).toHaveValue('zebra crossing');
      expect(await page.context().cookies()).toEqual([]);
      await write(page, { message: 'My loan is overdue.\nMay I renew it?' });

      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check what you wrote');
      await expect(page.getByText('Your message has not been sent yet.', { exact: true })).toBeVisible();
      await expect(page.getByRole('link', { name: 'Renew a loan' })).toBeVisible();
      await expect(page.locator('[data-expect]')).toContainText(/\d{2}:\d{2}/);
      await page.getByRole('button', { name: 'Send the message' }).click();

      await expect(page).toHaveURL('/en/contact/sent/');
      const reference = (await page.locator('[data-reference]').textContent())!;
      const secret = (await page.locator('[data-secret]').textContent())!;
      expect(reference).toMatch(/^[2-9A-Z]{8}$/);
      const staff = await mailTo('staff', reference);
      expect(staff).toContain('To: Library desk <library@fjordvik.example>');
      expect(staff).toContain('Reply-To: ada@example.org');
      expect(staff).toContain('My loan is overdue.\nMay I renew it?');
      expect(staff).toContain('zebra crossing');
      const receipt = await mailTo('receipt', reference);
      expect(receipt).toContain('To: ada@example.org');
      expect(receipt).toContain(`Secret word: ${secret}`);

      await page.getByRole('link', { name: 'Check the status' }).click();
      // With a script the link has brought the reference and the secret word along, and asked already.
      if (javaScriptEnabled)
        await expect(page.locator('[data-state]')).toHaveText('We have received it and will answer.');
      await page.getByRole('textbox', { name: 'Reference' }).fill(reference.toLowerCase());
      await page.getByLabel('Secret word').fill('wrong');
      await page.getByRole('button', { name: 'Look it up' }).click();
      await expect(page.locator('[data-state]')).toContainText('We cannot find a message');
      await page.getByRole('textbox', { name: 'Reference' }).fill(reference);
      await page.getByLabel('Secret word').fill(secret.toLowerCase().replaceAll('-', ' '));
      await page.getByRole('button', { name: 'Look it up' }).click();
      await expect(page.locator('[data-state]')).toHaveText('We have received it and will answer.');

      await page.goto(/\/desk\/answered\?token=[\w.-]+/.exec(staff.replace(/=3D/g, '='))![0]);
      await page.getByRole('button', { name: 'Yes, it is answered' }).click();
      await expect(page.getByText('This message is marked as answered.')).toBeVisible();
    });

    test('files go along with a message, and what is wrong with one is said before anything is sent', async ({
      page,
    }) => {
      await page.goto('/en/contact/');
      await write(page, { subject: 'it', message: 'The printer prints this:' });
      const field = page.getByLabel('Files to send along');
      const send = page.getByRole('button', { name: 'Send the message' });
      const problem = page.locator('[data-problems]');
      await expect(field).toHaveAccessibleDescription(/PDF, JPEG.*up to 3.*5 MB each, 10 MB together/);
      for (const [buffer, words] of [
        [Buffer.from('MZ'), 'Choose only files of these kinds: PDF'],
        // What the server says of all that is too large is tested in `messages.files.spec.ts`.
        ...(javaScriptEnabled ? [[somePdf('', 5_300_000), 'Choose smaller files'] as const] : []),
      ] as const) {
        await field.setInputFiles({ name: 'form.pdf', mimeType: 'application/pdf', buffer });
        await send.click();
        await expect(problem).toBeFocused();
        await expect(problem).toContainText(words);
        await problem.getByRole('link').click();
        await expect(field).toBeFocused();
        await expect(field).toHaveAccessibleDescription(new RegExp(words));
      }
      await field.setInputFiles([
        { name: 'passport of Ada.pdf', mimeType: 'text/plain', buffer: somePdf('%printed', 300_000) },
        { name: 'screen.png', mimeType: 'image/png', buffer: someJpeg('shown') },
      ]);
      await send.click();
      await expect(page).toHaveURL('/en/contact/sent/');
      const reference = (await page.locator('[data-reference]').textContent())!;
      await mailTo('staff', reference);
      const staff = read(join(desk, 'outbox', `${reference}-staff.eml`));
      expect(filesIn(staff)).toEqual({
        'passport of Ada.pdf': somePdf('%printed', 300_000),
        'screen.jpg': someJpeg('shown'),
      });
      expect(filesIn(await mailTo('receipt', reference))).toEqual({});
    });

    test('what is wrong is listed on top with a link to each field, and everything typed is still there', async ({
      page,
    }) => {
      await page.goto('/en/contact/');
      await write(page, { subject: '', message: 'Half a <b>message</b> & "more"', email: 'ada@' });
      const summary = page.locator('[data-problems]');
      await expect(summary).toBeFocused();
      await expect(summary.getByRole('link')).toHaveText([
        'Choose what your message is about',
        'Write one email address, like name@example.org',
      ]);
      await expect(page.getByRole('textbox', { name: 'Your message' })).toHaveValue('Half a <b>message</b> & "more"');
      await expect(page.getByLabel('Your email address')).toHaveValue('ada@');
      await expect(page.getByLabel('Your email address')).toHaveAccessibleDescription(/Write one email address/);
      await summary.getByRole('link').last().click();
      await expect(page.getByLabel('Your email address')).toBeFocused();
    });
  });

test('a card number is covered before anybody reads it, and the visitor is told', async ({ page }) => {
  await page.goto('/en/contact/');
  await write(page, { message: 'I paid with 4539 1488 0343 6467 for a lost book.' });
  await expect(page.locator('[data-personal]')).toBeVisible();
  await page.getByRole('button', { name: 'Send the message' }).click();
  const staff = await mailTo('staff', (await page.locator('[data-reference]').textContent())!);
  expect(staff).not.toMatch(/4539|1488|0343/);
});

test('somebody who wants to change something finds all of it in the form again', async ({ page }) => {
  await page.goto('/en/contact/');
  await write(page);
  await page.getByRole('button', { name: 'Change something' }).click();
  await expect(page.getByLabel('What is it about?')).toHaveValue('library');
  await expect(page.getByRole('textbox', { name: 'Your message' })).toHaveValue('The lamp at my seat is dark.');
});

test('a text over the limit stays whole, and the page says how many characters are left or too many', async ({
  page,
}) => {
  await page.goto('/en/contact/');
  const box = page.getByLabel('Your message', { exact: true });
  const count = page.locator('[data-count]');
  const text = `${'A'.repeat(5990)}IMPORTANT`;
  await box.fill(text);
  await expect(count).toHaveText('Characters too many: 999');
  await expect(box).toHaveValue(text);
  await box.fill(`${'👨‍👩‍👧‍👦'.repeat(10)}${'a'.repeat(4600)}`);
  await expect(count).toHaveText('Characters left: 390');
  await box.fill('Short.');
  await expect(count).toBeHidden();
});

test('what a browser filled into the hidden field is emptied, and nobody is asked about it', async ({ page }) => {
  await page.goto('/en/contact/');
  await page.locator('[data-hidden-field]').evaluate((field: HTMLInputElement) => (field.value = 'https://my.example'));
  await page.getByLabel('Your message', { exact: true }).fill('Not from a program.');
  await write(page, { message: 'Not from a program.' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check what you wrote');
  await expect(page.locator('[data-doubt]')).toBeHidden();
});

test('one page sent twice is one message', async ({ page, request }) => {
  await page.goto('/en/contact/');
  await write(page);
  const form = Object.fromEntries(
    await page
      .locator('[data-values] input')
      .evaluateAll((inputs) => (inputs as HTMLInputElement[]).map(({ name, value }) => [name, value])),
  ) as Record<string, string>;
  const send = (more = {}) =>
    request.post(`${url}/desk/messages`, {
      form: { ...form, step: 'send', ...more },
      headers: { Accept: 'application/json' },
    });
  const answers = await Promise.all([1, 2, 3, 4].map(() => send()));
  const references = await Promise.all(
    answers.map(async (answer) => ((await answer.json()) as { reference: string }).reference),
  );
  expect(new Set(references).size).toBe(1);
  expect((await send({ message: 'Another text.' })).status()).toBe(409);
});

test('the desk takes no form from another site', async ({ request }) => {
  for (const headers of [{ Origin: 'https://evil.example' }, { Origin: 'null' }, { 'Sec-Fetch-Site': 'cross-site' }])
    expect((await request.post(`${url}/desk/messages`, { form: { message: 'x' }, headers })).status()).toBe(403);
});

test('health tells whether the store is writable', async ({ request }) => {
  expect(await (await request.get(`${url}/desk/health`)).json()).toMatchObject({ store: 'writable' });
});

for (const [language, colorScheme] of [
  ['en', 'light'],
  ['sl', 'dark'],
] as const)
  test(`every state of the form can be read by everyone in ${language}, ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.emulateMedia({ colorScheme });
    const check = async (state: string) => {
      // The same elements in each language: in the second their colours are other ones.
      expect(await barriersOn(page, colorScheme === 'dark' ? 'colours' : undefined), state).toEqual([]);
      expect(await mistakesIn(await page.content(), state)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), state).toBeLessThanOrEqual(320);
    };
    await page.goto(`/${language}/contact/?question=a`);
    await check('form');
    await page.locator('form[data-message] button').first().click();
    await check('problems');
    await page.locator('#subject').selectOption('it');
    await page.locator('#message').fill('4539 1488 0343 6467 '.repeat(3));
    await page.locator('#email').fill('ada@example.org');
    await page.locator('form[data-message] button').first().click();
    await check('check');
    await page
      .locator('#attachments')
      .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('a') });
    await page.locator('button[value=send]').click();
    await check('check with a problem');
    await page.locator('[data-values] [name=nothing-here]').evaluate((field: HTMLInputElement) => (field.value = 'x'));
    await page.locator('button[value=send]').click();
    await check('asked whether a person wrote it');
    await page.locator('#person').check();
    await page.locator('button[value=send]').click();
    await check('sent');
    await page.goto(`/${language}/contact/status/`);
    await check('status');
    await page.locator('#reference').fill('2345');
    await page.locator('#secret').fill('2345');
    await page.locator('#secret').press('Enter');
    await check('unknown');
  });

for (const javaScriptEnabled of [true, false])
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('a page that did not help is told so, with a sentence, and leads back and to a person', async ({ page }) => {
      await page.goto('/en/renew-a-loan/');
      await page.getByRole('form', { name: 'Did this help?' }).getByRole('button', { name: 'No' }).click();
      await expect(page.getByRole('heading', { name: 'Thank you for telling us' })).toBeVisible();
      await page.getByLabel('What was missing?').fill('Does it cost anything?');
      await page.getByRole('button', { name: 'Send' }).click();
      await expect(page.getByLabel('What was missing?')).toBeHidden();
      if (!javaScriptEnabled) await page.getByRole('link', { name: 'Back to the page' }).click();
      await expect(page).toHaveURL('/en/renew-a-loan/');
      expect(await page.context().cookies()).toEqual([]);
    });

    test('a search that found nothing is told only when the visitor says so, without numbers', async ({ page }) => {
      await page.goto('/en/search/?q=xyzzyplugh+4711+qqq@zzzz.zz');
      await expect(page.locator('[data-miss-words]')).toHaveText('xyzzyplugh');
      await page.getByRole('button', { name: 'Tell us' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you for telling us');
      await page.getByRole('link', { name: 'Write a message' }).click();
      await expect(page.getByLabel('What you searched for')).toHaveValue('xyzzyplugh');
    });
  });

test('while somebody writes, pages that may answer appear, a number is warned of, and the reply clock is told', async ({
  page,
}) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
  await page.goto('/en/contact/');
  expect(requests.some((request) => request.includes('/ask/'))).toBe(false);
  await page.getByLabel('What is it about?').focus();
  await page.getByLabel('What is it about?').selectOption('library');
  await expect(page.locator('[data-clock]')).toHaveText(
    /^Library desk: (open now, until|opens at) .+\. If you send it now, you will have an answer by (\d\d:\d\d|midnight)( today| tomorrow| on .+)\.$/,
  );
  const message = page.getByRole('textbox', { name: 'Your message' });
  await message.pressSequentially('May I renew my loan');
  const writing = page.getByRole('region', { name: 'These pages may answer you at once' });
  await expect(writing.getByRole('link', { name: 'Renew a loan' })).toHaveAttribute('target', '_blank');
  await expect(page.locator('[data-writing-status]')).toHaveText('These pages may answer you at once');
  await expect(message).toBeFocused();
  await expect(page.locator('[data-number]')).toBeHidden();
  await message.pressSequentially(', I paid with 4539 1488 0343 6467');
  await expect(page.locator('[data-number]')).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
  await message.fill('');
  await expect(writing).toBeHidden();
  expect(requests.filter((request) => /renew%20my|my\+loan|paid|4539/.test(request))).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
});

test('when nothing more can be loaded, the form still sends', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.route('**/{ask,desk}/*.json', (route) => route.abort());
  await page.goto('/en/contact/');
  await page.getByLabel('What is it about?').focus();
  await write(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check what you wrote');
  expect(errors).toEqual([]);
});

test.describe('from a connection that has sent many messages', () => {
  const from = { 'X-Forwarded-For': '203.0.113.9' };
  test.use({ extraHTTPHeaders: from });
  test.beforeAll(async ({ playwright }) => {
    const request = await playwright.request.newContext({ extraHTTPHeaders: { ...from, Accept: 'application/json' } });
    const data = { lang: 'en', subject: 'library', message: 'One of many.', email: 'ada@example.org' };
    let status = 0;
    for (let count = 0; count < 100 && status !== 429; count++)
      status = (await request.post(`${url}/desk/messages`, { data })).status();
    expect(status).toBe(429);
    await request.dispose();
  });

  test('the browser does the work, and the message goes at once', async ({ page }) => {
    await page.goto('/en/contact/');
    await write(page, { message: 'After many others.' });
    await expect(page.locator('[data-work]')).toHaveText('Thank you for waiting. You can send the message now.');
    await page.getByRole('button', { name: 'Send the message' }).click();
    await expect(page.locator('[data-reference]')).toHaveText(/^[2-9A-Z]{8}$/);
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    test('it is said how long to wait, and everything is still there', async ({ page }) => {
      await page.goto('/en/contact/');
      await write(page, { message: 'Too early.' });
      await page.getByRole('button', { name: 'Send the message' }).click();
      await expect(page.getByText('wait half a minute')).toBeVisible();
      await expect(page.locator('[data-shown=message]')).toHaveText('Too early.');
    });
  });
});
