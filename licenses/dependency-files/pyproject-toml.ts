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
import { pyprojectNeeds, pyprojectRoot } from '../dependency-parts/python-pyproject.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { tomlDocument, tomlPlaces, tomlStrings } from '../dependency-parts/toml.ts';

/** `pyproject.toml`: extras (PEP 621), groups (PEP 735), tables of Poetry, PDM and uv, what builds it. */
export const pyprojectToml = defineDependencyFile({
  id: 'pyproject-toml',
  ecosystem: 'pypi',
  name: { zh: 'pyproject.toml', en: 'pyproject.toml' },
  kind: 'manifest',
  files: [/(?:^|\/)pyproject\.toml$/u],
  source: 'https://packaging.python.org/en/latest/specifications/pyproject-toml/',
  manifests: null,
  cap: 4_194_304,
  read(text) {
    const toml = tomlDocument(text);
    const { packages, unreadable } = pyprojectNeeds(toml, tomlPlaces(text), tomlStrings(text));
    refuseTooMany(packages.length);
    return {
      root: pyprojectRoot(toml),
      packages,
      recorded: null,
      warnings: unreadable.map((one) => ({
        text: {
          zh: `这不是依赖声明，已略过：${one.text.slice(0, 100)}`,
          en: `This is no requirement and was passed over: ${one.text.slice(0, 100)}`,
        },
        line: one.line,
      })),
    };
  },
});
