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
import { isDistributed } from './distributed.ts';

describe('files whose licence can keep a project out', () => {
  test.each([
    ['src/a.c'],
    ['vendor/github.com/acme/cli/run.go'],
    ['third_party/zlib/inflate.c'],
    ['license.go'],
    ['src/notice.ts'],
    ['pkg/copyright/history.py'],
    ['lib/changes.rb'],
    ['src/build/plan.rs'],
    ['packages/core/scripts/run.ts'],
    ['bin/install.sh'],
    ['cmd/documentation.go'],
    ['src/latest/first.go'],
    ['assets/logo.png'],
  ])('%s is part of the work', (path) => expect(isDistributed(path)).toBe(true));

  test.each([
    ['NOTICE'],
    ['LICENSE.GPL-2.0'],
    ['bpf/LICENSE-MIT.txt'],
    ['LICENSES/CC-BY-SA-4.0.txt'],
    ['COPYING'],
    ['ThirdPartyNotices.txt'],
    ['vendor/github.com/acme/digest/README.md'],
    ['vendor/github.com/acme/digest/LICENSE.docs'],
    ['src/guide/intro.rst'],
    ['doc/manual.html'],
    ['man/tool.1'],
    ['logo.svg.license'],
  ])('%s is a document, a notice or a licence text', (path) => expect(isDistributed(path)).toBe(false));

  test.each([
    ['scripts/update_go_workspace.sh'],
    ['hack/verify.py'],
    ['staging/src/hack/make.sh'],
    ['.github/workflows/build.yml'],
    ['.gitlab-ci.yml'],
    ['Jenkinsfile'],
    ['Dockerfile'],
    ['src/CMakeLists.txt'],
    ['cmake/FindFoo.cmake'],
    ['config.guess'],
    ['Makefile.am'],
  ])('%s only builds the work', (path) => expect(isDistributed(path)).toBe(false));

  test.each([
    ['test/data.c'],
    ['unittest/a.cpp'],
    ['src/__tests__/a.ts'],
    ['pkg/a_test.go'],
    ['src/a.spec.tsx'],
    ['examples/one/main.go'],
    ['benches/speed.rs'],
    ['api/v1/api.pb.go'],
  ])('%s is a test, an example or generated', (path) => expect(isDistributed(path)).toBe(false));
});
