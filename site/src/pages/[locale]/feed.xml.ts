import type { APIRoute } from 'astro';
import { readEnvironment } from '../../lib/environment.ts';
import { atomFeed } from '../../lib/feed.ts';
import { hub } from '../../lib/hub.ts';
import { localeRoutes } from '../../lib/route.ts';

export const getStaticPaths = localeRoutes;

export const GET: APIRoute = async ({ props }) =>
  new Response(atomFeed(await hub(), props['locale'], readEnvironment().site));
