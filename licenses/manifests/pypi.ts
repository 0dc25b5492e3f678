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

import { type Declaration, declaration, defineManifest, fromToml, lineOf, member } from '../manifest.ts';

const classifierLine = /License :: [^"'\n,\]]{1,200}/gu;

/** `License :: OSI Approved :: MIT License` → `MIT License`; "OSI Approved" alone names no licence. */
function classifierNames(texts: readonly unknown[]): string[] {
  return texts
    .filter((text) => typeof text === 'string')
    .filter((text) => text.startsWith('License ::'))
    .map((text) => text.split('::').at(-1)?.trim() ?? '')
    .filter((name) => name !== '' && name !== 'OSI Approved');
}

function fromPyproject(text: string): Declaration | null {
  const toml = fromToml(text);
  const project = member(toml, 'project') ?? member(toml, 'tool', 'poetry') ?? member(toml, 'tool', 'flit', 'metadata');
  const licence = member(project, 'license');
  const line = lineOf(text, /^[ \t]*license[ \t]*=|^[ \t]*\[project\.license\]/m);
  if (typeof licence === 'string') return declaration([licence], 'or', line);
  const free = member(licence, 'text');
  if (typeof free === 'string' && free.trim() !== '' && free.length <= 200) return declaration([free], 'or', line);
  const classifiers = member(project, 'classifiers');
  const named = declaration(
    classifierNames(Array.isArray(classifiers) ? classifiers : []),
    'or',
    lineOf(text, /License ::/),
  );
  const files = member(project, 'license-files');
  const file = member(licence, 'file') ?? (Array.isArray(files) ? (files as readonly unknown[])[0] : undefined);
  const plain = typeof file === 'string' && !/[*?[]/u.test(file);
  return named ?? (plain ? declaration([`SEE LICENSE IN ${file}`], 'or', line) : null);
}

/** `setup.cfg`: keys under `[metadata]`. */
function fromSetupCfg(text: string): Declaration | null {
  const metadata = /^\[metadata\][ \t]*\n((?:(?!\[)[^\n]*(?:\n|$))*)/m.exec(text)?.[1] ?? '';
  const licence = /^licen[cs]e[ \t]*[=:][ \t]*(\S[^\n]{0,500})/m.exec(metadata)?.[1];
  const names = classifierNames(metadata.match(classifierLine) ?? []);
  return declaration(
    licence === undefined ? names : [licence],
    'or',
    lineOf(text, /^licen[cs]e[ \t]*[=:]|License ::/m),
  );
}

/** `setup.py` is a program: only literals are read. */
function fromSetupPy(text: string): Declaration | null {
  const licence = /\blicense[ \t]{0,9}=[ \t]{0,9}(?:"([^"\n]{1,200})"|'([^'\n]{1,200})')/u.exec(text);
  const names = classifierNames(text.match(classifierLine) ?? []);
  return declaration(
    licence === null ? names : [licence[1] ?? licence[2]],
    'or',
    lineOf(text, /\blicense[ \t]{0,9}=|License ::/),
  );
}

/** PyPI: `pyproject.toml` (PEP 639 and before), `setup.cfg`, literals of `setup.py`, trove classifiers. */
export const pypi = defineManifest({
  id: 'pypi',
  name: { zh: 'PyPI（Python）', en: 'PyPI (Python)' },
  files: [/^pyproject\.toml$/, /^setup\.cfg$/, /^setup\.py$/],
  field: 'project.license',
  source: 'https://packaging.python.org/en/latest/specifications/pyproject-toml/#license',
  read(text) {
    if (/^\s{0,20}\[(?:project|tool\.|build-system)/m.test(text)) return fromPyproject(text);
    return /^\[metadata\]/m.test(text) ? fromSetupCfg(text) : fromSetupPy(text);
  },
});
