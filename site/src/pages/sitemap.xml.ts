import type { APIRoute } from 'astro';
import { readEnvironment } from '../lib/environment.ts';
import { hub } from '../lib/hub.ts';
import { sitemap } from '../lib/sitemap.ts';

export const GET: APIRoute = async () => new Response(sitemap(await hub(), readEnvironment().site));
