import type { Page } from './page.ts';
import { architecturePage } from './pages/architecture.ts';
import { checksPage } from './pages/checks.ts';
import { metricsPage } from './pages/metrics.ts';
import { modelsPage } from './pages/models.ts';

/** Every page of docs/ that is written from the code. */
export async function referencePages(root: string): Promise<Page[]> {
  return [metricsPage(), checksPage(), modelsPage(), await architecturePage(root)];
}
