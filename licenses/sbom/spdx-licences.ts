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

import { formatExpression, tryExpression } from '../expression.ts';
import { type LicencePart, licencesOf } from '../expression-expand.ts';
import { exceptionId, licenceId } from '../ids.ts';
import { cleanText } from './clean.ts';
import { digest } from './derived-id.ts';

/** A licence that is not on the SPDX list, as a document has to explain it. */
export interface ExtractedLicence {
  readonly licenseId: string;
  readonly name: string;
  readonly extractedText: string;
}

/** Collects what a document has to explain while its licence fields are written. */
export interface LicenceFields {
  /** `NOASSERTION` where nothing is known, or it cannot be said in SPDX 2.3. */
  readonly field: (expression: string | null, unclear?: readonly string[]) => string;
  /** In the order of their ids. */
  readonly extracted: () => ExtractedLicence[];
}

const unknown = 'The text of this licence is not known; this is only its name.';

/** Writes licence fields; what it cannot name by the SPDX list becomes a `LicenseRef` with its words. */
export function licenceFields(): LicenceFields {
  const found = new Map<string, ExtractedLicence>();

  /** Whether SPDX 2.3 can say it: a listed id, or a `LicenseRef` of this document; and no exception but those listed. */
  function sayable({ id, exception }: LicencePart): boolean {
    if (exception !== null && exceptionId(exception) === null) return false;
    if (licenceId(id.replace(/\+$/u, '')) !== null) return true;
    if (!/^LicenseRef-[A-Za-z0-9.-]+$/u.test(id)) return false;
    if (!found.has(id)) found.set(id, { licenseId: id, name: id, extractedText: unknown });
    return true;
  }

  function reference(statement: string): string {
    const text = cleanText(statement);
    const licenseId = `LicenseRef-tongming-${digest(statement, 12)}`;
    found.set(licenseId, { licenseId, name: text, extractedText: text });
    return licenseId;
  }

  return {
    field(expression, unclear = []) {
      const parsed = expression === null ? null : tryExpression(expression);
      if (parsed !== null) return licencesOf(parsed).every(sayable) ? formatExpression(parsed) : 'NOASSERTION';
      const words = [...(expression === null ? [] : [expression]), ...unclear].filter((text) => text.trim() !== '');
      return [...new Set(words.map(reference))].sort().join(' AND ') || 'NOASSERTION';
    },
    extracted: () => [...found.values()].sort((a, b) => (a.licenseId < b.licenseId ? -1 : 1)),
  };
}
