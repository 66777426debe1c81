import type { APIRoute } from 'astro';
import { directoryForMachines } from '../services/cpsv.ts';

/** All services in all languages for programs, by CPSV-AP. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(directoryForMachines()), { headers: { 'Content-Type': 'application/ld+json' } });
