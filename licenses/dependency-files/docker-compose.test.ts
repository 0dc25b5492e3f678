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
import { readFrom } from '../dependency-parts/testing-reading.ts';
import { dockerCompose } from './docker-compose.ts';

test('images of services, also by merge keys and defaults', async () => {
  const text = `x-base: &base
  image: ghcr.io/o/base:1.10
services:
  one:
    <<: *base
  two:
    image: \${REGISTRY:-docker.io}/nginx:\${TAG-1.27}
  three:
    image: own
    build: .
  four:
    image: app:\${VERSION}
  five:
    command: x
`;
  const { packages, warnings } = await readFrom(dockerCompose, { 'deploy/docker-compose.prod.yml': text });
  expect(packages.map(({ name, version, line }) => [name, version, line])).toEqual([
    ['ghcr.io/o/base', '1.10', 2],
    ['nginx', '1.27', 7],
  ]);
  expect(warnings.map(({ line }) => line)).toEqual([12]);
});
