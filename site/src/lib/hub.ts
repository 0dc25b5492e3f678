import {
  type CheckCard,
  type CheckList,
  type Client,
  type CrawlStatus,
  createClient,
  type MetricCard,
  type ModelCard,
  type Project,
  type ProjectSummary,
  type Ranking,
  type Series,
} from '#api/client.ts';
import { readEnvironment } from './environment.ts';

/** A project with its series and check results. */
export interface ProjectRecord {
  readonly project: Project;
  readonly series: readonly Series[];
  readonly checks: CheckList;
}

/** Everything the pages show, read once; a page is a pure function of it. */
export interface Hub {
  readonly projects: readonly ProjectSummary[];
  readonly records: readonly ProjectRecord[];
  /** Null = no month was ranked yet. */
  readonly ranking: Ranking | null;
  readonly crawls: CrawlStatus;
  readonly metrics: readonly MetricCard[];
  readonly checks: readonly CheckCard[];
  readonly models: readonly ModelCard[];
}

const parallel = 8;

/** Reads the whole hub from the API. */
export async function loadHub(client: Client): Promise<Hub> {
  const [projects, ranking, crawls, metrics, checks, models] = await Promise.all([
    client.projects(),
    client.ranking(),
    client.crawls(),
    client.metricCards(),
    client.checkCards(),
    client.modelCards(),
  ]);
  const records = await inParallel(projects, (summary) => loadRecord(client, summary.slug));
  return { projects, records, ranking, crawls, metrics, checks, models };
}

async function loadRecord(client: Client, slug: string): Promise<ProjectRecord> {
  const [project, { series }, checks] = await Promise.all([
    client.project(slug),
    client.series(slug),
    client.checks(slug),
  ]);
  return { project, series, checks };
}

async function inParallel<Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await run(items[index] as Item);
  };
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, worker));
  return results;
}

let loaded: Promise<Hub> | undefined;

/** The hub of this build: the first page that asks loads it, all others share it. */
export function hub(): Promise<Hub> {
  loaded ??= loadHub(createClient({ baseUrl: readEnvironment().api }));
  return loaded;
}

/** Ids that the catalogue explains on pages of their own. */
export interface CardIds {
  readonly metric: ReadonlySet<string>;
  readonly check: ReadonlySet<string>;
}

let ids: Promise<CardIds> | undefined;

/** Ids of the catalogue of this build. */
export function cardIds(): Promise<CardIds> {
  ids ??= hub().then(({ metrics, checks }) => ({
    metric: new Set(metrics.map((card) => card.id)),
    check: new Set(checks.map((card) => card.id)),
  }));
  return ids;
}
