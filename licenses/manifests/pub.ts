import { defineManifest } from '../manifest.ts';

/** Dart pub: `pubspec.yaml` has no licence field; pub.dev reads the licence text. */
export const pub = defineManifest({
  id: 'pub',
  name: { zh: 'pub（Dart）', en: 'pub (Dart)' },
  files: [/^pubspec\.ya?ml$/],
  field: null,
  source: 'https://dart.dev/tools/pub/publishing#preparing-to-publish',
  read: () => null,
});
