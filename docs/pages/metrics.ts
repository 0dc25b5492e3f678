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

import type { Metric } from '#metrics/metric.ts';
import { metrics } from '#metrics/metric-registry.ts';
import { both, generatedNote, type Page } from '../page.ts';

function section(metric: Metric): string {
  const facts = [
    `- 单位 unit: ${both(metric.unit)}`,
    `- 方向 direction: ${metric.direction}`,
    `- 修订 revision: ${metric.revision}`,
    `- CHAOSS: ${metric.chaoss ?? '–'}`,
    `- 来源 source: <${metric.source}>`,
    `- 读取 needs: ${metric.needs.map((need) => `\`${need}\``).join(', ')}`,
    `- 对象 scopes: ${metric.scopes.join(', ')}; ${metric.periods.join(', ')}`,
    `- 可加 additive: ${metric.additive ? '是 yes' : '否 no'}`,
  ];
  return [
    `## \`${metric.id}\` ${metric.name.zh} · ${metric.name.en}`,
    '',
    metric.description.zh,
    '',
    metric.description.en,
    '',
    `**公式** ${metric.formula.zh}`,
    '',
    `**Formula** ${metric.formula.en}`,
    '',
    ...facts,
  ].join('\n');
}

/** Reference of all metrics. */
export function metricsPage(): Page {
  const text = ['# 度量指标 · Metrics', generatedNote, ...[...metrics.values()].map(section)].join('\n\n');
  return { path: 'docs/metrics.md', text: `${text}\n` };
}
