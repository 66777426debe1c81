import type { APIRoute } from 'astro';
import { guideDocuments, phoneLanguages } from '../../../phone/build/file.ts';

export async function getStaticPaths() {
  const all = phoneLanguages().map(async (lang) =>
    [...(await guideDocuments(lang))].map(([guide, text]) => ({ params: { lang, guide }, props: { text } })),
  );
  return (await Promise.all(all)).flat();
}

/** A guide of choices for browsers of VoiceXML (`phone/outlets/guide-document.ts`). */
export const GET: APIRoute = ({ props }) => new Response(String(props['text']));
