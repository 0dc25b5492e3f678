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

import type { NamedMatrix } from './ahp-bench.ts';

async function show(root: HTMLElement, start: NamedMatrix): Promise<void> {
  const { showAhp } = await import('./ahp-view.ts');
  showAhp(root, start);
}

/** Waits until somebody opens the workbench: until then only these lines are loaded. */
export function startAhp(): void {
  const details = document.querySelector<HTMLDetailsElement>('[data-ahp]');
  const root = details?.querySelector<HTMLElement>('[data-tool]') ?? null;
  if (details === null || root === null) return;
  let begun = false;
  details.addEventListener('toggle', () => {
    if (begun || !details.open) return;
    begun = true;
    void show(root, JSON.parse(details.dataset['ahp'] ?? 'null') as NamedMatrix);
  });
}
