import { declaration, defineManifest, lineOf } from '../manifest.ts';

/** RPM: the first `License:` tag of a spec file; macros are not expanded. */
export const rpmSpec = defineManifest({
  id: 'rpm-spec',
  name: { zh: 'RPM spec 文件', en: 'RPM spec file' },
  files: [/^[^/]+\.spec$/],
  field: 'License',
  source: 'https://docs.fedoraproject.org/en-US/legal/license-field/',
  read(text) {
    const value = /^License:[ \t]{0,99}(\S[^\n]{0,1000})/imu.exec(text)?.[1];
    return declaration([value?.includes('%{') === true ? undefined : value], 'and', lineOf(text, /^License:/im));
  },
});
