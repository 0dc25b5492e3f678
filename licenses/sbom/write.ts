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

import { writeCyclonedx } from './cyclonedx-write.ts';
import type { SbomFormat, SbomSource } from './document.ts';
import { writeSpdx } from './spdx-write.ts';

const writers: Readonly<Record<SbomFormat, (source: SbomSource) => string>> = {
  'cyclonedx-1.6': (source) => writeCyclonedx(source, '1.6'),
  'cyclonedx-1.7': (source) => writeCyclonedx(source, '1.7'),
  'spdx-2.3': writeSpdx,
};

/** A bill of materials in the form that is asked for; the same source gives the same bytes. */
export function writeSbom(source: SbomSource, format: SbomFormat): string {
  return writers[format](source);
}
