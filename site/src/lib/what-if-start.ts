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

import { words } from './dom.ts';
import type { WhatIfData } from './what-if.ts';

async function show(details: HTMLElement, root: HTMLElement): Promise<void> {
  const [{ showWhatIf }, response] = await Promise.all([
    import('./what-if-view.ts'),
    fetch(details.dataset['whatIf'] ?? ''),
  ]);
  if (!response.ok) throw new Error(`the data answered ${response.status}`);
  const data = (await response.json()) as WhatIfData | null;
  if (data !== null) showWhatIf(root, data, details.dataset['locale'] === 'en' ? 'en' : 'zh');
}

/** Waits until somebody opens the tool: until then only these lines are loaded. */
export function startWhatIf(): void {
  const details = document.querySelector<HTMLDetailsElement>('[data-what-if]');
  const root = details?.querySelector<HTMLElement>('[data-tool]') ?? null;
  if (details === null || root === null) return;
  let begun = false;
  const begin = () => {
    if (begun || !details.open) return;
    begun = true;
    show(details, root).catch(() => {
      begun = false;
      root.textContent = words(root)('failed');
    });
  };
  details.addEventListener('toggle', begin);
  if (location.hash.startsWith('#weights=')) details.open = true;
}
