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

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{store,licenses,crawler,metrics,api,site,docs,bench,bin}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '.tongming/**'],
    globalSetup: ['store/testing-setup.ts', 'licenses/testing-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default', './.ci/count-reporter.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 60_000,
  },
});
