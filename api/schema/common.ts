import { z } from '@hono/zod-openapi';
import { checkStatuses, crawlOutcomes, domains, platforms, repositoryStates, stages } from '#store/facts.ts';

/** Text in both languages. */
export const textSchema = z.object({ zh: z.string(), en: z.string() }).openapi('Text');
/** `YYYY-MM`. */
export const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .openapi({ example: '2026-10' });
/** `YYYY-MM-DD`. */
export const daySchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .openapi({ example: '2026-10-31' });
/** RFC 3339 in UTC. */
export const instantSchema = z.string().openapi({ format: 'date-time', example: '2026-10-31T08:00:00.000Z' });
export const stageSchema = z.enum(stages).openapi('Stage');
export const domainSchema = z.enum(domains).openapi('Domain');
export const platformSchema = z.enum(platforms).openapi('Platform');
export const repositoryStateSchema = z.enum(repositoryStates).openapi('RepositoryState');
export const crawlOutcomeSchema = z.enum(crawlOutcomes).openapi('CrawlOutcome');
export const checkStatusSchema = z.enum(checkStatuses).openapi('CheckStatus');
/** 0–1. */
export const shareSchema = z.number().min(0).max(1);
