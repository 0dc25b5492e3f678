import { defineManifest } from '../manifest.ts';

/** Go modules: `go.mod` has no licence field; pkg.go.dev reads the licence text. */
export const go = defineManifest({
  id: 'go',
  name: { zh: 'Go 模块', en: 'Go modules' },
  files: [/^go\.mod$/],
  field: null,
  source: 'https://go.dev/ref/mod#go-mod-file',
  read: () => null,
});
