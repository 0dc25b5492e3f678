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

/** Takes secrets out of text. */
export interface Redactor {
  /** Learns the values of headers that carry a credential. */
  learn(headers: Readonly<Record<string, string>>): void;
  clean(text: string): string;
}

/** Secrets of earlier requests that may still be echoed: installation tokens change every hour. */
const remembered = 16;
const shortest = 6;
/** Headers that carry credentials; others, as a version, would be taken out of honest text. */
const secretNames = /auth|token|cookie|key|secret|password/iu;

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const base64 = bytes.toString('base64').replace(/=+$/u, '');
  // In lower case as the name of a host.
  return [secret, secret.toLowerCase(), encodeURIComponent(secret), base64, bytes.toString('base64url')];
}

/** The secret parts of a header value: the whole, and what comes after a scheme. */
function secretsOf(value: string): string[] {
  const parts = value.trim().split(/\s+/u);
  const last = parts.at(-1) ?? '';
  const basic = /^basic$/iu.test(parts[0] ?? '') ? Buffer.from(last, 'base64').toString('utf8').split(':') : [];
  return [last, ...basic].filter((secret) => secret.length >= shortest);
}

/** Makes a redactor that knows nothing yet. */
export function createRedactor(): Redactor {
  const values = new Set<string>();
  let forms: readonly string[] = [];
  return {
    learn(headers) {
      for (const [name, value] of Object.entries(headers)) {
        if (values.has(value) || !secretNames.test(name)) continue;
        values.add(value);
        if (values.size > remembered) values.delete([...values][0] ?? '');
        forms = [...new Set([...values].flatMap(secretsOf).flatMap(formsOf))].sort((a, b) => b.length - a.length);
      }
    },
    clean(text) {
      let cleaned = text;
      for (const form of forms) if (cleaned.includes(form)) cleaned = cleaned.replaceAll(form, '[redacted]');
      return cleaned;
    },
  };
}
