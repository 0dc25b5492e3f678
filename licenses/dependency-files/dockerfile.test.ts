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

import { describe, expect, test } from 'vitest';
import { purlsOf, readFrom } from '../dependency-parts/testing-reading.ts';
import { threadTime } from '../testing.ts';
import { dockerfile } from './dockerfile.ts';

function read(text: string, path = 'Dockerfile') {
  return readFrom(dockerfile, { [path]: text });
}

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

const file = `# syntax=docker/dockerfile:1
# escape=\\
ARG BASE=alpine
ARG TAG="3.20" OTHER
FROM --platform=$BUILDPLATFORM golang:1.25@${digest} AS Build
ARG BASE=never
RUN <<EOF
FROM nothing:1
EOF
RUN apt-get install \\
    # FROM comment:1
    FROM not:1

FROM build AS tools
COPY --from=ghcr.io/o/files:v1 /a /b
COPY --from=build /a /b
COPY --from=0 /a /b
COPY --from=context /a /b
RUN --mount=type=bind,from=quay.io/o/mount:2,target=/x true
from \${BASE}:\${TAG:-1} as base
FROM scratch AS empty
FROM base
COPY --from=registry.example.org:5000/team/app@${digest} /a /b
`;

describe('Dockerfile', () => {
  test('images of stages and of files that are taken from them', async () => {
    const reading = await read(file);
    expect(purlsOf(dockerfile, reading)).toEqual([
      `pkg:docker/golang@${digest}`,
      'pkg:docker/o/files@v1?repository_url=ghcr.io',
      'pkg:docker/o/mount@2?repository_url=quay.io',
      'pkg:docker/alpine@3.20',
      `pkg:docker/team/app@${digest}?repository_url=registry.example.org:5000`,
    ]);
    expect(reading.packages.map(({ name, scopes, line }) => [name, scopes.join(), line])).toEqual([
      ['golang', 'build', 5],
      ['ghcr.io/o/files', 'build', 15],
      ['quay.io/o/mount', 'build', 19],
      ['alpine', 'provided', 20],
      ['registry.example.org:5000/team/app', 'build', 23],
    ]);
    expect(reading.packages[0]).toMatchObject({ version: digest, constraint: '1.25', integrity: digest });
    expect(reading.warnings).toEqual([]);
  });

  test('names of Docker Hub in all spellings are one', async () => {
    const { packages } = await read('FROM docker.io/library/Alpine:3\nFROM index.docker.io/alpine:3\nFROM alpine\n');
    expect(packages.map(({ name, version }) => [name, version])).toEqual([
      ['alpine', '3'],
      ['alpine', null],
    ]);
  });

  test('what lies on the machine alone has no purl', async () => {
    expect(purlsOf(dockerfile, await read('FROM localhost/own:1\n'))).toEqual([null]);
  });

  test('what a variable leaves open is warned of', async () => {
    const text = 'ARG A\nFROM x:@{A}\nFROM @B\nFROM @{C:-y:1}\nFROM @{D:?needed}'.replaceAll('@', '$');
    const { packages, warnings } = await read(text);
    expect(packages.map(({ name, version }) => [name, version])).toEqual([['y', '1']]);
    expect(warnings.map(({ line }) => line)).toEqual([2, 3, 5]);
  });

  test.each(['Containerfile', 'a/Dockerfile.prod', 'a/app.dockerfile', 'Dockerfile-debian', 'Dockerfile.rootless.osc'])(
    '%s is one',
    async (path) => expect((await read('FROM a:1', path)).packages).toHaveLength(1),
  );

  test.each([
    'Dockerfile.md',
    'Dockerfile.dockerignore',
    'dockerfile.go',
    'Dockerfile-x.sh',
    'MyDockerfile',
    'Dockerfiles/x',
  ])('%s is none', (path) => expect(dockerfile.files.some((name) => name.test(path))).toBe(false));

  test('what is made to be slow is read in time', { timeout: 60_000 }, async () => {
    const before = threadTime();
    const texts = [
      'RUN \\\n'.repeat(100_000),
      `FROM ${'a-'.repeat(300_000)}`,
      `FROM ${['$', '{A:-'].join('').repeat(100_000)}`,
      `ARG ${'a="'.repeat(200_000)}\nFROM x`,
      `FROM a\nRUN ${'--mount='.repeat(80_000)}`,
      `FROM a\n${'RUN <<EOF\n'.repeat(80_000)}`,
      Array.from({ length: 40_000 }, (_, i) => `FROM s${i} AS s${i + 1}`).join('\n'),
    ];
    for (const text of texts) await read(text);
    expect(threadTime() - before).toBeLessThan(10_000);
  });
});
