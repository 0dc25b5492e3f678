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

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scancodeSource, spdxXmlSource } from '#api/licences/pack-sources.ts';
import { buildIndex } from '#licenses/detect/index-build.ts';
import { encodeIndex } from '#licenses/detect/index-file.ts';
import { ownRules } from '#licenses/detect/index-sources.ts';
import { askedFor } from './asked.ts';
import { data } from './cases.ts';

/** Makes the index of our own rules with the collections' data, as `tongming licenses index` does, into `--out FILE`. */
const started = process.cpuUsage();
const sources = [
  await spdxXmlSource(join(data, 'spdx-license-list-xml/src'), () => undefined),
  await scancodeSource(join(data, 'scancode'), () => undefined),
];
const rules = [...ownRules(), ...sources.flatMap((source) => source.rules)];
const bytes = encodeIndex(buildIndex(rules));
writeFileSync(askedFor('--out') ?? 'licences.index', bytes);
const { user, system } = process.cpuUsage(started);
const most = process.resourceUsage().maxRSS / 1024;
console.log(
  `index with the data pack: ${rules.length} rules, ${(bytes.length / 1e6).toFixed(1)} MB, made in ${((user + system) / 1e6).toFixed(1)} s of processor time with ${most.toFixed(0)} MiB`,
);
