// SPDX-License-Identifier: MulanPSL-2.0
// Copyright (c) 2026 Tongming contributors
// Tongming is licensed under Mulan PSL v2.
// You can use this software according to the terms and conditions of the Mulan PSL v2.
// You may obtain a copy of Mulan PSL v2 at:
//          http://license.coscl.org.cn/MulanPSL2
// THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,
// EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,
// MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.
// See the Mulan PSL v2 for more details.

/** A family: members live one to a file in `folder`, or one to a folder with an `index.ts`, and `registry` is written from them. */
export interface Family {
  readonly folder: string;
  readonly registry: string;
  /** Exported name of the registry. */
  readonly name: string;
  readonly type: { readonly name: string; readonly from: string };
  /** What the registry's doc comment says. */
  readonly says: string;
  /** Members are loaded when they are asked for, not with the registry. */
  readonly lazy?: true;
  /** Members are lists, exported under their name with this ending; the registry is one list that keeps their types. */
  readonly lists?: string;
}

/** Every family of the house; adding a member edits nothing by hand, adding a family is one row here. */
export const families: readonly Family[] = [
  {
    folder: 'metrics/definitions',
    registry: 'metrics/metric-registry.ts',
    name: 'metrics',
    type: { name: 'Metric', from: './metric.ts' },
    says: 'All metrics by id.',
  },
  {
    folder: 'metrics/checks',
    registry: 'metrics/check-registry.ts',
    name: 'checks',
    type: { name: 'AnyCheck', from: './check.ts' },
    says: 'All checks by id.',
  },
  {
    folder: 'metrics/models',
    registry: 'metrics/model-registry.ts',
    name: 'models',
    type: { name: 'Model', from: './model.ts' },
    says: 'All models by id.',
  },
  {
    folder: 'metrics/discounts',
    registry: 'metrics/discount-registry.ts',
    name: 'discounts',
    type: { name: 'Discount', from: './discount.ts' },
    says: 'All rules against gaming by id.',
  },
  {
    folder: 'licenses/manifests',
    registry: 'licenses/manifest-registry.ts',
    name: 'manifests',
    type: { name: 'Manifest', from: './manifest.ts' },
    says: 'All licence fields of package ecosystems by id.',
  },
  {
    folder: 'licenses/families',
    registry: 'licenses/family-registry.ts',
    name: 'families',
    type: { name: 'LicenceFamily', from: './family.ts' },
    says: 'All licence families by id.',
  },
  {
    folder: 'crawler/platforms',
    registry: 'crawler/platform-registry.ts',
    name: 'platforms',
    type: { name: 'Platform', from: './platform.ts' },
    says: 'All hosting platforms by id.',
  },
  {
    folder: 'api/registry/importers',
    registry: 'api/registry/importer-registry.ts',
    name: 'importers',
    type: { name: 'Importer', from: './importer.ts' },
    says: 'All formats of foreign registries by id.',
  },
  {
    folder: 'api/commands',
    registry: 'api/command-registry.ts',
    name: 'commands',
    type: { name: 'Command', from: './command.ts' },
    says: 'How to load each command, by verb.',
    lazy: true,
  },
  {
    folder: 'licenses/version-orders',
    registry: 'licenses/version-order-registry.ts',
    name: 'versionOrders',
    type: { name: 'VersionOrder', from: './version-order.ts' },
    says: 'All orders of versions by id.',
  },
  {
    folder: 'licenses/ecosystems',
    registry: 'licenses/ecosystem-registry.ts',
    name: 'ecosystems',
    type: { name: 'Ecosystem', from: './ecosystem.ts' },
    says: 'All package ecosystems by id.',
  },
  {
    folder: 'licenses/dependency-files',
    registry: 'licenses/dependency-file-registry.ts',
    name: 'dependencyFiles',
    type: { name: 'DependencyFile', from: './dependency-file.ts' },
    says: 'All formats of dependency files by id.',
  },
  {
    folder: 'licenses/policies',
    registry: 'licenses/policy-registry.ts',
    name: 'policies',
    type: { name: 'AnyPolicy', from: './policy.ts' },
    says: 'All policies by id.',
  },
  {
    folder: 'licenses/package-places',
    registry: 'licenses/package-place-registry.ts',
    name: 'packagePlaces',
    type: { name: 'PackagePlace', from: './package-place.ts' },
    says: 'All places where copies of packages lie, by id.',
  },
  {
    folder: 'licenses/reports',
    registry: 'licenses/report-registry.ts',
    name: 'reports',
    type: { name: 'Report', from: './report.ts' },
    says: 'All forms of reports by id.',
  },
  {
    folder: 'api/desk/objects',
    registry: 'api/desk/object-registry.ts',
    name: 'deskObjects',
    type: { name: 'DeskObject', from: './object.ts' },
    says: 'All kinds of objects of the desk by id.',
  },
  {
    folder: 'api/desk/reviews/queue-sources',
    registry: 'api/desk/reviews/queue-source-registry.ts',
    name: 'queueSources',
    type: { name: 'QueueSource', from: './queue-source.ts' },
    says: 'All that puts things into queues, by id.',
  },
  {
    folder: 'api/desk/evidence/gatherers',
    registry: 'api/desk/evidence/gatherer-registry.ts',
    name: 'gatherers',
    type: { name: 'AnyGatherer', from: './gatherer.ts' },
    says: 'All ways to look for evidence by id.',
  },
  {
    folder: 'api/desk/routes',
    registry: 'api/desk/route-registry.ts',
    name: 'deskRoutes',
    type: { name: 'AnyRoute', from: './route.ts' },
    says: 'All routes of the desk.',
    lists: 'Routes',
  },
];

const reserved = new Set(['import', 'export', 'default', 'delete', 'new', 'switch', 'case', 'package', 'public']);

/** `time-to-first-response` → `timeToFirstResponse`: the export name a member's id asks for. */
export function exportName(id: string): string {
  const camel = id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return reserved.has(camel) ? `${camel}Member` : camel;
}
