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
import { purlsOf, readFrom } from '../dependency-parts/testing-reading.ts';
import { threadTime } from '../testing.ts';
import { sbtBuild } from './sbt-build.ts';

test('modules that are written out', async () => {
  const text = `ThisBuild / scalaVersion := "2.13.12"
val akka = "2.6.20" // "not" % "this" % "1"
libraryDependencies ++= Seq(
  "com.typesafe.akka" %% "akka-actor" % akka,
  "org.java" % "plain" % "1.10" % Test,
  /* "nor" % "this" % "1" */
  "org.scalatest" %% "scalatest" % "3.2.17" % "test->default",
  "org.js" %%% "dom" % "2.8.0",
  "org.lost" % "lost" % Versions.nowhere
)
addSbtPlugin("org.plugin" % "sbt-plugin" % "1.2.3")
`;
  const reading = await readFrom(sbtBuild, { 'build.sbt': text });
  expect(reading.packages.map(({ name, version, scopes, line }) => [name, version, scopes, line])).toEqual([
    ['com.typesafe.akka:akka-actor_2.13', '2.6.20', [], 4],
    ['org.java:plain', '1.10', ['test'], 5],
    ['org.scalatest:scalatest_2.13', '3.2.17', ['test'], 7],
    ['org.js::dom', '2.8.0', [], 8],
    ['org.lost:lost', null, [], 9],
    ['org.plugin:sbt-plugin_2.12_1.0', '1.2.3', ['build'], 11],
  ]);
  expect(purlsOf(sbtBuild, reading)[3]).toBeNull();
  expect(reading.warnings.map(({ line }) => line)).toEqual([8]);
});

test('quotes and comments that stay open take no time', async () => {
  const begin = threadTime();
  for (const part of ['/*', '"', '"a" % ', '"a" % "b" % ', '//', '\\"', 'val ', '*'])
    await readFrom(sbtBuild, { 'build.sbt': part.repeat(500_000 / part.length) });
  expect(threadTime() - begin).toBeLessThan(10_000);
});
