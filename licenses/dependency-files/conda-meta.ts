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

import { DependencyFileError, defineDependencyFile, foundPackage } from '../dependency-file.ts';
import { condaPurl } from '../dependency-parts/conda-package.ts';
import { jsonDocument } from '../dependency-parts/json.ts';
import { textAt } from '../dependency-parts/values.ts';

/** A record of `conda-meta/`: a package that is installed in an environment. */
export const condaMeta = defineDependencyFile({
  id: 'conda-meta',
  ecosystem: 'conda',
  name: { zh: 'Conda 环境记录', en: 'Conda environment record' },
  kind: 'list',
  files: [/(?:^|\/)conda-meta\/[^/]{1,300}-[^/-]{1,200}-[^/-]{1,200}\.json$/u],
  source: 'https://docs.conda.io/projects/conda/en/stable/dev-guide/api/conda/models/records/index.html',
  manifests: null,
  cap: 16_777_216,
  read(text) {
    const record = jsonDocument(text);
    const [name, version] = [textAt(record, 'name'), textAt(record, 'version')];
    if (name === null || name === '' || version === null || version === '')
      throw new DependencyFileError('incomplete', null, 'The record has no name or no version of a package');
    const url = textAt(record, 'channel');
    const hash = textAt(record, 'sha256');
    const licence = textAt(record, 'license');
    const found = foundPackage({
      name,
      version,
      source: url === null ? null : { kind: 'registry', url, revision: null },
      integrity: hash === null ? textAt(record, 'md5') : `sha256:${hash}`,
      licences: licence === null ? [] : [licence],
    });
    const purl = condaPurl(name, version, {
      build: textAt(record, 'build_string') ?? textAt(record, 'build'),
      channel: url,
      subdir: textAt(record, 'subdir'),
    });
    return { root: null, packages: [{ ...found, ...purl }], recorded: null, warnings: [] };
  },
});
