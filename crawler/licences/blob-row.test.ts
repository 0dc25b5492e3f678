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

import { expect, test } from 'vitest';
import { createDetector } from '#licenses/detect/detector.ts';
import { createTextScanner } from '#licenses/scan/scan-text.ts';
import { licenceText } from '#licenses/testing.ts';
import { blobRow } from './blob-row.ts';

test.each(['utf8', 'utf16le'] as const)('the words of an altered text are kept as it reads, in %s', (encoding) => {
  const altered = licenceText('MIT').replace('without limitation', 'with some limitation');
  const bytes = Buffer.from(`\ufeff${altered}`, encoding);
  const facts = createTextScanner(createDetector())('', { bytes, size: bytes.length, gap: null });
  const row = blobRow('00'.repeat(20), bytes, { ...facts, path: '', problem: null, size: bytes.length });
  const kept = row.at(-1) as readonly { readonly text: string }[];
  expect(kept).toHaveLength(1);
  expect(kept[0]?.text).toContain('with some limitation');
  expect(kept[0]?.text).not.toMatch(/[\0\ufffd]/u);
});
