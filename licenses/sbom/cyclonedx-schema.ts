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

import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { cyclonedxResource } from './cyclonedx-resources.ts';
import { addFormatsAndKeywords } from './schema-formats.ts';

/** Schemas by version; those of the first two that were JSON come in a strict form, which refuses members that nobody defined. */
const files: ReadonlyMap<string, string> = new Map([
  ['1.2', 'bom-1.2-strict.SNAPSHOT.schema.json'],
  ['1.3', 'bom-1.3-strict.SNAPSHOT.schema.json'],
  ['1.4', 'bom-1.4.SNAPSHOT.schema.json'],
  ['1.5', 'bom-1.5.SNAPSHOT.schema.json'],
  ['1.6', 'bom-1.6.SNAPSHOT.schema.json'],
  ['1.7', 'bom-1.7.SNAPSHOT.schema.json'],
]);
const shared = ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json', 'cryptography-defs.SNAPSHOT.schema.json'];
const compiled = new Map<string, ValidateFunction>();

function schema(name: string): Record<string, unknown> {
  return JSON.parse(cyclonedxResource(name)) as Record<string, unknown>;
}

function compile(file: string): ValidateFunction {
  const ajv = new Ajv({ strict: false, validateFormats: true, addUsedSchema: false });
  addFormats.default(ajv);
  addFormatsAndKeywords(ajv);
  for (const name of shared) {
    const one = schema(name);
    ajv.addSchema(one, `http://cyclonedx.org/schema/${name}`);
  }
  return ajv.compile(schema(file));
}

function validatorOf(version: string): ValidateFunction | null {
  const file = files.get(version);
  if (file === undefined) return null;
  const found = compiled.get(version) ?? compile(file);
  compiled.set(version, found);
  return found;
}

/** Whether there is a JSON form of this version of CycloneDX. */
export function hasSchema(version: string): boolean {
  return files.has(version);
}

/** What the official schemas say of a document. */
export interface Judgement {
  /** Faults by the schema of its version, at most five; empty when it is valid. */
  readonly faults: readonly string[];
  /** The first later version by which it is valid, when its only fault is members that its own version does not have; else null. */
  readonly later: string | null;
}

function isValid(document: unknown, version: string): boolean {
  return validatorOf(version)?.(document) === true;
}

/** Holds a document against the schema of its version, which must be one of those that have a JSON form. */
export function judge(document: unknown, version: string): Judgement {
  const validate = validatorOf(version);
  if (validate === null || validate(document)) return { faults: [], later: null };
  const errors = validate.errors ?? [];
  const faults = errors.map(
    ({ instancePath, message }) => `${instancePath.slice(0, 200) || '/'} ${message ?? 'is not valid'}`,
  );
  const onlyMembers = errors.every(({ keyword }) => keyword === 'additionalProperties');
  const newer = onlyMembers ? [...files.keys()].filter((other) => other > version) : [];
  return {
    faults: [...new Set(faults)].slice(0, 5),
    later: newer.find((other) => isValid(document, other)) ?? null,
  };
}
