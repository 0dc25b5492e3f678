import type { APIRoute } from 'astro';
import { projectFile } from '../../../../../lib/export.ts';
import { projectRecord } from '../../../../../lib/hub.ts';
import { projectDataRoutes } from '../../../../../lib/route.ts';

export const getStaticPaths = projectDataRoutes;

export const GET: APIRoute = async ({ props }) =>
  new Response(projectFile(props['file'], await projectRecord(props['slug'])));
