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

import type { Store } from '#store/open.ts';
import { addCommits, addFiles, addOrganisation, addProject, addRepository, burst } from './store-facts.ts';

const mit = `MIT License

Copyright (c) 2024 Example

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`;

/** Repositories of the small hub, by project. */
export interface SmallHub {
  readonly alpha: string;
  readonly beta: string;
}

/** A hub of four projects: alpha busy, beta quiet, gamma not crawled yet, delta only applied. */
export async function addSmallHub(store: Store): Promise<SmallHub> {
  await addOrganisation(store, 'acme', [{ domain: 'acme.example' }]);
  for (const slug of ['alpha', 'beta', 'gamma'] as const) await addProject(store, slug);
  await addProject(store, 'delta', 'applied', null);
  const [alpha, beta, delta] = [
    await addRepository(store, 'alpha'),
    await addRepository(store, 'beta'),
    await addRepository(store, 'delta'),
  ];
  await addRepository(store, 'gamma', { fetchedAt: null });
  for (const [repository, more] of [
    [alpha, 30],
    [beta, 2],
    [delta, 9],
  ] as const) {
    await addFiles(store, repository, {
      LICENSE: mit,
      'README.md': '# Example\n\nAn example.\n\n## Usage\n\nRun it.\n',
    });
    for (const month of ['2025-03', '2026-02', '2026-06', '2026-10']) {
      await addCommits(store, repository, [
        ...burst('ann@acme.example', `${month}-03T02:00:00Z`, more),
        ...burst('bo@qq.com', `${month}-10T02:00:00Z`, 2, { coAuthors: ['ann@acme.example'], signedOff: true }),
      ]);
    }
  }
  return { alpha, beta };
}
