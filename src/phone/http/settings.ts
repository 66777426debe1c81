import type { Hono } from 'hono/tiny';
import type { Env } from '../../desk/context.ts';
import type { DeskParts } from '../../desk/parts.ts';
import { phoneRoutes, type PhoneSecrets } from './routes.ts';

/** How the telephone is answered by a desk, and a sentence for each mistake in the settings. `isThere`: the site has a telephone. */
export function phoneIn(
  env: Record<string, string | undefined>,
  isThere: boolean,
): { routes: ((parts: DeskParts) => Hono<Env>) | undefined; mistakes: string[] } {
  const mistakes: string[] = [];
  const listIn = (name: string) => {
    const values = (env[name] ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
    if (values.some((value) => value.length < 16))
      mistakes.push(
        `${name}: is too short to be a secret. Write one of at least 16 signs; a service that gives you one shows it among its settings.`,
      );
    return values;
  };
  const secrets: PhoneSecrets = {
    twilio: listIn('TWILIO_AUTH_TOKEN'),
    jambonz: listIn('JAMBONZ_SECRET'),
    voicexml: listIn('VOICEXML_SECRET'),
  };
  const [first] = Object.entries({
    TWILIO_AUTH_TOKEN: secrets.twilio,
    JAMBONZ_SECRET: secrets.jambonz,
    VOICEXML_SECRET: secrets.voicexml,
  }).filter(([, values]) => values.length > 0);
  if (first && !isThere)
    mistakes.push(
      `${first[0]}: is set, but site.yaml has no phone. Write the number that people call there, or take the setting away.`,
    );
  return { routes: first && isThere ? (parts) => phoneRoutes(parts, secrets) : undefined, mistakes };
}
