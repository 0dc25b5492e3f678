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

import { defineDependencyFile } from '../dependency-file.ts';
import { dcfFields, rNeeds } from '../dependency-parts/r-description.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';

/** `DESCRIPTION` of an R package. */
export const rDescription = defineDependencyFile({
  id: 'r-description',
  ecosystem: 'cran',
  name: { zh: 'R 包的 DESCRIPTION', en: 'DESCRIPTION of an R package' },
  kind: 'manifest',
  files: [/(?:^|\/)DESCRIPTION$/u],
  source: 'https://cran.r-project.org/doc/manuals/r-release/R-exts.html#Package-Dependencies',
  manifests: null,
  cap: 262_144,
  read(text) {
    refuseMergeConflict(text);
    const fields = dcfFields(text);
    const said = (name: string) => fields.find((field) => field.name === name)?.text.trim() ?? null;
    const name = said('Package');
    const packages = rNeeds(fields);
    refuseTooMany(packages.length);
    return { root: name === null ? null : { name, version: said('Version') }, packages, recorded: null, warnings: [] };
  },
});
