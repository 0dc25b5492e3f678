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

/** What `requirements.txt` is compiled from. */
export const pipRequirementsIn = defineDependencyFile({
  id: 'pip-requirements-in',
  ecosystem: 'pypi',
  name: { zh: 'pip-tools 依赖清单', en: 'pip-tools requirements' },
  kind: 'manifest',
  files: [/(?:^|\/)[\w.-]{0,100}requirements?[\w.-]{0,100}\.in$/iu, /(?:^|\/)requirements\/[\w.-]{1,200}\.in$/iu],
  source: 'https://pip-tools.readthedocs.io/en/stable/',
  manifests: null,
  cap: 4_194_304,
  read: readRequirements,
});
