import type { APIRoute } from 'astro';
import { readEnvironment } from '../lib/environment.ts';
import { robots } from '../lib/sitemap.ts';

export const GET: APIRoute = () => new Response(robots(readEnvironment().site));
