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

import type { FoundPackage } from '../dependency-file.ts';
import { PurlError } from '../purl/error.ts';
import { buildPurl } from '../purl/format.ts';
import type { Purl } from '../purl/purl.ts';
import { givenPurl } from './given-purl.ts';
import { packagePurl } from './package-purl.ts';

/** The purl of a package in its canonical spelling, the one that its file gives first; null of what is local, and of a name that no purl of the type can have. */
export function registryPurl(type: string, found: FoundPackage, version = found.version): Purl | null {
  const given = givenPurl(found);
  if (given !== null) return given;
  const parts = packagePurl(type, { ...found, version }, found.name);
  try {
    return parts === null ? null : buildPurl(parts);
  } catch (error) {
    if (error instanceof PurlError) return null;
    throw error;
  }
}
