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

import type { Scope } from '../dependency-file.ts';

const test = /^test(?=[A-Z_]|$)|Tests?(?=[A-Z_]|$)|^jmh(?=[A-Z]|$)/u;
const build =
  /^(?:classpath|annotationProcessor|kapt|ksp|checkstyle|pmd|spotbugs|jacoco\w{0,20}|ktlint\w{0,60}|detekt\w{0,40}|errorprone|lint\w{0,40}|zinc|codenarc|protobufToolsLocator_\w{0,60}|swiftExportClasspathResolvable|kotlin(?:Compiler|BuildTools|Klib|Native|Script|InternalAbi)\w{0,80})$|AnnotationProcessor(?:Path)?$|KotlinProcessorClasspath$/u;
const dev = /^developmentOnly$/u;

function kindOf(configuration: string): Scope | null {
  if (test.test(configuration)) return 'test';
  if (build.test(configuration)) return 'build';
  return dev.test(configuration) ? 'dev' : null;
}

/** What only helps to develop is in `runtimeClasspath` too, but not in what Spring Boot ships. */
function withoutDevelopment(configurations: readonly string[]): readonly string[] {
  if (!configurations.includes('developmentOnly') || configurations.includes('productionRuntimeClasspath'))
    return configurations;
  return configurations.filter((name) => name !== 'runtimeClasspath');
}

/** What a package is for, by the names of the Gradle configurations that hold it; nothing when one of them is what the work runs with. */
export function configurationScopes(configurations: readonly string[]): readonly Scope[] {
  const kinds = new Set(withoutDevelopment(configurations).map(kindOf));
  return kinds.has(null) ? [] : [...kinds].flatMap((kind) => kind ?? []);
}
