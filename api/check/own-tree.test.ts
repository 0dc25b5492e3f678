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

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../environment.ts';
import { doCheck } from './do-check.ts';
import { meansOf } from './means.ts';

test('this project passes its own check, by its own policy file', { timeout: 120_000 }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongming-own-'));
  const { signal } = new AbortController();
  try {
    const means = await meansOf({
      dataDir,
      checkout: packageRoot,
      failOn: 'warning',
      advisories: null,
      sbom: null,
      signal,
    });
    const request = { path: packageRoot, base: null, head: null, staged: false, policy: null };
    const { result } = await doCheck(request, means, { signal });
    const counting = result.findings.filter(({ level, waiver }) => level !== 'note' && waiver === null);
    expect(counting.map(({ policy, rule, path, message }) => `${policy}/${rule} ${path}: ${message.en}`)).toEqual([]);
    expect(result.verdict).toBe('pass');
    expect(result.policyFile?.path).toBe('.tongming.yml');
    expect(result.outbound.expression).toBe('MulanPSL-2.0');
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});
