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

/** A package of a lock file for a test; the rest of its entry is what npm writes for any package. */
export interface NpmPackage {
  readonly version?: string;
  readonly license?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dev?: true;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** `package.json` and `package-lock.json` of a work under the MIT licence, one key a line, for policies to be tried on. */
export function npmFiles(
  dependencies: Readonly<Record<string, string>>,
  packages: Readonly<Record<string, NpmPackage>>,
  manifest: Readonly<Record<string, unknown>> = {},
): Record<string, string> {
  const root = { name: 'work', version: '1.0.0', license: 'MIT', dependencies, ...manifest };
  const locked = Object.entries(packages).map(([name, one]): [string, unknown] => {
    const { version = '1.0.0' } = one;
    const resolved = `https://registry.npmjs.org/${name}/-/${name}-${version}.tgz`;
    return [`node_modules/${name}`, { version, resolved, ...one }];
  });
  const lock = {
    name: 'work',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: { '': root, ...Object.fromEntries(locked) },
  };
  return {
    'package.json': `${JSON.stringify(root, null, 2)}\n`,
    'package-lock.json': `${JSON.stringify(lock, null, 2)}\n`,
  };
}
