import type { Completeness, CrawlOutcome } from '#store/facts.ts';

/** Steps of a crawl, in order. */
export const crawlPhases = ['connect', 'fetch', 'commits', 'lines', 'tree', 'store'] as const;
/** One of {@link crawlPhases}. */
export type CrawlPhase = (typeof crawlPhases)[number];

/** Progress of one crawl; sent at most every 100 ms and once at the end of each phase. */
export interface CrawlProgress {
  readonly repositoryId: string;
  readonly phase: CrawlPhase;
  readonly done: number;
  /** Null while it is not known. */
  readonly total: number | null;
}

/** How a crawl ended. A crawl never throws for what the source did: that is an outcome with a reason. */
export interface CrawlReport {
  readonly repositoryId: string;
  readonly outcome: CrawlOutcome;
  /** Stable code of the fault; null when complete or unchanged. */
  readonly reasonKind: string | null;
  /** One sentence in plain words, cleaned; null when complete or unchanged. */
  readonly reason: string | null;
  /** True when trying again later may help (network, time-out); false when it is hostile, gone or wrong. */
  readonly transient: boolean;
  readonly commitsNew: number;
  readonly commitsRewritten: number;
  /** By stream: refs, commits, lines, tags, tree. */
  readonly completeness: Readonly<Record<string, Completeness>>;
  readonly milliseconds: number;
}
