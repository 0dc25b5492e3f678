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
import { readRequirements } from '../dependency-parts/python-requirements-file.ts';

/** `requirements.txt`, also one that pip-compile or uv wrote; only `==` and `===` name a version. */
export const pipRequirements = defineDependencyFile({
  id: 'pip-requirements',
  ecosystem: 'pypi',
  name: { zh: 'pip 依赖清单', en: 'pip requirements' },
  kind: 'list',
  files: [
    /(?:^|\/)[\w.-]{0,100}requirements?[\w.-]{0,100}\.(?:txt|pip)$/iu,
    /(?:^|\/)requirements\/[\w.-]{1,200}\.txt$/iu,
  ],
  source: 'https://pip.pypa.io/en/stable/reference/requirements-file-format/',
  manifests: (path) => [path.replace(/\.(?:txt|pip)$/iu, '.in')],
  cap: 4_194_304,
  read: readRequirements,
});
