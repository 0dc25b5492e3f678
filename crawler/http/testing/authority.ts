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

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A key and its certificate in PEM. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

/** A certificate authority of one test run, and what it signed. */
export interface Authority {
  readonly ca: string;
  /** For `platform.test`. */
  readonly good: Identity;
  /** For `platform.test`, run out when it was made. */
  readonly expired: Identity;
  /** For another name. */
  readonly other: Identity;
  /** For `platform.test`, signed by itself. */
  readonly own: Identity;
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Makes an authority by openssl in a temporary directory. */
export function createAuthority(): Authority {
  const dir = mkdtempSync(join(tmpdir(), 'tongming-ca-'));
  const run = (...words: string[]) => execFileSync('openssl', words, { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });
  const read = (name: string) => readFileSync(join(dir, name), 'utf8');
  const sign = (name: string, host: string, days: string): Identity => {
    writeFileSync(join(dir, 'names'), `subjectAltName=DNS:${host}`);
    run('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${host}`);
    const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names'];
    run('x509', '-req', '-in', `${name}.csr`, ...by, '-out', `${name}.pem`, '-days', days);
    return { key: read(`${name}.key`), cert: read(`${name}.pem`) };
  };
  const signSelf = (name: string, subject: string, ...more: string[]): Identity => {
    const files = ['-keyout', `${name}.key`, '-out', `${name}.pem`];
    run('req', '-x509', ...newKey, ...files, '-days', '2', '-subj', `/CN=${subject}`, ...more);
    return { key: read(`${name}.key`), cert: read(`${name}.pem`) };
  };
  try {
    return {
      ca: signSelf('ca', 'Tongming test authority').cert,
      good: sign('good', 'platform.test', '2'),
      expired: sign('expired', 'platform.test', '0'),
      other: sign('other', 'elsewhere.test', '2'),
      own: signSelf('own', 'platform.test', '-addext', 'subjectAltName=DNS:platform.test'),
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
