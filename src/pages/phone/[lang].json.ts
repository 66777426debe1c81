import type { APIRoute } from 'astro';
import { phoneFile, phoneLanguages } from '../../phone/build/file.ts';

export const getStaticPaths = () => phoneLanguages().map((lang) => ({ params: { lang } }));

/** What the telephone knows of the site in a language (`phone/file.ts`). */
export const GET: APIRoute = async ({ params: { lang = '' } }) => new Response(JSON.stringify(await phoneFile(lang)));
