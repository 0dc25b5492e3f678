import { declaration, defineManifest, lineOf } from '../manifest.ts';

const field =
  /^[ \t{,]{0,99}(?:"license"|'license'|license)[ \t]{0,9}:[ \t]{0,9}(?:"([^"\n]{0,500})"|'([^'\n]{0,500})')/mu;

/** OpenHarmony's package manager: `oh-package.json5`, read by the line because JSON5 allows what JSON refuses. */
export const ohpm = defineManifest({
  id: 'ohpm',
  name: { zh: 'ohpm（OpenHarmony）', en: 'ohpm (OpenHarmony)' },
  files: [/^oh-package\.json5$/],
  field: 'license',
  source: 'https://ohpm.openharmony.cn/#/cn/help/createandpublish',
  read(text) {
    const found = field.exec(text);
    return declaration([found?.[1] ?? found?.[2]], 'or', lineOf(text, field));
  },
});
