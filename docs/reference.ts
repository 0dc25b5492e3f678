import type { Page } from './page.ts';
import { architecturePage } from './pages/architecture.ts';
import { checksPage } from './pages/checks.ts';
import { commandsPage } from './pages/commands.ts';
import { configurationPage } from './pages/configuration.ts';
import { databasePage } from './pages/database.ts';
import { metricsPage } from './pages/metrics.ts';
import { modelsPage } from './pages/models.ts';
import { openApiPage } from './pages/openapi.ts';

/** Every page of docs/ that is written from the code. */
export async function referencePages(root: string): Promise<Page[]> {
  return [
    metricsPage(),
    checksPage(),
    modelsPage(),
    commandsPage(),
    configurationPage(),
    await databasePage(root),
    await openApiPage(),
    await architecturePage(root),
  ];
}
